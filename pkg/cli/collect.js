// `wouldblock collect`: receives and stores violation reports.
import { createServer } from "node:http";
import { isIP } from "node:net";
import { Readable } from "node:stream";
import { collector } from "../collect.js";
import { hasSqlite, openStore } from "../collect-store.js";
import { toolWords } from "../tools-words.js";
import { visible } from "../visible.js";
import { UsageError } from "./usage-error.js";

/** How long a client may take for its headers and its whole request, and how often this is checked, in milliseconds. */
const PATIENCE = { headersTimeout: 5_000, requestTimeout: 10_000, connectionsCheckingInterval: 1_000 };
const MOST_HEADERS = { maxHeaderSize: 16_384 };
const MOST_CONNECTIONS = 1_000;

/** `wouldblock collect`; resolves to the exit code when a signal ends it. */
export async function collectCommand({ values, positionals }, print) {
  const port = portOf(values, positionals);
  const { collectWords } = toolWords(values.language);
  const file = values.store ?? (hasSqlite() ? "reports.sqlite" : "reports.ndjson");
  const store = storeIn(file);
  const handle = collector({ store, origins: values.origin });
  const server = createServer({ ...PATIENCE, ...MOST_HEADERS }, (request, response) => {
    const client = clientOf(request, values["trust-proxy"]);
    respond(handle, request, response, client).catch(() => response.destroy());
  });
  server.maxConnections = MOST_CONNECTIONS;
  await new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, values.host ?? "127.0.0.1", () => done(undefined));
  }).catch((error) => {
    throw new UsageError(`--port ${port}: ${error.code ?? error.message}`);
  });
  const { address, port: taken } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const host = address.includes(":") ? `[${address}]` : address;
  print(visible(collectWords.listening(`http://${host}:${taken}/`, file)));
  await new Promise((done) => {
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, done);
  });
  server.close();
  server.closeIdleConnections();
  await store.close();
  return 0;
}

/** The number of the port. Throws a {@link UsageError} if an option cannot be used. */
function portOf(values, positionals) {
  if (positionals.length > 0) throw new UsageError(`collect takes only options, and "${positionals[0]}" was given`);
  if (!(/^\d{1,5}$/.test(values.port ?? "") && Number(values.port) < 65_536))
    throw new UsageError("collect takes --port, a number up to 65535");
  for (const origin of values.origin ?? [])
    if (!URL.canParse(origin) || new URL(origin).origin !== origin)
      throw new UsageError(`--origin takes an origin such as https://app.example, not "${origin}"`);
  return Number(values.port);
}

function storeIn(file) {
  try {
    return openStore(file);
  } catch (error) {
    // The errors of the store name the file, and those of others do not.
    const why = error.syscall === undefined ? error.message : error.code;
    throw new UsageError(`--store: ${error.code?.startsWith("ERR_WOULDBLOCK") ? why : `${file}: ${why}`}`);
  }
}

/**
 * The address of the client. Behind a proxy it is the last one of the header, because the client may have written those
 * before it.
 */
function clientOf({ headers, socket }, trustsProxy) {
  const forwarded = trustsProxy ? String(headers["x-forwarded-for"] ?? "") : "";
  const last = forwarded.slice(forwarded.lastIndexOf(",") + 1).trim();
  const address = withoutPort(last);
  return isIP(address) ? address : socket.remoteAddress;
}

/** Some proxies write the port, too: 192.0.2.1:4711, [2001:db8::1]:4711. */
function withoutPort(text) {
  const parts = /^\[(.*)\](?::\d+)?$/.exec(text) ?? /^([\d.]+):\d+$/.exec(text);
  return parts ? parts[1] : text;
}

/** Passes a request on. Its URL and headers do not matter, except for the limits. */
async function respond(handle, incoming, outgoing, client) {
  const { method } = incoming;
  const headers = new Headers();
  for (const name of ["content-type", "content-length"])
    if (incoming.headers[name] !== undefined) headers.set(name, incoming.headers[name]);
  const body = /** @type {any} */ (method === "POST" ? Readable.toWeb(incoming) : null);
  const known = ["POST", "OPTIONS"].includes(method) ? method : "GET";
  const init = /** @type {RequestInit} */ ({ method: known, headers, body, duplex: "half" });
  const { status, headers: responseHeaders } = await handle(new Request("http://collector/", init), { client });
  // The rest of a rejected body is not awaited.
  if (status >= 400) responseHeaders.set("connection", "close");
  outgoing.writeHead(status, Object.fromEntries(responseHeaders)).end();
}
