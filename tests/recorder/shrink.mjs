// Makes a scenario smaller, as long as a given condition still holds.

/** Every text that is one piece shorter, if the text is split at `separator`. */
function without(text, separator, joint) {
  const parts = text.split(separator);
  return parts.length < 2 ? [] : parts.map((_, i) => parts.filter((_, k) => k !== i).join(joint));
}

/** Smaller values of one policy: without a directive, without a source. */
function policies(text) {
  const smaller = without(text, /\s*;\s*/, "; ");
  const directives = text.split(/\s*;\s*/);
  directives.forEach((directive, i) => {
    for (const less of without(directive, /\s+/, " ").slice(1))
      smaller.push(directives.map((d, k) => (k === i ? less : d)).join("; "));
  });
  return smaller;
}

/** Smaller header blocks: without a line, with a simpler value. */
function blocks(text) {
  if (typeof text !== "string") return blocks(text.map(([n, v]) => `${n}: ${v}`).join("\n"));
  const lines = text.split("\n").filter(Boolean);
  const smaller = lines.map((_, i) => lines.filter((_, k) => k !== i).join("\n"));
  lines.forEach((line, i) => {
    const colon = line.indexOf(":"),
      name = line.slice(0, colon),
      value = line.slice(colon + 1).trim();
    const values = /^content-security-policy/i.test(name)
      ? [...without(value, /\s*,\s*/, ", "), ...policies(value)]
      : without(value, /\s*,\s*/, ", ");
    for (const v of values) smaller.push(lines.map((l, k) => (k === i ? `${name}: ${v}` : l)).join("\n"));
  });
  return smaller;
}

const copy = (value) => JSON.parse(JSON.stringify(value));

/** The scenario with one change made by `edit`; null if the edit does not apply. */
function changed(scenario, edit) {
  const next = copy(scenario);
  return edit(next) === false || JSON.stringify(next) === JSON.stringify(scenario) ? null : next;
}

/**
 * Every scenario that is one step smaller, the largest steps first.
 * @param {object} scenario
 * @returns {object[]}
 */
export function smaller(scenario) {
  const edits = [];
  const { page, request, network = [] } = scenario;
  const add = (edit) => edits.push(edit);
  if (page.headers !== undefined)
    add((s) => {
      delete s.page.headers;
    });
  if (page.meta)
    add((s) => {
      delete s.page.meta;
    });
  for (let i = network.length - 1; i > 0; i--) {
    // Leaves out a hop in the middle of the chain, or the last one.
    add((s) => {
      s.network.splice(i, 1);
    });
    add((s) => {
      s.network.splice(i - 1, 1);
    });
  }
  for (const field of [
    "headers",
    "body",
    "mode",
    "credentials",
    "redirect",
    "uploadListener",
    "crossorigin",
    "protocols",
    "method",
  ])
    if (request[field] !== undefined)
      add((s) => {
        delete s.request[field];
      });
  if (page.headers !== undefined)
    for (const headers of blocks(page.headers))
      add((s) => {
        s.page.headers = headers;
      });
  (page.meta ?? []).forEach((text, i) => {
    add((s) => {
      s.page.meta.splice(i, 1);
    });
    for (const less of policies(text))
      add((s) => {
        s.page.meta[i] = less;
      });
  });
  if (request.headers !== undefined)
    for (const headers of blocks(request.headers))
      add((s) => {
        s.request.headers = headers;
      });
  network.forEach((hop, i) => {
    for (const part of ["preflight", "response"]) {
      if (!hop[part]) continue;
      if (hop[part].headers)
        for (const headers of blocks(hop[part].headers))
          add((s) => {
            s.network[i][part].headers = headers;
          });
      const plain = part === "preflight" ? 204 : request.api === "websocket" ? 101 : 200;
      if (hop[part].status !== plain)
        add((s) => {
          s.network[i][part].status = plain;
        });
    }
    // This preflight is not needed.
    if (hop.preflight)
      add((s) => {
        delete s.network[i].preflight;
      });
  });
  if (page.url !== "https://app.example.com/") {
    add((s) => {
      s.page.url = "https://app.example.com/";
    });
    add((s) => {
      const u = new URL(s.page.url);
      u.pathname = "/";
      u.search = u.hash = "";
      s.page.url = u.href;
    });
  }
  if (/^(https?|wss?):/.test(request.url)) {
    add((s) => {
      const u = new URL(s.request.url);
      u.search = u.hash = "";
      s.request.url = u.href;
    });
    add((s) => {
      const u = new URL(s.request.url);
      u.pathname = "/";
      s.request.url = u.href;
    });
    add((s) => {
      const u = new URL(s.request.url);
      u.port = "";
      s.request.url = u.href;
    });
  }
  return edits.map((edit) => changed(scenario, edit)).filter(Boolean);
}

/**
 * @param {object} scenario
 * @param {(scenario: object) => Promise<boolean>} holds the condition
 * @param {number} [budget] how often `holds` is called at most
 * @returns {Promise<object>} a scenario for which `holds` is still true and no smaller one is (within the budget)
 */
export async function shrink(scenario, holds, budget = 300) {
  let current = scenario;
  for (let progress = true; progress; ) {
    progress = false;
    for (const candidate of smaller(current)) {
      if (budget-- <= 0) return current;
      if (await holds(candidate)) {
        current = candidate;
        progress = true;
        break;
      }
    }
  }
  return current;
}
