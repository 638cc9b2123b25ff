// What runs inside every document of a scenario. The function is sent to the browser as text: it uses nothing from outside
// but the two functions that are put into it by `source`.
import { perform } from "../perform.mjs";
import { deeds } from "./deeds.mjs";

/**
 * Installed before anything of a document is parsed: tells the recorder what happens, and does what it is told.
 * @param {((text: string) => void) | undefined} channel where the protocol hands one in
 */
function attend(channel) {
  const send =
    channel ?? globalThis.recorderSay ?? ((text) => globalThis.webkit.messageHandlers.recorder.postMessage(text));
  const say = (message) => send(JSON.stringify(message));
  const events = [];
  const heard = (e) => {
    if (e.target?.id !== "it") return;
    events.push(e.type);
    say({ event: e.type });
  };
  /** `document.open()` removes every listener, so this is called again after it. */
  let listened = null;
  const listen = () => {
    addEventListener(
      "securitypolicyviolation",
      ({ effectiveDirective, disposition, blockedURI, documentURI, sample }) =>
        say({ violation: { effectiveDirective, disposition, blockedURI, documentURI, ...(sample ? { sample } : {}) } }),
      true,
    );
    hearElements();
  };
  const hearElements = () => {
    listened = document;
    for (const type of ["load", "error", "loadedmetadata"]) document.addEventListener(type, heard, true);
  };
  listen();
  const isTop = top === self;
  addEventListener("DOMContentLoaded", () => {
    // The window of a frame's first document may be kept for the next one.
    if (document !== listened) hearElements();
    say({ ready: isTop, title: document.title, url: location.href });
  });
  addEventListener(
    "message",
    (e) => {
      if (e.data?.recorderTells) say(e.data.recorderTells);
      if (!e.data?.recorderAsks) return;
      e.stopImmediatePropagation();
      // From a timer, so that nothing that the automation protocol grants reaches what is done.
      setTimeout(async () => {
        const result = await DEEDS(PERFORM)({ ...e.data.recorderAsks, events, listen, say }).catch((error) => ({
          failed: String(error),
        }));
        say({ result });
      });
    },
    true,
  );
}

/** The script that documents start with, as an expression that is a function of the channel. */
export const source = String(attend)
  .replace("DEEDS", () => `(${deeds})`)
  .replace("PERFORM", () => `(${perform})`);

/** What a worker of the recorder runs before anything else, and what its code consists of. */
export const workerSource = `
const deeds = (${deeds})(${perform});
const ports = [];
const kept = [];
const say = (message) => {
  if (ports.length) for (const port of ports) port.postMessage(message);
  else kept.push(message);
};
addEventListener("securitypolicyviolation", ({ effectiveDirective, disposition, blockedURI, documentURI, sample }) =>
  say({ violation: { effectiveDirective, disposition, blockedURI, documentURI, ...(sample ? { sample } : {}) } }));
const attend = (port, message) => {
  if (!message?.recorderAsks) return;
  ports.push(port);
  for (const one of kept.splice(0)) say(one);
  setTimeout(async () => {
    const result = await deeds({ ...message.recorderAsks, events: [], say }).catch((error) => ({ failed: String(error) }));
    say({ result });
  });
};
addEventListener("connect", (e) => {
  const port = e.ports[0];
  port.onmessage = (m) => attend(port, m.data);
});
addEventListener("message", (e) => attend(e.ports[0] ?? self, e.data));
`;
