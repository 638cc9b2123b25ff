// `wouldblock collect`: receives and stores violation reports.
import { createServer } from "node:http";
import { Readable } from "node:stream";
import { parseArgs } from "node:util";
import { collector } from "../collect.js";
import { hasSqlite, openStore } from "../collect-store.js";
import { language } from "../languages/index.js";
import { toolWords } from "../tools-words.js";
import { visible } from "../visible.js";
import { UsageError } from "./usage-error.js";

export const COLLECT_HELP = `wouldblock collect: receives and stores violation reports

  wouldblock collect --port 8080                     stores them in reports.sqlite (reports.ndjson without node:sqlite)
  wouldblock collect --port 8080 --store csp.ndjson  in NDJSON; *.sqlite, *.sqlite3 and *.db are SQLite
  wouldblock audit reports.sqlite                    audits them

Reports of report-uri and of the Reporting API are accepted on every path. A report is on the disk when the response
204 is sent.

  --port NUMBER     0: any free port
  --host NAME       default: 127.0.0.1; put a server with TLS in front of it
  --store FILE      the file for the reports
  --origin ORIGIN   only stores reports about documents of this origin; may be repeated
  --language TAG    en, zh or de`;

/** How long a client may take for its headers and its whole request, in milliseconds. */
const PATIENCE = { headersTimeout: 5_000, requestTimeout: 10_000, maxHeaderSize: 16_384 };
const MOST_CONNECTIONS = 1_000;

/** `wouldblock collect`; resolves to the exit code when a signal ends it. */
export async function collectCommand(args, print) {
  const { values, port } = parsed(args);
  if (values.help) return print(COLLECT_HELP);
  const { tag } = await language(values.language ?? "en").catch((error) => {
    throw new UsageError(`--language: ${error.message}`);
  });
  const { collectWords } = toolWords(tag);
  const file = values.store ?? (hasSqlite() ? "reports.sqlite" : "reports.ndjson");
  const store = storeIn(file);
  const handle = collector({ store, origins: values.origin });
  const server = createServer(PATIENCE, (request, response) => {
    answered(handle, request, response).catch(() => response.destroy());
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

/** @returns {{ values: any, port: number }} */
function parsed(args) {
  const text = /** @type {const} */ ({ type: "string" });
  const options = {
    port: text,
    host: text,
    store: text,
    origin: { ...text, multiple: true },
    language: text,
    help: /** @type {const} */ ({ type: "boolean", short: "h" }),
  };
  let values;
  try {
    values = /** @type {any} */ (parseArgs({ args, options }).values);
  } catch (error) {
    throw new UsageError(error.message);
  }
  if (!values.help && !(/^\d{1,5}$/.test(values.port ?? "") && Number(values.port) < 65_536))
    throw new UsageError("collect takes --port, a number up to 65535");
  for (const origin of values.origin ?? [])
    if (!URL.canParse(origin) || new URL(origin).origin !== origin)
      throw new UsageError(`--origin takes an origin such as https://app.example, not "${origin}"`);
  return { values, port: Number(values.port) };
}

function storeIn(file) {
  try {
    return openStore(file);
  } catch (error) {
    throw new UsageError(`--store: ${error.code ? `${file}: ${error.code}` : error.message}`);
  }
}

/** Passes a request on. Its URL and headers do not matter, except for the limits. */
async function answered(handle, incoming, outgoing) {
  const { method, socket } = incoming;
  const headers = new Headers();
  for (const name of ["content-type", "content-length"])
    if (incoming.headers[name] !== undefined) headers.set(name, incoming.headers[name]);
  const body = /** @type {any} */ (method === "POST" ? Readable.toWeb(incoming) : null);
  const known = ["POST", "OPTIONS"].includes(method) ? method : "GET";
  const init = /** @type {RequestInit} */ ({ method: known, headers, body, duplex: "half" });
  const { status, headers: responseHeaders } = await handle(new Request("http://collector/", init), {
    client: socket.remoteAddress,
  });
  // The rest of a rejected body is not awaited.
  if (status >= 400) responseHeaders.set("connection", "close");
  outgoing.writeHead(status, Object.fromEntries(responseHeaders)).end();
}
