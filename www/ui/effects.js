/** The effects of the request: on the network, for the script, in the consoles. Fetched after the verdict is shown. */

import { api } from "../apis.js";
import { CONSOLES } from "../engines.js";
import { addWords, t } from "../i18n.js";
import words from "../pkg/languages/en/page-effects.js";
import { withoutPlaces } from "./answer.js";
import { renderConsole, renderViolations } from "./console.js";
import { renderDiagnostics } from "./diagnostics.js";
import { fold, isOpen } from "./fold.js";
import { renderScriptView } from "./script-view.js";
import { renderWire } from "./wire.js";

export { renderScriptView } from "./script-view.js";

/** @typedef {import("../../pkg/contract.d.ts").Edit} Edit */
/** @typedef {import("../../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../../pkg/contract.d.ts").Scenario} Scenario */
/** @typedef {{ show(wanted: boolean, data: unknown, draw: () => Node[]): void }} Section */

addWords(words);

/**
 * @param {object} parts
 * @param {(half: HTMLElement, key: string) => Section} parts.section Adds a part of the answer.
 * @param {HTMLElement} parts.decision Where the reasons are.
 * @param {HTMLElement} parts.effects Below them, or beside them on wide screens.
 * @param {import("./steps.js").Pointing} parts.pointing
 * @param {(edit: Edit) => void} parts.repair
 * @param {ReturnType<typeof import("./lens.js").createLens>} parts.lens
 * @param {() => { report: Report, scenario: Scenario }} parts.now What is shown at the moment.
 * @returns {(report: Report, scenario: Scenario) => void} Draws the effects.
 */
export function createEffects({ section, decision, effects, pointing, repair, lens, now }) {
  const sections = {
    wire: section(decision, "wire.title"),
    console: section(effects, "console.title"),
    script: section(effects, "script.title"),
    guide: section(effects, "guide.title"),
    warnings: section(effects, "warnings.title"),
    violations: section(effects, "violations.title"),
    code: section(effects, "code.title"),
  };
  /** @type {import("./fold.js").FoldView<typeof import("./guide.js")> & { message: string }} */
  const guideView = { message: "" };
  /** @type {import("./fold.js").FoldView<typeof import("./request-code.js")>} */
  const codeView = {};
  /** @type {Set<string>} */
  const openMessages = new Set();
  /** The place that was last scrolled to. */
  let revealed = "";

  /** Scrolls a long field to the text that decided, unless a person is working in the form. @param {Report} report */
  function reveal({ steps }) {
    const deciding = steps.find((step) => step.decisive && step.outcome !== "pass")?.evidence ?? [];
    const place = JSON.stringify(deciding);
    if (place !== revealed && !document.activeElement?.closest("#input")) pointing.reveal(deciding, true);
    revealed = place;
  }

  return (report, scenario) => {
    reveal(report);
    sections.warnings.show(report.warnings.length > 0, withoutPlaces(report.warnings), () =>
      renderDiagnostics(report, pointing, repair, (index) => now().report.warnings[index]?.evidence ?? []),
    );
    // Without a URL there is nothing to draw.
    const asked = report.steps.length > 0 || report.exchanges.length > 0;
    sections.wire.show(
      asked,
      [
        report.exchanges,
        report.verdict,
        report.blockedBy,
        report.result,
        scenario.network,
        scenario.request.api,
        scenario.request.url,
      ],
      () => renderWire(report, scenario, openMessages),
    );
    sections.guide.show(
      report.exchanges.some(({ kind }) => kind !== "handshake"),
      isOpen(guideView) ? [report.exchanges, report.steps, report.fixes, scenario] : null,
      () => [
        fold(
          t("guide.open"),
          guideView,
          () => import("./guide.js"),
          ({ createGuide }) => createGuide(now().report, now().scenario, guideView),
        ),
      ],
    );
    sections.script.show(
      asked,
      [report.result, report.preflightCache, report.exchanges, scenario.network, scenario.request.api],
      () => renderScriptView(report, scenario),
    );
    const own = lens.chosen();
    const consoles = own === null ? CONSOLES : CONSOLES.filter((name) => name === own);
    const printed = consoles.map((name) => report.verdicts[name].console);
    sections.console.show(
      printed.some((lines) => lines.length > 0),
      [consoles, printed],
      () => renderConsole(report, consoles),
    );
    const isCode = (scenario.request.url ?? "").trim() !== "" && api(scenario.request.api).code !== false;
    sections.code.show(isCode, isOpen(codeView) ? scenario : null, () => [
      fold(
        t("code.open"),
        codeView,
        () => import("./request-code.js"),
        ({ createRequestCode }) => createRequestCode(now().scenario),
      ),
    ]);
    sections.violations.show(report.violations.length > 0, report.violations, () => renderViolations(report));
  };
}
