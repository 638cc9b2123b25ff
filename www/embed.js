/**
 * The frame version: shows the scenario of the fragment, and exchanges messages with the host page.
 *
 * A fragment has the format of a share link (`s=…` or `example=…`), and may add `lang`, `theme` and `edit`. The
 * messages are declared in `pkg/frame.d.ts`.
 */

import "./pkg/element.js";
import { wordsFor } from "./pkg/element/words.js";
import { languageOf } from "./pkg/languages/list.js";
import { decode, isScenario } from "./share.js";

/** @typedef {import("../pkg/contract.d.ts").Scenario} Scenario */

const problem = /** @type {HTMLElement} */ (document.getElementById("problem"));
/** @type {any} */
const element = document.createElement("would-block");
element.setAttribute("loading", "eager");

/** The origin that has sent hello. Other origins only learn that the frame has loaded. @type {string | null} */
let host = null;

/** @param {object} message */
function say(message) {
  // A host without an origin cannot be addressed, but it still has to be the parent window.
  if (host !== null) parent.postMessage(message, host === "null" ? "*" : host);
}

const sizeMessage = () => ({
  type: "wouldblock:size",
  height: document.documentElement.getBoundingClientRect().height,
});

/** @param {URLSearchParams} settings @returns {Promise<Scenario | undefined>} */
async function scenarioOf(settings) {
  const packed = settings.get("s");
  if (packed !== null) return decode(packed);
  const { EXAMPLES } = await import("./examples.js");
  return EXAMPLES.find(({ id }) => id === settings.get("example"))?.scenario;
}

async function open() {
  const settings = new URLSearchParams(location.hash.slice(1));
  const language = languageOf(settings.get("lang") ?? navigator.language);
  document.documentElement.lang = language.html;
  document.documentElement.dataset.theme = settings.get("theme") ?? "";
  element.toggleAttribute("editable", settings.has("edit"));
  // The page is in the same folder.
  element.setAttribute("playground", "./");
  let scenario;
  try {
    scenario = await scenarioOf(settings);
  } catch {
    // The reader sees the same message for every error.
  }
  show(scenario);
}

/** @param {Scenario | undefined} scenario */
function show(scenario) {
  problem.hidden = scenario !== undefined;
  problem.textContent = scenario ? "" : wordsFor(languageOf(document.documentElement.lang).tag)("frame.problem");
  if (scenario) {
    element.scenario = scenario;
    document.body.append(element);
  } else {
    element.remove();
  }
}

/**
 * A message may contain values that JSON does not have, such as an object that contains itself.
 *
 * @param {unknown} value
 * @returns {Scenario | undefined}
 */
function plain(value) {
  try {
    const copy = JSON.parse(JSON.stringify(value));
    return isScenario(copy) ? copy : undefined;
  } catch {
    return undefined;
  }
}

element.addEventListener("verdict", (/** @type {CustomEvent} */ { detail }) =>
  say({ type: "wouldblock:report", report: detail }),
);

addEventListener("message", ({ data, origin, source }) => {
  if (source !== parent || parent === window) return;
  if (data?.type === "wouldblock:hello" && data.version === 1 && (host === null || host === origin)) {
    host = origin;
    say(sizeMessage());
    if (element.report) say({ type: "wouldblock:report", report: element.report });
  } else if (data?.type === "wouldblock:scenario" && origin === host) {
    show(plain(data.scenario));
  }
});
addEventListener("hashchange", open);

await open();
new ResizeObserver(() => say(sizeMessage())).observe(document.documentElement);
if (parent !== window) parent.postMessage({ type: "wouldblock:ready", version: 1 }, "*");
