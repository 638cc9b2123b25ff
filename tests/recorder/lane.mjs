// One lane: the servers for one browser (or browser context), which replay one scenario at a time.
import { TLSSocket, createSecureContext } from "node:tls";
import { proxy } from "./proxy.mjs";
import { readRequest, writeResponse, acceptWebSocket, http2Server, value } from "./http.mjs";
import { headerLines, header, absolute, hosts, isRedirect } from "./scenario.mjs";
import { bodyFor } from "./assets.mjs";

/** Headers that policies are about. Other headers are only recorded if the script sets them. */
const KEPT =
  /^(accept|access-control-request-.*|authorization|content-type|origin|ping-(from|to)|range|referer|sec-fetch-.*|sec-websocket-protocol)$/;

const BACKGROUND = /(^|\.)(mozilla\.(com|net|org)|firefox\.com|googleapis\.com|google\.com)$/;

const REPORTS = /^application\/(csp-report|reports\+json)\b/;

/** The names of the two cookies that every host has: one for secure connections, and one for plain HTTP. */
export const COOKIES = { secure: "recorder_s", plain: "recorder_p" };

/** The page itself, with its meta elements. */
export function pageMarkup(page) {
  const escaped = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;");
  const metas = (page.meta ?? [])
    .map((m) => `<meta http-equiv="Content-Security-Policy" content="${escaped(m)}">`)
    .join("\n");
  return `<!doctype html>\n<html><head><title>page</title>\n${metas}</head><body></body></html>\n`;
}

/** The response with the page: its headers, and a type unless it has one. */
function pageResponse(page) {
  const { headers, raw } = headerLines(page.headers);
  if (!headers.some(([n]) => n.toLowerCase() === "content-type"))
    headers.push(["Content-Type", "text/html; charset=utf-8"]);
  return { status: 200, headers, raw, body: Buffer.from(pageMarkup(page)), head: false };
}

/** The endpoints of reports; requests to them are not messages of the scenario. */
function reportUrls(page) {
  const urls = new Set();
  const add = (url) => {
    const u = absolute(url, page.url);
    if (u) urls.add(u.href);
  };
  for (const [n, v] of headerLines(page.headers).headers) {
    if (/^reporting-endpoints$/i.test(n)) for (const m of v.matchAll(/"([^"]*)"/g)) add(m[1]);
    if (/^report-to$/i.test(n)) for (const m of v.matchAll(/"url"\s*:\s*"([^"]*)"/g)) add(m[1]);
    if (/^content-security-policy/i.test(n))
      for (const m of v.matchAll(/(?:^|[;,])\s*report-uri\s+([^;,]*)/gi)) m[1].trim().split(/\s+/).forEach(add);
  }
  return urls;
}

/** Whether a message to `url` requests the document at `address`. */
function isAt(address, url) {
  const { origin, pathname, search } = new URL(address);
  return url === origin + pathname + search;
}

/** Creates the servers of a lane. */
export async function lane(certificate) {
  const secureContext = createSecureContext(certificate);
  /** @type {ReturnType<typeof start> | null} */
  let run = null;

  /**
   * Begins a scenario.
   * @param {object} scenario
   * @param {{ documents?: { url: string, response: object, often?: boolean }[],
   *   body?: (head: object) => Buffer, noticed?: string }} [served] what is served besides the responses of the scenario: its
   *   documents (by default only the page), the bodies of responses, and a path: only the host of a request to it is noticed
   */
  function start(scenario, served = {}) {
    const script = new Set(headerLines(scenario.request.headers).headers.map(([n]) => n.trim().toLowerCase()));
    for (const name of ["host", "cookie", "cookie2", "connection", "content-length"]) script.delete(name);
    run = {
      scenario,
      script,
      exchanges: [],
      documents: served.documents ?? [{ url: scenario.page.url, response: pageResponse(scenario.page) }],
      body: served.body ?? (() => bodyFor(scenario.request)),
      noticed: served.noticed,
      wasNoticed: false,
      // A page without a server has already been loaded.
      paged: !/^https?:/.test(served.documents?.[0]?.url ?? scenario.page.url),
      reported: [],
      hop: -1,
      last: null,
      missing: null,
      touched: Date.now(),
      strange: [],
      hosts: new Set(hosts(scenario)),
      reports: reportUrls(scenario.page),
      // If a stream is passed to XMLHttpRequest, only its name is sent.
      http2:
        scenario.request.api === "fetch" &&
        scenario.request.body?.kind === "stream" &&
        !/^http:/.test(absolute(scenario.request.url, scenario.page.url)?.protocol ?? ""),
    };
    return run;
  }

  /** Records a message and its response. */
  function note(kind, hop, request, url, status) {
    const cookies = value(request.headers, "cookie") ?? "";
    const headers = request.headers
      .filter(([n]) => KEPT.test(n) || run.script.has(n))
      .map(([n, v]) => [n, v.replace(/(boundary=)[-\w]+/, "$1…")])
      .sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
    run.exchanges.push({
      kind,
      hop,
      method: request.method,
      url,
      headers,
      cookie: /\brecorder_[sp]=/.test(cookies),
      status,
    });
  }

  /** Responds to one request; `accept` is given if a WebSocket can be opened. */
  function handle(request, { secure, target }, reply, accept) {
    const upgrade = /^websocket$/i.test(value(request.headers, "upgrade") ?? "");
    const host = value(request.headers, "host") ?? `${target.host}:${target.port}`;
    // These are Firefox's requests to its vendor.
    if (!run || (BACKGROUND.test(host) && !run.hosts.has(host)))
      return reply({ status: 503, headers: [], body: Buffer.alloc(0), head: false });
    run.touched = Date.now();
    const url = `${upgrade ? "ws" : "http"}${secure ? "s" : ""}://${host}${request.target}`;
    const { scenario } = run,
      plain = (status, body = "") => reply({ status, headers: [], body: Buffer.from(body), head: false });

    const page = request.method === "GET" && !upgrade && run.documents.find((one) => !one.done && isAt(one.url, url));
    if (page) {
      run.paged = true;
      page.done = !page.often;
      return reply(page.response);
    }
    if (!run.paged) {
      // This is the icon of an earlier page.
      if (request.target === "/favicon.ico") return plain(404);
      run.strange.push(`${request.method} ${url}`);
      return plain(404);
    }
    const type = value(request.headers, "content-type") ?? "";
    const preflight =
      request.method === "OPTIONS" && value(request.headers, "access-control-request-method") !== undefined;
    if (
      REPORTS.test(type) ||
      (run.reports.has(url) &&
        (preflight || request.method === "POST") &&
        absolute(scenario.request.url, scenario.page.url)?.href !== url)
    ) {
      run.reported.push({ url, type, body: request.body });
      return plain(204);
    }
    if (request.target === run.noticed) {
      run.wasNoticed = true;
      return plain(204);
    }
    if (
      request.target === "/favicon.ico" &&
      value(request.headers, "sec-fetch-dest") !== "empty" &&
      !/favicon\.ico/.test(scenario.request.url ?? "")
    )
      return plain(404);

    const again =
      run.last &&
      !preflight &&
      run.last.url === url &&
      run.last.method === request.method &&
      !isRedirect(run.last.status);
    const index = preflight ? run.hop + 1 : again ? run.hop : ++run.hop;
    const hop = scenario.network?.[index];
    const head = preflight ? hop?.preflight : hop?.response;
    if (!head) {
      run.missing ??= `network[${index}].${preflight ? "preflight" : "response"}`;
      note(preflight ? "preflight" : upgrade ? "handshake" : "request", index, request, url, null);
      return plain(404);
    }
    const status = head.status ?? (upgrade ? 101 : 200);
    const { headers, raw } = headerLines(head.headers);
    const known =
      again &&
      JSON.stringify(request.headers.filter(([n]) => n === "authorization")) ===
        JSON.stringify(run.last.headers.filter(([n]) => n === "authorization"));
    if (!known) note(preflight ? "preflight" : upgrade ? "handshake" : "request", index, request, url, status);
    if (!preflight) run.last = { url, method: request.method, status, headers: request.headers };
    // If a preflight were cached, a later scenario would not send its own.
    if (preflight && header(head.headers, "access-control-max-age") === undefined)
      headers.push(["Access-Control-Max-Age", "0"]);
    if (upgrade && status === 101 && accept) return accept(headers);
    reply({
      status,
      headers,
      raw,
      body: run.body(head),
      head: request.method === "HEAD",
      // An event stream stays open, but not for ever: a browser that does not trust its type waits for more data.
      stay:
        scenario.request.api === "eventsource" &&
        status === 200 &&
        headers.some(([n, v]) => /^content-type$/i.test(n) && /event-stream/i.test(v))
          ? 600
          : 0,
    });
  }

  async function serve(socket, secure, target) {
    socket.on("error", () => {});
    const request = await readRequest(socket);
    if (!request) return socket.destroy();
    handle(
      request,
      { secure, target },
      (response) => writeResponse(socket, response),
      (headers) => acceptWebSocket(socket, request, headers),
    );
  }

  const upload = http2Server(certificate, (request, reply) => handle(request, { secure: true, target: null }, reply));
  const open = new Set();
  const server = await proxy((socket, target) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    socket.once("readable", () => {
      const first = socket.read(1);
      if (first === null) return socket.destroy();
      socket.unshift(first);
      if (first[0] !== 0x16) return void serve(socket, false, target);
      if (run?.http2 && run.paged) return void upload.emit("connection", socket);
      const tls = new TLSSocket(socket, { isServer: true, secureContext, ALPNProtocols: ["http/1.1"] });
      tls.on("error", () => socket.destroy());
      tls.once("secure", () => void serve(tls, true, target));
    });
  });
  return {
    port: server.port,
    start,
    /** Ends the scenario, and closes every connection. */
    stop() {
      run = null;
      for (const socket of open) socket.destroy();
    },
    close: server.close,
  };
}
