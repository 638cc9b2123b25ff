/** The gallery: every example by topic, searchable, opened with one click; each is a link. */

import { EXAMPLES, GROUPS } from "../examples.js";
import { inEnglish, onLanguage, t } from "../i18n.js";
import { createDialog } from "./dialog.js";
import { el, icon, spoken } from "./dom.js";

/** @typedef {typeof EXAMPLES[number]} Example */

export function createExamplesDialog() {
  const search = el("input", {
    type: "search",
    id: "examples-search",
    autocomplete: "off",
    spellcheck: false,
    "data-i18n-placeholder": "examples.search",
    "data-i18n-label": "examples.search",
    "aria-label": t("examples.search"),
    placeholder: t("examples.search"),
    input: draw,
    keydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Enter") listNode.querySelector("a")?.click();
    },
  });
  const topic = el(
    "select",
    { id: "examples-topic", "data-i18n-label": "examples.topic", "aria-label": t("examples.topic"), change: draw },
    el("option", { value: "", "data-i18n": "examples.all" }, t("examples.all")),
    GROUPS.map((group) => el("option", { value: group, "data-i18n": `group.${group}` }, t(`group.${group}`))),
  );
  const listNode = el("div", { id: "examples-list" });
  const none = el("p", { class: "quiet", "data-i18n": "examples.none", hidden: true }, t("examples.none"));
  const dialog = createDialog(
    "examples",
    "examples.title",
    { head: [el("div", { class: "examples-search" }, search, topic)] },
    listNode,
    none,
  );
  let current = "";

  function draw() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = EXAMPLES.filter(
      (example) => ["", example.group].includes(topic.value) && words.every((word) => haystack(example).includes(word)),
    );
    const groups = [...new Set(found.map((example) => example.group))];
    listNode.replaceChildren(
      ...groups.map((group) =>
        el(
          "section",
          { class: "example-group" },
          el("h3", {}, t(`group.${group}`)),
          el(
            "ul",
            {},
            found
              .filter((example) => example.group === group)
              .map((example) =>
                el(
                  "li",
                  {},
                  el(
                    "a",
                    {
                      href: `#example=${example.id}`,
                      class: "example",
                      "aria-current": example.id === current ? "true" : undefined,
                      click: () => dialog.close(),
                    },
                    el(
                      "span",
                      { class: `example-mark is-${example.expect}` },
                      icon(example.expect, "engine-mark"),
                      spoken(t(`verdict.${example.expect}`)),
                    ),
                    el("span", {}, t(`example.${example.id}`)),
                  ),
                ),
              ),
          ),
        ),
      ),
    );
    none.hidden = found.length > 0;
  }
  onLanguage(draw);

  return {
    /** @param {string} id The example that is in the form. */
    open(id) {
      current = id;
      search.value = topic.value = "";
      draw();
      dialog.showModal();
      search.focus();
      listNode.querySelector("[aria-current]")?.scrollIntoView({ block: "center" });
    },
  };
}

/** @param {Example} example */
function haystack(example) {
  const { page, request, network } = example.scenario;
  return [
    example.id,
    t(`group.${example.group}`),
    inEnglish(`example.${example.id}`),
    t(`example.${example.id}`),
    example.expect,
    request.api,
    request.url,
    request.method,
    page.url,
    JSON.stringify([page.headers, page.meta, request.headers, network]),
  ]
    .join(" ")
    .toLowerCase();
}
