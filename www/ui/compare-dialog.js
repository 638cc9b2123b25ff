/** Two scenarios side by side: the changes in the verdict, in the policy, and in the result for the script. */

import { changedVerdicts, comparableParts, differences, partText, policiesDiffer, withPart } from "../compare.js";
import { applyFix, evaluate, isLoaded, onEngine } from "../engine.js";
import { ENGINES } from "../engines.js";
import { headline, reason, verdictWord } from "../headline.js";
import { onLanguage, t, translate } from "../i18n.js";
import { recents } from "../recent.js";
import { toScenario } from "../scenario.js";
import { withoutSecrets } from "../secrets.js";
import { encode } from "../share.js";
import { createDialog } from "./dialog.js";
import { el, icon, spoken } from "./dom.js";
import { placeOf, renderEdits } from "./edits.js";
import { plain, prose } from "./prose.js";
import { titleOf } from "./recent-dialog.js";

/** @typedef {import("../../pkg/contract.d.ts").Fix} Fix */
/** @typedef {import("../../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../../pkg/contract.d.ts").Scenario} Scenario */
/** @typedef {"before" | "after"} SideName */
/** @typedef {{ id: string, label: string, scenario: Scenario }} Source */

const SIDES = /** @type {const} */ (["before", "after"]);
/** The pause after the last key before the comparison, in milliseconds. */
const PAUSE = 200;
/** The greatest number of changes in the list. */
const MOST = 60;
/** The greatest length of a fix in the list of choices. */
const LONGEST = 90;

/**
 * @param {object} page
 * @param {() => Scenario} page.scenario The contents of the form.
 * @param {() => import("../scenario.js").Form | undefined} page.last The contents of the form before they were last replaced.
 * @param {(scenario: Scenario, message: string) => void} page.open Puts a scenario into the form.
 */
export function createCompareDialog({ scenario, last, open }) {
  /** @type {Record<SideName, Scenario>} */
  let sides = { before: scenario(), after: scenario() };
  /**
   * The text that was typed here: it stays a choice when another source is chosen.
   *
   * @type {Partial<Record<SideName, Scenario>>}
   */
  let typed = {};
  /** @type {Source[]} */
  let sources = [];
  let part = "page.headers";
  /** Comparisons may overlap: only the result of the last one is shown. */
  let turn = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  const parts = el("select", { id: "compare-part", change: () => show(parts.value) });
  const columns = { before: column("before"), after: column("after") };
  const change = el("p", { id: "compare-change", role: "status" });
  const result = el("div", { id: "compare-result" });
  const swap = el("button", { type: "button", class: "button", "data-i18n": "compare.swap", click: swapSides });
  const dialog = createDialog(
    "compare",
    "compare.title",
    { className: "is-wide" },
    el(
      "p",
      { class: "compare-choice" },
      el("label", { for: "compare-part", "data-i18n": "compare.part" }),
      parts,
      swap,
    ),
    el("div", { class: "compare-sides" }, columns.before.root, columns.after.root),
    change,
    result,
  );

  /** @param {SideName} side */
  function column(side) {
    const from = el("select", { id: `compare-from-${side}`, change: () => fill(side) });
    const area = el("textarea", {
      id: `compare-${side}`,
      rows: 6,
      spellcheck: false,
      autocapitalize: "off",
      autocomplete: "off",
      input: () => {
        sides[side] = withPart(sides[side], part, area.value);
        typed[side] = sides[side];
        from.value = "";
        clearTimeout(waiting);
        waiting = setTimeout(compare, PAUSE);
      },
    });
    const root = el(
      "section",
      { class: "compare-side", "aria-labelledby": `h-compare-${side}` },
      Object.assign(el("h3", { "data-i18n": `compare.${side}` }), { id: `h-compare-${side}` }),
      el("label", { for: from.id, class: "visually-hidden", "data-i18n": "compare.from" }),
      from,
      el("div", { class: "plain-editor" }, el("label", { for: area.id, class: "visually-hidden" }), area),
      el("button", {
        type: "button",
        class: "button",
        "data-i18n": `compare.use.${side}`,
        click: () => {
          dialog.close();
          open(sides[side], t("compare.used"));
        },
      }),
    );
    return { root, from, area, label: /** @type {HTMLElement} */ (root.querySelector(".plain-editor label")) };
  }

  /** @param {SideName} side */
  function fill(side) {
    const { value } = columns[side].from;
    const next = value === "" ? typed[side] : sources.find(({ id }) => id === value)?.scenario;
    if (!next) return;
    sides[side] = structuredClone(next);
    drawParts();
    show(part);
  }

  function swapSides() {
    sides = { before: sides.after, after: sides.before };
    typed = { before: typed.after, after: typed.before };
    const [one, other] = SIDES.map((side) => columns[side].from.value);
    columns.before.from.value = other;
    columns.after.from.value = one;
    show(part);
  }

  function drawSources() {
    const [one, other] = SIDES.map((side) => columns[side].from.value);
    for (const side of SIDES)
      columns[side].from.replaceChildren(
        el("option", { value: "" }, t("compare.edited")),
        ...sources.map(({ id, label }) => el("option", { value: id }, label)),
      );
    columns.before.from.value = one;
    columns.after.from.value = other;
  }

  function drawParts() {
    const paths = comparableParts(Object.values(sides));
    if (!paths.includes(part)) part = paths[0];
    parts.replaceChildren(...paths.map((path) => el("option", { value: path }, partName(path))));
    parts.value = part;
  }

  /** @param {string} path */
  function show(path) {
    part = path;
    parts.value = path;
    for (const side of SIDES) {
      columns[side].area.value = partText(sides[side], path);
      columns[side].label.textContent = `${t(`compare.${side}`)}: ${partName(path)}`;
    }
    compare();
  }

  async function compare() {
    try {
      await drawComparison();
    } catch (error) {
      console.error(error);
      result.replaceChildren(el("p", {}, t("part.failed")));
    }
  }

  async function drawComparison() {
    clearTimeout(waiting);
    turn += 1;
    const mine = turn;
    const { before, after } = sides;
    if (!isLoaded()) return result.replaceChildren(el("p", { class: "quiet" }, t("engine.loading")));
    const [one, other] = [before, after].map((side) => evaluate(side, { fixes: false }));
    change.textContent = sentence(one, other);
    const { renderScriptView } = await import("./effects.js");
    if (mine !== turn) return undefined;
    const changes = el("div", { id: "compare-policy" });
    result.replaceChildren(
      el(
        "div",
        { class: "compare-sides" },
        SIDES.map((side) => verdictOf(side, side === "before" ? one : other)),
      ),
      changes,
      ...scriptViews([renderScriptView(one, before), renderScriptView(other, after)]),
      ...fieldChanges(),
    );
    if (!policiesDiffer(before, after)) return undefined;
    changes.append(el("h3", {}, t("compare.policy")), el("p", { class: "quiet" }, t("compare.working")));
    const drawn = await policyPart(before, after);
    if (mine === turn) changes.replaceChildren(...drawn);
    return undefined;
  }

  /** The change of the verdict, in one sentence. @param {Report} one @param {Report} other */
  function sentence(one, other) {
    const changed = changedVerdicts(one, other);
    const [from, to] = [one, other].map((report) => headline(report).word);
    if (changed.length === 0) return t("compare.same", { verdict: from });
    const engines = changed.map(({ engine }) => t(engine)).join(t("comma"));
    return from === to
      ? t("compare.changedIn", { verdict: from, engines })
      : t("compare.changed", { before: from, after: to, engines });
  }

  /** @param {SideName} side @param {Report} report */
  function verdictOf(side, report) {
    const { kind, word, by } = headline(report);
    return el(
      // This is a group, because the side's own section is the landmark of this name.
      "div",
      { class: "compare-verdict", "data-headline": kind, role: "group", "aria-label": t(`compare.${side}`) },
      el("p", {}, icon(kind, "engine-mark"), " ", el("strong", {}, word), " ", by),
      el("p", { class: "compare-reason" }, prose(reason(report))),
      el(
        "ul",
        { class: "compare-engines" },
        Object.entries(report.verdicts).map(([engine, { verdict }]) =>
          el("li", { "data-verdict": verdict }, `${t(engine)}: ${verdictWord(verdict)}`),
        ),
      ),
    );
  }

  /** The result for the script, if it differs. @param {HTMLElement[][]} views */
  function scriptViews(views) {
    const [text, next] = views.map((nodes) => nodes.map((node) => node.textContent).join());
    if (text === next) return [];
    return [
      el("h3", {}, t("script.title")),
      el(
        "div",
        { class: "compare-sides" },
        SIDES.map((side, index) => el("div", { role: "group", "aria-label": t(`compare.${side}`) }, views[index])),
      ),
    ];
  }

  function fieldChanges() {
    const edits = differences(sides.before, sides.after);
    return edits.length === 0
      ? [el("p", { class: "quiet" }, t("compare.identical"))]
      : [el("h3", {}, t("compare.fields")), renderEdits(edits)];
  }

  /** @param {Scenario} before @param {Scenario} after */
  async function policyPart(before, after) {
    const title = el("h3", {}, t("compare.policy"));
    try {
      const { policyChanges } = await import("../policy-changes.js");
      const found = await policyChanges(before, after);
      return [
        title,
        el("p", {}, t(`compare.result.${found.result}`)),
        ...(
          await Promise.all(/** @type {const} */ (["blocked", "allowed"]).map((becomes) => changeList(found, becomes)))
        ).flat(),
        ...(found.unproved.length > 0
          ? [
              el("p", { class: "quiet" }, t("compare.unproved")),
              el(
                "ul",
                { class: "compare-unproved" },
                found.unproved.map(({ directive, why }) => el("li", {}, el("code", {}, directive), " ", plain(why))),
              ),
            ]
          : []),
      ];
    } catch (error) {
      console.error(error);
      return [title, el("p", { class: "quiet" }, t("compare.failed"))];
    }
  }

  /** @param {import("../policy-changes.js").PolicyComparison} found @param {"allowed" | "blocked"} becomes */
  async function changeList({ changes }, becomes) {
    const all = changes.filter((one) => one.becomes === becomes);
    if (all.length === 0) return [];
    const items = await Promise.all(all.slice(0, MOST).map((one) => changeItem(one)));
    return [
      el("h4", {}, t(`compare.becomes.${becomes}`, { count: all.length })),
      el("ul", { class: "compare-changes" }, items),
    ];
  }

  /** @param {import("../policy-changes.js").PolicyComparison["changes"][number]} change */
  async function changeItem({ directive, source, becomes, engines, example }) {
    const { api, url, text, nonce } = example.request;
    const what = [url ?? text ?? api, nonce && `nonce=${nonce}`].filter(Boolean).join(" ");
    const some = engines.length < ENGINES.length;
    return el(
      "li",
      { class: `policy-url is-${becomes === "allowed" ? "pass" : "fail"}` },
      icon(becomes === "allowed" ? "pass" : "fail"),
      spoken(`${verdictWord(becomes)}: `),
      el(
        "div",
        {},
        el("code", {}, directive),
        " ",
        el("code", { class: "policy-source" }, source ?? t("compare.ungoverned")),
        some && el("span", { class: "quiet" }, ` ${engines.map((engine) => t(engine)).join(t("comma"))}`),
        el(
          "p",
          {},
          `${t("compare.example")} `,
          el(
            "a",
            {
              href: `#s=${await encode(withoutSecrets(/** @type {Scenario} */ (example)).scenario)}`,
              click: () => dialog.close(),
            },
            el("code", {}, what),
          ),
        ),
      ),
    );
  }

  function draw() {
    translate(dialog);
    drawSources();
    drawParts();
    show(part);
  }

  /** @param {Scenario} now @param {Fix[]} fixes @returns {Source[]} */
  const withFixes = (now, fixes) =>
    fixes.map((fix, index) => ({
      id: `fix ${index}`,
      label: t("compare.withFix", { fix: plain(fix.text).slice(0, LONGEST) }),
      scenario: applyFix(now, fix),
    }));

  onLanguage(() => {
    if (dialog.open) draw();
  });
  onEngine(() => {
    if (!dialog.open) return;
    const [{ scenario: now }] = sources;
    sources.splice(1, 0, ...withFixes(now, evaluate(now).fixes));
    draw();
  });

  return {
    /**
     * Compares the form with the result of a fix, or with its previous contents.
     *
     * @param {Fix} [chosen]
     */
    open(chosen) {
      const now = scenario();
      const form = last();
      const earlier = form && toScenario(form);
      const fixes = chosen ? [chosen] : isLoaded() ? evaluate(now).fixes : [];
      const fixed = withFixes(now, fixes);
      sources = [
        { id: "now", label: t("compare.now"), scenario: now },
        ...fixed,
        ...(earlier ? [{ id: "earlier", label: t("compare.earlier"), scenario: earlier }] : []),
        ...recents().map((entry) => ({ id: `recent ${entry.id}`, label: titleOf(entry), scenario: entry.scenario })),
      ];
      sides = chosen ? { before: now, after: fixed[0].scenario } : { before: earlier ?? now, after: now };
      part =
        chosen?.edits.map(({ target }) => target).find((target) => comparableParts([now]).includes(target)) ?? part;
      draw();
      for (const side of SIDES)
        columns[side].from.value = sources.find((source) => source.scenario === sides[side])?.id ?? "";
      dialog.showModal();
      columns.after.area.focus();
    },
  };
}

/** @param {string} path */
const partName = (path) =>
  path === "page.headers" ? t("page.headers") : path === "page.meta" ? t("page.meta") : placeOf(path);
