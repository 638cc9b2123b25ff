/** A page's policies as an outline, with what each source matches, and which URLs would pass. */

import { api } from "../apis.js";
import { evaluate, isLoaded, onEngine } from "../engine.js";
import { onLanguage, t, translate } from "../i18n.js";
import { prepareLater } from "../later.js";
import { askedApi, explainSource, hasDecided, policiesOf, tryUrl } from "../policies.js";
import { createDialog } from "./dialog.js";
import { el, icon, spoken } from "./dom.js";
import { plain } from "./prose.js";

/** @typedef {import("../../pkg/contract.d.ts").Scenario} Scenario */
/** @typedef {import("../../pkg/contract.d.ts").ParsedDirective} ParsedDirective */
/** @typedef {ReturnType<typeof tryUrl>} Tried */

/** The greatest number of URLs. */
const MOST = 500;
/** How long URLs are judged without a pause, in milliseconds, so that typing is not delayed. */
const SLICE = 16;
const PAUSE = 200;

/** @type {ReturnType<typeof createPolicyDialog> | undefined} */
let shared;

/** The one dialog, for the palette and for the button at the field. @param {{ scenario: () => Scenario }} page */
export function policyDialog(page) {
  shared ??= createPolicyDialog(page);
  return shared;
}

/** Puts the button beside the field that has the policies. @param {ReturnType<typeof import("./form.js").createForm>} form */
export async function offerPolicy(form) {
  await prepareLater();
  const button = el(
    "button",
    {
      type: "button",
      id: "open-policy",
      class: "tool-link",
      "data-i18n": "policy.open",
      click: () => policyDialog(form).open(),
    },
    t("policy.open"),
  );
  form.control("page.headers")?.closest(".field")?.append(button);
}

/** @param {{ scenario: () => Scenario }} page */
function createPolicyDialog({ scenario }) {
  /** @type {Scenario} */
  let now;
  /** Runs may overlap: only the last one counts. */
  let turn = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  const outline = el("div", { id: "policy-outline" });
  const asked = el("p", { class: "dialog-note" });
  const urls = el("textarea", {
    id: "policy-urls",
    rows: 4,
    spellcheck: false,
    autocapitalize: "off",
    placeholder: "https://api.example.com/a\nwss://live.example.com/",
    input: () => {
      clearTimeout(waiting);
      waiting = setTimeout(run, PAUSE);
    },
  });
  const count = el("p", { id: "policy-count", role: "status", class: "quiet" });
  const results = el("ul", { id: "policy-results" });
  const dialog = createDialog(
    "policy",
    "policy.title",
    {},
    el("h3", { "data-i18n": "policy.try" }),
    asked,
    el(
      "div",
      { class: "plain-editor" },
      el("label", { for: "policy-urls", class: "visually-hidden", "data-i18n": "policy.urls" }),
      urls,
    ),
    count,
    results,
    el("h3", { "data-i18n": "policy.outline" }),
    outline,
  );

  async function drawOutline() {
    const drawn = now;
    const all = await policiesOf(drawn);
    if (drawn !== now) return;
    const report = evaluate(drawn, { fixes: false });
    outline.replaceChildren(
      ...all.map(({ place, policy }, index) =>
        el(
          "section",
          {},
          el(
            "h4",
            {},
            [
              t("policy.number", { number: index + 1 }),
              policy.source === "meta" ? "<meta>" : t("policy.header"),
              policy.disposition === "report" ? t("policy.reports") : "",
            ]
              .filter(Boolean)
              .join(" · "),
          ),
          policy.directives.map((directive) => drawDirective(directive, hasDecided(report, place, directive))),
        ),
      ),
    );
    if (all.length === 0) outline.append(el("p", { class: "quiet" }, t("policy.none")));
  }

  /** @param {ParsedDirective} directive @param {boolean} isDecisive */
  function drawDirective({ name, values }, isDecisive) {
    return el(
      "details",
      { class: "policy-directive", open: isDecisive },
      el(
        "summary",
        {},
        el("code", {}, name),
        " ",
        el("span", { class: "quiet" }, t("policy.sources", { count: values.length })),
        isDecisive && el("strong", { class: "policy-decided" }, t("policy.decided")),
      ),
      el(
        "ul",
        {},
        values.map((value) => el("li", {}, drawSource(name, value))),
      ),
    );
  }

  /** @param {string} directive @param {ParsedDirective["values"][number]} value */
  function drawSource(directive, value) {
    const body = el("div", { class: "policy-matches" });
    return el(
      "details",
      {
        toggle: (/** @type {Event} */ event) => {
          // The matches are computed when a person asks for them.
          event.stopPropagation();
          if (body.childNodes.length === 0) body.append(...explained(directive, value));
        },
      },
      el("summary", {}, el("code", {}, value.text)),
      body,
    );
  }

  /** @param {string} directive @param {ParsedDirective["values"][number]} value */
  function explained(directive, value) {
    const found = explainSource(directive, value, now.page.url);
    if (!found) return [el("p", { class: "quiet" }, t("policy.noUrls"))];
    const lists = /** @type {const} */ ([
      ["pass", "policy.matches", found.matches],
      ["fail", "policy.misses", found.misses],
    ]);
    return lists
      .filter(([, , list]) => list.length > 0)
      .map(([mark, key, list]) =>
        el(
          "div",
          {},
          el("p", { class: "quiet" }, t(key)),
          el(
            "ul",
            {},
            list.map((url) => el("li", { class: `policy-url is-${mark}` }, icon(mark), el("code", {}, url))),
          ),
        ),
      );
  }

  async function run() {
    if (!isLoaded()) return;
    turn += 1;
    const mine = turn;
    const lines = urls.value.split(/\s+/).filter(Boolean);
    /** @type {Tried[]} */
    const tried = [];
    let start = performance.now();
    for (const url of lines.slice(0, MOST)) {
      tried.push(tryUrl(now, url));
      if (performance.now() - start < SLICE) continue;
      await new Promise((done) => setTimeout(done));
      if (mine !== turn) return;
      start = performance.now();
    }
    results.replaceChildren(...tried.map(drawTried));
    const passed = tried.filter(({ outcome }) => outcome !== "fail").length;
    count.textContent =
      lines.length === 0
        ? ""
        : [
            t("policy.passed", { passed, count: tried.length }),
            lines.length > MOST ? t("policy.most", { most: MOST }) : "",
          ].join(" ");
  }

  /** @param {Tried} tried */
  function drawTried({ url, outcome, sources, text }) {
    const mark = outcome === "info" ? "pass" : outcome;
    return el(
      "li",
      { class: `policy-url is-${mark}` },
      icon(mark),
      spoken(t(`policy.is.${mark}`)),
      el(
        "div",
        {},
        el("code", {}, url),
        sources.map((source) => el("code", { class: "policy-source" }, source)),
        el("p", { class: "quiet" }, plain(text)),
      ),
    );
  }

  function draw() {
    translate(dialog);
    asked.textContent = t("policy.asked", { api: api(askedApi(now.request.api)).label });
    outline.replaceChildren(el("p", { class: "quiet" }, t("engine.loading")));
    if (!isLoaded()) return undefined;
    drawOutline();
    return run();
  }

  for (const listen of [onLanguage, onEngine])
    listen(() => {
      if (dialog.open) draw();
    });

  return {
    open() {
      now = scenario();
      dialog.showModal();
      draw();
      urls.focus();
    },
  };
}
