/**
 * The responses that the servers have to send: the lines, their configuration, a command to test the real server, and a
 * field for its response.
 */

import { applyFix, evaluate } from "../engine.js";
import { asCurl } from "../export/curl.js";
import { t } from "../i18n.js";
import { withPrinted } from "../printed.js";
import { withoutSecrets } from "../secrets.js";
import { wantedOf } from "../wanted.js";
import { createConfiguration } from "./configuration.js";
import { codeBlock } from "./code-block.js";
import { el } from "./dom.js";

/** @typedef {import("../../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../../pkg/contract.d.ts").Scenario} Scenario */

/** @param {Report} report @param {Scenario} scenario @param {(scenario: Scenario, message: string) => void} replace */
export function createServerResponse(report, scenario, replace) {
  // People paste copied commands into chats and issues, so they must not contain secrets.
  const { scenario: shown, masked } = withoutSecrets(scenario);
  const { fix, responses, isEnough, scenario: bare } = wantedOf(shown, report.missing);
  const welcome = fix ? applyFix(bare, fix) : bare;
  return el(
    "div",
    { class: "server-response" },
    responses.length === 0 && el("p", {}, t(isEnough ? "wanted.any" : "wanted.nothing")),
    responses.map(({ hop, kind, lines }) =>
      codeBlock(
        t(`network.${kind}`) + (hop > 0 ? ` (${t("network.hopName", { number: hop + 1 })})` : ""),
        lines.join("\n"),
        "is-wanted",
      ),
    ),
    fix && folded(t("fix.configure"), () => createConfiguration(bare, fix)),
    codeBlock(t("wanted.ask"), asCurl(evaluate(welcome, { fixes: false }), welcome)),
    masked > 0 && el("p", { class: "quiet" }, t("share.masked", { count: masked })),
    printedBox(report, scenario, replace),
  );
}

/** @param {string} words @param {() => Node} draw */
function folded(words, draw) {
  const details = el(
    "details",
    {
      class: "more",
      toggle: () => {
        if (details.open && details.childElementCount === 1) details.append(draw());
      },
    },
    el("summary", {}, words),
  );
  return details;
}

/** @param {Report} report @param {Scenario} scenario @param {(scenario: Scenario, message: string) => void} replace */
function printedBox(report, scenario, replace) {
  const status = el("p", { class: "quiet", role: "status" });
  const area = el("textarea", {
    id: "printed",
    rows: 2,
    spellcheck: false,
    autocapitalize: "off",
    autocomplete: "off",
    placeholder: "HTTP/2 204",
    input: () => {
      const next = withPrinted(scenario, report, area.value);
      status.textContent = next || area.value.trim() === "" ? "" : t("wanted.notRead");
      if (!next) return;
      const missing = evaluate(next, { fixes: false }).missing.length;
      replace(next, t(missing > 0 ? "wanted.readSome" : "wanted.read"));
    },
  });
  return el(
    "div",
    { class: "field" },
    el("label", { for: "printed" }, t("wanted.paste")),
    el("div", { class: "plain-editor" }, area),
    status,
  );
}
