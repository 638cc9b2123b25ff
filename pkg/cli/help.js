// The text of `--help`. The options that describe a scenario come from the table of fields.
import { BROWSERS, ENGINES } from "../engines.js";
import { RESPONSE_FIELDS, RESPONSES, APIS, FIELDS } from "../fields.js";
import { ENGINE_NAMES } from "../judge.js";
import { COMMANDS, OPTIONS } from "./options.js";
import { choices, folded, line, rows } from "./text.js";

/** A description of each field, for details that its values do not show. */
export const ABOUT = {
  "page.url": ["URL", "the page's address; without it, only verdicts that are the same for every page are given"],
  "page.headers": ['"N: V"', "a response header of the page, or a whole block; may be repeated"],
  "page.meta": ["POLICY", "a policy in a <meta http-equiv>; may be repeated"],
  "page.hostPermissions": ["PATTERNS", "for an extension page: its host permissions"],
  "page.addressSpace": ["SPACE", "the address space that it was loaded from:"],
  "page.localNetworkPermission": ["ANSWER", "the user's answer to the Local Network Access prompt:"],
  "request.api": ["NAME", "the API; --fetch URL is short for --api fetch --url URL"],
  "request.url": ["URL", "the requested URL"],
  "request.method": ["METHOD", "default: the API's own method"],
  "request.headers": ['"N: V"', "a header that the script sets; may be repeated"],
  "request.body.kind": ["KIND", ""],
  "request.body.type": ["TYPE", "the type of a blob"],
  "request.mode": ["MODE", ""],
  "request.credentials": ["WHEN", ""],
  "request.redirect": ["WHAT", ""],
  "request.uploadListener": ["", "for XMLHttpRequest: a listener on xhr.upload"],
  "request.protocols": ["NAMES", "for WebSocket, separated by commas"],
  "request.crossorigin": ["VALUE", "for elements:"],
  "request.as": ["TYPE", "for --preload:"],
  "request.integrity": ["HASHES", "integrity metadata"],
  "page.contentScript": ["", "an extension's content script in the page makes the request"],
  "page.worker.url": ["URL", "the URL of the page's worker that makes the request"],
  "page.worker.kind": ["KIND", "the kind of that worker:"],
  "page.worker.headers": ['"N: V"', "a response header of the worker's script; may be repeated"],
  "page.worker.parent.url": ["URL", "the URL of the worker that started that worker, unless the page did"],
  "page.worker.parent.kind": ["KIND", "the kind of the worker that started it:"],
  "page.worker.parent.headers": ['"N: V"', "a response header of that worker's script; may be repeated"],
  "page.serviceWorker.url": ["URL", "the URL of the service worker that fetches what the page requests"],
  "page.serviceWorker.headers": ['"N: V"', "a response header of the service worker's script; may be repeated"],
  "page.frame.parent.url": ["URL", "the URL of the page that frames the page"],
  "page.frame.parent.headers": ['"N: V"', "a response header of that page; may be repeated"],
  "page.frame.parent.meta": ["POLICY", "a policy in a <meta http-equiv> of that page; may be repeated"],
  "page.frame.ancestors": ["URLS", "URLs of the pages around that page, the nearest first"],
  "page.frame.sandbox": ["FLAGS", "the sandbox attribute of the page's frame"],
  "request.text": ["CODE", "the exact inline or compiled code, or the value of a sink"],
  "request.nonce": ["NONCE", "the element's nonce"],
  "request.insertedBy": ["WHO", "how the element was inserted into the page:"],
  "request.module": ["", "type=module"],
  "request.via": ["WAY", "one of several ways, such as setTimeout for --api eval"],
  "request.policy": ["NAME", "for dom-sink: the Trusted Types policy of the value"],
  "request.sandbox": ["FLAGS", "for frame: its sandbox attribute"],
  url: ["URL", "the URL that the response came from; it is not used for a request to another server"],
  text: ["BODY", "the body that integrity is compared with"],
  addressSpace: ["SPACE", "the address space of the server:"],
};

const SHORT = { method: "-X, ", header: "-H, " };

/** @param {import("../fields.js").Field} field */
function fieldLine({ path, option, values, open, usual }, prefix = "") {
  const [placeholder, about] = ABOUT[path] ?? ["VALUE", ""];
  const choices =
    values && path !== "request.api"
      ? `${values.join(", ")}${open ? " or another" : ""}${usual ? ` (default: ${usual})` : ""}`
      : "";
  const name = `${SHORT[option] ?? ""}--${prefix}${option} ${placeholder}`.trim();
  return line(name, [about, choices].filter(Boolean).join(" "));
}

const linesOf = (part) => FIELDS.filter(({ path }) => path.startsWith(part)).map((field) => fieldLine(field));

/** The APIs as options. */
const apis = () =>
  rows(APIS.map((api) => `--${api}`).join(" "), 2)
    .map((row) => `  ${row}`)
    .join("\n");

const commands = () =>
  Object.entries(COMMANDS)
    .map(([name, { about }]) => line(`wouldblock ${name}`, about))
    .join("\n");

export const HELP = `wouldblock: would a browser let this request through, and if not, why?

  wouldblock --page URL --fetch URL   a scenario that the options describe
  wouldblock scenario.json            one that is in a file, or for - in a pipe
  wouldblock scenario.json --csp ...  one from a file, with changes

A first question: may this page fetch from there?

  wouldblock --page https://app.example/ --csp "connect-src 'self'" \\
    --fetch https://api.example/

${folded(`It is blocked: the policy names only the page's own origin. With a policy that allows it, the verdict depends \
on the server. Give what it sends, as curl -i prints it: header lines separated by \\n, or a file (@name), or @- for \
standard input:`)}

  wouldblock --page https://app.example/ --fetch https://api.example/ \\
    --csp "connect-src https://api.example" \\
    --response "Access-Control-Allow-Origin: https://app.example"

${folded(`A file or standard input may also contain other texts: a curl command or a fetch() call, the output of \
\`curl -i\`, a server configuration, a HAR file, a report, the headers of a network panel, console messages. Options \
add what the text leaves open:`)}

  wouldblock site.har
  wouldblock nginx.conf --page https://app.example/ --fetch https://api.example/
  curl -si https://api.example/ | wouldblock --page https://app.example/ \\
    --fetch https://api.example/

Commands; \`wouldblock COMMAND --help\` describes each
${commands()}

The page
${line("--csp POLICY", "a Content-Security-Policy, with or without the header's name; may be repeated")}
${line("--csp-report-only POLICY", "a policy that only reports")}
${linesOf("page.").join("\n")}

The request: one of these, with its URL, or with its code if it loads nothing
${apis()}
and its details
${linesOf("request.").join("\n")}

${folded(`The servers: each --response ends a hop of a redirect chain, and the options after it describe the next hop`)}
${RESPONSES.flatMap((kind) => [
  line(
    `--${kind} LINES`,
    kind === "preflight"
      ? "the response to the CORS preflight"
      : 'the response to the request; a status may come first: "404"',
  ),
  ...RESPONSE_FIELDS.map((field) => fieldLine({ ...field, option: field.attribute }, `${kind}-`)),
]).join("\n")}
${line("--hop NUMBER", "the hop of the next responses, from 1")}

The output
${line("--format NAME", choices(OPTIONS.format.values))}
${line("--json", "the whole report; the same as --format json")}
${line("-v, --verbose", "every step, not only those that decide")}
${line("-q, --quiet", "only the exit code")}
${line("--csp-only", "judges only the page's policy, whatever the servers respond")}
${line("--engine NAMES", `the engines that decide the exit code: ${ENGINE_NAMES.join(", ")}. Default: ${BROWSERS.join(", ")}`)}
${line("--language TAG", `the language of the output: ${OPTIONS.language.values.join(", ")}`)}
${line("--color[=WHEN]", `${OPTIONS.color.values.join(", ")} (the default); --no-color, NO_COLOR and FORCE_COLOR are respected too`)}
${line("-h", "a short help")}
${line("--help, --version", "this help, and the version")}

${folded(`Several scenarios: several files, a JSON list, or one scenario per line. --json then prints one report per line.`)}

${folded(`Exit codes: 0 every engine allows every request, 1 an engine blocks one, 2 undetermined (the output names what \
is missing), 64 the command line was not understood.`)}`;

/** A short help that fits on one screen. */
export const SHORT_HELP = `wouldblock: would a browser let this request through, and if not, why?

Usage:
  wouldblock --page URL --fetch URL [--csp POLICY] [--response HEADERS]
  wouldblock FILE...   a scenario as JSON, a curl command, a HAR file,
                       a configuration; "-" is standard input
  wouldblock COMMAND   ${rows(Object.keys(COMMANDS).join(", "), 23).join(`\n${" ".repeat(23)}`)}

Examples:
  wouldblock --page https://app.example/ --csp "connect-src 'self'" \\
    --fetch https://api.example/
  wouldblock --page https://app.example/ --fetch https://api.example/ \\
    --response "Access-Control-Allow-Origin: *"
  curl -si https://api.example/ | wouldblock --page https://app.example/ \\
    --fetch https://api.example/

Common options:
${line("--csp POLICY", "the page's Content-Security-Policy; may be repeated")}
${line("--fetch, --image ... URL", "the request, by its API")}
${line("-X METHOD, -H HEADER", 'its method, and headers of the script: "Name: value"')}
${line("--preflight, --response", "what the server sends, as curl -i prints it; @FILE reads it from a file")}
${line("--engine NAMES", `the engines that decide the exit code: ${ENGINES.join(", ")}`)}
${line("--format NAME", OPTIONS.format.values.join(", "))}
${line("-v, -q", "every step; nothing but the exit code")}

Exit codes: 0 allowed, 1 blocked, 2 undetermined, 64 not understood.
--help lists every option, and \`wouldblock COMMAND --help\` those of a command.`;
