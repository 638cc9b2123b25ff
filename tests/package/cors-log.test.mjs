// `wouldblock/connect` on node:http and Express, `wouldblock/next` on node:http, and `wouldblock/hono` on Hono.
import assert from "node:assert/strict";
import { createServer, request } from "node:http";
import { connect, createServer as createHttp2Server } from "node:http2";
import { once } from "node:events";
import { test } from "node:test";
import express from "express";
import cors from "cors";
import { corsLog } from "../../pkg/connect.js";
import { corsLog as honoLog } from "../../pkg/hono.js";
import { corsLog as nextLog } from "../../pkg/next.js";
import de from "../../pkg/languages/de.js";
import { load } from "./tools.mjs";

const ORIGIN = "http://localhost:3000";

/** Runs `listener` for requests; resolves to the logged messages. */
async function serve(listener, asked) {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  try {
    // fetch() cannot set Origin or Cookie.
    for (const { method = "GET", path = "/", headers } of asked)
      await new Promise((done, fail) => {
        request({ port, host: "127.0.0.1", method, path, headers }, (response) => response.resume().on("end", done))
          .on("error", fail)
          .end();
      });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const PREFLIGHT = {
  method: "OPTIONS",
  path: "/api/x",
  headers: { origin: ORIGIN, "access-control-request-method": "PUT", "access-control-request-headers": "x-token" },
};
const PUT = { method: "PUT", path: "/api/x", headers: { origin: ORIGIN, "x-token": "1" } };

test("node:http: a response without CORS headers", async () => {
  const logged = [];
  const see = corsLog({ log: (message) => logged.push(message), target: "nginx" });
  await serve(
    (incoming, outgoing) => see(incoming, outgoing, () => outgoing.end("x")),
    [{ headers: { origin: ORIGIN } }, { headers: {} }, { headers: { origin: ORIGIN, "sec-fetch-mode": "no-cors" } }],
  );
  assert.equal(logged.length, 1, logged.join("\n"));
  assert.match(
    logged[0],
    /^Browsers block GET http:\/\/127\.0\.0\.1:\d+\/ for http:\/\/localhost:3000 \(chromium, firefox, webkit\)\n/,
  );
  assert.match(logged[0], /Access-Control-Allow-Origin is missing from the response/);
  assert.match(logged[0], /add_header Access-Control-Allow-Origin "http:\/\/localhost:3000" always;/);
});

test("node:http: requests of the same origin that a development server passes on", async () => {
  const logged = [];
  const see = corsLog({ log: (message) => logged.push(message), allowed: true });
  const headers = { origin: ORIGIN, "sec-fetch-mode": "cors", "sec-fetch-site": "same-origin" };
  await serve((incoming, outgoing) => see(incoming, outgoing, () => outgoing.end("x")), [{ method: "POST", headers }]);
  assert.deepEqual(logged, []);
});

test("node:http2: a response without CORS headers", async () => {
  const logged = [];
  const see = corsLog({ log: (message) => logged.push(message) });
  const server = createHttp2Server((incoming, outgoing) => see(incoming, outgoing, () => outgoing.end("x")));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const client = connect(`http://127.0.0.1:${port}`);
  await once(client.request({ ":path": "/x", origin: ORIGIN }).resume().end(), "close");
  client.close();
  server.close();
  assert.equal(logged.length, 1);
  assert.match(logged[0], /^Browsers block GET http:\/\/127\.0\.0\.1:\d+\/x for http:\/\/localhost:3000 /);
});

/** The forms in which `writeHead` takes headers. */
const WRITTEN = [
  [200, { "Access-Control-Allow-Origin": "*" }],
  [200, "Fine", { "Access-Control-Allow-Origin": "*" }],
  [200, undefined, { "Access-Control-Allow-Origin": ["*"] }],
  [200, ["Content-Type", "text/plain", "Access-Control-Allow-Origin", "*"]],
  [
    200,
    "Fine",
    [
      ["Content-Type", "text/plain"],
      ["Access-Control-Allow-Origin", "*"],
    ],
  ],
];
const ASKED = WRITTEN.map((_, at) => ({ path: `/${at}`, headers: { origin: ORIGIN } }));
const write = (incoming, outgoing) => outgoing.writeHead(...WRITTEN[Number(incoming.url.slice(1))]).end("x");

test("node:http: headers that are given to writeHead", async () => {
  const logged = [];
  const see = corsLog({ log: (message) => logged.push(message), allowed: true });
  await serve((incoming, outgoing) => see(incoming, outgoing, () => write(incoming, outgoing)), ASKED);
  assert.equal(logged.length, WRITTEN.length);
  for (const message of logged) assert.match(message, /^Browsers let /);
});

test("node:http: headers that are given to writeHead after others were set", async () => {
  const logged = [];
  const see = corsLog({ log: (message) => logged.push(message), allowed: true });
  const listener = (incoming, outgoing) =>
    see(incoming, outgoing, () => {
      outgoing.setHeader("Access-Control-Allow-Origin", "https://other.example");
      outgoing.writeHead(200, { "access-control-allow-origin": "*" }).end("x");
    });
  await serve(listener, [{ headers: { origin: ORIGIN } }]);
  assert.equal(logged.length, 1);
  assert.match(logged[0], /^Browsers let /);
});

test("Next.js: headers that are given to writeHead, after a reload", async () => {
  const logged = [];
  nextLog({ log: () => assert.fail("the first listener is replaced") });
  nextLog({ log: (message) => logged.push(message), allowed: true });
  await serve(write, ASKED);
  assert.equal(logged.length, WRITTEN.length);
  for (const message of logged) assert.match(message, /^Browsers let /);
});

test("Express: preflights, and a mounted router", async () => {
  const logged = [];
  const app = express();
  app.use(corsLog({ log: (message) => logged.push(message), allowed: true }));
  const router = express.Router();
  router.options("/x", (_request, response) => {
    response.set({ "Access-Control-Allow-Origin": ORIGIN, "Access-Control-Allow-Methods": "PUT" }).sendStatus(204);
  });
  app.use("/api", router);
  await serve(app, [PREFLIGHT]);
  assert.equal(logged.length, 1);
  assert.match(logged[0], /^Browsers block PUT http:\/\/127\.0\.0\.1:\d+\/api\/x /);
  assert.match(logged[0], /x-token/);
  assert.match(logged[0], /app\.use\(cors\(/);
});

test("Express with the cors package passes, and a wildcard with cookies does not", async () => {
  const logged = [];
  const app = express();
  app.use(corsLog({ log: (message) => logged.push(message), allowed: true }));
  app.use(cors());
  app.use((_request, response) => {
    response.send("x");
  });
  await serve(app, [PREFLIGHT, PUT, { headers: { origin: ORIGIN, cookie: "a=1" } }]);
  assert.equal(logged.length, 2, logged.join("\n"));
  assert.match(logged[0], /^Browsers let http:\/\/localhost:3000 read PUT /);
  assert.match(logged[1], /\* of Access-Control-Allow-Origin is not a wildcard/);
});

test("in another language", async () => {
  const logged = [];
  const see = corsLog({ log: (message) => logged.push(message), language: de });
  await serve(
    (incoming, outgoing) => see(incoming, outgoing, () => outgoing.end("x")),
    [{ headers: { origin: ORIGIN } }],
  );
  assert.match(logged[0], /^Browser blockieren GET .*\n {2}Blockiert\./);
});

test("Hono", async () => {
  const { Hono } = await load("hono");
  const logged = [];
  const app = new Hono();
  app.use(honoLog({ log: (message) => logged.push(message) }));
  app.get("/", (context) => context.text("x"));
  await app.request("https://api.example/", { headers: { Origin: ORIGIN } });
  await app.request("https://api.example/", { headers: { Origin: "https://api.example" } });
  assert.equal(logged.length, 1);
  assert.match(logged[0], /^Browsers block GET https:\/\/api\.example\/ for http:\/\/localhost:3000/);
});

test("what is sent brings nothing into the terminal, and breaks nothing", async () => {
  const logged = [];
  const see = corsLog({ log: (message) => logged.push(message) });
  await serve(
    (incoming, outgoing) => see(incoming, outgoing, () => outgoing.end("x")),
    [
      { headers: { origin: "https://a.example/\u009b31m" } },
      { headers: { origin: "::" } },
      { headers: { origin: ORIGIN, host: "a b" } },
      { path: "/%1b[31m", headers: { origin: ORIGIN } },
    ],
  );
  assert.ok(logged.length > 0);
  for (const message of logged) assert.doesNotMatch(message, /[\u0000-\u0009\u000b-\u001f\u0080-\u009f]/);
});
