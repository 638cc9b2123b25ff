/** Calls of functions in a worker, or in this thread if there is none. */

/**
 * @typedef {object} Pending A call without a result yet.
 * @property {(result: any) => void} resolve
 * @property {(error: Error) => void} reject
 * @property {(message: any) => void} onProgress
 */

/**
 * @param {object} parts
 * @param {() => Worker} parts.create Creates the worker. It is written at its use, so that the build finds the script.
 * @param {() => Promise<{ calls: Record<string, (...args: any[]) => any> }>} parts.load Loads the same functions for this thread.
 *   After its arguments, a function gets `onProgress` and a signal that aborts it.
 * @param {string} parts.failure The message of the error if the worker cannot be loaded.
 */
export function createCalls({ create, load, failure }) {
  /** @type {Worker | null} */
  let worker = null;
  // In the single file there is no script for a worker to load.
  let isPossible = typeof Worker === "function" && document.querySelector("script[src]") !== null;
  /** @type {Map<number, Pending>} */
  const pending = new Map();
  let serial = 0;
  /** Aborts the call in this thread. @type {AbortController | null} */
  let aborter = null;

  function started() {
    if (worker || !isPossible) return worker;
    try {
      worker = create();
    } catch {
      isPossible = false;
      return null;
    }
    worker.addEventListener("message", ({ data }) => {
      const { id, result, error, ...message } = data;
      const call = pending.get(id);
      if (!call) return;
      if (!("result" in data) && error === undefined) {
        call.onProgress(message);
        return;
      }
      pending.delete(id);
      if (error === undefined) call.resolve(result);
      else call.reject(new Error(error));
    });
    worker.addEventListener("error", () => stop(new Error(failure)));
    return worker;
  }

  /** @param {Error} reason */
  function stop(reason) {
    aborter?.abort();
    worker?.terminate();
    worker = null;
    const ended = [...pending.values()];
    pending.clear();
    for (const { reject } of ended) reject(reason);
  }

  return {
    /**
     * @param {string} name
     * @param {any[]} args
     * @param {(message: any) => void} [onProgress]
     * @returns {Promise<any>}
     */
    async call(name, args, onProgress = () => {}) {
      const thread = started();
      if (!thread) {
        aborter = new AbortController();
        return (await load()).calls[name](...args, onProgress, aborter.signal);
      }
      serial += 1;
      const id = serial;
      return new Promise((resolve, reject) => {
        pending.set(id, { resolve, reject, onProgress });
        thread.postMessage({ id, name, args });
      });
    },
    /** Ends the thread and its calls; the next call starts a new one. */
    cancel: () => stop(new DOMException("cancelled", "AbortError")),
  };
}
