// Shared by the entries audit.js and audit-web.js. Lines are passed to the module in batches, because each call into the
// module has a cost.
import { withCode } from "./error-code.js";

/** UTF-16 units of a batch: enough for a few hundred lines. */
const BATCH = 128 * 1024;
/** The page on which policies are judged if none is given. */
export const DEFAULT_PAGE = "https://page.example/";
/** The longest time before other tasks may run, in milliseconds. Cancellation and progress wait that long. */
const TURN = 40;

/**
 * The package's functions, on a module that `load` returns when it is first needed.
 * @param {() => Promise<WebAssembly.Module | Uint8Array<ArrayBuffer>>} load
 */
export function connect(load) {
  let pending;
  const module = () =>
    (pending ??= start(load).catch((error) => {
      pending = undefined;
      throw error;
    }));

  return {
    /**
     * @param {import("./audit.d.ts").PolicyHeaders | string} before
     * @param {import("./audit.d.ts").PolicyHeaders | string} after
     * @param {{ page?: string, language?: any }} [options]
     * @returns {Promise<import("./audit.d.ts").PolicyComparison>}
     */
    async comparePolicies(before, after, { page = DEFAULT_PAGE, language } = {}) {
      const glue = await module();
      const [one, other] = [before, after].map((policy) => JSON.stringify(headersOf(policy)));
      const tag = typeof language === "object" ? language?.tag : language;
      return JSON.parse(callModule(glue, () => glue.compare(one, other, page, tag ?? "en")));
    },
    /**
     * @param {string | object} line
     * @param {import("./audit.d.ts").AuditOptions} [options]
     * @returns {Promise<import("./contract.d.ts").Scenario[]>}
     */
    async scenariosOf(line, options = {}) {
      const glue = await module();
      const text = typeof line === "string" ? line : written(line);
      return JSON.parse(callModule(glue, () => glue.scenarios(text, settingsOf(options))));
    },
    /**
     * @param {AsyncIterable<object> | Iterable<object>} traffic
     * @param {import("./audit.d.ts").AuditOptions} [options]
     * @returns {Promise<import("./audit.d.ts").Audit>}
     */
    async audit(traffic, options = {}) {
      if (typeof traffic?.[Symbol.asyncIterator] !== "function" && typeof traffic?.[Symbol.iterator] !== "function")
        throw withCode("ERR_WOULDBLOCK_ARGUMENT", new TypeError("audit() takes an iterable of lines"));
      const total = Array.isArray(traffic) ? traffic.length : null;
      return under(await module(), options, async (run, turn) => {
        let batch = "";
        let done = 0;
        const flush = async () => {
          run.pushText(batch);
          batch = "";
          await turn(done, total);
        };
        for await (const line of traffic) {
          batch += `${written(line)}\n`;
          done++;
          if (batch.length > BATCH) await flush();
        }
        await flush();
      });
    },
    /**
     * @param {Blob | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>} source
     * @param {import("./audit.d.ts").AuditOptions} [options]
     * @returns {Promise<import("./audit.d.ts").Audit>}
     */
    async auditLines(source, options = {}) {
      const isBlob = typeof Blob === "function" && source instanceof Blob;
      const total = isBlob ? source.size : null;
      const chunks = /** @type {any} */ (isBlob ? source.stream() : source);
      return under(await module(), options, async (run, turn) => {
        let done = 0;
        for await (const chunk of chunks) {
          if (typeof chunk === "string") run.pushText(chunk);
          else run.push(chunk);
          done += chunk.length;
          await turn(done, total);
        }
      });
    },
  };
}

/** A policy as headers. */
const headersOf = (policy) =>
  typeof policy === "string" ? { headers: [["Content-Security-Policy", policy]] } : (policy ?? {});

/** An audit with `options`; `push` passes its lines to the run. */
async function under(glue, options, push) {
  const { signal, progress } = options ?? {};
  signal?.throwIfAborted();
  const run = callModule(glue, () => new glue.Run(settingsOf(options)));
  let isOpen = true;
  let since = performance.now();
  try {
    await push(
      {
        push: (bytes) => callModule(glue, () => run.push(bytes)),
        pushText: (text) => callModule(glue, () => run.pushText(text)),
      },
      async (done, total) => {
        signal?.throwIfAborted();
        if (performance.now() - since < TURN) return;
        progress?.(done, total);
        await new Promise((resolve) => setTimeout(resolve));
        signal?.throwIfAborted();
        since = performance.now();
      },
    );
    isOpen = false;
    return JSON.parse(callModule(glue, () => run.finish()));
  } finally {
    if (isOpen) run.free();
  }
}

/** The options that the module takes, as JSON. */
function settingsOf(options) {
  const { signal: _signal, progress: _progress, language, ...others } = options ?? {};
  return JSON.stringify({ ...others, language: typeof language === "object" ? language?.tag : language });
}

/** A line as JSON. A value that is not plain data is treated as a line that cannot be read. */
function written(line) {
  try {
    return JSON.stringify(line) ?? String(line);
  } catch {
    return "{";
  }
}

/** Calls the module. After a crash the next call runs on fresh memory. */
function callModule(glue, action) {
  try {
    return action();
  } catch (error) {
    if (typeof error === "string")
      throw withCode("ERR_WOULDBLOCK_ARGUMENT", new TypeError(`the input of the audit is not understood: ${error}`));
    glue.__wbg_reset_state();
    throw error;
  }
}

async function start(load) {
  const glue = await import("./audit/audit.js");
  const source = await load();
  glue.initSync({ module: source instanceof WebAssembly.Module ? source : await WebAssembly.compile(source) });
  return glue;
}
