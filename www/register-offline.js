/** Registers the service worker, through the one Trusted Types policy that this page's own policy allows. */

/** @typedef {{ createScriptURL: (text: string) => any }} Policy */

const WORKER = "./offline.js";

/** Whether the page came from a server that can be asked again. A frame without an origin, or a file, cannot have a worker. */
const canKeep = () => "serviceWorker" in navigator && isSecureContext && /^https?:$/.test(location.protocol);

export async function keepForOffline() {
  if (!canKeep()) return;
  try {
    await navigator.serviceWorker.register(trusted(WORKER));
  } catch (error) {
    // The page works without; it only needs the network the next time.
    console.info(error);
  }
}

/** @param {string} url */
function trusted(url) {
  /** @type {{ createPolicy: (name: string, rules: object) => Policy } | undefined} */
  const types = /** @type {any} */ (globalThis).trustedTypes;
  if (!types) return url;
  return types
    .createPolicy("wouldblock-offline", {
      createScriptURL: (/** @type {string} */ text) => {
        if (text !== WORKER) throw new TypeError(`not the worker: ${text}`);
        return text;
      },
    })
    .createScriptURL(url);
}
