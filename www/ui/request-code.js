/** The request as the code that makes it, and as curl commands: to copy. */

import { evaluate } from "../engine.js";
import { asCurl } from "../export/curl.js";
import { requestAsCode } from "../export/script.js";
import { t } from "../i18n.js";
import { withoutSecrets } from "../secrets.js";
import { copyButton } from "./clipboard.js";
import { el } from "./dom.js";

/** @typedef {import("../../pkg/contract.d.ts").Scenario} Scenario */

const LANGUAGES = { js: "JavaScript", html: "HTML", css: "CSS" };

/** @param {Scenario} scenario */
export function createRequestCode(scenario) {
  // Copied code goes into chats and issues as links do.
  const { scenario: shown, masked } = withoutSecrets(scenario);
  const code = requestAsCode(shown);
  return el(
    "div",
    { class: "codes" },
    block(LANGUAGES[code.language], code.text),
    block("curl", asCurl(evaluate(shown), shown)),
    masked > 0 && el("p", { class: "quiet" }, t("share.masked", { count: masked })),
  );
}

/** @param {string} title @param {string} text */
const block = (title, text) =>
  el(
    "div",
    { class: "configuration" },
    el(
      "div",
      { class: "configuration-head" },
      el("h4", {}, title),
      copyButton(() => text),
    ),
    el("pre", { class: "raw", tabIndex: 0, "aria-label": title }, text),
  );
