// Turns a card's texts into fields. Loaded only for editable elements.
import { el } from "./dom.js";
import { FIELDS, isResponse } from "../fields.js";
import { valueAt } from "../scenario-path.js";
import { reread, withBlocks } from "./scenario.js";

/** The fields in the card's head, in order. */
const OFFERED = ["page.url", "request.url", "request.api", "request.method", "request.mode", "request.credentials"].map(
  (path) => FIELDS.find((field) => field.path === path),
);

/**
 * @param {{ t: Function, head: HTMLElement, texts: (HTMLElement & { block: object })[] }} view
 * @param {import("../contract.d.ts").Scenario} scenario what they hold
 * @param {(scenario: import("../contract.d.ts").Scenario) => void} change called with the scenario after each change
 */
export function edit({ t, head, texts }, scenario, change) {
  const now = { ...scenario, page: { ...scenario.page }, request: { ...scenario.request } };
  const blocks = texts.map(({ block }) => block);
  const changed = () => {
    // An empty field means that the response is unknown; "200" is a response without headers.
    const filledIn = blocks.filter(({ kind, text }) => !isResponse(kind) || text.trim() !== "");
    change(withBlocks({ ...now, page: filled(now.page), request: filled(now.request) }, filledIn));
  };

  const fields = OFFERED.map(({ path, attribute, values }) => {
    const [part, key] = path.split(".");
    const value = String(valueAt(now, path) ?? "");
    const choices = values && (key === "api" ? values : ["", ...values]);
    const input = choices
      ? el(
          "select",
          { class: "field" },
          ...choices.map((choice) =>
            el("option", { value: choice, selected: choice === value }, choice || t("default")),
          ),
        )
      : el("input", {
          class: "field",
          value,
          spellcheck: "false",
          autocomplete: "off",
          autocapitalize: "off",
          inputmode: key === "url" && "url",
        });
    input.addEventListener("input", () => {
      now[part][key] = input.value;
      changed();
    });
    return el("label", { class: `control is-${attribute}` }, el("span", { class: "label" }, t(attribute)), input);
  });
  const form = el("form", { class: "head form", "aria-label": t("edit") }, ...fields);
  form.addEventListener("submit", (event) => event.preventDefault());
  keepKeys(form);
  head.replaceWith(form);

  texts.forEach((holder, at) => {
    const block = blocks[at];
    const text = block.text.replace(/\r?\n$/, "");
    // The copy behind the field gives it the height of its text, including wrapped lines.
    const copy = el("div", { class: "text copy", "aria-hidden": "true" }, `${text}\n`);
    const area = el("textarea", {
      class: "text area",
      "aria-label": holder.firstChild.textContent,
      spellcheck: "false",
      autocomplete: "off",
      autocapitalize: "off",
      rows: "1",
      placeholder: t(isResponse(block.kind) ? "notGiven" : "none"),
    });
    area.value = text;
    keepKeys(area);
    area.addEventListener("input", () => {
      copy.textContent = `${area.value}\n`;
      blocks[at] = reread(block, area.value);
      changed();
    });
    holder.lastChild.replaceWith(el("div", { class: "editor" }, copy, area));
  });
}

/**
 * Documentation tools have their own keys, such as "s" or "/" to search. They ignore keys typed in fields, but do not see a
 * field inside an element.
 */
function keepKeys(field) {
  for (const type of ["keydown", "keypress", "keyup"])
    field.addEventListener(type, (event) => event.ctrlKey || event.metaKey || event.altKey || event.stopPropagation());
}

/** Empty fields are left out, except for URLs, which are required. */
function filled(part) {
  return Object.fromEntries(Object.entries(part).filter(([name, value]) => name === "url" || value !== ""));
}
