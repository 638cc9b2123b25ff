// All code that the page writes is read back as the request that it was written for.
import "../support/page-modules.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "../../pkg/read.js";

const { requestAsCode } = await import("../../www/export/script.js");

const url = "https://api.example.com/v1/items?page=2";

/** One request for each API and each part that its code can have. */
const requests = [
  { api: "fetch", url },
  { api: "fetch", url: "/items" },
  { api: "fetch", url, method: "patch", headers: "X-Tenant: blue\nX-Trace: 1", body: { kind: "text" } },
  { api: "fetch", url, method: "POST", body: { kind: "urlencoded" }, mode: "no-cors" },
  { api: "fetch", url, method: "POST", body: { kind: "formdata" }, credentials: "include" },
  { api: "fetch", url, method: "POST", body: { kind: "blob", type: "application/json" }, redirect: "error" },
  {
    api: "fetch",
    url,
    method: "POST",
    body: { kind: "bytes" },
    headers: [
      ["A", "1"],
      ["a", "2"],
    ],
  },
  { api: "fetch", url, method: "POST", body: { kind: "stream" } },
  { api: "fetch", url: `${url}&quote="'</script>\u2028` },
  {
    api: "xhr",
    url,
    method: "PUT",
    headers: "X-A: 1",
    body: { kind: "text" },
    credentials: "include",
    uploadListener: true,
  },
  { api: "xhr", url },
  { api: "fetchlater", url, method: "POST", body: { kind: "text" } },
  { api: "websocket", url: "wss://live.example.com/", protocols: ["a", "b"] },
  { api: "eventsource", url, credentials: "include" },
  { api: "beacon", url, body: { kind: "blob", type: "text/plain" } },
  { api: "webtransport", url: "https://live.example.com:4433/" },
  { api: "ping", url },
  { api: "preload", url, as: "font", crossorigin: "anonymous" },
  { api: "image", url: `${url}&a="<`, crossorigin: "use-credentials" },
  { api: "script", url, integrity: "sha384-AAAA", crossorigin: "anonymous" },
  { api: "style", url },
  { api: "media", url, crossorigin: "anonymous" },
  { api: "font", url },
];

const pairs = (headers) =>
  typeof headers === "string" ? headers.split("\n").map((line) => line.split(": ")) : (headers ?? []);

/** Repeated names are one header; `fetch` joins its values. */
function joined(headers) {
  const all = {};
  for (const [name, value] of pairs(headers)) {
    const key = name.toLowerCase();
    all[key] = key in all ? `${all[key]}, ${value}` : value;
  }
  return all;
}

/** A request without what only one side states: defaults, and how an element was inserted into the page. */
function plain({ headers, method, insertedBy, ...request }) {
  const usual = ["beacon", "ping"].includes(request.api) ? "POST" : "GET";
  return { ...request, method: method ?? usual, headers: joined(headers) };
}

for (const request of requests)
  test(`${request.api} ${request.body?.kind ?? ""} ${request.method ?? ""}`, async () => {
    const { text, language } = requestAsCode({ page: { url: "https://app.example.com/" }, request });
    const reading = await read(text);
    assert.ok(reading.request, `${reading.kind}: ${JSON.stringify(reading.unresolved)} in ${language}:\n${text}`);
    assert.deepEqual(plain(reading.request), plain(request), text);
  });
