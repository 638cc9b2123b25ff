/** The verdict: one word and one sentence, always in view. */

import { headline, reason } from "../headline.js";
import { byId, el, icon } from "./dom.js";
import { plain, prose } from "./prose.js";

/** @typedef {import("../../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../../pkg/contract.d.ts").Scenario} Scenario */

/**
 * Words that have not changed keep their nodes: they are not painted again, and no selection is lost.
 *
 * @param {HTMLElement} node
 * @param {(HTMLElement | string)[]} content
 */
function put(node, content) {
  const next = el("span", {}, content);
  if (node.textContent !== next.textContent || node.childElementCount !== next.childElementCount)
    node.replaceChildren(...next.childNodes);
}

/** The request in a few words, which distinguish tabs and entries of the history. @param {Scenario} scenario */
export function subject({ page, request }) {
  const base = URL.canParse(page.url ?? "") ? page.url : undefined;
  const given = request.url ?? "";
  const target = URL.canParse(given, base) ? new URL(given, base) : null;
  return [request.method ?? request.api, target ? target.host + target.pathname : given].join(" ").slice(0, 80).trim();
}

/** The pause before a screen reader is notified, in milliseconds, so that it is not interrupted at every key. */
const QUIET = 900;

/** Headlines that have a symbol of their own. */
const MARKED = ["allowed", "blocked", "undetermined", "browsers-disagree", "server-decides"];

export function createVerdict() {
  const root = byId("verdict");
  const mark = /** @type {HTMLElement} */ (root.querySelector(".verdict-mark"));
  const word = /** @type {HTMLElement} */ (root.querySelector(".verdict-word"));
  const check = /** @type {HTMLElement} */ (root.querySelector(".verdict-check"));
  const summary = /** @type {HTMLElement} */ (root.querySelector(".verdict-summary"));
  const live = byId("live");
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let speaking;
  const narrow = matchMedia("not all and (min-width: 56rem) and (min-height: 30rem)");
  /** The whole reason. */
  let whole = "";
  /**
   * Shortens the reason. Until this is loaded, the two lines cut it off.
   * @type {((text: string) => string) | null}
   */
  let brief = null;
  const shown = () => (brief ? brief(whole) : whole);
  const fit = () => put(summary, prose(shown()));
  addEventListener("resize", fit);

  /**
   * @param {string} state
   * @param {string} title
   * @param {string} by
   * @param {string} words
   */
  function show(state, title, by, words) {
    if (root.dataset.headline !== state || mark.childElementCount === 0) {
      root.dataset.headline = state;
      mark.replaceChildren(...(MARKED.includes(state) ? [icon(state, "mark")] : []));
    }
    root.classList.remove("is-stale");
    put(word, [title]);
    put(check, [by]);
    whole = words;
    fit();
  }

  return {
    /** Dims a verdict that no longer holds, while a person is typing. */
    fade: () => root.classList.add("is-stale"),

    /** Whether the whole reason is shown. */
    isWhole: () => (brief ? shown() === whole : !narrow.matches),

    /** @param {(text: string) => string} shorten How a reason is shortened to two lines. */
    abbreviate(shorten) {
      brief = shorten;
      fit();
    },

    /** @param {Report} report @param {Scenario} scenario */
    show(report, scenario) {
      const { kind, word: title, by } = headline(report);
      root.dataset.verdict = kind === "browsers-disagree" ? "undetermined" : report.verdict;
      show(kind, title, by, reason(report));
      document.title = `${title}: ${subject(scenario)} · wouldblock`;
      clearTimeout(speaking);
      speaking = setTimeout(() => {
        live.textContent = `${[title, ...by.split(" · ").filter(Boolean)].join(". ")}. ${plain(reason(report))}`;
      }, QUIET);
    },
    /** @param {"empty" | "failed" | "loading" | "waiting"} state @param {string} title @param {string} words */
    showState(state, title, words) {
      clearTimeout(speaking);
      document.title = "wouldblock";
      root.dataset.verdict = state;
      show(state, title, "", words);
    },
  };
}
