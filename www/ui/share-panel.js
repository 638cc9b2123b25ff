/** Copies the scenario in several formats, and saves and opens scenario files. */

import { evaluate, isLoaded, onEngine } from "../engine.js";
import { asCurl } from "../export/curl.js";
import { asElement, asFrame } from "../export/embed.js";
import { asSvg } from "../export/image.js";
import { asMarkdown } from "../export/markdown.js";
import { requestAsCode } from "../export/script.js";
import { asText, titleOf } from "../export/text.js";
import { onLanguage, t, translate } from "../i18n.js";
import { withoutSecrets } from "../secrets.js";
import { encode, isScenario } from "../share.js";
import { copyText } from "./clipboard.js";
import { createDialog } from "./dialog.js";
import { byId, el } from "./dom.js";
import { download } from "./download.js";
import { addressOf, asPng, copyPicture, measuring } from "./picture.js";
import { printReport } from "./print-report.js";
import { plain } from "./prose.js";
import { stepName } from "./step-name.js";

/** @typedef {import("../../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../../pkg/contract.d.ts").Scenario} Scenario */

/** Longer links are cut off by chat programs and trackers. */
const LONGEST = 30_000;
/** The greatest length of a step in the list of steps. */
const LONGEST_STEP = 90;
/** Larger files are not files of this page. */
const LARGEST_FILE = 20_000_000;

/**
 * @typedef {object} Shared
 * @property {Scenario} scenario Without its secrets, unless the person includes them.
 * @property {string} fragment The fragment of a link to the scenario; empty if it would be too long.
 * @property {string} link A link to the chosen step in the chosen engine; empty if it would be too long.
 * @property {() => Report} report
 */
/** @typedef {{ id: string, needsLink?: boolean, needsEngine?: boolean, text: (shared: Shared) => string }} Format */

const base = () => location.href.replace(/#.*$/, "");

/** @type {Format[]} */
const FORMATS = [
  { id: "link", needsLink: true, text: ({ link }) => link },
  { id: "text", needsEngine: true, text: ({ scenario, report, link }) => asText(scenario, report(), link) },
  { id: "image", needsEngine: true, text: ({ scenario, report }) => asSvg(scenario, report(), measuring()) },
  { id: "markdown", needsEngine: true, text: ({ scenario, report, link }) => asMarkdown(scenario, report(), link) },
  { id: "code", text: ({ scenario }) => requestAsCode(scenario).text },
  { id: "curl", needsEngine: true, text: ({ scenario, report }) => asCurl(report(), scenario) },
  { id: "element", text: ({ scenario }) => asElement(scenario) },
  {
    id: "frame",
    needsLink: true,
    text: ({ fragment }) => asFrame(base().replace(/[^/]*$/, ""), fragment, t("tagline")),
  },
  { id: "json", text: ({ scenario }) => JSON.stringify(scenario, null, 2) },
];

/**
 * @param {object} actions
 * @param {() => Scenario} actions.scenario
 * @param {() => keyof Report["verdicts"] | null} actions.engine The engine whose reasons are shown.
 * @param {(scenario: Scenario, message: string) => void} actions.open
 */
export function createSharePanel({ scenario, engine, open }) {
  let format = FORMATS[0];
  /** Drawings may overlap: only the result of the last one is shown. */
  let turn = 0;

  const choices = el(
    "fieldset",
    { class: "segments", change },
    el("legend", { class: "visually-hidden", "data-i18n": "share.format" }, t("share.format")),
    FORMATS.map(({ id }) =>
      el(
        "label",
        { class: "segment" },
        el("input", { type: "radio", name: "share-format", value: id, checked: id === format.id }),
        el("span", { "data-i18n": `share.as.${id}` }, t(`share.as.${id}`)),
      ),
    ),
  );
  const note = el("p", { class: "dialog-note" });
  const text = el("textarea", {
    id: "share-text",
    readOnly: true,
    spellcheck: false,
    rows: 4,
    "data-i18n-label": "share.text",
    "aria-label": t("share.text"),
  });
  const picture = el("img", { class: "share-picture", id: "share-picture", hidden: true });
  const step = el("select", { id: "share-step", change: draw });
  const stepField = el("div", { class: "field" }, el("label", { for: step.id, "data-i18n": "share.step" }), step);
  const state = el("span");
  /** A place of its own, because the text above may be drawn again while the complaint is being read. */
  const fileProblem = el("span");
  const states = el("p", { id: "share-state", role: "status" }, state, " ", fileProblem);
  const unmask = el("input", { type: "checkbox", id: "share-unmask", change: draw });
  const secrets = el(
    "label",
    { class: "check", hidden: true },
    unmask,
    el("span", { "data-i18n": "share.unmask" }, t("share.unmask")),
  );
  const copyButton = el(
    "button",
    { type: "button", class: "button is-primary", id: "share-copy", "data-i18n": "copy", click: copy },
    t("copy"),
  );
  const file = el("input", {
    type: "file",
    class: "visually-hidden",
    id: "share-file",
    accept: ".json,application/json",
    change: takeFile,
  });
  const dialog = createDialog(
    "share",
    "share.title",
    { className: "is-small" },
    choices,
    note,
    text,
    picture,
    stepField,
    secrets,
    states,
    el(
      "div",
      { class: "dialog-actions" },
      copyButton,
      button("share-png", "share.png", async () => download(await asPng(text.value), "wouldblock.png")),
      button("share-svg", "share.svg", () =>
        download(new Blob([text.value], { type: "image/svg+xml" }), "wouldblock.svg"),
      ),
      button("share-print", "share.print", print),
      button("share-download", "share.download", () =>
        download(new Blob([JSON.stringify(chosen().shown, null, 2)], { type: "application/json" }), "wouldblock.json"),
      ),
      el("label", { class: "button" }, el("span", { "data-i18n": "share.upload" }, t("share.upload")), file),
    ),
  );

  /** @param {string} id @param {string} key @param {() => unknown} click */
  function button(id, key, click) {
    const node = el("button", { type: "button", class: "button", "data-i18n": key, click }, t(key));
    node.id = id;
    return node;
  }

  function change() {
    const id = /** @type {HTMLInputElement} */ (choices.querySelector("input:checked")).value;
    format = /** @type {Format} */ (FORMATS.find((one) => one.id === id));
    draw();
  }

  /** @returns {{ shown: Scenario, count: number }} */
  function chosen() {
    const whole = scenario();
    const { scenario: masked, masked: count } = withoutSecrets(whole);
    return { shown: unmask.checked ? whole : masked, count };
  }

  /** @param {Scenario} shown @returns {Promise<Shared>} */
  async function sharedOf(shown) {
    const whole = `#s=${await encode(shown)}`;
    const fragment = whole.length > LONGEST ? "" : whole;
    const chosenEngine = engine();
    const options = [chosenEngine && `engine=${chosenEngine}`, step.value && `step=${step.value}`].filter(Boolean);
    /** @type {Report | undefined} */
    let made;
    return {
      scenario: shown,
      fragment,
      link: fragment && base() + [fragment, ...options].join("&"),
      report: () => (made ??= evaluate(shown, { engine: chosenEngine })),
    };
  }

  async function draw() {
    turn += 1;
    const mine = turn;
    const { shown, count } = chosen();
    secrets.hidden = count === 0;
    const shared = await sharedOf(shown);
    if (mine !== turn) return;
    note.textContent = t(`share.note.${format.id}`);
    text.value = "";
    if (format.needsLink && shared.fragment === "") state.textContent = t("share.tooLong");
    else if (format.needsEngine && !isLoaded()) state.textContent = t("engine.loading");
    else {
      try {
        text.value = format.text(shared);
        state.textContent = count === 0 ? "" : t(unmask.checked ? "share.withSecrets" : "share.masked", { count });
      } catch (error) {
        console.error(error);
        state.textContent = t("part.failed");
      }
    }
    const isPicture = format.id === "image" && text.value !== "";
    text.hidden = isPicture;
    picture.hidden = !isPicture;
    if (isPicture) {
      picture.src = addressOf(text.value);
      picture.alt = titleOf(shown, shared.report());
    }
    for (const id of ["share-png", "share-svg"]) byId(id).hidden = !isPicture;
    stepField.hidden = !["link", "text", "markdown"].includes(format.id) || step.options.length < 2;
    copyButton.disabled = text.value === "";
    text.rows = Math.min(14, Math.max(3, text.value.split("\n").length));
  }

  /** @returns {Report["steps"]} Empty if the engine fails. */
  function stepsNow() {
    try {
      return isLoaded() ? evaluate(scenario(), { fixes: false, engine: engine() }).steps : [];
    } catch (error) {
      console.error(error);
      return [];
    }
  }

  /** Offers the steps of the current answer. */
  function drawSteps() {
    const wanted = step.value;
    const steps = stepsNow();
    step.replaceChildren(
      el("option", { value: "" }, t("share.step.none")),
      ...steps.map((one, index) => {
        const words = plain(one.text);
        return el(
          "option",
          { value: stepName(steps, index) },
          `${index + 1}. ${words.length > LONGEST_STEP ? `${words.slice(0, LONGEST_STEP)}…` : words}`,
        );
      }),
    );
    step.value = [...step.options].some((option) => option.value === wanted) ? wanted : "";
  }

  async function copy() {
    const done = format.id === "image" ? await copyPicture(text.value) : await copyText(text.value);
    if (!done) text.select();
    const words = [t(done ? "share.copied" : format.id === "image" ? "share.noPicture" : "share.byHand")];
    if (!secrets.hidden)
      words.push(t(unmask.checked ? "share.withSecrets" : "share.masked", { count: chosen().count }));
    state.textContent = words.join(" ");
  }

  async function print() {
    if (!isLoaded()) return;
    const { scenario: shown, report, link } = await sharedOf(chosen().shown);
    dialog.close();
    printReport(shown, report(), link);
  }

  async function takeFile() {
    const taken = file.files?.[0];
    if (!taken) return;
    fileProblem.textContent = "";
    try {
      if (taken.size > LARGEST_FILE) throw new Error("too large");
      const read = JSON.parse(await taken.text());
      if (!isScenario(read)) throw new Error("not a scenario");
      dialog.close();
      open(read, t("share.opened"));
    } catch {
      fileProblem.textContent = t("share.badFile");
    }
    file.value = "";
  }

  for (const listen of [onLanguage, onEngine])
    listen(() => {
      if (!dialog.open) return;
      drawSteps();
      draw();
    });

  return {
    /** The link is copied at once; the other formats are offered. */
    async open() {
      unmask.checked = false;
      step.value = "";
      fileProblem.textContent = "";
      translate(dialog);
      drawSteps();
      dialog.showModal();
      await draw();
      copyButton.focus();
      if (format.id === "link" && text.value !== "") await copy();
    },
  };
}
