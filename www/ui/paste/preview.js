/**
 * Shown below the field for pasted texts: the kind of the text, the fields that it fills in, and what it leaves open.
 */

import { evaluate, isLoaded } from "../../engine.js";
import { t } from "../../i18n.js";
import { FIELDS, headerText, textOf } from "../../pkg/fields.js";
import { valueAt } from "../../pkg/scenario-path.js";
import { byId, el, icon, spoken } from "../dom.js";

import { openOf } from "./merge.js";

/** @typedef {import("../../../pkg/read.d.ts").Reading} Reading */
/** @typedef {import("../../../pkg/read.d.ts").PartialScenario} Partial */
/** @typedef {Awaited<ReturnType<Parameters<typeof createPreview>[0]["planned"]>>} Planned */
/** @typedef {{ reading: Reading, label: string, verdict: string, row: HTMLElement }} Choice */

/** How many requests are judged at a time, and how many are shown. */
const MOST = 200;
/** The greatest length and number of lines of a value. */
const LONGEST = 160;
const LINES = 4;

/**
 * @param {object} desk
 * @param {ReturnType<typeof import("../form.js").createForm>} desk.form
 * @param {(reading: Reading) => Promise<{ scenario: any, given: Partial, keepsPage: boolean, keepsRequest: boolean, readings: Reading[], whole: Reading }>} desk.planned
 * @param {(next: Planned, title: string) => void} desk.accept
 * @param {() => void} desk.dismiss
 * @param {() => void} desk.audit
 */
export function createPreview({ form, planned, accept, dismiss, audit }) {
  const field = byId("paste");
  const status = el("p", { class: "visually-hidden", role: "status" });
  const panel = el("section", { class: "paste-panel", hidden: true, "aria-label": t("paste.region") });
  panel.id = "paste-panel";
  field.after(panel, status);
  /** The reading that "accept" uses. @type {{ next: Planned, title: string } | null} */
  let ready = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  /** @type {HTMLProgressElement | null} */
  let bar = null;

  /** @param {...(Node | null | false)} content */
  function draw(...content) {
    clearTimeout(waiting);
    panel.replaceChildren(...content.filter((node) => node instanceof Node));
    panel.setAttribute("aria-label", t("paste.region"));
    panel.hidden = false;
  }

  function take() {
    if (ready) accept(ready.next, ready.title);
  }

  const buttons = (/** @type {boolean} */ canTake, canAudit = false) =>
    el(
      "div",
      { class: "dialog-actions" },
      canTake &&
        el(
          "button",
          { type: "button", class: "button is-primary", id: "paste-use", click: take },
          t("paste.use"),
          el("kbd", { "aria-hidden": "true" }, "⏎"),
        ),
      canAudit && el("button", { type: "button", class: "button", id: "paste-audit", click: audit }, t("audit.offer")),
      el(
        "button",
        { type: "button", class: "button", id: "paste-dismiss", click: dismiss },
        t("paste.dismiss"),
        el("kbd", { "aria-hidden": "true" }, "Esc"),
      ),
    );

  // Escape and Enter work everywhere in the preview.
  panel.addEventListener("keydown", (event) => {
    const isButton = event.target instanceof HTMLButtonElement;
    if (event.key === "Escape") {
      dismiss();
      field.focus();
    } else if (event.key === "Enter" && !isButton) {
      event.preventDefault();
      take();
    }
  });

  /** @param {Reading} reading @param {HTMLElement} details */
  async function choose(reading, details) {
    const next = await planned(reading);
    ready = { next, title: reading.title };
    const rows = rowsOf(next.given, form);
    const kept = [next.keepsPage && t("page.title"), next.keepsRequest && t("request.title")].filter(Boolean);
    const open = openOf(next.whole, next.scenario).filter(({ assumed }) => !assumed);
    details.replaceChildren(
      el(
        "dl",
        { class: "paste-fills" },
        rows.flatMap(({ name, value }) => [el("dt", {}, name), el("dd", {}, el("code", {}, value))]),
      ),
      ...(kept.length > 0 ? [el("p", { class: "quiet" }, t("paste.keeps", { parts: kept.join(t("comma")) }))] : []),
      ...(open.length > 0
        ? [
            el(
              "ul",
              { class: "paste-open" },
              [...new Set(open.map(({ why }) => why))].map((why) => el("li", {}, why)),
            ),
          ]
        : []),
    );
    return rows.length;
  }

  return {
    accept: take,
    /** Moves into the list of requests, if there is one. */
    enter() {
      const first = /** @type {HTMLInputElement | null} */ (panel.querySelector("input:checked"));
      first?.focus();
      return first !== null;
    },
    hide() {
      clearTimeout(waiting);
      ready = null;
      bar = null;
      panel.hidden = true;
      panel.replaceChildren();
      status.textContent = "";
    },
    /** Shows that a text is being read. A fast reading is not announced. @param {() => void} cancel */
    wait(cancel) {
      ready = null;
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        bar = el("progress", { class: "paste-progress", "aria-label": t("paste.reading") });
        draw(
          el("p", { class: "paste-title" }, t("paste.reading")),
          bar,
          el(
            "div",
            { class: "dialog-actions" },
            el("button", { type: "button", class: "button", id: "paste-cancel", click: cancel }, t("paste.cancel")),
          ),
        );
        status.textContent = t("paste.reading");
      }, 150);
    },
    /** @param {number} done @param {number | null} total */
    progress(done, total) {
      if (!bar || !total) return;
      bar.max = total;
      bar.value = done;
    },
    /** @param {string} text @param {unknown} error @param {boolean} canAudit */
    fail(text, error, canAudit) {
      console.info(error);
      ready = null;
      draw(el("p", { class: "paste-title" }, text), buttons(false, canAudit));
      status.textContent = text;
    },
    /** @param {Reading} reading @param {Reading[]} parts @param {boolean} isOfLines */
    async show(reading, parts, isOfLines) {
      bar = null;
      const { title, unread } = reading;
      if (reading.kind === "unknown") {
        ready = null;
        const why = unread[0]?.why ?? "";
        draw(
          el("p", { class: "paste-title" }, el("strong", {}, title)),
          why !== "" && el("p", {}, why),
          el("p", { class: "quiet" }, t("paste.takes")),
          buttons(false, isOfLines),
        );
        status.textContent = `${title}. ${why}`;
        return;
      }
      const canAudit = isOfLines || (parts.length > 1 && /^(?:har|report\b)/.test(reading.kind));
      const details = el("div", { class: "paste-details" });
      const choices = parts.length > 1 ? choicesOf(parts, planned, (one) => choose(one, details)) : null;
      const list = await choices;
      const count = await choose(list?.first ?? parts[0], details);
      draw(
        el("p", { class: "paste-title" }, el("strong", {}, title)),
        list?.node ?? null,
        list &&
          parts.length > MOST &&
          el(
            "p",
            { class: "quiet" },
            t("paste.many", { count: parts.length, most: MOST }),
            canAudit && ` ${t("paste.manyAudit")}`,
          ),
        details,
        unread.length > 0 && el("p", { class: "quiet" }, t("paste.unread", { count: unread.length })),
        buttons(true, canAudit),
      );
      const several = parts.length > 1 ? ` ${t("paste.several", { count: parts.length })}` : "";
      status.textContent = `${title}.${several} ${t("paste.fills", { count })} ${t("paste.keys")}`;
    },
  };
}

/**
 * Requests to choose from; blocked ones come first.
 *
 * @param {Reading[]} parts
 * @param {Parameters<typeof createPreview>[0]["planned"]} planned
 * @param {(reading: Reading) => void} choose
 */
async function choicesOf(parts, planned, choose) {
  const judged = await Promise.all(
    parts.slice(0, MOST).map(async (reading) => ({ reading, verdict: await verdictOf(reading, planned) })),
  );
  const order = ["blocked", "undetermined", "allowed", ""];
  judged.sort((one, other) => order.indexOf(one.verdict) - order.indexOf(other.verdict));
  const node = el(
    "fieldset",
    { class: "paste-requests" },
    el("legend", {}, t("paste.several", { count: parts.length })),
    judged.map(({ reading, verdict }, at) => {
      const { url = "", method = "GET", api } = reading.request ?? {};
      return el(
        "label",
        { class: "paste-request" },
        el("input", { type: "radio", name: "paste-request", checked: at === 0, change: () => choose(reading) }),
        verdict &&
          el(
            "span",
            { class: `example-mark is-${verdict}` },
            icon(verdict, "engine-mark"),
            spoken(t(`verdict.${verdict}`)),
          ),
        el("code", {}, `${method} ${url}`),
        api && api !== "fetch" ? el("span", { class: "quiet" }, api) : null,
      );
    }),
  );
  return { node, first: judged[0].reading };
}

/** @param {Reading} reading @param {Parameters<typeof createPreview>[0]["planned"]} planned */
async function verdictOf(reading, planned) {
  if (!isLoaded() || !reading.request?.url) return "";
  try {
    return evaluate((await planned(reading)).scenario, { fixes: false }).verdict;
  } catch {
    return "";
  }
}

/**
 * The fields that a reading fills in, by their labels.
 *
 * @param {Partial} given
 * @param {ReturnType<typeof import("../form.js").createForm>} form
 */
function rowsOf(given, form) {
  const rows = FIELDS.map((one) => ({ one, value: valueAt(given, one.path) }))
    .filter(({ value }) => value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0))
    .map(({ one, value }) => ({
      name: form.nameOf(one.path) || one.path,
      value: shortened(textIn(one, value)),
    }));
  for (const [at, hop] of (given.network ?? []).entries())
    for (const kind of /** @type {const} */ (["preflight", "response"])) {
      const head = hop[kind];
      if (!head) continue;
      const text = [head.status, headerText(head.headers ?? [])].filter(Boolean).join("\n");
      const name = t(`network.${kind}`) + (at > 0 ? ` (${t("network.hopName", { number: at + 1 })})` : "");
      rows.push({ name, value: shortened(text) || t("paste.noHeaders") });
    }
  return rows;
}

/** @param {import("../../../pkg/fields.js").Field} field @param {any} value */
function textIn(field, value) {
  if (field.kind === "headers") return headerText(value);
  if (field.kind === "flag") return "✓";
  return Array.isArray(value) ? value.join("\n") : textOf(field, value);
}

/** @param {string} text */
function shortened(text) {
  const lines = text.split("\n");
  const shown = lines.slice(0, LINES).map((line) => (line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line));
  return [...shown, ...(lines.length > LINES ? [`… +${lines.length - LINES}`] : [])].join("\n");
}
