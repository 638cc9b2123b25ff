// What the entries read.js and read-web.js share: loading the modules when they are needed, and calling them.

/**
 * The package's functions, on modules that `load` gives at the first need.
 * @param {{ reading: () => Promise<Source>, script: () => Promise<Source>, engine: () => Promise<Engine> }} load
 * @typedef {WebAssembly.Module | Uint8Array<ArrayBuffer>} Source
 * @typedef {{ fromConsole(text: string): unknown }} Engine
 */
export function connect(load) {
  const reading = once(async () => started(await import("../reading/reading.js"), await load.reading()));
  const script = once(async () => started(await import("../reading/script.js"), await load.script()));
  const engine = once(load.engine);

  /** What each other module makes of a part of the text. */
  const others = {
    script: async (part, options) => (await script()).call((module) => module.read(part, options)),
    console: async (part, options) => {
      const heard = (await engine()).fromConsole(part);
      return (await reading()).call((module) => module.readConsole(part, JSON.stringify(heard), options));
    },
  };

  return {
    async read(text, options = {}) {
      if (typeof text !== "string") throw new TypeError("read() takes the pasted text");
      const known = JSON.stringify(plain(options));
      const outcome = JSON.parse((await reading()).call((module) => module.read(text, known)));
      if (outcome.needs === undefined) return outcome;
      return JSON.parse(await others[outcome.needs](text, known));
    },
    async complete(...readings) {
      const last = readings.at(-1);
      const options = last !== undefined && last.kind === undefined ? readings.pop() : {};
      const known = JSON.stringify(plain(options));
      return JSON.parse((await reading()).call((module) => module.complete(JSON.stringify(readings), known)));
    },
  };
}

/** The options that the modules know. A language is a tag, or what a module of `wouldblock/languages` exports. */
function plain({ name, target, language }) {
  return { name, target, language: typeof language === "object" ? language?.tag : language };
}

/** The bytes of a module that travels as text. */
export function decoded(base64) {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** The bytes of a module that is a file. */
export async function fetched(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the readers' file ${response.url} was answered with status ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Shares one start among all calls; after a failure the next call tries again. */
function once(start) {
  let pending;
  return () =>
    (pending ??= start().catch((error) => {
      pending = undefined;
      throw error;
    }));
}

/** A module, and what it takes to survive a failure in it: the call is lost, the next one runs on fresh memory. */
async function started(glue, source) {
  const module = source instanceof WebAssembly.Module ? source : await WebAssembly.compile(source);
  glue.initSync({ module });
  return {
    call(action) {
      try {
        return action(glue);
      } catch (error) {
        glue.__wbg_reset_state();
        throw error;
      }
    },
  };
}
