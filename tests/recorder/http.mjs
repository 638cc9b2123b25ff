// The parts of HTTP/1.1 and HTTP/2 that a recorder needs: a browser's request, byte for byte, and a response with
// exactly the bytes of the scenario. Nothing that a script could see is added: no Date, no Content-Length.
import { createHash } from "node:crypto";
import { gzipSync, deflateSync, brotliCompressSync } from "node:zlib";
import * as http2 from "node:http2";

const MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/**
 * One request head and its body, or null when the connection ends first.
 * @param {import("node:stream").Duplex} socket
 * @returns {Promise<{ method: string, target: string, headers: [string, string][], body: string } | null>} names in
 *   lower case
 */
export function readRequest(socket) {
  return new Promise((done) => {
    let data = Buffer.alloc(0),
      head = null,
      bodyEnds = null;
    const finish = (value) => {
      socket.off("data", onData).off("close", onEnd).off("end", onEnd);
      done(value);
    };
    const onEnd = () => finish(head);
    const onData = (chunk) => {
      data = Buffer.concat([data, chunk]);
      if (!head) {
        const at = data.indexOf("\r\n\r\n");
        if (at < 0) return;
        const [first, ...lines] = data.toString("latin1", 0, at).split("\r\n");
        const [method, target] = first.split(" ");
        head = {
          method,
          target,
          headers: lines.map((line) => {
            const colon = line.indexOf(":");
            return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
          }),
        };
        data = data.subarray(at + 4);
        const length = value(head.headers, "content-length"),
          coding = value(head.headers, "transfer-encoding");
        bodyEnds =
          coding === "chunked"
            ? () => data.length >= 5 && data.toString("latin1", data.length - 5) === "0\r\n\r\n"
            : () => data.length >= Number(length ?? 0);
      }
      if (bodyEnds()) finish({ ...head, body: data.toString("utf8") });
    };
    socket.on("data", onData).on("close", onEnd).on("end", onEnd);
  });
}

/** The value of the first header of that (lower-case) name. */
export function value(headers, name) {
  return headers.find(([n]) => n === name)?.[1];
}

/** The bytes of a header line: UTF-8, as servers write non-ASCII text. */
const bytes = (text) => Buffer.from(text, "utf8");

const REASONS = {
  101: "Switching Protocols",
  200: "OK",
  204: "No Content",
  301: "Moved Permanently",
  302: "Found",
  303: "See Other",
  304: "Not Modified",
  307: "Temporary Redirect",
  308: "Permanent Redirect",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  500: "Internal Server Error",
};

const encoders = { gzip: gzipSync, "x-gzip": gzipSync, deflate: deflateSync, br: brotliCompressSync };

/** The body in the encoding that the response's headers declare. */
function encode(body, headers) {
  const get = (name) =>
    headers
      .find(([n]) => n.toLowerCase() === name)?.[1]
      ?.trim()
      .toLowerCase();
  const encoder = encoders[get("content-encoding") ?? ""];
  if (encoder) body = encoder(body);
  if (get("transfer-encoding") === "chunked")
    return Buffer.concat([bytes(`${body.length.toString(16)}\r\n`), body, bytes("\r\n0\r\n\r\n")]);
  const length = get("content-length");
  if (length !== undefined && /^\d{1,6}$/.test(length) && Number(length) !== body.length) {
    const sized = Buffer.alloc(Number(length), 0x20);
    body.copy(sized);
    return sized;
  }
  return body;
}

/**
 * Writes a response and ends the connection, which marks the end of the body.
 * @param {import("node:stream").Duplex} socket
 * @param {{ status: number, headers: [string, string][], raw?: string[], body: Buffer, head: boolean, stay?: number }}
 * response
 * `raw`: lines that are sent unchanged, because they are not of the form "name: value"; `stay`: how many milliseconds
 * later the body ends
 */
export function writeResponse(socket, { status, headers, raw = [], body, head, stay = 0 }) {
  const lines = [`HTTP/1.1 ${status} ${REASONS[status] ?? "Status"}`, ...headers.map(([n, v]) => `${n}: ${v}`), ...raw];
  socket.write(Buffer.concat(lines.map((line) => bytes(`${line}\r\n`)).concat(bytes("\r\n"))));
  const bare = head || status === 204 || status === 304 || status < 200;
  if (!bare) socket.write(encode(body, headers));
  if (!stay) socket.end();
  else if (Number.isFinite(stay)) setTimeout(() => socket.end(), stay).unref();
}

/**
 * Accepts a WebSocket: sends the headers that the protocol requires, unless the scenario gives them, then the
 * scenario's own.
 */
export function acceptWebSocket(socket, request, headers) {
  const given = new Set(headers.map(([n]) => n.toLowerCase()));
  const key = value(request.headers, "sec-websocket-key") ?? "";
  const own = [
    ["Upgrade", "websocket"],
    ["Connection", "Upgrade"],
    [
      "Sec-WebSocket-Accept",
      createHash("sha1")
        .update(key + MAGIC)
        .digest("base64"),
    ],
  ];
  writeResponse(socket, {
    status: 101,
    headers: [...own.filter(([n]) => !given.has(n.toLowerCase())), ...headers],
    body: Buffer.alloc(0),
    head: true,
    stay: Infinity,
  });
  socket.resume();
}

/**
 * A server of HTTP/2 over TLS (upload streams need it) that does not listen on a port: `emit("connection", socket)`
 * passes connections to it.
 * @param {{ key: Buffer, cert: Buffer }} certificate
 * @param {(request: { method: string, target: string, headers: [string, string][] }, reply: (response: object) => void)
 * => void} handle
 */
export function http2Server(certificate, handle) {
  const server = http2.createSecureServer({ ...certificate, allowHTTP1: false });
  server.on("sessionError", () => {}).on("tlsClientError", () => {});
  server.on("stream", (stream, fields) => {
    stream.on("error", () => {});
    const headers = Object.entries(fields)
      .filter(([n]) => !n.startsWith(":"))
      .map(([n, v]) => [n, String(v)]);
    if (fields[":authority"]) headers.push(["host", fields[":authority"]]);
    const request = { method: fields[":method"], target: fields[":path"], headers };
    // The upload ends before the response is sent, as with most servers.
    stream.resume();
    stream.on("end", () =>
      handle(request, ({ status, headers: given, body, head }) => {
        const grouped = {};
        for (const [n, v] of given) (grouped[n.toLowerCase()] ??= []).push(v);
        stream.respond({ ":status": status, ...grouped }, { sendDate: false });
        stream.end(head || status === 204 || status === 304 ? undefined : encode(body, given));
      }),
    );
  });
  return server;
}
