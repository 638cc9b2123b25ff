/** The hash that a policy needs for a piece of inline code, computed during typing. */

import { api } from "../apis.js";
import { onLanguage, t, translate } from "../i18n.js";
import { prepareLater } from "../later.js";
import { CODE_KINDS, HASH_ALGORITHMS } from "../pkg/lists.js";
import { wholeEngine } from "../whole.js";
import { copyButton } from "./clipboard.js";
import { createDialog } from "./dialog.js";
import { el } from "./dom.js";

/** @typedef {Awaited<ReturnType<typeof wholeEngine>>} Engine */
/** @typedef {import("../../pkg/lists.js").CodeKind} Kind */
/** @typedef {import("../../pkg/lists.js").HashAlgorithm} Algorithm */

/** @param {{ scenario: () => import("../../pkg/contract.d.ts").Scenario }} form @param {Engine} engine */
export function createHashDialog({ scenario }, { hashSource }) {
  const code = el("textarea", { id: "hash-code", rows: 5, spellcheck: false, autocapitalize: "off", input: draw });
  const kind = el(
    "select",
    { id: "hash-kind", change: draw },
    CODE_KINDS.map((id) => el("option", { value: id }, api(id).label)),
  );
  const algorithm = el(
    "select",
    { id: "hash-algorithm", change: draw },
    HASH_ALGORITHMS.map((name) => el("option", {}, name)),
  );
  const directive = el("p", {});
  const sources = el("code", { id: "hash-sources" });
  const field = (/** @type {HTMLElement} */ control, /** @type {string} */ key) =>
    el("div", { class: "field" }, el("label", { for: control.id, "data-i18n": key }), control);
  const dialog = createDialog(
    "hash",
    "hash.title",
    { className: "is-small" },
    el("div", { class: "plain-editor" }, el("label", { for: code.id, "data-i18n": "hash.code" }), code),
    el("div", { class: "row" }, field(kind, "hash.kind"), field(algorithm, "hash.algorithm")),
    directive,
    el("div", { class: "hash-result", role: "status" }, sources),
    el(
      "div",
      { class: "dialog-actions" },
      copyButton(() => sources.textContent ?? "", "button is-primary"),
    ),
    el("p", { class: "dialog-note", "data-i18n": "hash.note" }),
  );

  function draw() {
    const found = hashSource(code.value, {
      kind: /** @type {Kind} */ (kind.value),
      algorithm: /** @type {Algorithm} */ (algorithm.value),
    });
    directive.textContent = t("hash.add", { directive: found.directive });
    sources.textContent = found.sources.join(" ");
  }

  onLanguage(() => {
    if (dialog.open) draw();
  });

  return {
    open() {
      const { request } = scenario();
      code.value = String(request.text ?? "");
      kind.value = CODE_KINDS.find((id) => id === request.api) ?? CODE_KINDS[0];
      translate(dialog);
      draw();
      dialog.showModal();
      code.focus();
    },
  };
}

/**
 * Puts the button below the field for code. The style sheet shows it for code that a hash can allow.
 *
 * @param {ReturnType<typeof import("./form.js").createForm>} form
 */
export async function offerHash(form) {
  await prepareLater();
  /** @type {ReturnType<typeof createHashDialog> | undefined} */
  let dialog;
  const button = el(
    "button",
    {
      type: "button",
      id: "open-hash",
      class: "tool-link",
      "data-i18n": "hash.title",
      click: async () => {
        const engine = await wholeEngine();
        dialog ??= createHashDialog(form, engine);
        dialog.open();
      },
    },
    t("hash.title"),
  );
  form.control("request.text")?.closest(".field")?.append(button);
}
