// Requests everything that an element needs at once, instead of each module after the one that imports it. A bundler has
// joined the modules, so then there is nothing to request.

/**
 * What live.js and web.js import, directly or not. A test compares the list with what a browser loads:
 * `WOULDBLOCK_WRITE=1 node --test tests/embed/one-script.test.mjs` writes it.
 */
const MODULES = [
  "answer-functions.js",
  "api-fields.js",
  "compiled-policy.js",
  "core.js",
  "element/dom.js",
  "element/link.js",
  "element/marks.js",
  "element/modes.js",
  "element/scenario.js",
  "element/styles.js",
  "element/surroundings.js",
  "element/verdict.js",
  "element/words.js",
  "engines.js",
  "error-code.js",
  "errors.js",
  "fields.js",
  "functions.js",
  "hints.js",
  "instance.js",
  "languages/de/element.js",
  "languages/de/names.js",
  "languages/element.js",
  "languages/en/element.js",
  "languages/en/names.js",
  "languages/list.js",
  "languages/zh/element.js",
  "languages/zh/names.js",
  "lists.js",
  "loading.js",
  "scenario-path.js",
  "wasm/wouldblock.js",
  "web.js",
];

const own = import.meta.url;

/**
 * Whether all modules can be sent at the same time. HTTP/1 has six connections, on which they would delay the engine: with a
 * latency of 100 ms, the verdict took 1.5 s instead of 1.1 s. With HTTP/2 it took 0.6 s instead of 0.9 s.
 */
function isMultiplexed() {
  const [entry] = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByName(own));
  return !/^http\/[01]/.test(entry?.nextHopProtocol ?? "");
}

// webpack writes the address of the source file in place of `import.meta.url`.
if (/^https?:/.test(own) && new URL(own).pathname.endsWith("/element/preload.js") && isMultiplexed())
  for (const name of MODULES) {
    const link = document.createElement("link");
    link.rel = "modulepreload";
    link.href = new URL(`../${name}`, own).href;
    document.head.append(link);
  }
