// A configuration is right if the real server, with the configuration pasted in, sends what the fix promises.
import assert from "node:assert/strict";
import { test } from "node:test";
import { configuration } from "../../pkg/index.js";
import { FIXES } from "./fixes.mjs";
import { HOSTILE, HOSTILE_FIX } from "./hostile.mjs";
import { ask, withApplication, withServer } from "./server.mjs";
import { TARGETS } from "./targets.mjs";

const list = (value) =>
  value
    .split(",")
    .map((item) => item.trim().toLowerCase())
    .filter(Boolean)
    .sort();

/**
 * Whether a response has the wanted headers: with exact values, except for lists, which may have more items in any
 * order.
 */
function check(what, response, wanted) {
  for (const [name, value] of Object.entries(wanted)) {
    const actual = response.headers[name];
    assert.notEqual(actual, undefined, `${what}: no ${name}, but ${JSON.stringify(response)}`);
    if (/-(methods|headers)$/.test(name)) {
      const missing = list(value).filter((item) => !list(actual).includes(item));
      assert.deepEqual(missing, [], `${what}: ${name} is ${actual}`);
    } else if (name === "vary") {
      assert.ok(list(actual).includes("origin"), `${what}: Vary is ${actual}`);
    } else if (name === "content-security-policy") {
      // helmet writes `;` without a space after it, which is the same policy.
      const directives = (policy) =>
        policy
          .split(";")
          .map((directive) => directive.trim())
          .filter(Boolean);
      assert.deepEqual(directives(actual), directives(value), what);
    } else {
      assert.equal(actual, value, `${what}: ${name}`);
    }
  }
}

for (const [target, prepare] of Object.entries(TARGETS)) {
  test(`${target} sends the headers of each fix`, async (t) => {
    for (const { name, scenario, fix, request, page, preflight, response } of FIXES) {
      await t.test(name, async () => {
        const { text } = configuration(scenario, fix, target);
        assert.notEqual(text, "");
        await withApplication(scenario, (behind) =>
          withServer(prepare(text, behind), async (port) => {
            if (page) check("page", await ask(port), page);
            const origin = { Origin: request.origin };
            if (preflight) {
              const headers = {
                ...origin,
                "Access-Control-Request-Method": request.method,
                "Access-Control-Request-Headers": request.headers,
              };
              const received = await ask(port, { method: "OPTIONS", headers });
              assert.ok(received.status >= 200 && received.status < 300, `OPTIONS has status ${received.status}`);
              check("preflight", received, preflight);
            }
            if (response) check("response", await ask(port, { method: request.method, headers: origin }), response);
          }),
        );
      });
    }
  });
}

for (const [target, prepare] of Object.entries(TARGETS)) {
  test(`${target} sends a hostile value unchanged`, async () => {
    const { scenario } = FIXES[0];
    const { text } = configuration(scenario, HOSTILE_FIX, target);
    await withApplication(scenario, (behind) =>
      withServer(prepare(text, behind), async (port) => {
        const { headers } = await ask(port);
        assert.deepEqual(
          HOSTILE.map((_, index) => headers[`x-probe-${index}`]),
          HOSTILE,
          text,
        );
      }),
    );
  });
}

// A script cannot read an error whose response lacks the header, and the console then blames CORS for the error.
for (const target of ["express", "django", "fastapi"]) {
  test(`${target} sends CORS headers with errors of the application`, async () => {
    const { scenario, fix, request, response } = FIXES.find(
      ({ response }) => response?.["access-control-allow-origin"] !== undefined,
    );
    const { text } = configuration(scenario, fix, target);
    await withServer(TARGETS[target](text), async (port) => {
      const received = await ask(port, { path: "/error", headers: { Origin: request.origin } });
      assert.equal(received.status, 500);
      assert.equal(received.headers["access-control-allow-origin"], response["access-control-allow-origin"]);
    });
  });
}

// The application also redirects elsewhere, and those redirects must stay as they are.
for (const target of ["nginx", "apache", "caddy"]) {
  test(`${target} changes the one redirect that a fix names`, async () => {
    const [before, after] = ["http://api.example.net/v2?x=1", "https://api.example.net/v2?x=1"];
    const edits = [{ target: "network[0].response.headers", header: "Location", before, after }];
    const fix = { where: "server", code: "x", params: {}, text: "", edits, also: [] };
    for (const [location, wanted] of [
      [before, after],
      ["http://other.example/", "http://other.example/"],
    ]) {
      const scenario = {
        page: { url: "https://app.example.com/" },
        request: { api: "fetch", url: "https://api.example.net/x" },
        network: [{ response: { status: 302, headers: `Location: ${location}` } }],
      };
      const { text } = configuration(scenario, fix, target);
      await withApplication(scenario, (behind) =>
        withServer(TARGETS[target](text, behind), async (port) => {
          const { headers } = await ask(port);
          assert.equal(headers.location, wanted, text);
        }),
      );
    }
  });
}
