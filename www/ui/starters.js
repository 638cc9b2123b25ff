/** Shown instead of the answer while there is no request: common questions, and a field for an error message. */

import { EXAMPLES } from "../examples.js";
import { t } from "../i18n.js";
import { el, icon, spoken } from "./dom.js";

/** One example of each kind of problem, the most common first. */
export const ASKED = [
  "works-in-curl",
  "options-401",
  "wildcard-credentials",
  "self-fetch",
  "self-wss",
  "header-not-exposed",
  "redirect-without-cors",
];

/** @param {() => void} openConsole */
export function createStarters(openConsole) {
  const examples = ASKED.map((id) => EXAMPLES.find((example) => example.id === id)).filter(
    (example) => example !== undefined,
  );
  return el(
    "div",
    { class: "starters" },
    el(
      "p",
      {},
      el("button", { type: "button", class: "button", click: openConsole }, el("span", {}, t("starters.console"))),
    ),
    el("h3", {}, t("starters.examples")),
    el(
      "ul",
      {},
      examples.map((example) =>
        el(
          "li",
          {},
          el(
            "a",
            { href: `#example=${example.id}`, class: "example" },
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
  );
}
