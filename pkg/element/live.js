// An element that has come into view: draws the scenario, runs the engine, shows the report.
import { RESPONSE_FIELDS, RESPONSES, FIELDS } from "../fields.js";
import { languageOf } from "../languages/list.js";
import { catalogue, engine } from "./engine.js";
import { mark, unmark } from "./marks.js";
import { badge, card, full } from "./modes.js";
import { blocksOf, blocksOfScenario, scenarioOf } from "./scenario.js";
import { styles } from "./styles.js";
import { languageAround, themeAround, watchSurroundings } from "./surroundings.js";
import { wordsFor } from "./words.js";

/** Attributes that affect how the scenario is shown. */
const DISPLAY = ["display", "editable", "lang", "theme", "playground"];

/** The content of the element and its children: the scenario, its texts, and how it is shown. */
const OBSERVED = {
  childList: true,
  characterData: true,
  subtree: true,
  attributeFilter: [
    ...FIELDS.map(({ attribute }) => attribute),
    ...RESPONSES,
    ...DISPLAY,
    "slot",
    "data-hop",
    ...RESPONSE_FIELDS.map(({ attribute }) => `data-${attribute}`),
  ],
};

export class Live {
  #element;
  #onReport;
  #given = null;
  #root;
  #states;
  #view = null;
  #connected = false;
  #drawing = false;
  /** Counts the scenarios: a report that arrives after the next scenario is dropped. */
  #turn = 0;
  #look = "";
  #observer = new MutationObserver(() => this.redraw());
  #unwatch;
  #leaveFrame;

  /** The current scenario: written, set or typed. @type {import("../contract.d.ts").Scenario | null} */
  scenario = null;

  /**
   * @param {HTMLElement} element
   * @param {(report: import("../contract.d.ts").Report | null) => void} onReport
   */
  constructor(element, onReport) {
    this.#element = element;
    this.#onReport = onReport;
    // Every child gets a slot of its own, in the author's order.
    this.#root = element.attachShadow({ mode: "open", slotAssignment: "manual" });
    this.#root.adoptedStyleSheets = [styles()];
    this.#states = element.attachInternals().states;
  }

  /** Resolves when the verdict is shown, or why there is none. In a frame, the frame shows it later. */
  connect() {
    this.#connected = true;
    this.#observer.observe(this.#element, OBSERVED);
    this.#unwatch = watchSurroundings(() => this.#look !== this.#surroundings() && this.redraw());
    return this.#draw();
  }

  disconnect() {
    this.#connected = false;
    this.#turn++;
    this.#observer.disconnect();
    this.#unwatch();
    this.#leaveFrame?.();
    unmark(this.#element);
  }

  /** Uses a scenario instead of attributes and children; null returns to them. */
  give(scenario) {
    this.#given = scenario;
    this.scenario = scenario;
    this.redraw();
  }

  /** Runs once for several changes at the same time. */
  redraw() {
    if (this.#drawing || !this.#connected) return;
    this.#drawing = true;
    queueMicrotask(() => {
      this.#drawing = false;
      if (this.#connected) this.#draw();
    });
  }

  /** Language and theme, as one text that can be compared. */
  #surroundings() {
    const theme = this.#element.getAttribute("theme");
    return `${languageAround(this.#element)} ${/^(?:light|dark)$/.test(theme) ? theme : themeAround(this.#element)}`;
  }

  #draw() {
    const element = this.#element;
    this.#look = this.#surroundings();
    const [language, theme] = this.#look.split(" ");
    const editable = element.hasAttribute("editable");
    const blocks = this.#given ? blocksOfScenario(this.#given, editable) : blocksOf(element);
    const scenario = this.#given ?? scenarioOf(element, blocks);
    this.scenario = scenario;
    const playground = element.getAttribute("playground") ?? "";
    const open = this.#view?.details?.open;

    const draw = { badge, full }[element.getAttribute("display")] || card;
    this.#view = draw({ scenario, blocks, editable, t: wordsFor(language), playground, language, theme });
    this.#view.root.dataset.theme = theme;
    this.#view.root.lang = languageOf(language).html;
    if (open && this.#view.details) this.#view.details.open = true;
    this.#root.replaceChildren(this.#view.root);
    for (const [slot, nodes] of this.#view.slots) slot.assign(...(nodes ?? unslotted(element)));
    // For element.css: the reserved space is now in use.
    element.dataset.drawn = "";
    return this.#run(scenario, blocks, language);
  }

  async #run(scenario, blocks, tag) {
    const turn = ++this.#turn;
    const view = this.#view;
    this.#leaveFrame?.();
    if (view.frame) {
      this.#listen(view.frame, turn);
      return;
    }
    view.state("loading");
    try {
      const [simulate, language, editor] = await Promise.all([
        engine(),
        catalogue(tag),
        this.#element.hasAttribute("editable") && view.texts ? import("./editor.js") : null,
      ]);
      if (turn !== this.#turn) return;
      editor?.edit(view, scenario, (typed) => {
        this.scenario = typed;
        this.#show(typed, [], simulate, language);
      });
      this.#show(scenario, editor ? [] : blocks, simulate, language);
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }

  #show(scenario, blocks, simulate, language) {
    let report;
    try {
      report = simulate(scenario, { language });
    } catch (error) {
      this.#fail(error);
      return;
    }
    this.#view.report(report, scenario, languageOf(language?.tag ?? "").html);
    mark(this.#element, blocks, report);
    this.#announce(report.verdict, report);
  }

  #fail(error) {
    this.#view.state("failed", String(error?.message ?? error));
    this.#announce("failed", null);
  }

  #announce(state, report) {
    this.#states.clear();
    this.#states.add(state);
    this.#onReport(report);
  }

  /** In the "full" mode the frame has the engine, and sends its report in a message. */
  async #listen(frame, turn) {
    const { connectFrame } = await import("../frame.js");
    if (turn !== this.#turn) return;
    this.#leaveFrame = connectFrame(frame, {
      resize: false,
      onReport: (report) => this.#announce(report.verdict, report),
    }).disconnect;
  }
}

/** The nodes that a badge follows: everything but the texts and the prerendered report. */
function unslotted(element) {
  return [...element.childNodes].filter((child) => !child.slot && !child.classList?.contains("wouldblock-answer"));
}
