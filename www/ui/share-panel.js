/** Copying the scenario in whatever shape somebody needs it, and taking scenarios out of and into files. */

import { asElement, asFrame } from "../export/embed.js";
import { asCurl } from "../export/curl.js";
import { asMarkdown } from "../export/markdown.js";
import { requestAsCode } from "../export/script.js";
import { evaluate, isLoaded } from "../engine.js";
import { onLanguage, t } from "../i18n.js";
import { withoutSecrets } from "../secrets.js";
import { encode, isScenario } from "../share.js";
import { copyText } from "./clipboard.js";
import { createDialog } from "./dialog.js";
import { el } from "./dom.js";

/** @typedef {import("../../pkg/contract.d.ts").Scenario} Scenario */

/** Longer links are cut off by chat programs and trackers. */
const LONGEST = 30_000;
/** Larger files do not come from this page. */
const LARGEST_FILE = 20_000_000;

/** @typedef {{ scenario: Scenario, fragment: string }} Shared What is shared, secrets left out unless they are wanted. */
/** @typedef {{ id: string, needsLink?: boolean, needsEngine?: boolean, text: (shared: Shared) => string }} Format */

const base = () => location.href.replace(/#.*$/, "");

/** @type {Format[]} */
const FORMATS = [
  { id: "link", needsLink: true, text: ({ fragment }) => base() + fragment },
  {
    id: "markdown",
    needsEngine: true,
    text: ({ scenario, fragment }) => asMarkdown(scenario, evaluate(scenario), fragment && base() + fragment),
  },
  { id: "code", text: ({ scenario }) => requestAsCode(scenario).text },
  { id: "curl", needsEngine: true, text: ({ scenario }) => asCurl(evaluate(scenario), scenario) },
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
 * @param {(scenario: Scenario, message: string) => void} actions.open
 */
export function createSharePanel({ scenario, open }) {
  let format = FORMATS[0];
  /** Draws may overtake one another: only the last one counts. */
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
  const state = el("p", { id: "share-state", role: "status" });
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
    secrets,
    state,
    el(
      "div",
      { class: "dialog-actions" },
      copyButton,
      el(
        "button",
        { type: "button", class: "button", id: "share-download", "data-i18n": "share.download", click: download },
        t("share.download"),
      ),
      el("label", { class: "button" }, el("span", { "data-i18n": "share.upload" }, t("share.upload")), file),
    ),
  );

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

  async function draw() {
    turn += 1;
    const mine = turn;
    const { shown, count } = chosen();
    secrets.hidden = count === 0;
    let fragment = `#s=${await encode(shown)}`;
    if (mine !== turn) return;
    if (fragment.length > LONGEST) fragment = "";
    note.textContent = t(`share.note.${format.id}`);
    text.value = "";
    if (format.needsLink && fragment === "") state.textContent = t("share.tooLong");
    else if (format.needsEngine && !isLoaded()) state.textContent = t("engine.loading");
    else {
      text.value = format.text({ scenario: shown, fragment });
      state.textContent = count === 0 ? "" : t(unmask.checked ? "share.withSecrets" : "share.masked", { count });
    }
    copyButton.disabled = text.value === "";
    text.rows = Math.min(14, Math.max(3, text.value.split("\n").length));
  }

  async function copy() {
    const done = await copyText(text.value);
    if (!done) text.select();
    const words = [t(done ? "share.copied" : "share.byHand")];
    if (!secrets.hidden)
      words.push(t(unmask.checked ? "share.withSecrets" : "share.masked", { count: chosen().count }));
    state.textContent = words.join(" ");
  }

  function download() {
    const url = URL.createObjectURL(new Blob([JSON.stringify(chosen().shown, null, 2)], { type: "application/json" }));
    el("a", { href: url, download: "wouldblock.json" }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  async function takeFile() {
    const taken = file.files?.[0];
    if (!taken) return;
    try {
      if (taken.size > LARGEST_FILE) throw new Error("too large");
      const read = JSON.parse(await taken.text());
      if (!isScenario(read)) throw new Error("not a scenario");
      dialog.close();
      open(read, t("share.opened"));
    } catch {
      state.textContent = t("share.badFile");
    }
    file.value = "";
  }

  onLanguage(() => {
    if (dialog.open) draw();
  });

  return {
    /** The link is copied at once; the rest is offered. */
    async open() {
      unmask.checked = false;
      dialog.showModal();
      await draw();
      copyButton.focus();
      if (format.id === "link" && text.value !== "") await copy();
    },
  };
}
