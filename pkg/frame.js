// The host's half of the frame version (embed.html): listens to one frame, believes only that frame, and keeps its
// height. The messages are declared in frame.d.ts.

/**
 * @param {HTMLIFrameElement} frame
 * @param {{ resize?: boolean, onReport?: (report: import("./contract.d.ts").Report) => void }} [options]
 */
export function connectFrame(frame, { resize = true, onReport } = {}) {
  const { origin } = new URL(frame.src, frame.baseURI);
  // A sandbox without this word takes the frame's origin away: what it says comes from "null", and only its window
  // tells it from others.
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

  /** Tells the frame who listens. It says nothing that others must not hear: the frame may not be there yet. */
  function hello() {
    post({ type: "wouldblock:hello", version: 1 }, "*");
  }

  addEventListener("message", receive);
  hello();
  return {
    /** Asks another question. */
    setScenario(scenario) {
      const message = { type: "wouldblock:scenario", scenario };
      if (ready) send(message);
      else waiting = message;
    },
    disconnect: () => removeEventListener("message", receive),
  };
}
