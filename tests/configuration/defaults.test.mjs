// Checks that the libraries' real defaults are those that the readers of configuration assume.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { python } from "./targets.mjs";

const require = createRequire(new URL("../package.json", import.meta.url));
const unwrap = (module) => module.default ?? module;
const defaults = (name) =>
  JSON.parse(readFileSync(new URL(`../../reading/defaults/${name}.json`, import.meta.url), "utf8"));
const versionOf = (name) =>
  JSON.parse(readFileSync(new URL(`../node_modules/${name}/package.json`, import.meta.url), "utf8")).version;

/** The headers that a middleware sets, in lower case, and the status that it ends with. */
function responseOf(middleware, request) {
  const headers = {};
  const set = (name, value) => {
    headers[name.toLowerCase()] = String(value);
  };
  const response = { setHeader: set, removeHeader() {}, getHeader: (name) => headers[name.toLowerCase()], end() {} };
  middleware(request, response, () => {});
  return { headers, status: response.statusCode };
}

test("helmet", () => {
  const { version, policy, headers } = defaults("javascript").helmet;
  assert.equal(version, versionOf("helmet"));
  const found = responseOf(unwrap(require("helmet"))(), { headers: {} }).headers;
  const text = policy.map(([name, value]) => (value ? `${name} ${value}` : name)).join(";");
  assert.equal(found["content-security-policy"], text);
  for (const [name, value] of headers) assert.equal(found[name.toLowerCase()], value, name);
  assert.equal(Object.keys(found).length, headers.length + 1);
});

test("cors", () => {
  const { version, methods } = defaults("javascript").cors;
  assert.equal(version, versionOf("cors"));
  const headers = { origin: "https://a.example", "access-control-request-headers": "x-a" };
  const cors = unwrap(require("cors"));
  const preflight = responseOf(cors(), { method: "OPTIONS", headers });
  assert.equal(preflight.status, 204);
  assert.equal(preflight.headers["access-control-allow-methods"], methods);
  assert.equal(preflight.headers["access-control-allow-headers"], "x-a");
  assert.equal(preflight.headers["access-control-allow-origin"], "*");
  const star = responseOf(cors({ credentials: true }), { method: "GET", headers }).headers;
  assert.equal(star["access-control-allow-origin"], "*");
  const fixed = responseOf(cors({ origin: "https://b.example" }), { method: "GET", headers }).headers;
  assert.equal(fixed["access-control-allow-origin"], "https://b.example");
});

test("libraries of Python", () => {
  const script = `
import inspect, json
from importlib.metadata import version
from django.conf import settings
settings.configure()
from corsheaders.conf import conf
from corsheaders.defaults import default_headers, default_methods
from csp.utils import DEFAULT_DIRECTIVES
from flask_cors.core import DEFAULT_OPTIONS
from flask_talisman import talisman
from starlette.middleware.cors import ALL_METHODS, SAFELISTED_HEADERS, CORSMiddleware
join = ", ".join
print(json.dumps({
  "django-cors-headers": {"version": version("django-cors-headers"), "methods": join(default_methods), "headers": join(default_headers), "maxAge": str(conf.CORS_PREFLIGHT_MAX_AGE)},
  "flask-cors": {"version": version("flask-cors"), "methods": join(sorted(DEFAULT_OPTIONS["methods"])), "headers": DEFAULT_OPTIONS["allow_headers"], "maxAge": DEFAULT_OPTIONS["max_age"] or ""},
  "starlette": {"version": version("starlette"), "methods": join(ALL_METHODS), "headers": join(sorted(SAFELISTED_HEADERS)), "maxAge": str(inspect.signature(CORSMiddleware).parameters["max_age"].default)},
  "flask-talisman": {"version": version("flask-talisman"), "policy": [list(one) for one in talisman.DEFAULT_CSP_POLICY.items()], "headers": [["X-Frame-Options", talisman.SAMEORIGIN], ["X-Content-Type-Options", "nosniff"], ["Referrer-Policy", talisman.DEFAULT_REFERRER_POLICY]]},
  "django-csp": {"version": version("django-csp"), "policy": [[name, " ".join(value)] for name, value in DEFAULT_DIRECTIVES.items() if value], "headers": []},
}))`;
  const found = JSON.parse(execFileSync(python(), ["-c", script], { encoding: "utf8" }));
  assert.deepEqual(found, defaults("python"));
});

test("SAM allows the methods of a path's events, where a template gives none", async () => {
  const script = `
import json
from samtranslator.swagger.swagger import SwaggerEditor
found = {}
for methods in ("get put", "any"):
    names = ["x-amazon-apigateway-any-method" if one == "any" else one for one in methods.split()]
    editor = SwaggerEditor({"swagger": "2.0", "paths": {"/items": {name: {} for name in names}}})
    editor.add_cors("/items", "'*'")
    [response] = editor.swagger["paths"]["/items"]["options"]["x-amazon-apigateway-integration"]["responses"].values()
    found[methods] = response["responseParameters"]
print(json.dumps(found))`;
  const found = JSON.parse(execFileSync(python(), ["-c", script], { encoding: "utf8" }));
  const { read } = await import("../../pkg/read.js");
  for (const [methods, parameters] of Object.entries(found)) {
    const events = methods
      .split(" ")
      .map((method) => `        ${method}: { Type: Api, Properties: { Path: /items, Method: ${method} } }`);
    const reading = await read(`Resources:
  Api: { Type: AWS::Serverless::Api, Properties: { StageName: prod, Cors: "'*'" } }
  Items:
    Type: AWS::Serverless::Function
    Properties:
      Events:
${events.join("\n")}
`);
    const expected = Object.entries(parameters).map(([name, value]) => [name.split(".").at(-1), value.slice(1, -1)]);
    assert.deepEqual(reading.network[0].preflight.headers.toSorted(), expected.toSorted(), methods);
  }
});
