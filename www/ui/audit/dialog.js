/**
 * The audit of a file of traffic: blocked requests, unused sources, the least policy, and the changes under another
 * policy.
 */

import { GROUPINGS, MOST_LISTED, shown } from "../../audit/view.js";
import { currentLanguage, onLanguage, t, translate } from "../../i18n.js";
import { rows as rowsOf } from "../../pkg/audit-rows.js";
import { policyText } from "../../pkg/policy-text.js";
import { codeBlock } from "../code-block.js";
import { createDialog } from "../dialog.js";
import { el, icon } from "../dom.js";
import { createChart } from "./chart.js";
import { auditor } from "./door.js";
import { exportAudit } from "./export.js";
import { createTable } from "./table.js";

/** @typedef {import("../../../pkg/contract.d.ts").Scenario} Scenario */
/** @typedef {import("../../../pkg/audit.d.ts").Audit} Audit */
/** @typedef {import("../../audit/view.js").Row} Row */
/** @typedef {import("../../audit/view.js").Grouping} Grouping */

/** The pause after the last key before the filter is applied, in milliseconds. */
const PAUSE = 120;
/** How many lines that could not be read are listed. */
const MOST_BROKEN = 50;
/** How many characters of the least policy are shown: the layout of 100,000 sources takes a second. */
const MOST_SHOWN = 20_000;

/** @param {number} value */
const number = (value) => value.toLocaleString(currentLanguage());

/** Marks of verdicts. @type {Record<string, string>} */
const MARKS = {
  blocked: "blocked",
  "becomes-blocked": "blocked",
  allowed: "allowed",
  "becomes-allowed": "allowed",
  "becomes-undetermined": "undetermined",
  undetermined: "undetermined",
};

/**
 * @param {object} page
 * @param {() => Scenario} page.scenario
 * @param {(scenario: Scenario, message: string) => void} page.open
 */
export function createAuditDialog({ scenario, open }) {
  /** @type {File | null} */
  let file = null;
  /** @type {Audit | null} */
  let result = null;
  /** @type {Row[]} */
  let causes = [];
  /** @type {Row[]} */
  let requests = [];
  /** The rows of the table. @type {Row[]} */
  let visible = [];
  /** @type {Row | null} */
  let chosen = null;
  /** @type {{ sort: string, descending: boolean }} */
  let order = { sort: "count", descending: true };
  /** The language of the messages from the audit. */
  let spoken = "";
  /** Audits may overlap: only the result of the last one is shown. */
  let turn = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  // ── the question ────────────────────────────────────────────────────────

  const picker = el("input", {
    type: "file",
    id: "audit-file",
    accept: ".har,.ndjson,.jsonl,.json,.txt,.log",
    // This allows the same file to be chosen again.
    click: () => {
      picker.value = "";
    },
    change: () => picker.files?.[0] && run(picker.files[0]),
  });
  const policy = select("audit-policy", "audit.policy", ["own", "form"], "audit.policy", again);
  const against = el("input", {
    type: "text",
    id: "audit-against",
    spellcheck: false,
    autocapitalize: "off",
    autocomplete: "off",
    placeholder: "default-src 'self'",
    change: again,
  });
  const asked = el(
    "div",
    { class: "audit-asked" },
    el("label", { class: "field" }, el("span", { "data-i18n": "audit.file" }), picker),
    policy.label,
    el("label", { class: "field is-wide" }, el("span", { "data-i18n": "audit.against" }), against),
  );
  const status = el("p", { role: "status", id: "audit-status", class: "quiet" });
  const bar = el("progress", { class: "paste-progress", "data-i18n-label": "audit.working", hidden: true });
  const cancel = el("button", {
    type: "button",
    class: "button",
    id: "audit-cancel",
    "data-i18n": "paste.cancel",
    hidden: true,
    click: () => auditor.cancel(),
  });

  // ── the result ──────────────────────────────────────────────────────────

  const chart = el("div", { id: "audit-chart" });
  const filter = el("input", {
    type: "search",
    id: "audit-filter",
    "data-i18n-placeholder": "audit.filter",
    "data-i18n-label": "audit.filter",
    input: () => {
      clearTimeout(waiting);
      waiting = setTimeout(drawTable, PAUSE);
    },
  });
  const kind = select("audit-kind", "audit.show", [], "audit.kind", drawTable);
  const grouping = select("audit-by", "audit.by", [...GROUPINGS], "audit.by", () => {
    order = grouping.value === "request" ? { sort: "line", descending: false } : { sort: "count", descending: true };
    drawTable();
  });
  const table = createTable({
    name: "audit-rows",
    columns: [
      { key: "count", title: () => t("audit.count"), cell: ({ count }) => (count === undefined ? "" : number(count)) },
      { key: "kind", title: () => t("audit.what"), cell: kindOf },
      { key: "directive", title: () => t("audit.directive"), cell: ({ directive, check }) => directive ?? check ?? "" },
      { key: "origin", title: () => t("audit.origin"), cell: ({ origin, url }) => origin || url || "" },
      { key: "code", title: () => t("audit.cause"), cell: ({ code }) => code ?? "" },
      { key: "engines", title: () => t("audit.engines"), cell: ({ engines }) => engines ?? "" },
      { key: "line", title: () => t("audit.line"), cell: ({ line }) => line ?? "" },
    ],
    sort(key) {
      order = { sort: key, descending: order.sort === key ? !order.descending : key === "count" };
      drawTable();
    },
    choose: drawChosen,
    open: openRow,
  });
  const counted = el("p", { role: "status", id: "audit-counted", class: "quiet" });
  const details = el("div", { id: "audit-chosen", class: "audit-chosen", hidden: true });
  const exporting = el(
    "div",
    { class: "dialog-actions" },
    /** @type {const} */ (["csv", "ndjson", "json"]).map((format) =>
      el("button", {
        type: "button",
        class: "button",
        id: `audit-${format}`,
        "data-i18n": `audit.export.${format}`,
        click: () => result && exportAudit(format, visible, result),
      }),
    ),
  );
  const rest = el("div", { id: "audit-rest" });
  const answer = el(
    "div",
    { id: "audit-result", class: "audit-result", hidden: true },
    chart,
    el("div", { class: "audit-tools" }, filter, kind.label, grouping.label),
    table.node,
    counted,
    details,
    exporting,
    rest,
  );
  const dialog = createDialog(
    "audit",
    "audit.title",
    { className: "is-wide" },
    el("p", { class: "dialog-note", "data-i18n": "audit.note" }),
    asked,
    el("div", { class: "audit-progress" }, status, bar, cancel),
    answer,
  );
  dialog.addEventListener("dragover", (event) => event.preventDefault());
  dialog.addEventListener("drop", (event) => {
    const dropped = event.dataTransfer?.files[0];
    event.preventDefault();
    if (dropped) run(dropped);
  });

  /**
   * A choice with its label.
   *
   * @param {string} id
   * @param {string} title Key of the label.
   * @param {string[]} values
   * @param {string} words The prefix of the keys of its options.
   * @param {() => void} change
   */
  function select(id, title, values, words, change) {
    const node = el("select", { id, change });
    /** @param {string[]} next */
    const fill = (next) => {
      const before = node.value;
      node.replaceChildren(
        ...next.map((value) => el("option", { value }, t(value === "" ? "audit.kind.all" : `${words}.${value}`))),
      );
      node.value = next.includes(before) ? before : next[0];
    };
    if (values.length > 0) fill(values);
    return {
      label: el("label", { class: "field" }, el("span", { "data-i18n": title }), node),
      fill: (next = values) => fill(next),
      get value() {
        return node.value;
      },
      set value(next) {
        node.value = next;
      },
    };
  }

  function again() {
    if (file) run(file);
  }

  /** @returns {import("../../../pkg/audit.d.ts").AuditOptions} */
  function options() {
    const { page } = scenario();
    const other = policyText(against.value);
    return {
      ...(policy.value === "form" && { page: { headers: page.headers ?? [], meta: page.meta ?? [] } }),
      ...(other && { against: { headers: [["Content-Security-Policy", other]] } }),
      ...(page.url && { pageUrl: page.url }),
      language: currentLanguage(),
    };
  }

  /** @param {boolean} isBusy */
  function busy(isBusy) {
    bar.hidden = cancel.hidden = !isBusy;
    bar.removeAttribute("value");
    dialog.setAttribute("aria-busy", String(isBusy));
  }

  /** @param {File} next */
  async function run(next) {
    turn += 1;
    const mine = turn;
    if (bar.hidden === false) auditor.cancel();
    file = next;
    answer.hidden = true;
    busy(true);
    spoken = currentLanguage();
    status.textContent = t("audit.reading", { name: next.name });
    /** @type {Row[]} */
    const list = [];
    /** @type {string[]} */
    const unread = [];
    try {
      const found = await auditor.audit(next, options(), (batch) => {
        if (mine !== turn) return;
        if (batch.total && batch.done !== undefined) [bar.max, bar.value] = [batch.total, batch.done];
        for (const row of batch.rows ?? [])
          list.push({
            ...row,
            engines: row.engines.join(" "),
            kind: row.becomes ? `becomes-${row.becomes}` : row.kind,
          });
        unread.push(...(batch.unread ?? []));
      });
      if (mine !== turn) return;
      [result, causes, requests] = [found, rowsOf(found), list];
      busy(false);
      drawResult(unread);
    } catch (error) {
      if (mine !== turn) return;
      busy(false);
      status.textContent = t(failureOf(error));
      console.info(error);
    }
  }

  /** @param {unknown} error */
  function failureOf(error) {
    if (error instanceof DOMException && error.name === "AbortError") return "audit.cancelled";
    return /database/.test(String(error)) ? "audit.database" : "audit.failed";
  }

  /** @param {string[]} unread */
  function drawResult(unread) {
    if (!result) return;
    const { lines, brokenLines, verdicts, timeline } = result;
    status.textContent = [
      t("audit.total", {
        lines: number(lines),
        allowed: number(verdicts.allowed),
        blocked: number(verdicts.blocked),
        undetermined: number(verdicts.undetermined),
      }),
      brokenLines > 0 ? t("audit.broken", { count: number(brokenLines) }) : "",
      result.incomplete ? t("audit.incomplete") : "",
    ]
      .filter(Boolean)
      .join(" ");
    chart.replaceChildren(...(timeline ? [createChart(timeline)] : []));
    const kinds = new Set([...causes, ...requests].map((row) => row.kind));
    kind.fill(["", ...Object.keys(MARKS), "noise", "unused"].filter((one) => one === "" || kinds.has(one)));
    drawRest(unread);
    answer.hidden = lines === 0;
    drawTable();
  }

  function drawTable() {
    if (!result) return;
    const view = {
      by: /** @type {Grouping} */ (grouping.value),
      kind: kind.value,
      filter: filter.value,
      ...order,
    };
    // The least policy is shown separately.
    visible = shown(causes, requests, view).filter((row) => row.kind !== "least-policy");
    table.node.setAttribute("aria-label", t("audit.table"));
    table.show(visible, order);
    const isCut = view.by === "request" && requests.length >= MOST_LISTED;
    counted.textContent = [
      t("audit.rows", { count: number(visible.length) }),
      isCut ? t("audit.first", { most: number(requests.length) }) : "",
    ]
      .filter(Boolean)
      .join(" ");
  }

  /** @param {Row} row */
  function kindOf({ kind: name }) {
    const mark = MARKS[name];
    return el("span", { class: `audit-mark is-${mark ?? "quiet"}` }, mark && icon(mark), t(`audit.kind.${name}`));
  }

  /** The complete values of a row, which are cut off in the table. @param {Row | null} row */
  function drawChosen(row) {
    chosen = row;
    details.hidden = row === null;
    if (!row) return;
    /** @type {[string, unknown][]} */
    const parts = [
      ["audit.directive", row.directive ?? row.check],
      ["audit.origin", row.origin],
      ["audit.cause", row.code],
      ["audit.engines", row.engines],
      ["audit.url", row.url],
      ["audit.line", row.line],
    ];
    details.replaceChildren(
      el(
        "dl",
        { class: "paste-fills" },
        parts
          .filter(([, value]) => value !== undefined && value !== null && value !== "")
          .flatMap(([key, value]) => [el("dt", {}, t(key)), el("dd", {}, el("code", {}, String(value)))]),
      ),
      ...(canOpen(row)
        ? [
            el(
              "button",
              { type: "button", class: "button is-primary", id: "audit-open", click: () => chosen && openRow(chosen) },
              t("audit.open"),
            ),
          ]
        : []),
    );
  }

  /** @param {Row} row */
  const canOpen = ({ index, example }) => index !== undefined || Boolean(example?.scenario);

  /** @param {Row} row */
  async function openRow(row) {
    if (!canOpen(row)) return;
    const found =
      row.index === undefined
        ? row.example?.scenario
        : await auditor.scenario(row.line ?? 0, row.index).catch(() => null);
    if (!found) {
      status.textContent = t("audit.failed");
      return;
    }
    dialog.close();
    open(found, t("audit.opened", { line: row.line ?? 0 }));
  }

  /** @param {string[]} unread */
  function drawRest(unread) {
    if (!result) return;
    const { leastPolicy, broken, brokenLines } = result;
    const least = `Content-Security-Policy: ${leastPolicy.value}`;
    const isLong = least.length > MOST_SHOWN;
    rest.replaceChildren(
      ...(leastPolicy.value
        ? [
            el("h3", {}, t("audit.least")),
            codeBlock("HTTP", least, "", isLong ? `${least.slice(0, MOST_SHOWN)}…` : least),
            el(
              "ul",
              { class: "audit-notes" },
              leastPolicy.warnings.map(({ text }) => el("li", {}, text)),
            ),
          ]
        : []),
      ...listOf("audit.unread", unread),
      ...listOf(
        "audit.brokenLines",
        broken.slice(0, MOST_BROKEN).map(({ line, why }) => `${t("audit.line")} ${line}: ${why}`),
        brokenLines,
      ),
    );
  }

  /** @param {string} title @param {string[]} texts @param {number} [count] */
  function listOf(title, texts, count = texts.length) {
    if (texts.length === 0) return [];
    return [
      el(
        "details",
        {},
        el("summary", {}, t(title, { count: number(count) })),
        el(
          "ul",
          { class: "audit-notes" },
          texts.map((text) => el("li", {}, text)),
        ),
      ),
    ];
  }

  function words() {
    translate(dialog);
    policy.fill();
    grouping.fill();
  }

  onLanguage(() => {
    if (!dialog.open) return;
    words();
    // Broken lines and warnings are in the language of the run.
    again();
  });

  return {
    /** @param {File} [given] */
    open(given) {
      words();
      dialog.showModal();
      if (given) run(given);
      else if (spoken !== currentLanguage()) again();
      if (!given && !result) picker.focus();
    },
  };
}
