// The three display modes: a badge in a line, a card, a frame with the playground.
import { el } from "./dom.js";
import { fragment, playgroundPage } from "./link.js";
import { isResponse } from "../fields.js";
import { steps, tone, verdictParts } from "./verdict.js";

/**
 * The content that a mode is built from.
 * @typedef {object} Content
 * @property {import("../contract.d.ts").Scenario} scenario
 * @property {import("./scenario.js").Block[]} blocks
 * @property {(key: string, blanks?: object) => string} t
 * @property {string} playground its address; empty if there is none
 * @property {boolean} editable
 * @property {string} language
 * @property {string} theme
 */

const playgroundLink = (playground, scenario) => playground && playgroundPage(playground, ".", fragment(scenario));

/** The link to the playground; null if there is none. */
function link({ playground, scenario, t }) {
  const href = playgroundLink(playground, scenario);
  return href ? el("a", { class: "link", href, target: "_blank", rel: "noopener" }, t("open")) : null;
}

/** Updates the colour and the words of the verdict, in any mode. */
function showOn(root, parts, more) {
  return {
    root,
    state(state, words) {
      root.dataset.verdict = state;
      parts.state(state, words);
    },
    report(report, scenario, language) {
      root.dataset.verdict = tone(report);
      parts.report(report, language);
      more?.(report, scenario, language);
    },
  };
}

/** @param {Content} content */
export function badge(content) {
  const parts = verdictParts(content.t, { short: true });
  const pop = el(
    "div",
    { class: "pop", popover: "auto", role: "group", "aria-label": content.t("why") },
    parts.summary,
    parts.engines,
    link(content),
  );
  const button = el("button", { class: "badge", type: "button" }, parts.mark, parts.status);
  button.popoverTargetElement = pop;
  pop.addEventListener("beforetoggle", () => {
    const { left, bottom } = button.getBoundingClientRect();
    pop.style.left = `${Math.max(8, Math.min(left, innerWidth - 8 - Math.min(416, innerWidth - 16)))}px`;
    pop.style.top = `${bottom + 4}px`;
  });
  // Without a default slot, a badge consists only of its pill.
  const before = el("slot");
  return { ...showOn(el("span", { class: "holder" }, before, button, pop), parts), slots: [[before, null]] };
}

/** @param {Content} content */
export function card(content) {
  const {
    scenario: { page, request },
    blocks,
    editable,
    playground,
    t,
  } = content;
  const parts = verdictParts(t);
  // Fields, if the card is editable, need more room than the words that they replace.
  const head = el(
    "p",
    { class: editable ? "head room" : "head" },
    el("span", { class: "from" }, page?.url),
    "\n",
    el("span", { class: "api" }, `→ ${request?.api} `),
    request?.method && `${request.method} `,
    el("span", { class: "url" }, request?.url),
  );
  const slots = [];
  const hops = Math.max(...blocks.map(({ hop, kind }) => (isResponse(kind) ? hop : 0)));
  const texts = blocks.map((block) => {
    const label =
      hops > 0 && isResponse(block.kind) ? t("hop", { label: t(block.kind), number: block.hop + 1 }) : t(block.kind);
    const slot = block.node ? el("slot") : el("pre", { class: "text" }, block.text);
    if (block.node) slots.push([slot, [block.node]]);
    return Object.assign(el("div", { class: "block" }, el("div", { class: "label" }, label), slot), { block });
  });
  const why = el("div");
  const details = el("details", { class: "why" }, el("summary", {}, t("why")), why);
  // It is hidden while it is empty, so it can follow the summary, however long that is.
  const onward = link(content);
  const foot = el("div", { class: "foot", hidden: true }, details, onward);
  const panel = el(
    "div",
    { class: "panel" },
    el("p", { class: "verdict" }, parts.mark, parts.status),
    parts.engines,
    parts.summary,
    foot,
  );
  const root = el("div", { class: "card", role: "group", "aria-label": t("group") }, head, ...texts, panel);
  const show = (report, scenario, language) => {
    // The link includes what has been typed.
    if (onward) onward.href = playgroundLink(playground, scenario);
    why.replaceChildren(...steps(report, t, language));
    foot.hidden = false;
  };
  details.addEventListener("toggle", () => root.classList.toggle("is-open", details.open));
  return { ...showOn(root, parts, show), slots, t, head, texts, details };
}

/** A card if there is no playground to frame. @param {Content} content */
export function full(content) {
  const { playground, scenario, language, theme, t } = content;
  const settings = new URLSearchParams({ edit: "", lang: language, ...(theme && { theme }) });
  const src = playground && playgroundPage(playground, "embed.html", `${fragment(scenario)}&${settings}`);
  if (!src) return card(content);
  const frame = el("iframe", {
    class: "frame",
    title: t("group"),
    loading: "lazy",
    sandbox: "allow-scripts allow-popups allow-popups-to-escape-sandbox",
    src,
  });
  return { root: el("div", {}, frame, el("div", { class: "out" }, link(content))), frame, slots: [] };
}
