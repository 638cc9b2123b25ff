// Shared by the entries read.js and read-web.js: loads the modules when they are needed, and calls them.
import { withoutBodies } from "./har.js";
import { scenarioOf } from "./link.js";
import { withCode } from "../error-code.js";

/**
 * The package's functions, on modules that `load` returns when they are first needed.
 * @param {{ reading: () => Promise<Source>, script: () => Promise<Source>, engine: () => Promise<Engine> }} load
 * @typedef {WebAssembly.Module | Uint8Array<ArrayBuffer>} Source
 * @typedef {{ fromConsole(text: string): unknown }} Engine
 */
export function connect(load) {
  const reading = once(async () => startModule(await import("../reading/reading.js"), await load.reading()));
  const script = once(async () => startModule(await import("../reading/script.js"), await load.script()));
  const engine = once(load.engine);

  /** The other modules that a part of the text needs, and how they read it. */
  const others = {
    script: async (part, options) => (await script()).call((module) => module.read(part, options)),
    console: async (part, options) => {
      const { call } = await reading();
      const read = (await engine()).fromConsole(call((module) => module.consoleWithoutLinks(part)));
      return call((module) => module.readConsole(part, JSON.stringify(read), options));
    },
    link: (part, options) => held("link", part, options, scenarioOf),
    element: async (part, options) =>
      held("element", part, options, async (text) => (await import("./element.js")).scenarioOfElement(text)),
    fence: async (part, options) =>
      held("fence", part, options, async (text) => (await import("./element.js")).scenarioOfFence(text, read)),
  };

  /** A text that contains a scenario: `scenarioIn` returns its JSON, and rejects if there is none. */
  async function held(kind, part, options, scenarioIn) {
    const scenario = await scenarioIn(part).catch(() => "");
    const read = (await reading()).call((module) => module.readHeld(kind, part, scenario, options));
    return scenario === "" ? read : JSON.stringify({ ...JSON.parse(read), scenario: JSON.parse(scenario) });
  }

  /** Turns an outcome into a reading: parts for other modules are read by those, and several parts are merged. */
  async function resolved(outcome, text, options) {
    if (outcome.parts !== undefined) {
      const parts = await Promise.all(outcome.parts.map((part) => resolved(part, text, options)));
      const known = parts.filter((part) => part.kind !== "unknown");
      if (known.length < 2) return known[0] ?? parts[0];
      return JSON.parse((await reading()).call((module) => module.merge(JSON.stringify(known), options)));
    }
    if (outcome.needs === undefined) return withScenario(outcome, text);
    const { start, end } = outcome.at;
    const part = await others[outcome.needs](text.slice(start, end), options);
    return moved(JSON.parse(part), start);
  }

  async function read(text, options = {}) {
    if (typeof text !== "string")
      throw withCode("ERR_WOULDBLOCK_ARGUMENT", new TypeError("read() takes the pasted text"));
    const known = JSON.stringify(plain(options));
    const outcome = (await reading()).call((module) => module.read(text, known));
    return resolved(JSON.parse(outcome), text, known);
  }

  return {
    read,
    async readHar(source, options = {}) {
      const known = JSON.stringify(plain({ ...options, name: options.name ?? "recording.har" }));
      const text = await withoutBodies(source, options);
      const { call } = await reading();
      options.signal?.throwIfAborted();
      const {
        places: _places,
        at: _at,
        ...found
      } = await resolved(JSON.parse(call((module) => module.read(text, known))), text, known);
      // Callers do not have this text, so its places would be useless.
      return { ...found, places: {}, requests: found.requests?.map(({ at: _place, ...part }) => part) };
    },
    async complete(...readings) {
      const options = readings.length > 0 && readings.at(-1)?.kind === undefined ? readings.pop() : {};
      const known = JSON.stringify(plain(options));
      return JSON.parse((await reading()).call((module) => module.merge(JSON.stringify(readings), known)));
    },
  };
}

/** This project's own JSON is the scenario, whole and unchanged. */
function withScenario(reading, text) {
  if (reading.kind !== "scenario") return reading;
  try {
    return { ...reading, scenario: JSON.parse(text.slice(reading.at.start, reading.at.end)) };
  } catch {
    return reading;
  }
}

/** The options for the modules. A language is a tag, or the export of a module of `wouldblock/languages`. */
function plain(options) {
  const { name, target, language } = options ?? {};
  return { name, target, language: typeof language === "object" ? language?.tag : language };
}

/** A reading of a part of the text, with places in the whole. */
function moved(reading, by) {
  if (by === 0) return reading;
  const move = (value) => {
    if (typeof value !== "object" || value === null) return;
    if (typeof value.start === "number" && typeof value.end === "number") {
      value.start += by;
      value.end += by;
    } else Object.values(value).forEach(move);
  };
  move(reading);
  return reading;
}

/** The bytes of a module that is stored as text. */
export function decoded(base64) {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** The bytes of a module that is a file. */
export async function fetchBytes(url) {
  const response = await fetch(url);
  if (!response.ok)
    throw withCode(
      "ERR_WOULDBLOCK_LOAD",
      new Error(`loading the readers' file ${response.url} failed with status ${response.status}`),
    );
  return new Uint8Array(await response.arrayBuffer());
}

/** All calls share one load; after a failure the next call tries again. */
export function once(start) {
  let pending;
  return () =>
    (pending ??= start().catch((error) => {
      pending = undefined;
      throw error;
    }));
}

/** A module that recovers from crashes: the call is lost, and the next one runs on fresh memory. */
export async function startModule(glue, source) {
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
