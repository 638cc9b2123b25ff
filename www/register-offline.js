/** Registers the service worker. */

import { trusted } from "./trusted.js";

/** Whether the page came from a server. A frame without an origin, or a file, cannot have a worker. */
const canKeep = () => "serviceWorker" in navigator && isSecureContext && /^https?:$/.test(location.protocol);

export async function keepForOffline() {
  if (!canKeep()) return;
  try {
    await navigator.serviceWorker.register(trusted("./offline.js"));
  } catch (error) {
    // The page works without it, but needs the network the next time.
    console.info(error);
  }
}
