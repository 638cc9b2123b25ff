// Making a scenario smaller as long as it stays interesting.

/** Every scenario that is `scenario` less one thing. */
export function* smaller(scenario) {
  const without = edit => {
    const copy = structuredClone(scenario);
    edit(copy);
    return copy;
  };
  for (const [object, fields] of [["page", ["headers", "meta"]], ["request", Object.keys(scenario.request).filter(f => !["api", "url"].includes(f))]])
    for (const field of fields) if (scenario[object][field] !== undefined) yield without(s => { delete s[object][field]; });
  for (const [i, hop] of scenario.network.entries()) {
    if (i > 0) yield without(s => { s.network.splice(i); });
    for (const part of ["preflight", "response"]) {
      if (!hop[part]) continue;
      const lines = (hop[part].headers ?? "").split("\n").filter(Boolean);
      for (const line of lines.keys()) yield without(s => { s.network[i][part].headers = lines.filter((_, j) => j !== line).join("\n"); });
    }
  }
  const headers = (scenario.page.headers ?? "").split("\n").filter(Boolean);
  for (const [i, header] of headers.entries()) {
    yield without(s => { s.page.headers = headers.filter((_, j) => j !== i).join("\n"); });
    const [name, value = ""] = header.split(/: (.*)/s);
    const replace = text => without(s => { s.page.headers = headers.map((h, j) => (j === i ? `${name}: ${text}` : h)).join("\n"); });
    const directives = value.split("; ");
    if (directives.length > 1) for (const d of directives.keys()) yield replace(directives.filter((_, j) => j !== d).join("; "));
    const tokens = value.split(" ");
    for (let t = 1; t < tokens.length; t++) yield replace(tokens.filter((_, j) => j !== t).join(" "));
  }
}

/**
 * The smallest scenario found that is still interesting.
 * @param {object} scenario
 * @param {(candidate: object) => Promise<boolean>} interesting
 */
export async function shrink(scenario, interesting) {
  for (let again = true; again;) {
    again = false;
    for (const candidate of smaller(scenario)) {
      if (!(await interesting(candidate))) continue;
      scenario = candidate;
      again = true;
      break;
    }
  }
  return scenario;
}
