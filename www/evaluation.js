/** Evaluates the form: when to do so, how much at once, and which parts of the answer are shown. */

import { evaluate, isLoaded } from "./engine.js";
import { currentLanguage, t } from "./i18n.js";
import { dismiss, notice } from "./ui/notices.js";

/** @typedef {import("../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../pkg/contract.d.ts").Scenario} Scenario */

/** With more characters than this, evaluation waits for a pause in typing. */
const LARGE = 200_000;
const LARGE_PAUSE = 500;
/** If the rest of the answer takes longer than this, in milliseconds, it would delay the next key … */
const REST_MOST = 12;
/** … so it waits for this pause after the last key, unless the verdict changes. */
const REST_PAUSE = 200;
/** The pause in typing before fixes are searched; otherwise each key would evaluate a blocked request twice. */
const FIX_PAUSE = 120;
/** Keys at shorter intervals than this belong together, in milliseconds … */
const SEQUENCE = 600;
/** … and a headline that changes while they go on waits for this pause, so that it does not flicker. */
const SETTLE_PAUSE = 300;

/**
 * @param {object} parts
 * @param {ReturnType<typeof import("./ui/form.js").createForm>} parts.form
 * @param {ReturnType<typeof import("./ui/evidence.js").createEvidence>} parts.evidence
 * @param {ReturnType<typeof import("./ui/verdict.js").createVerdict>} parts.verdict
 * @param {ReturnType<typeof import("./ui/answer.js").createAnswer>} parts.answer
 * @param {(warnings: Report["warnings"]) => Promise<void>} parts.showNotes
 * @param {() => boolean} parts.isFirst Whether the form has the first example, whose verdict is in the markup.
 */
export function createEvaluation({ form, evidence, verdict, answer, showNotes, isFirst }) {
  /** The report on the form's contents; null if there is none. @type {Report | null} */
  let report = null;
  /** The report whose steps the answer shows; null if there is none, or if the text has moved on from it. @type {Report | null} */
  let shown = null;
  let frame = 0;
  /** Whether the next answer follows typing. */
  let isTyping = false;
  /** Whether an answer has been drawn yet. */
  let isDrawn = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  /** The rest of the answer, until it is drawn. @type {ReturnType<typeof setTimeout> | undefined} */
  let rest;
  /** How long it took the last time, in milliseconds. */
  let restTook = 0;
  /** A report with another headline, until there is a pause in typing. @type {ReturnType<typeof setTimeout> | undefined} */
  let settling;
  /** The headline that is shown. @type {Report["headline"] | null} */
  let headline = null;
  /** When the last key was pressed, and whether it followed another one. */
  let lastKey = Number.NEGATIVE_INFINITY;
  let isSequence = false;

  /** Called when the first answer is drawn, or when there is none to wait for. @type {(value?: unknown) => void} */
  let resolveFirst;
  const first = new Promise((done) => (resolveFirst = done));

  /** Evaluates once per frame, whatever the number of keystrokes. */
  function schedule() {
    clearTimeout(pause);
    clearTimeout(rest);
    clearTimeout(settling);
    if (form.size() > LARGE) {
      answer.fade();
      verdict.showState("waiting", t("verdict.waiting"), t("large"));
      pause = setTimeout(run, LARGE_PAUSE);
      return;
    }
    if (frame === 0) {
      frame = requestAnimationFrame(() => {
        frame = 0;
        run();
      });
    }
  }

  function run() {
    clearTimeout(rest);
    clearTimeout(settling);
    if (!isLoaded()) {
      form.arrange(null);
      // The verdict of the first example is already in the markup.
      if (!isFirst() || currentLanguage() !== "en")
        verdict.showState("loading", t("verdict.loading"), t("engine.loading"));
      return;
    }
    const scenario = form.scenario();
    // APIs that load nothing have code instead of a URL.
    const isAsked = (scenario.request.url ?? String(scenario.request.text ?? scenario.request.api)).trim() !== "";
    if (!isAsked) {
      resolveFirst();
      headline = null;
      form.arrange(null);
      answer.hide();
      verdict.showState(
        "empty",
        t("verdict.empty"),
        t((scenario.page.url ?? "").trim() === "" ? "empty" : "empty.request"),
      );
    }
    const before = report;
    report = evaluated(scenario, { fixes: false });
    shown = null;
    if (!report) return;
    dismiss("engine");
    if (!isAsked) {
      // Errors in the pasted text are already shown; an empty field is not an error.
      const warnings = report.warnings.filter((warning) => warning.evidence.some(({ start, end }) => end > start));
      showNotes(warnings);
      evidence.markReport({ ...report, steps: [], warnings });
      report = null;
      return;
    }
    evidence.markReport(report);
    const isSame = report.verdict === before?.verdict && report.blockedBy === before.blockedBy;
    if (isSequence && headline !== null && report.headline !== headline) {
      verdict.fade();
      answer.wait();
      settling = setTimeout(() => show(scenario, false), SETTLE_PAUSE);
    } else show(scenario, isSame);
  }

  /** @param {Scenario} scenario @param {boolean} isSame Whether the verdict is the same as before. */
  function show(scenario, isSame) {
    if (!report) return;
    headline = report.headline;
    verdict.show(report, scenario);
    // Without typing, everything is drawn at once, because the fixes would move what is below them. On a slow phone, the first
    // call of the engine and the first drawing together would delay the first tap.
    if (isTyping && isDrawn) {
      answer.begin(report, scenario);
      shown = report;
    } else answer.expect();
    isDrawn = true;
    // The verdict is painted before the rest is computed, so that typing does not have to wait for it.
    const pauseAfter = restTook > REST_MOST ? REST_PAUSE : report.verdict === "blocked" ? FIX_PAUSE : 0;
    rest = setTimeout(() => complete(scenario), isTyping && isSame ? pauseAfter : 0);
    isTyping = false;
    isSequence = false;
  }

  /** @param {Scenario} scenario */
  async function complete(scenario) {
    const start = performance.now();
    if (report?.verdict === "blocked" || report?.assumed) report = evaluated(scenario);
    const took = performance.now() - start;
    const searched = report;
    if (report) await answer.prepare(report);
    if (report !== searched) return;
    // The search and the drawing are separate tasks, so that a key never waits for both.
    rest = setTimeout(() => draw(scenario, took));
  }

  /** @param {Scenario} scenario @param {number} took How long the search for fixes took, in milliseconds. */
  function draw(scenario, took) {
    const start = performance.now();
    if (!report) return;
    showNotes(report.warnings).then(resolveFirst);
    answer.show(report, scenario);
    shown = report;
    form.arrange(report);
    restTook = took + performance.now() - start;
  }

  /**
   * @param {Scenario} scenario
   * @param {{ fixes?: boolean }} [options]
   * @returns {Report | null} Null if the engine itself fails, which the page then reports.
   */
  function evaluated(scenario, options) {
    try {
      return evaluate(scenario, { ...options, engine: answer.lens.chosen() });
    } catch (error) {
      console.error(error);
      resolveFirst();
      headline = null;
      evidence.clear();
      showNotes([]);
      answer.fade();
      verdict.showState("failed", t("engine.failed"), t("engine.failedText"));
      notice("engine", t("engine.failedNotice"), {
        bad: true,
        action: {
          label: t("engine.restart"),
          act: () => {
            dismiss("engine");
            run();
          },
        },
      });
      return null;
    }
  }

  return {
    schedule,
    run,
    /** The next answer follows typing, so it is drawn in parts that do not delay typing. @param {Event} [event] */
    typed(event) {
      isTyping = true;
      const isKey = /^(?:insert(?:Text|CompositionText)|deleteContent)/.test(
        /** @type {any} */ (event)?.inputType ?? "",
      );
      isSequence = isKey && event !== undefined && event.timeStamp - lastKey < SEQUENCE;
      if (isKey && event) lastKey = event.timeStamp;
      schedule();
    },
    shown: () => shown,
    /** Settles when the first answer is drawn, with the notes below the fields, or when there is none to wait for. */
    first,
  };
}
