// `wouldblock/audit`, as the package's users import it.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { install } from "../support/package.mjs";

const { root, remove } = install();
after(remove);

const { audit, auditLines } = await import(pathToFileURL(join(root, "audit.js")).href);

const page = {
  url: "https://app.example/",
  headers: [["Content-Security-Policy", "img-src 'self'; connect-src https://api.example"]],
};
const line = (api, url) => ({ scenario: { page, request: { api, url } } });

describe("audit()", () => {
  test("judges scenarios and lines, of lists and of streams", async () => {
    const lines = [line("image", "https://x.example/a.png"), line("image", "/own.png").scenario];
    async function* stream() {
      yield* lines;
    }
    for (const traffic of [lines, new Set(lines), stream()]) {
      const { lines: count, verdicts, groups, unused, leastPolicy } = await audit(traffic);
      assert.equal(count, 2);
      assert.deepEqual(verdicts, { allowed: 0, blocked: 1, undetermined: 1 });
      assert.deepEqual(
        groups.map(({ check, directive, origin, count }) => ({ check, directive, origin, count })),
        [{ check: "csp", directive: "img-src", origin: "https://x.example", count: 1 }],
      );
      assert.deepEqual(groups[0].example, { line: 1, scenario: lines[0].scenario });
      assert.deepEqual(
        unused.map(({ source }) => source),
        ["https://api.example"],
      );
      assert.equal(
        leastPolicy.value,
        "default-src 'none'; base-uri 'none'; form-action 'none'; img-src 'self' https://x.example",
      );
    }
  });

  test("honours every option", async () => {
    const policy = (value) => ({ headers: [["Content-Security-Policy", value]] });
    const options = {
      page: policy("img-src https://a.example"),
      against: policy("img-src https://b.example"),
      engines: ["firefox"],
      language: "de",
    };
    const traffic = [line("image", "https://a.example/"), line("image", "https://b.example/"), { page }];
    const { groups, difference, broken, brokenLines } = await audit(traffic, options);
    assert.deepEqual(groups[0].engines, ["firefox"]);
    assert.deepEqual(
      difference.allowed.map(({ origin }) => origin),
      ["https://b.example"],
    );
    assert.deepEqual(
      difference.blocked.map(({ origin }) => origin),
      ["https://a.example"],
    );
    assert.equal(brokenLines, 1);
    assert.deepEqual(broken, [{ line: 3, why: "Dem Szenario fehlt die Anfrage (request)" }]);
    await assert.rejects(audit([], { engines: ["netscape"] }), /not understood: .*netscape/);
    await assert.rejects(audit(7), TypeError);
  });

  test("a value that is not plain data is one broken line", async () => {
    const circle = {};
    circle.circle = circle;
    const { broken, lines } = await audit([circle, undefined, 1n, line("image", "/a")]);
    assert.equal(lines, 4);
    assert.deepEqual(
      broken.map(({ line }) => line),
      [1, 2, 3],
    );
  });

  test("reports its progress and can be cancelled", async () => {
    const controller = new AbortController();
    const traffic = Array.from({ length: 200_000 }, () => line("image", "https://x.example/"));
    const seen = [];
    const reason = new Error("enough");
    const run = audit(traffic, {
      signal: controller.signal,
      progress(done, total) {
        seen.push([done, total]);
        if (seen.length === 2) controller.abort(reason);
      },
    });
    await assert.rejects(run, reason);
    assert.equal(seen.length, 2);
    assert.ok(seen[1][0] > seen[0][0] && seen[1][0] < traffic.length);
    assert.equal(seen[0][1], traffic.length);
    await assert.rejects(audit([], { signal: AbortSignal.abort(reason) }), reason);
    assert.equal((await audit(traffic.slice(0, 3))).verdicts.blocked, 3);
  });
});

describe("auditLines()", () => {
  test("accepts text in chunks of any size", async () => {
    const text = `${JSON.stringify(line("image", "https://x.example/é"))}\r\n\n{\nhttps://y.example/`;
    const bytes = new TextEncoder().encode(text);
    const pieces = Array.from(bytes, (_, at) => bytes.subarray(at, at + 1));
    for (const source of [[text], [bytes], pieces, new Blob([bytes]), new Blob([bytes]).stream()]) {
      const { lines, broken, verdicts } = await auditLines(source, { pageUrl: "https://app.example/", api: "image" });
      assert.equal(lines, 3);
      // Without its response, an image may still be blocked by Cross-Origin-Resource-Policy.
      assert.deepEqual(verdicts, { allowed: 0, blocked: 1, undetermined: 1 });
      assert.equal(broken[0].line, 3);
    }
  });

  test("reads violation reports and sets noise apart", async () => {
    const report = (blocked) =>
      JSON.stringify({
        "csp-report": {
          "document-uri": "https://app.example/",
          "blocked-uri": blocked,
          "effective-directive": "img-src",
          "original-policy": "img-src 'self'",
        },
      });
    const { noise, groups } = await auditLines([
      [report("https://x.example/a.png"), report("moz-extension")].join("\n"),
    ]);
    assert.equal(groups[0].origin, "https://x.example");
    assert.deepEqual(
      noise.map(({ kind, count }) => [kind, count]),
      [["extension", 1]],
    );
  });
});
