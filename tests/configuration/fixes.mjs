// Fixes that the engine makes, for scenarios in which a real server can be asked for the changed headers.
import { simulate, applyFix } from "../../pkg/index.js";

const page = "https://app.example.com";
const put = { api: "fetch", url: "https://api.example.net/x", method: "PUT", headers: "X-A: 1" };

/** For each name, the scenario and which of its fixes to use. */
const SCENARIOS = {
  "a source more in the policy": {
    page: {
      url: `${page}/`,
      headers: "Content-Security-Policy: default-src 'self'; connect-src 'self'; script-src 'self' 'nonce-a1$b'",
    },
    request: { api: "fetch", url: "https://api.example.net/x" },
    network: [{ response: { headers: "Access-Control-Allow-Origin: *" } }],
  },
  "an origin allowed": {
    page: { url: `${page}/` },
    request: { api: "fetch", url: "https://api.example.net/x" },
    network: [{ response: {} }],
  },
  "a status for the preflight": {
    page: { url: `${page}/` },
    request: put,
    network: [{ preflight: { status: 401 }, response: {} }],
  },
  "credentials allowed": {
    page: { url: `${page}/` },
    request: { ...put, credentials: "include" },
    network: [
      {
        preflight: { headers: "Access-Control-Allow-Origin: *\nAccess-Control-Max-Age: 600" },
        response: { headers: "Access-Control-Allow-Origin: *" },
      },
    ],
  },
  "a resource shared": {
    page: { url: `${page}/`, headers: "Cross-Origin-Embedder-Policy: require-corp" },
    request: { api: "image", url: "https://cdn.example.net/i.png" },
    network: [{ response: { headers: "Content-Type: image/png" } }],
  },
  "a doubled header": {
    page: { url: `${page}/` },
    request: { api: "fetch", url: "https://api.example.net/x" },
    network: [{ response: { headers: "Access-Control-Allow-Origin: *\nAccess-Control-Allow-Origin: *" } }],
  },
};

const names = [
  "access-control-allow-origin",
  "access-control-allow-credentials",
  "access-control-allow-methods",
  "access-control-allow-headers",
  "access-control-max-age",
  "content-security-policy",
  "cross-origin-resource-policy",
  "vary",
];

/** The headers in `headers` that fixes are about. */
function relevant(headers = "") {
  const found = {};
  for (const line of headers.split("\n")) {
    const [name, ...value] = line.split(":");
    if (names.includes(name.trim().toLowerCase())) found[name.trim().toLowerCase()] = value.join(":").trim();
  }
  return found;
}

/** `{ name, scenario, fix, request, page, preflight, response }`: what the server has to send after the fix. */
export const FIXES = Object.entries(SCENARIOS).map(([name, scenario]) => {
  const fix = simulate(scenario).fixes.find(({ where }) => where !== "request");
  const fixed = applyFix(scenario, fix);
  const touches = (part) => fix.edits.some((edit) => edit.target.includes(part));
  const hop = fixed.network[0];
  return {
    name,
    scenario,
    fix,
    request: { method: scenario.request.method ?? "GET", origin: page, headers: "x-a" },
    page: touches("page.headers") ? relevant(fixed.page.headers) : null,
    preflight: touches("preflight") ? relevant(hop.preflight?.headers) : null,
    response: touches("response") || touches("preflight") ? relevant(hop.response?.headers) : null,
  };
});
