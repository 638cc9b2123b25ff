/** The request as code and as curl commands, to copy. */

import { evaluate } from "../engine.js";
import { asCurl } from "../export/curl.js";
import { requestAsCode } from "../export/script.js";
import { t } from "../i18n.js";
import { withoutSecrets } from "../secrets.js";
import { codeBlock } from "./code-block.js";
import { el } from "./dom.js";

/** @typedef {import("../../pkg/contract.d.ts").Scenario} Scenario */

const LANGUAGES = { js: "JavaScript", html: "HTML", css: "CSS" };

/** @param {Scenario} scenario */
export function createRequestCode(scenario) {
  // People paste copied code into chats and issues, so it must not contain secrets.
  const { scenario: shown, masked } = withoutSecrets(scenario);
  const code = requestAsCode(shown);
  return el(
    "div",
    { class: "codes" },
    codeBlock(LANGUAGES[code.language], code.text),
    codeBlock("curl", asCurl(evaluate(shown), shown)),
    masked > 0 && el("p", { class: "quiet" }, t("share.masked", { count: masked })),
  );
}
