// The text of `--help`. The options that describe a scenario come from the table of fields.
import { ANSWER_FIELDS, ANSWERS, APIS, FIELDS } from "../fields.js";
import { ENGINE_NAMES } from "../judge.js";

/** A description of each field, for details that its values do not show. */
export const ABOUT = {
  "page.url": ["URL", "its address; without it, what is the same for every page is answered"],
  "page.headers": ['"N: V"', "a header that it came with, or a whole block of them; may be repeated"],
  "page.meta": ["POLICY", "one in a <meta http-equiv>; may be repeated"],
  "page.hostPermissions": ["PATTERNS", "of an extension page: its host permissions"],
  "page.addressSpace": ["SPACE", "where it was loaded from:"],
  "page.localNetworkPermission": ["ANSWER", "of the user to the Local Network Access prompt:"],
  "request.api": ["NAME", "the API; --fetch URL stands for --api fetch --url URL"],
  "request.url": ["URL", "what is asked for"],
  "request.method": ["METHOD", "default: what the API uses"],
  "request.headers": ['"N: V"', "a header that the script sets; may be repeated"],
  "request.body.kind": ["KIND", ""],
  "request.body.type": ["TYPE", "of a blob"],
  "request.mode": ["MODE", ""],
  "request.credentials": ["WHEN", ""],
  "request.redirect": ["WHAT", ""],
  "request.uploadListener": ["", "of XMLHttpRequest: a listener on xhr.upload"],
  "request.protocols": ["NAMES", "of WebSocket, with commas between"],
  "request.crossorigin": ["VALUE", "of elements:"],
  "request.as": ["TYPE", "of --preload:"],
  "request.integrity": ["HASHES", "integrity metadata"],
  "page.worker.url": ["URL", "of the page's worker that asks"],
  "page.worker.kind": ["KIND", "of that worker:"],
  "page.worker.headers": ['"N: V"', "a header that its script came with; may be repeated"],
  "page.frame.parent.url": ["URL", "of the page around the page"],
  "page.frame.parent.headers": ['"N: V"', "a header that it came with; may be repeated"],
  "page.frame.parent.meta": ["POLICY", "one of its <meta http-equiv>; may be repeated"],
  "page.frame.sandbox": ["FLAGS", "the sandbox attribute of the page's frame"],
  "request.text": ["CODE", "the exact code that is inline or compiled, or the value of a sink"],
  "request.nonce": ["NONCE", "of the element"],
  "request.insertedBy": ["WHO", "how the element came into the page:"],
  "request.module": ["", "type=module"],
  "request.via": ["WAY", "which of several ways, as setTimeout for --api eval"],
  "request.policy": ["NAME", "of dom-sink: the Trusted Types policy of the value"],
  "request.sandbox": ["FLAGS", "of frame: its sandbox attribute"],
  text: ["BODY", "the body that integrity is compared with"],
  addressSpace: ["SPACE", "where the server sits:"],
};

const COLUMN = 36;

/** A line of help: the option and its description, folded if it is long. */
function line(option, about) {
  const words = about.split(" ");
  const rows = [""];
  for (const word of words) {
    const row = rows.at(-1);
    if (row && row.length + word.length >= 118 - COLUMN) rows.push(word);
    else rows[rows.length - 1] = row ? `${row} ${word}` : word;
  }
  return rows.map((row, at) => `${(at === 0 ? `  ${option} ` : "").padEnd(COLUMN)}${row}`.trimEnd()).join("\n");
}

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

/** The APIs as options, folded like the other lines. */
const apis = () => {
  const rows = ["  "];
  for (const option of APIS.map((api) => `--${api}`))
    if (rows[rows.length - 1].length + option.length < 118) rows[rows.length - 1] += `${option} `;
    else rows.push(`  ${option} `);
  return rows.map((row) => row.trimEnd()).join("\n");
};

export const HELP = `wouldblock: would a browser let this request through, and if not, what stopped it?

  wouldblock scenario.json            a scenario as the web page copies it; "-" or nothing: standard input
  wouldblock --page URL --fetch URL   one that the options describe
  wouldblock scenario.json --csp ...  a file's scenario with what the options add or change

A first question: may this page fetch from there?

  wouldblock --page https://app.example/ --csp "connect-src 'self'" --fetch https://api.example/

It is blocked: the policy names only the page's own origin. With a policy that allows it, the answer depends on the
server. Give what it sends, as curl -i prints it: header lines separated by \\n, or a file (@name), or @- for standard
input:

  wouldblock --page https://app.example/ --csp "connect-src https://api.example" \\
    --fetch https://api.example/ --response "Access-Control-Allow-Origin: https://app.example"

A file or standard input may also hold what you have at hand: a curl command or a fetch() call, what \`curl -i\`
printed, a server's configuration, a HAR file, a report, the headers of a network panel, the lines of a console.
Options add what it leaves open:

  wouldblock site.har
  wouldblock nginx.conf --page https://app.example/ --fetch https://api.example/
  curl -si https://api.example/ | wouldblock --page https://app.example/ --fetch https://api.example/
  wouldblock policy FILE     prints what is wrong with a policy, how strong it is, and what an injection could do
  wouldblock hash FILE       prints the hash that lets the file's code in, as inline code (see --algorithm)
  wouldblock read FILE       prints what a file was read as, and what it leaves open; with --json, as data

The page
${line("--csp POLICY", "a Content-Security-Policy, with or without the header's name; may be repeated")}
${line("--csp-report-only POLICY", "one that only reports")}
${linesOf("page.").join("\n")}

The request: one of these, with its URL, or with its code where it loads nothing
${apis()}
and what goes with it
${linesOf("request.").join("\n")}

The servers: each --response ends a hop of a redirect chain, and what follows is about the next one
${ANSWERS.flatMap((answer) => [
  line(
    `--${answer} LINES`,
    answer === "preflight"
      ? "the answer to the CORS preflight"
      : 'the answer to the request; a status may come first: "404"',
  ),
  ...ANSWER_FIELDS.map((field) => fieldLine({ ...field, option: field.attribute }, `${answer}-`)),
]).join("\n")}
${line("--hop NUMBER", "the hop that the next answers are about, from 1")}

The answer
${line("--format FORMAT", "text (the default), json (the whole report), markdown")}
${line("--json", "the same as --format json")}
${line("-v, --verbose", "every step, not only those that decide")}
${line("-q, --quiet", "the exit code alone")}
${line("--csp-only", "judges the page's policy alone, whatever the servers answer")}
${line("--engine NAMES", `whose verdicts the exit code is: ${ENGINE_NAMES.join(", ")}. Default: Chromium, Firefox and WebKit`)}
${line("--algorithm NAME", "of hash: sha256, sha384 or sha512 (default: sha256)")}
${line("--language TAG", "the words of the answer")}
${line("--color[=WHEN], --no-color", "always, never, auto (the default); NO_COLOR and FORCE_COLOR are respected too")}
${line("-h", "a short help")}
${line("--help, --version", "")}

Several scenarios: several files, a JSON list, or one scenario on each line. --json then prints a report on each line.

Many requests, and two policies
  wouldblock audit FILE      what policies do to traffic: \`wouldblock audit --help\`
  wouldblock extract DIR     what a project's files load, and the least policy: \`wouldblock extract --help\`
  wouldblock check [FILE]    whether a page allows and blocks what it must: \`wouldblock check --help\`
  wouldblock collect         receives violation reports and keeps them: \`wouldblock collect --help\`
  wouldblock diff A B        how two policies differ: \`wouldblock diff --help\`

Other commands
  wouldblock completion bash a script that completes options; also zsh and fish
  wouldblock mdbook          a preprocessor of mdBook: fenced code blocks \`wouldblock\` become elements

Exit codes: 0 every engine allows every request, 1 one blocks, 2 undetermined (the answer says on what it depends),
64 not understood.`;

/** The width of the text. */
export const SHORT_HELP = `wouldblock: would a browser let this request through, and if not, what stopped it?

Usage:
  wouldblock --page URL --fetch URL [--csp POLICY] [--response HEADERS]
  wouldblock FILE...           a scenario as JSON, a curl command, a HAR file, a configuration; "-" is standard input
  wouldblock read FILE         what a file was read as, and what it leaves open

Examples:
  wouldblock --page https://app.example/ --csp "connect-src 'self'" --fetch https://api.example/
  wouldblock --page https://app.example/ --fetch https://api.example/ -X PUT \\
    --preflight "204\\nAccess-Control-Allow-Origin: *\\nAccess-Control-Allow-Methods: PUT" \\
    --response "Access-Control-Allow-Origin: *"
  curl -si https://api.example/ | wouldblock --page https://app.example/ --fetch https://api.example/
  wouldblock nginx.conf --page https://app.example/ --fetch https://api.example/

Common options:
${line("--csp POLICY", "the page's Content-Security-Policy; may be repeated")}
${line("--fetch, --websocket, --image ... URL", "the request, by its API")}
${line('-X METHOD, -H "Name: value"', "its method, and headers that the script sets")}
${line("--preflight, --response HEADERS", "what the server answers, as curl -i prints it; @FILE reads it from a file")}
${line("--engine NAMES", "whose verdicts the exit code is: chromium, firefox, webkit, standards")}
${line("--format FORMAT", "text, json, markdown")}
${line("-v, -q", "every step; nothing but the exit code")}

Exit codes: 0 allowed, 1 blocked, 2 undetermined, 64 not understood. --help lists every option.`;
