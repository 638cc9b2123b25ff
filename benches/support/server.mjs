// Serves the page as its hosts do: over HTTP/2, compressed ahead of time.
import { readFileSync } from "node:fs";
import { createSecureServer } from "node:http2";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { certificate } from "../../tests/support/certificate.mjs";
import { pageHeaders } from "../../tests/support/page-headers.mjs";
import { inRepository } from "./paths.mjs";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** URL prefixes with their folders. The longest matching prefix is used. */
const FOLDERS = { "/": "dist/site", "/pkg/": "pkg", "/benches/": "benches" };

/**
 * Serves until `close()`, over TLS because browsers only use HTTP/2 with it. A browser needs an option to accept the certificate: `--ignore-certificate-errors`.
 * @returns {Promise<{ origin: string, sent: Map<string, number>, close(): void }>}
 * `sent`: the paths that were requested and the bytes of their bodies, since it was last cleared
 */
export async function serve() {
  const sent = new Map();
  const sessions = new Set();
  const server = createSecureServer(certificate("localhost"), (request, response) => {
    const path = new URL(request.url, "https://localhost").pathname;
    const file = find(path);
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    sent.set(path, file.body.length);
    const isPage = !path.startsWith("/benches/");
    response.writeHead(200, { ...(isPage ? pageHeaders() : {}), "content-type": file.type, "content-encoding": "br" });
    response.end(file.body);
  });
  server.on("session", (session) => {
    sessions.add(session);
    session.on("close", () => sessions.delete(session));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    origin: `https://127.0.0.1:${server.address().port}`,
    sent,
    /** Nothing waits for the end of the server: its callback does not always come after its sessions were destroyed. */
    close() {
      for (const session of sessions) session.destroy();
      server.close();
    },
  };
}

const compressed = new Map();

/** The file for a path, which is compressed only once. */
function find(path) {
  if (!compressed.has(path)) {
    const prefix = Object.keys(FOLDERS)
      .filter((start) => path.startsWith(start))
      .sort((a, b) => b.length - a.length)[0];
    const name = normalize(path.slice(prefix.length) || "index.html");
    const type = TYPES[extname(name)];
    if (name.startsWith("..") || !type) return undefined;
    try {
      const body = brotliCompressSync(readFileSync(join(inRepository(FOLDERS[prefix]), name)));
      compressed.set(path, { type, body });
    } catch {
      return undefined;
    }
  }
  return compressed.get(path);
}
