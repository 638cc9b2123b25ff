/** The values that a text leaves open: marked on the fields, and listed in the order of their importance. */

import { t } from "../../i18n.js";
import { byId, el, icon } from "../dom.js";

/** @typedef {ReturnType<typeof import("./merge.js").openOf>} Open */

/** The element around a control that has room below it. */
const PLACES = ".field, .reply, .apis";
/** If several controls are side by side, there is only room below all of them. */
const ROWS = ".row, .request-line";

let serial = 0;

/** @param {ReturnType<typeof import("../form.js").createForm>} form */
export function createOpenMarks(form) {
  /** @type {{ place: Element, node: HTMLElement, control: Element }[]} */
  let marks = [];
  /** @type {HTMLElement | null} */
  let asked = null;

  /** @param {{ node: HTMLElement, control: Element }} mark */
  function remove({ node, control }) {
    const others = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id !== node.id);
    if (others.length > 0) control.setAttribute("aria-describedby", others.join(" "));
    else control.removeAttribute("aria-describedby");
    node.remove();
  }

  function clear() {
    marks.forEach(remove);
    marks = [];
    asked?.remove();
    asked = null;
  }

  /** @param {Open[number]} open */
  function mark({ field, why, assumed }) {
    const control = form.control(field);
    const place = control?.closest(PLACES);
    if (!control || !place) return;
    const row = control.closest(ROWS);
    const node = el(
      "p",
      { class: "open-mark" },
      row && `${nameOf(field)}: `,
      el("strong", {}, tag(assumed)),
      !assumed && ` ${why}`,
    );
    node.id = `open-${serial++}`;
    if (row) row.after(node);
    else place.append(node);
    control.setAttribute("aria-describedby", `${control.getAttribute("aria-describedby") ?? ""} ${node.id}`.trim());
    marks.push({ place, node, control });
  }

  /** @param {Open} open */
  function ask(open) {
    asked = el(
      "div",
      { class: "notice asked", role: "status", "data-notice": "asked" },
      el(
        "div",
        {},
        el("p", {}, t("paste.ask")),
        el(
          "ol",
          {},
          open.map(({ field, why, assumed }) =>
            el(
              "li",
              {},
              el("button", { type: "button", class: "tool-link", click: () => form.open(field) }, nameOf(field)),
              ` ${tag(assumed)}${assumed ? "" : ` ${why}`}`,
            ),
          ),
        ),
      ),
      el("button", { type: "button", class: "tool is-icon", "aria-label": t("close"), click: clear }, icon("cross")),
    );
    byId("notices").append(asked);
  }

  /** @param {true | undefined} assumed */
  const tag = (assumed) => t(assumed ? "paste.assumed" : "paste.missing");

  /** @param {string} field */
  const nameOf = (field) => form.nameOf(field) || field;

  // Observes each value that a person fills in.
  form.root.addEventListener("input", ({ target }) => {
    const done = marks.filter(({ control }) => control === target);
    done.forEach(remove);
    marks = marks.filter((one) => !done.includes(one));
    if (marks.length === 0) clear();
  });

  return {
    clear,
    /** @param {Open} open */
    show(open) {
      clear();
      open.forEach(mark);
      if (open.length > 0) ask(open);
    },
  };
}
