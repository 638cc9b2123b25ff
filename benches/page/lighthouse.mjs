// Runs Lighthouse on the page that `cargo xtask build` has built, for a phone and for a desktop.
//
//   cargo xtask build && cd benches/page && npm ci && node lighthouse.mjs
//
// Prints the scores with their figures, and what costs points. Fails if a score is below 98.
import { createServer } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { launch } from "chrome-launcher";
import lighthouse, { desktopConfig } from "lighthouse";
import { pageHeaders } from "../../tests/support/page-headers.mjs";

const SITE = fileURLToPath(new URL("../../dist/site/", import.meta.url));
const CATEGORIES = ["performance", "accessibility", "best-practices"];
const LEAST = 98;
const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};
const CHROMIUM = process.env.WOULDBLOCK_CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/google-chrome"].find(existsSync);

if (!existsSync(join(SITE, "index.html"))) throw new Error("there is no built page yet: cargo xtask build");

/** Serves the files like a static host: compressed, cached, and with the headers of the page. */
function host() {
  const headers = pageHeaders();
  const packed = new Map();
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    const file = normalize(join(SITE, path.endsWith("/") ? `${path}index.html` : path));
    if (!file.startsWith(SITE) || !existsSync(file)) return response.writeHead(404).end();
    if (!packed.has(file)) packed.set(file, brotliCompressSync(readFileSync(file)));
    response.writeHead(200, {
      ...headers,
      "Content-Type": TYPES[extname(file)] ?? "text/plain",
      "Content-Encoding": "br",
      "Cache-Control": "max-age=600",
    });
    response.end(packed.get(file));
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}

const server = await host();
const url = `http://127.0.0.1:${server.address().port}/`;
let failed = false;
for (const [name, config] of [
  ["mobile", undefined],
  ["desktop", desktopConfig],
]) {
  const chrome = await launch({
    chromePath: CHROMIUM,
    chromeFlags: ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage"],
  });
  const { lhr } = await lighthouse(url, { port: chrome.port, onlyCategories: CATEGORIES }, config);
  await chrome.kill();
  if (lhr.runtimeError) throw new Error(`${name}: ${lhr.runtimeError.message}`);
  const scores = CATEGORIES.map((id) => [id, Math.round(lhr.categories[id].score * 100)]);
  console.log(`${name}: ${scores.map(([id, score]) => `${id} ${score}`).join(", ")}`);
  const figures = [
    "first-contentful-paint",
    "largest-contentful-paint",
    "total-blocking-time",
    "cumulative-layout-shift",
    "speed-index",
    "interactive",
    "total-byte-weight",
  ];
  for (const id of figures) console.log(`  ${id}: ${lhr.audits[id]?.displayValue ?? "?"}`);
  for (const id of CATEGORIES) {
    for (const { id: audit, weight } of lhr.categories[id].auditRefs) {
      const { score, title, displayValue = "" } = lhr.audits[audit];
      if (weight > 0 && score !== null && score < 0.9)
        console.log(`  costs points: ${audit}: ${title} ${displayValue}`);
    }
  }
  failed ||= scores.some(([, score]) => score < LEAST);
}
server.close();
process.exitCode = failed ? 1 : 0;
