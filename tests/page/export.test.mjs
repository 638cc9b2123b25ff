// Exports: the code runs, the shell reads the command, and no pasted text breaks out of its place.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { describe, test } from "node:test";
import { runInNewContext } from "node:vm";
import { simulate } from "../../pkg/index.js";
import "../support/page-modules.mjs";

const { APIS } = await import("../../www/apis.js");
const { EXAMPLES } = await import("../../www/examples.js");
const { asCurl } = await import("../../www/export/curl.js");
const { asElement, asFrame } = await import("../../www/export/embed.js");
const { asMarkdown } = await import("../../www/export/markdown.js");
const { requestAsCode } = await import("../../www/export/script.js");

const HOSTILE = "x'\"`$(id)\\ </script><b> \u2028 & é";
const scenario = (request, more = {}) => ({
  page: { url: "https://app.example/" },
  request: { url: "https://api.example/x", ...request },
  ...more,
});

/** The calls that the code makes, recorded by running it with mocks. */
async function calls(text) {
  const made = [];
  const record = (name) =>
    function (...inputs) {
      made.push([name, ...inputs]);
      return new Proxy(this ?? {}, {
        get: (_, key) =>
          key === "then"
            ? undefined
            : key === "headers"
              ? []
              : typeof key === "string" && /^(?:open|send|setRequestHeader)$/.test(key)
                ? record(key)
                : key === "upload"
                  ? { addEventListener() {} }
                  : () => {},
        set: (_, key, value) => made.push([key, value]) > 0,
      });
    };
  const globals = {
    console: { log() {} },
    navigator: { sendBeacon: record("sendBeacon") },
    Uint8Array,
    Blob,
    FormData,
    URLSearchParams,
  };
  for (const name of ["fetch", "fetchLater", "XMLHttpRequest", "WebSocket", "EventSource", "WebTransport"])
    globals[name] = record(name);
  await runInNewContext(`(async () => {${text}\n})()`, globals);
  return made;
}

describe("request as code", () => {
  for (const [name, request, expected] of [
    ["a plain fetch", { api: "fetch" }, [["fetch", "https://api.example/x"]]],
    [
      "everything a fetch can say",
      {
        api: "fetch",
        method: "PUT",
        headers: "A: 1\nB: 2",
        body: { kind: "text" },
        mode: "same-origin",
        credentials: "include",
        redirect: "manual",
      },
      [
        [
          "fetch",
          "https://api.example/x",
          {
            method: "PUT",
            headers: { A: "1", B: "2" },
            body: "…",
            mode: "same-origin",
            credentials: "include",
            redirect: "manual",
          },
        ],
      ],
    ],
    [
      "a name given twice",
      { api: "fetch", headers: "A: 1\na: 2" },
      [
        [
          "fetch",
          "https://api.example/x",
          {
            headers: [
              ["A", "1"],
              ["a", "2"],
            ],
          },
        ],
      ],
    ],
    [
      "XHR",
      {
        api: "xhr",
        method: "POST",
        headers: "A: 1",
        credentials: "include",
        uploadListener: true,
        body: { kind: "text" },
      },
      [
        ["XMLHttpRequest"],
        ["open", "POST", "https://api.example/x"],
        ["setRequestHeader", "A", "1"],
        ["withCredentials", true],
        ["send", "…"],
      ],
    ],
    ["WebSocket", { api: "websocket", protocols: ["a", "b"] }, [["WebSocket", "https://api.example/x", ["a", "b"]]]],
    [
      "EventSource",
      { api: "eventsource", credentials: "include" },
      [["EventSource", "https://api.example/x", { withCredentials: true }]],
    ],
    ["sendBeacon", { api: "beacon", body: { kind: "text" } }, [["sendBeacon", "https://api.example/x", "…"]]],
    [
      "fetchLater",
      { api: "fetchlater", method: "POST" },
      [["fetchLater", "https://api.example/x", { method: "POST" }]],
    ],
    ["WebTransport", { api: "webtransport" }, [["WebTransport", "https://api.example/x"]]],
  ]) {
    test(name, async () => {
      const { language, text } = requestAsCode(scenario(request));
      assert.equal(language, "js");
      assert.deepEqual(JSON.parse(JSON.stringify(await calls(text))), expected);
    });
  }

  test("pasted text stays a string, in every API", async () => {
    for (const { id } of APIS) {
      const { language, text } = requestAsCode(
        scenario({ api: id, url: HOSTILE, method: HOSTILE, headers: `X: ${HOSTILE}`, protocols: [HOSTILE] }),
      );
      if (language === "js")
        assert.equal(
          (await calls(text)).flat(3).some((value) => value === HOSTILE),
          true,
          text,
        );
      if (language === "html") assert.match(text, /x'&quot;`\$\(id\)\\ &lt;\/script>&lt;b> /u, id);
      assert.doesNotMatch(language === "js" ? text : "", /<\/script/, id);
    }
  });
});

describe("curl", () => {
  /** The words into which a shell splits a text, without running curl. */
  const words = (text) =>
    execFileSync("sh", ["-c", `curl() { for word in "$@"; do printf '%s\\n' "$word"; done; }\n${text}`], {
      encoding: "utf8",
    })
      .split("\n")
      .slice(0, -1);

  test("one command for each message, as the browser sends it", () => {
    const { scenario: asked } = EXAMPLES.find(({ id }) => id === "put-custom-header");
    const text = asCurl(simulate(asked), asked);
    assert.equal(text.split("\n\n").length, 2);
    const preflight = words(text.split("\n\n")[0]);
    assert.deepEqual(preflight.slice(0, 3), ["-i", "-X", "OPTIONS"]);
    assert.ok(preflight.includes("Access-Control-Request-Method: PUT"), preflight.join(" | "));
    assert.ok(preflight.includes("Origin: http://api.bob.com"), preflight.join(" | "));
  });

  test("pasted text stays one word", () => {
    const asked = scenario(
      { api: "fetch", url: `https://api.example/?q=${HOSTILE}`, headers: "X: it's $(id) `id`" },
      { page: { url: "https://app.example/", headers: "Content-Security-Policy: connect-src 'none'" } },
    );
    const args = words(asCurl(simulate(asked), asked));
    assert.ok(args.includes("X: it's $(id) `id`"), args.join(" | "));
    assert.ok(args.includes(`https://api.example/?q=${HOSTILE}`), args.join(" | "));
  });

  test("a URL is neither an option nor a pattern of several", () => {
    for (const url of ["-V", "-o/etc/x", "https://api.example/?filter[name]={a,b}&ids[]=[1-3]"]) {
      const asked = scenario({ api: "fetch", url }, { page: { url: "data:text/html,x" } });
      const args = words(asCurl(simulate(asked), asked));
      const at = args.indexOf("--url");
      assert.ok(args.includes("--globoff") && at > 0, args.join(" | "));
      assert.ok(!args.some((word, index) => word === url && index !== at + 1), args.join(" | "));
    }
  });

  test("a handshake is one over HTTP", () => {
    const asked = scenario({ api: "websocket", url: "wss://ws.example/x" });
    const args = words(asCurl(simulate(asked), asked));
    assert.ok(args.includes("https://ws.example/x") && args.includes("Upgrade: websocket"), args.join(" | "));
  });
});

describe("embedding", () => {
  const asked = scenario(
    { api: "fetch", method: "PUT", headers: "X: <b>&</b>" },
    {
      page: {
        url: 'https://app.example/?a="b"&c',
        headers: "Content-Security-Policy: connect-src 'self' </pre>",
        meta: ["default-src *"],
      },
      network: [{ preflight: { status: 204, headers: "A: b" } }, { response: { headers: "" } }],
    },
  );

  test("the element's attributes and slots, with nothing breaking out", () => {
    assert.equal(
      asElement(asked),
      `<link rel="stylesheet" href="wouldblock/element.css">
<script type="module" src="wouldblock/element.js"></script>

<would-block page="https://app.example/?a=&quot;b&quot;&amp;c" api="fetch" url="https://api.example/x" method="PUT">
  <pre slot="page-headers">Content-Security-Policy: connect-src 'self' &lt;/pre&gt;</pre>
  <pre slot="meta">default-src *</pre>
  <pre slot="request-headers">X: &lt;b&gt;&amp;&lt;/b&gt;</pre>
  <pre slot="preflight">204
A: b</pre>
  <pre slot="response" data-hop="1"></pre>
</would-block>`,
    );
  });

  test("the frame", () => {
    assert.equal(
      asFrame("https://play.example/", "#s=1.abc", 'A "title"'),
      '<iframe title="A &quot;title&quot;" sandbox="allow-scripts" src="https://play.example/embed.html#s=1.abc"></iframe>',
    );
  });
});

describe("Markdown", () => {
  test("question, answer of each engine, console and link", () => {
    const { scenario: asked } = EXAMPLES.find(({ id }) => id === "json-content-type");
    const text = asMarkdown(asked, simulate(asked), "https://play.example/#s=1.a(b)");
    assert.match(text, /^### Blocked by the CORS preflight\n/);
    assert.match(text, /\| Standards \| Blocked by the CORS preflight \|\n\| Chrome \d+ \| Blocked/);
    assert.match(text, /```http\nAccess-Control-Allow-Origin: https:\/\/app\.example\.com\n/);
    assert.match(text, /\]\(https:\/\/play\.example\/#s=1\.a%28b%29\)\n$/);
  });

  test("nothing pasted breaks out of its quotes, or mentions anybody", () => {
    const hostile = "https://app.example/?`` <img src=x onerror=alert(1)> [click](javascript:1) ```` @everyone";
    const asked = scenario({ api: "fetch", mode: "no-cors" }, { page: { url: hostile } });
    const report = { ...simulate(asked), summary: "Allowed. Blocked. `a` @team #1 ~~x~~ <b> `` | &amp;" };
    const text = asMarkdown(asked, report, "");
    assert.ok(text.includes(`\`\`\`\`\` ${hostile} \`\`\`\`\``), text);
    assert.match(text, /^Blocked\. `a` @\u2060team \\#1 \\~\\~x\\~\\~ \\<b\\> \\`\\` \\\| \\&amp;$/m);
    assert.match(text, /^`mode: no-cors`$/m);
  });

  test("a policy in markup stays in its attribute", () => {
    const asked = scenario(
      { api: "fetch" },
      { page: { url: "https://app.example/", meta: ['a "><script>b</script>&'] } },
    );
    assert.match(asMarkdown(asked, simulate(asked), ""), /content="a &quot;&gt;&lt;script&gt;b&lt;\/script&gt;&amp;">/);
  });

  test("a fence contains pasted text", () => {
    const asked = scenario({ api: "fetch" }, { page: { url: "https://app.example/", headers: "X: 1\n````\n# out" } });
    const text = asMarkdown(asked, simulate(asked), "");
    assert.match(text, /`````http\nX: 1\n````\n# out\n`````/);
  });
});
