// Reads a scenario (the contract's `Scenario`) in the form that the recorder needs.
import { createHash } from "node:crypto";

/**
 * A header block as pairs, and the lines that are not headers.
 * @param {string | [string, string][] | undefined} input
 * @returns {{ headers: [string, string][], raw: string[] }}
 */
export function headerLines(input) {
  if (Array.isArray(input)) return { headers: input.map(([n, v]) => [n, v]), raw: [] };
  const headers = [],
    raw = [];
  for (const line of (input ?? "").split(/\r\n|\n|\r/)) {
    if (!line.trim()) continue;
    const colon = line.indexOf(":");
    if (colon > 0 && !/^\s/.test(line))
      headers.push([line.slice(0, colon), line.slice(colon + 1).replace(/^[ \t]+/, "")]);
    else raw.push(line);
  }
  return { headers, raw };
}

/** The value of the first header of that name, or undefined. */
export function header(input, name) {
  return headerLines(input).headers.find(([n]) => n.trim().toLowerCase() === name)?.[1];
}

/** Whether the response is a redirect. */
export const isRedirect = (status) => [301, 302, 303, 307, 308].includes(status);

/** An absolute URL, or null. */
export function absolute(url, base) {
  try {
    return new URL(url, base);
  } catch {
    return null;
  }
}

/** Every host that a scenario may touch: of the page, the request, and each Location. */
export function hosts(scenario) {
  const found = new Set();
  let base = scenario.page.url;
  for (const url of [
    ...(scenario.page.frame?.ancestors ?? []),
    scenario.page.frame?.parent.url,
    scenario.page.url,
    scenario.page.worker?.url,
    scenario.request.url,
    ...(scenario.network ?? []).map((hop) => header(hop.response?.headers, "location")),
  ]) {
    const parsed = url === undefined ? null : absolute(url, base);
    if (!parsed) continue;
    base = parsed.href;
    if (parsed.hostname) found.add(parsed.hostname);
  }
  return [...found];
}

/** The flags of every `sandbox` directive with which a page is served. */
function sandboxes(page) {
  const policies = headerLines(page.headers)
    .headers.filter(([n]) => n.toLowerCase() === "content-security-policy")
    .flatMap(([, v]) => v.split(","));
  return policies
    .map((policy) =>
      policy
        .split(";")
        .map((d) =>
          d
            .trim()
            .toLowerCase()
            .split(/[ \t\n\f\r]+/),
        )
        .find(([name]) => name === "sandbox")
        ?.slice(1),
    )
    .filter(Boolean);
}

/** Whether a page's origin is opaque. */
export const sandboxed = (page) => sandboxes(page).some((flags) => !flags.includes("allow-same-origin"));

/** Whether a page has a scheme that an app registers for its web view. */
export const isOfApp = (page) => /^(capacitor|ionic|tauri|app):$/.test(page?.protocol ?? "");

/** The reason why a scenario cannot be replayed at all, or null. */
export function unrecordable(engine, scenario) {
  const page = absolute(scenario.page.url);
  if (!page || !/^(https?|file):$/.test(page.protocol)) {
    if (!isOfApp(page)) return "the page is not served over HTTP";
    if (engine !== "webkit") return "only WebKit's webviews have pages of that scheme";
  }
  if (scenario.page.hostPermissions?.length) return "an extension page";
  if (page.username || page.password) return "credentials in the page's URL";
  if (sandboxes(scenario.page).some((flags) => !flags.includes("allow-scripts")))
    return "a sandboxed page without scripts";
  return null;
}

/** The scenario with its object keys in one order, so that equal scenarios have equal texts. */
export function canonical(value) {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .filter((k) => value[k] !== undefined)
      .map((k) => [k, canonical(value[k])]),
  );
}

/** A stable name: the topic and a hash of the scenario. */
export function idOf(topic, scenario) {
  return `${topic}.${createHash("sha256")
    .update(JSON.stringify(canonical(scenario)))
    .digest("hex")
    .slice(0, 8)}`;
}
