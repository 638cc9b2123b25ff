// The host's side of the frame version (embed.html): accepts messages from one frame only, and sets its height.
// frame.d.ts declares the messages.

/**
 * @param {HTMLIFrameElement} frame
 * @param {{ resize?: boolean, onReport?: (report: import("./contract.d.ts").Report) => void }} [options]
 */
export function connectFrame(frame, { resize = true, onReport } = {}) {
  const { origin } = new URL(frame.src, frame.baseURI);
  // Without this sandbox flag the frame has an opaque origin: its messages have the origin "null", and only its window
  // distinguishes it from others.
  const opaque = frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin");
  const expected = opaque ? "null" : origin;
  let ready = false;
  let waiting = null;

  const post = (message, to) => frame.contentWindow?.postMessage(message, to);
  const send = (message) => post(message, opaque ? "*" : origin);

  function receive({ data, origin: from, source }) {
    if (source === null || source !== frame.contentWindow || from !== expected) return;
    if (data?.type === "wouldblock:ready") {
      ready = true;
      hello();
      if (waiting) send(waiting);
      waiting = null;
    } else if (data?.type === "wouldblock:size" && resize && data.height > 0 && data.height < 100_000) {
      frame.style.blockSize = `${Math.ceil(data.height)}px`;
    } else if (data?.type === "wouldblock:report") {
      onReport?.(data.report);
    }
  }

  /** Sends the host's origin to the frame. The message has no secrets, because the frame may not have loaded yet. */
  function hello() {
    post({ type: "wouldblock:hello", version: 1 }, "*");
  }

  addEventListener("message", receive);
  hello();
  return {
    /** Shows another scenario. */
    setScenario(scenario) {
      const message = { type: "wouldblock:scenario", scenario };
      if (ready) send(message);
      else waiting = message;
    },
    disconnect: () => removeEventListener("message", receive),
  };
}
