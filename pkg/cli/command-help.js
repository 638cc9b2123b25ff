// The help of each command. Each fits a screen: at most 80 columns and 40 lines.
import { DEFAULT_PAGE } from "../audit-core.js";
import { ENGINE_NAMES } from "../judge.js";
import { CODE_KINDS, HASH_ALGORITHMS, TARGETS } from "../lists.js";
import { COMMANDS, OPTIONS } from "./options.js";
import { choices, folded, line } from "./text.js";

const LANGUAGE = line("--language TAG", OPTIONS.language.values.join(", "));
const QUIET = line("-q, --quiet", "only the exit code");
const LEAST = line("--least TARGET", `prints only the least policy: ${TARGETS.join(", ")}`);

/** The options for the format of the output. @param {keyof typeof COMMANDS} command */
function formatOf(command) {
  const { format } = /** @type {import("./options.js").Options} */ (COMMANDS[command].options);
  return `${line("--format NAME", choices(format.values))}\n${line("--json", "the same as --format json")}`;
}

/** @type {Record<keyof typeof COMMANDS, string>} */
export const COMMAND_HELP = {
  read: `wouldblock read: how a text is read, and what it leaves open

  wouldblock read site.har
  wouldblock read nginx.conf --json
  curl -si https://api.example/ | wouldblock read

${folded(`A text is a curl command, a fetch() call, headers, a server configuration, a HAR file, a report or console \
messages. Without a file, standard input is read.`)}

${formatOf("read")}
${LANGUAGE}
${QUIET}

Exit codes: 0 the text was recognised, 1 it was not, 64 not understood.`,

  policy: `wouldblock policy: what is wrong with a policy, and how strong it is

  wouldblock policy --csp "script-src 'self' https:"
  wouldblock policy policy.txt --json
  curl -sI https://app.example/ | wouldblock policy

${folded(`It also lists what an injection could do in spite of the policy. Without a file, standard input is read.`)}

${line("--csp POLICY", "a policy; may be repeated; @name: the text of a file")}
${line("--csp-report-only POLICY", "a policy that only reports")}
${line('--page-header "N: V"', "a header that may contain a policy, or a whole block")}
${formatOf("policy")}
${LANGUAGE}
${QUIET}

Exit codes: 0 no error was found, 1 there is an error, 64 not understood.`,

  hash: `wouldblock hash: the hash that allows inline code

  wouldblock hash inline.js
  wouldblock hash style.css --api inline-style
  wouldblock hash --inline-script "start()" --algorithm sha384

${folded(`It prints the directive with the hash of the code, exactly as it appears in the page. Without a file, standard \
input is read.`)}

${line("--api KIND", `the kind of the files' code: ${CODE_KINDS.join(", ")} (default: ${CODE_KINDS[0]})`)}
${line(
  `--${CODE_KINDS[0]} CODE`,
  `code as an option; for the other kinds: ${CODE_KINDS.slice(1)
    .map((kind) => `--${kind}`)
    .join(", ")}`,
)}
${line("--algorithm NAME", choices(HASH_ALGORITHMS))}
${formatOf("hash")}`,

  audit: `wouldblock audit: what policies do to traffic

  wouldblock audit site.har                           what is blocked and unused
  wouldblock audit site.har --csp "img-src 'self'"    under another policy
  wouldblock audit reports.ndjson --against @new.csp  what that would change
  wouldblock audit urls.txt --page URL --api script   a list of URLs
  wouldblock audit site.har --least nginx             the least policy

${folded(`A file (or - for standard input) has one scenario, violation report or URL on each line, or it is a HAR file \
or a store of \`wouldblock collect\`.`)}

${line("--csp POLICY", "judges under this policy instead of each page's own; may be repeated; @name: the text of a file")}
${line("--against POLICY", "compares with this policy; may be repeated")}
${line("--engine NAMES", `the engines to consider: ${ENGINE_NAMES.join(", ")}`)}
${line("--page URL", "the page for lines that consist only of a URL")}
${line("--api NAME", "the API of such lines; default: fetch")}
${line("--group-hosts", "allows *.example.com in the least policy for several hosts")}
${LEAST}
${formatOf("audit")}
${line("--playground URL", "where the page is served: examples become links")}
${LANGUAGE}
${QUIET}

${folded(`Exit codes: 0 nothing is blocked (with --against: nothing becomes blocked), 1 something is, 2 nothing is \
blocked but something is undetermined or a line could not be read, 64 no line could be read.`)}`,

  diff: `wouldblock diff: how two policies differ, regardless of traffic

  wouldblock diff "img-src 'self'" "img-src 'self' https://img.example"
  wouldblock diff @old.csp @new.csp --page https://app.example/
  wouldblock diff @old.csp @new.csp --json

A policy is a text, or @name for the text of a file.

${line("--page URL", `the page on which they are compared, because 'self' depends on it; default: ${DEFAULT_PAGE}`)}
${formatOf("diff")}
${line("--playground URL", "where the page is served: examples become links")}
${LANGUAGE}
${QUIET}

Exit codes: 0 proved equal, 1 different, 2 not proved, 64 not understood.`,

  extract: `wouldblock extract: what a project's files connect to and load

  wouldblock extract src                         requests and the least policy
  wouldblock extract . --csp @public/policy.txt  checks a policy
  wouldblock extract src --least nginx           only the least policy

${folded(`JavaScript, TypeScript, JSX, Vue, Svelte, HTML, CSS, Sass and Less are read, not run. Constants, template strings and \
variables of .env files are followed as far as possible; addresses that are not known are listed. node_modules and \
folders that begin with a dot are skipped.`)}

${line("--csp POLICY", "a policy to check; @name: the text of a file")}
${line("--page URL", `the page that the files are for; default: ${DEFAULT_PAGE}`)}
${line("--mode NAME", "reads .env.NAME and .env.NAME.local, too; default: production")}
${LEAST}
${formatOf("extract")}
${LANGUAGE}
${QUIET}

${folded(`Exit codes: 0; with --csp, 1 if it blocks something and 2 if a request that was found is not resolved; 64 not \
understood.`)}`,

  check: `wouldblock check: whether a page allows and blocks what it must

  wouldblock check                         checks what wouldblock.json lists
  wouldblock check FILE --csp @policy.txt  the same under another policy
  wouldblock check --format github         as annotations of GitHub Actions

The file is JSON, and wouldblock/check.schema.json describes it:

  {
    "page": {
      "url": "https://app.example/",
      "headers": "Content-Security-Policy: connect-src 'self'"
    },
    "policyOnly": true,
    "mustAllow": [{ "request": { "api": "fetch", "url": "/users" } }],
    "mustBlock": [{ "request": { "api": "fetch", "url": "https://b.test/" } }]
  }

${line("--csp POLICY", "judges under this policy instead of the headers of the file's page; @name: the text of a file")}
${formatOf("check")}
${LANGUAGE}
${QUIET}

${folded(`Exit codes: 0 everything is as the file says, 1 something is not, 2 nothing contradicts the file but something \
is undetermined, 64 not understood.`)}`,

  collect: `wouldblock collect: receives and stores violation reports

  wouldblock collect --port 8080
  wouldblock collect --port 8080 --store csp.ndjson
  wouldblock audit reports.sqlite                    audits what was stored

${folded(`Reports of report-uri and of the Reporting API are accepted on every path. A report is on the disk when the \
response 204 is sent.`)}

${line("--port NUMBER", "0: any free port")}
${line("--host NAME", "default: 127.0.0.1; put a server with TLS in front of it")}
${line("--store FILE", "the file for the reports: *.sqlite, *.sqlite3 and *.db are SQLite, and other names NDJSON; default: reports.sqlite, or reports.ndjson without node:sqlite")}
${line("--origin ORIGIN", "only stores reports about documents of this origin; may be repeated")}
${line("--trust-proxy", "behind a proxy: the client is the last address of X-Forwarded-For, which the proxy adds")}
${LANGUAGE}`,

  completion: `wouldblock completion: completes commands, options and values in a shell

  source <(wouldblock completion bash)       in ~/.bashrc
  source <(wouldblock completion zsh)        in ~/.zshrc, after compinit
  wouldblock completion fish | source        in config.fish

It prints a script for bash, zsh or fish.`,

  prerender: `wouldblock prerender: writes verdicts into the pages of a site

  mkdocs build && npx wouldblock prerender site
  hugo && npx wouldblock prerender public

${folded(`Code blocks of the language \`wouldblock\` in HTML files become elements with their verdicts, which can be \
read without scripts. This works for MkDocs, Sphinx, Hugo, Jekyll and other tools. If a block cannot be understood, its \
error is printed, and no file is changed.`)}

${line("--playground URL", "where the page is served: each verdict links to it")}
${line("--language TAG", `${OPTIONS.language.values.join(", ")}; default: the \`lang\` of each page`)}
${QUIET}

Exit codes: 0, 1 a block cannot be understood, 64 not understood.`,

  mdbook: `wouldblock mdbook: a preprocessor for mdBook

  [preprocessor.wouldblock]
  command = "npx wouldblock mdbook"
  playground = "https://playground.example/"

${folded(`With these lines in book.toml, fenced code blocks \`wouldblock\` become elements with their verdicts while the \
book is built, in the language of the book. A fence that cannot be understood, or whose claim is wrong, ends the build. \
\`playground\` may be left out.`)}`,

  help: `wouldblock help: the help of a command

  wouldblock help audit
  wouldblock --help      lists every option of a scenario`,
};
