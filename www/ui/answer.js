/** The answer's column: everything below the verdict, each part redrawn only when it has changed. */

import { currentLanguage, t } from "../i18n.js";
import { loadStyle } from "../later.js";
import { responseAt } from "../pkg/scenario-path.js";
import { quotesOf } from "../quotes.js";
import { wholeEngine } from "../whole.js";
import { byId, el } from "./dom.js";
import { refreshConfigurations, renderFixes } from "./fixes.js";
import { renderGates } from "./gates.js";
import { createLens } from "./lens.js";
import { drawLater } from "./notices.js";
import { renderSteps } from "./steps.js";

/** @typedef {import("../../pkg/contract.d.ts").Fix} Fix */
/** @typedef {import("../../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../../pkg/contract.d.ts").Scenario} Scenario */

/**
 * @param {object} actions
 * @param {import("./steps.js").Pointing} actions.pointing
 * @param {(path: string) => void} actions.addMissing
 * @param {(path: string) => string} actions.nameOf
 * @param {() => boolean} actions.isWhole Whether the verdict is shown with its whole reason.
 * @param {() => Promise<Node>} actions.starters
 * @param {(fix: Fix) => void} actions.applyFix
 * @param {(fix: Fix) => void} actions.compareFix
 * @param {(edit: import("../../pkg/contract.d.ts").Edit) => void} actions.repair
 * @param {() => Promise<void>} actions.effectsDrawn Called once, when the whole answer has been drawn for the first time.
 * @param {() => Promise<typeof import("./server-response.js")>} actions.serverPart
 * @param {(report: Report, scenario: Scenario) => Promise<Node>} actions.serverResponse
 * @param {(engine: keyof import("../../pkg/contract.d.ts").Report["verdicts"] | null) => void} actions.setLens
 * @param {() => void} actions.again Evaluates the form again.
 */
export function createAnswer(actions) {
  const {
    pointing,
    addMissing,
    nameOf,
    starters,
    applyFix,
    compareFix,
    repair,
    effectsDrawn,
    serverPart,
    serverResponse,
    setLens,
    isWhole,
    again,
  } = actions;
  const root = byId("answer");
  const stepsView = { all: false };

  const beginning = el("div", { class: "beginning" });
  const lens = createLens(setLens);
  root.append(beginning, ...lens.nodes);
  // The reasons and the fixes, then the effects. On wide screens they are side by side.
  const decision = el("div", { class: "answer-half" });
  const effects = el("div", { class: "answer-half" });
  root.append(decision, effects);
  const sections = {
    server: section(decision, "server.title", "is-server"),
    missing: section(decision, "missing.title", "is-missing"),
    fixes: section(decision, "fixes.title", "is-fixes"),
    gates: section(decision, "gates.title"),
    steps: section(decision, "steps.title"),
  };

  /** @param {HTMLElement} half @param {string} key @param {string} [className] */
  function section(half, key, className = "") {
    const title = el("h3", { "data-i18n": key }, t(key));
    const body = el("div", { class: "section-body" });
    const node = el("section", { class: `section ${className}`, hidden: true }, title, body);
    title.id = `h-${key.replace(".title", "")}`;
    node.setAttribute("aria-labelledby", title.id);
    half.append(node);
    let drawn = "";
    return {
      body,
      /**
       * @param {boolean} wanted
       * @param {unknown} data The data that the drawing depends on; null if an existing drawing may stay.
       * @param {() => Node[]} draw
       */
      show(wanted, data, draw) {
        // If the focus was in a part that disappears, it moves to the verdict.
        if (!wanted && node.contains(document.activeElement)) byId("verdict").focus({ preventScroll: true });
        node.hidden = !wanted;
        if (!wanted) return;
        const language = currentLanguage();
        const key_ = `${language} ${JSON.stringify(data)}`;
        if (key_ === drawn || (data === null && drawn.startsWith(`${language} `))) return;
        drawn = key_;
        keepFocus(body, () => body.replaceChildren(...draw()));
      },
    };
  }

  /**
   * The current data: parts that are already drawn read it when they are opened or pointed at.
   *
   * @type {{ report: Report, scenario: Scenario }}
   */
  let now;
  /** The scenario of the open configurations. */
  let configured = "";
  /** @type {ReturnType<typeof import("./effects.js").createEffects> | undefined} */
  let showEffects;
  let isLoading = false;
  /** Whether they could not be fetched. */
  let isLost = false;
  /**
   * Fetches the modules that draw the rest, and the engine with the console lines, because parts that come later would
   * move everything below them. Then draws the rest for the scenario of that time.
   */
  function loadEffects() {
    if (isLoading) return;
    isLoading = true;
    drawLater(effects, async () => {
      try {
        // Without that engine, only the consoles are missing.
        const engine = wholeEngine().catch(console.warn);
        const [{ createEffects }] = await Promise.all([
          import("./effects.js"),
          loadStyle("./styles/effects.css"),
          engine,
        ]);
        await effectsDrawn();
        showEffects = createEffects({ section, decision, effects, pointing, repair, lens, now: () => now });
        again();
      } finally {
        isLost = !showEffects;
        if (isLost) root.removeAttribute("aria-busy");
      }
    });
  }

  const expect = () => root.setAttribute("aria-busy", "true");

  /** Draws the first part: how each engine decides, what is unknown, why, and errors in the text. The rest follows later. @param {Report} report @param {Scenario} scenario */
  function begin(report, scenario) {
    root.classList.remove("is-stale", "is-empty");
    expect();
    now = { report, scenario };
    lens.show(report);
    sections.missing.show(report.missing.length > 0, report.missing, () => [
      el(
        "ul",
        { class: "missing" },
        report.missing.map((path) =>
          el(
            "li",
            {},
            el(
              "button",
              { type: "button", class: "button", "data-path": path, click: () => addMissing(path) },
              missingText(path, nameOf),
            ),
          ),
        ),
      ),
    ]);
    sections.gates.show(report.gates.length > 0, report.gates, () => renderGates(report, showSteps));
    const quotes = quotesOf(report, scenario, nameOf, isWhole());
    sections.steps.show(report.steps.length > 0, [withoutPlaces(report.steps), quotes], () =>
      renderSteps(report, pointing, stepsView, (index) => now.report.steps[index]?.evidence ?? [], quotes),
    );
  }

  /**
   * Unfolds steps if they are folded, and goes to the most important one.
   *
   * @param {number[]} steps
   * @returns {boolean} Whether they are drawn.
   */
  function showSteps(steps) {
    const items = steps.map(
      (index) => /** @type {HTMLElement | null} */ (root.querySelector(`[data-step="${index}"]`)),
    );
    const step = items.find((item) => item?.matches(".is-fail, .is-unknown")) ?? items[0];
    if (!step) return false;
    if (!step.checkVisibility()) /** @type {HTMLElement | null} */ (root.querySelector(".passed .fold"))?.click();
    step.scrollIntoView({ block: "nearest" });
    const target = /** @type {HTMLElement} */ (step.querySelector("button:not([hidden]), a") ?? step);
    target.focus({ preventScroll: true });
    for (const item of items) item?.classList.add("is-lit");
    return true;
  }

  return {
    begin,
    lens,
    showSteps,

    /** Fetches a part that would move those below it if it came after them. If it is lost, `show` says so. @param {Report} report */
    prepare: (report) => report.headline === "server-decides" && serverPart().catch(console.warn),

    /** @param {Report} report @param {Scenario} scenario */
    show(report, scenario) {
      begin(report, scenario);
      sections.fixes.show(report.fixes.length > 0, report.fixes, () =>
        renderFixes(report, () => now.scenario, applyFix, compareFix),
      );
      const typed = JSON.stringify(scenario);
      sections.server.show(report.headline === "server-decides", typed, () => [
        later(() => serverResponse(report, scenario)),
      ]);
      if (typed !== configured) refreshConfigurations(sections.fixes.body);
      configured = typed;
      if (showEffects) {
        root.removeAttribute("aria-busy");
        showEffects(report, scenario);
      } else if (isLost) root.removeAttribute("aria-busy");
      else loadEffects();
    },

    /** Dims the parts that no longer match the text on the left. */
    fade() {
      root.classList.add("is-stale");
      root.removeAttribute("aria-busy");
    },

    /** The answer to the text on the left follows. */
    expect,

    /** Dims the parts until then. */
    wait() {
      root.classList.add("is-stale");
      expect();
    },

    /** There is no request, so ways to begin replace the answer. */
    hide() {
      root.classList.add("is-empty");
      root.classList.remove("is-stale");
      root.removeAttribute("aria-busy");
      drawLater(beginning, async () => beginning.replaceChildren(await starters()));
    },

    /** Highlights steps and warnings. @param {import("./lighting.js").Findings} findings */
    light({ steps, warnings }) {
      for (const node of /** @type {NodeListOf<HTMLElement>} */ (
        root.querySelectorAll("[data-step], [data-warning]")
      )) {
        const { step, warning } = node.dataset;
        node.classList.toggle(
          "is-lit",
          step === undefined ? warnings.includes(Number(warning)) : steps.includes(Number(step)),
        );
      }
    },
  };
}

/**
 * Findings without their places, which change at every keystroke and are looked up when a reader points at them.
 *
 * @param {{ evidence: unknown[] }[]} findings
 */
export const withoutPlaces = (findings) =>
  findings.map((finding) => ({ ...finding, evidence: finding.evidence.length > 0 }));

const FOCUSABLE = "a[href], button, summary, textarea, input, select, [tabindex]";

/**
 * Draws a part again; if an element in it had the focus, the one in the same place gets it.
 *
 * @param {HTMLElement} body
 * @param {() => void} draw
 */
function keepFocus(body, draw) {
  const { activeElement } = document;
  const at = [...body.querySelectorAll(FOCUSABLE)].indexOf(/** @type {Element} */ (activeElement));
  draw();
  if (at < 0) return;
  const now = /** @type {NodeListOf<HTMLElement>} */ (body.querySelectorAll(FOCUSABLE));
  now[Math.min(at, now.length - 1)]?.focus({ preventScroll: true });
}

/** A placeholder for a part that is still loading. @param {() => Promise<Node>} fetchPart */
function later(fetchPart) {
  const place = el("div", { class: "is-coming" });
  drawLater(place, async () => place.replaceWith(await fetchPart()));
  return place;
}

/** @param {string} path @param {(path: string) => string} nameOf */
function missingText(path, nameOf) {
  const found = responseAt(path);
  if (!found || found.field) return nameOf(path) || path;
  const { hop, kind } = found;
  const key = kind === "preflight" ? "missing.preflight" : "missing.response";
  return hop === 0 ? t(key) : `${t(key)} (${t("network.hopName", { number: hop + 1 })})`;
}
