/** The part of a worker that runs the page's calls: worker-calls.js. */

/** @typedef {(message: object) => void} Post Sends a message about a call that has no result yet. */

/**
 * @param {Record<string, (...args: any[]) => any>} calls After its arguments, each gets a function that posts messages.
 */
export function runCalls(calls) {
  const worker = /** @type {any} */ (globalThis);
  worker.addEventListener("message", async (/** @type {any} */ { data: { id, name, args } }) => {
    const post = (/** @type {object} */ message) => worker.postMessage({ id, ...message });
    try {
      post({ result: await calls[name](...args, post) });
    } catch (error) {
      post({ error: error instanceof Error ? error.message : String(error) });
    }
  });
}

/**
 * Posts progress only from time to time, because a message for each chunk would slow down the page.
 *
 * @param {Post} post
 */
export function progressOf(post) {
  let last = 0;
  return (/** @type {number} */ done, /** @type {number | null} */ total) => {
    if (performance.now() - last < 100) return;
    last = performance.now();
    post({ done, total });
  };
}
