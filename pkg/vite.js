// A Vite plug-in: sends the production policy as report-only on the dev server, and checks the built HTML.
import { audit } from "./audit.js";
import { DEFAULT_PAGE } from "./audit-core.js";
import { collector } from "./collect.js";
import { requestsOf } from "./extract.js";
import { hashSource, parsePolicy } from "./index.js";
import { policiesOf, policyText, withoutEffect } from "./policy-text.js";
import { toolWords } from "./tools-words.js";
import { visible } from "./visible.js";
import { withCode } from "./error-code.js";

const REPORTS = "/__wouldblock/reports";
/** The maximum number of different findings. */
const MOST = 1_000;

/** @param {{ policy: string, page?: string, overlay?: boolean, fail?: boolean, language?: string }} options */
export default function wouldblock({ policy: given, page = DEFAULT_PAGE, overlay = true, fail = true, language }) {
  const policy = typeof given === "string" ? policyText(given) : "";
  // https://www.rfc-editor.org/rfc/rfc9110#section-5.5
  const isReadable = policiesOf(policy).length > 0 && withoutEffect(parsePolicy(policy)) === undefined;
  if (!isReadable || /[^\t\x20-\x7e\x80-\u{10ffff}]/u.test(policy))
    throw withCode("ERR_WOULDBLOCK_ARGUMENT", new TypeError("policy: expected a Content-Security-Policy"));
  const { viteWords: words } = toolWords(language);
  return {
    name: "wouldblock",
    // After the plugin that emits the HTML.
    enforce: /** @type {const} */ ("post"),
    configureServer(server) {
      server.middlewares.use(reporting({ policy, server, overlay, words }));
    },
    async generateBundle(_options, bundle) {
      for (const { fileName, type, source } of Object.values(bundle)) {
        if (type !== "asset" || !/\.html?$/i.test(fileName)) continue;
        const text = typeof source === "string" ? source : new TextDecoder().decode(source);
        const { broken, unresolved } = await brokenIn(text, { name: fileName, policy, page, words, language });
        for (const sentence of unresolved) this.warn(visible(sentence));
        if (broken.length === 0) continue;
        const message = [words.breaks, ...broken].map(visible).join("\n  ");
        if (fail) this.error(message);
        else this.warn(message);
      }
    },
  };
}

/** Sends the policy with every response, and receives its reports. */
function reporting({ policy, server, overlay, words }) {
  const known = new Set();
  const handle = collector({
    store: {
      async append(lines) {
        for (const line of lines) show(JSON.parse(line)["csp-report"] ?? {});
      },
    },
  });
  function show(report) {
    if (isOfVite(report)) return;
    const { "effective-directive": directive, "blocked-uri": blocked, "source-file": file, "line-number": at } = report;
    const place = file ? ` (${file}${at ? `:${at}` : ""})` : "";
    const message = visible(`${words.wouldBreak(String(directive), String(blocked))}${place}`);
    if (known.has(message) || known.size >= MOST) return;
    known.add(message);
    server.config.logger.warn(message, { timestamp: true });
    if (overlay) server.ws.send({ type: "error", err: { message, stack: "", plugin: "wouldblock" } });
  }
  const header = reportOnly(policy);
  return (request, response, next) => {
    if (request.url === REPORTS && request.method === "POST") {
      statusOf(handle, request).then(
        (status) => response.writeHead(status).end(),
        () => response.destroy(),
      );
      return;
    }
    response.setHeader("Content-Security-Policy-Report-Only", header);
    next();
  };
}

/** The policies with only one endpoint: those of production may have their own. */
function reportOnly(policy) {
  const policies = policiesOf(policy).map((directives) => [
    ...directives.filter((directive) => !/^report-(?:uri|to)(?:\s|$)/i.test(directive)),
    `report-uri ${REPORTS}`,
  ]);
  // Node.js writes each character of a header as one byte.
  return Buffer.from(policies.map((directives) => directives.join("; ")).join(", ")).toString("latin1");
}

/** Passes a request to the collector, and returns the status of its response. */
async function statusOf(handle, request) {
  const { Readable } = await import("node:stream");
  const headers = { "content-type": request.headers["content-type"] ?? "" };
  const body = /** @type {any} */ (Readable.toWeb(request));
  const init = /** @type {RequestInit} */ ({ method: "POST", headers, body, duplex: "half" });
  return (await handle(new Request("http://localhost/", init))).status;
}

/**
 * Things that only the dev server adds: its client, hot updates, and style sheets as elements. Modules that it serves
 * under its own paths are code of the site and its packages, so what they request counts.
 */
function isOfVite({ "blocked-uri": blocked = "", "source-file": file = "" }) {
  const isOfServer = (url) => /\/@(?:vite|react-refresh|id|fs)\b|\/node_modules\/\.vite\//.test(String(url));
  const isClient = (url) => /\/@(?:vite|react-refresh)\b|\/node_modules\/vite\/dist\/client\//.test(String(url));
  return isOfServer(blocked) || isClient(file);
}

/** The parts of a built file that a policy blocks, and those that the text leaves open; a sentence for each. */
async function brokenIn(text, { name, policy, page, words, language }) {
  const broken = [];
  const unresolved = [];
  for (const { line, request, why } of await requestsOf(text, { name, page, language })) {
    if (!request) {
      unresolved.push(`${name}:${line}: ${why}`);
      continue;
    }
    const lines = /** @type {any} */ ([{ scenario: { page: { url: page }, request } }]);
    const { groups } = await audit(lines, { page: { headers: [["Content-Security-Policy", policy]] } });
    const found = groups.find(({ check }) => check === "csp");
    if (!found) continue;
    const { api, url, text: code } = /** @type {any} */ (request);
    const sources = code === undefined ? [] : hashSource(code, { kind: api }).sources;
    broken.push(words.blocks(`${name}:${line}`, found.directive, `${api} ${url ?? ""}`.trim(), sources.join(" ")));
  }
  return { broken, unresolved };
}
