/** The gallery: every example by topic, searchable by its words, its verdict or its error, opened with one click; each is a link. */

import { onEngine } from "../engine.js";
import { hasVerdict, withError, withWords } from "../example-search.js";
import { EXAMPLES, GROUPS } from "../examples.js";
import { onLanguage, t, translate } from "../i18n.js";
import { createDialog } from "./dialog.js";
import { el, icon, spoken } from "./dom.js";
import { ASKED } from "./starters.js";
import { subject } from "./verdict.js";

/** @typedef {typeof EXAMPLES[number]} Example */
/** @typedef {{ title: string, examples: Example[] }} Group */

/** The verdicts by which examples can be filtered, with the keys of their names. */
const VERDICTS = {
  "": "examples.verdicts",
  blocked: "verdict.blocked",
  allowed: "verdict.allowed",
  undetermined: "verdict.undetermined",
  "browsers-disagree": "verdict.disputed",
};

export function createExamplesDialog() {
  const search = el("input", {
    type: "search",
    id: "examples-search",
    autocomplete: "off",
    spellcheck: false,
    "data-i18n-placeholder": "examples.search",
    "data-i18n-label": "examples.search",
    "aria-describedby": "examples-keys",
    input: draw,
    keydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Enter" && !event.isComposing) links()[0]?.click();
    },
  });
  const topic = choice("topic", [
    ["", "examples.all"],
    ...GROUPS.map((group) => /** @type {[string, string]} */ ([group, `group.${group}`])),
  ]);
  const verdict = choice("verdict", Object.entries(VERDICTS));
  const keys = el("p", { class: "dialog-note", "data-i18n": "examples.keys" });
  keys.id = "examples-keys";
  const listNode = el("div", { id: "examples-list" });
  const none = el("p", { class: "quiet", role: "status" });
  const dialog = createDialog(
    "examples",
    "examples.title",
    { head: [el("div", { class: "examples-search" }, search, topic, verdict)] },
    keys,
    listNode,
    none,
  );
  dialog.addEventListener("keydown", move);
  let current = "";

  /** @param {string} name @param {[value: string, key: string][]} options */
  function choice(name, options) {
    return el(
      "select",
      { id: `examples-${name}`, "data-i18n-label": `examples.${name}`, change: draw },
      options.map(([value, key]) => el("option", { value, "data-i18n": key })),
    );
  }

  const links = () => /** @type {HTMLElement[]} */ ([...listNode.querySelectorAll("a")]);

  /** Arrow keys lead from the search to the examples, and from one to the next. @param {KeyboardEvent} event */
  function move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [search, ...links()];
    const at = stops.indexOf(/** @type {HTMLInputElement} */ (document.activeElement));
    if (!step || at < 0) return;
    event.preventDefault();
    stops[(at + step + stops.length) % stops.length].focus();
  }

  /** @returns {Group[]} */
  function found() {
    const some = EXAMPLES.filter(
      (example) => ["", example.group].includes(topic.value) && hasVerdict(example, verdict.value),
    );
    const named = withWords(some, search.value);
    if (named.length === 0) return [{ title: t("examples.alike"), examples: withError(some, search.value) }];
    const isWhole = named.length === EXAMPLES.length;
    const asked = isWhole ? ASKED.flatMap((id) => named.filter((example) => example.id === id)) : [];
    return [
      { title: t("examples.asked"), examples: asked },
      ...GROUPS.map((group) => ({
        title: t(`group.${group}`),
        examples: named.filter((example) => example.group === group && !asked.includes(example)),
      })),
    ];
  }

  function draw() {
    const groups = found().filter(({ examples }) => examples.length > 0);
    listNode.replaceChildren(
      ...groups.map(({ title, examples }) =>
        el("section", { class: "example-group" }, el("h3", {}, title), el("ul", {}, examples.map(item))),
      ),
    );
    none.textContent = groups.length > 0 ? "" : t("examples.none");
  }

  /** @param {Example} example */
  const item = ({ id, expect, scenario }) =>
    el(
      "li",
      {},
      el(
        "a",
        {
          href: `#example=${id}`,
          class: "example",
          "aria-current": id === current ? "true" : undefined,
          click: () => dialog.close(),
        },
        el("span", { class: `example-mark is-${expect}` }, icon(expect, "engine-mark"), spoken(t(`verdict.${expect}`))),
        el(
          "span",
          { class: "example-words" },
          t(`example.${id}`),
          el("span", { class: "example-subject" }, ` ${subject(scenario)}`),
        ),
      ),
    );

  for (const listen of [onLanguage, onEngine]) listen(draw);

  return {
    /** @param {string} id The example that is in the form. */
    open(id) {
      current = id;
      search.value = topic.value = verdict.value = "";
      translate(dialog);
      draw();
      dialog.showModal();
      search.focus();
    },
  };
}
