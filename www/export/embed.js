/** The scenario as markup for documentation: the element of the package, or a frame of this page. */

import { RESPONSE_FIELDS, RESPONSES, FIELDS, isBlock, textOf } from "../pkg/fields.js";
import { valueAt } from "../pkg/scenario-path.js";
import { attributesOf } from "./attributes.js";
import { headerLines } from "./headers.js";

/** @typedef {import("../../pkg/contract.d.ts").ResponseHead} ResponseHead */
/** @typedef {import("../../pkg/contract.d.ts").Scenario} Scenario */

/** @param {string} text */
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** @param {string} name @param {string | boolean | undefined} value */
function attribute(name, value) {
  if (value === undefined || value === false || value === "") return "";
  return value === true ? ` ${name}` : ` ${name}="${escaped(value).replaceAll('"', "&quot;")}"`;
}

/** @param {string} slot @param {string | undefined} text @param {string} [more] Further attributes. */
function block(slot, text, more = "") {
  if (text === undefined) return [];
  // HTML drops one line break at the start of a <pre>.
  return [`  <pre slot="${slot}"${more}>${text.startsWith("\n") ? "\n" : ""}${escaped(text)}</pre>`];
}

/** @param {ResponseHead} head */
function responseText(head) {
  const lines = headerLines(head.headers);
  return head.status === undefined ? lines : `${head.status}${lines ? `\n${lines}` : ""}`;
}

/** @param {Scenario} scenario */
export function asElement(scenario) {
  const attributes = attributesOf(scenario).map(([name, text]) => attribute(name, text || true));
  const texts = FIELDS.filter(isBlock).flatMap((field) => {
    const value = valueAt(scenario, field.path);
    if (value === undefined) return [];
    return (field.kind === "texts" ? value : [headerLines(value)]).flatMap((/** @type {string} */ text) =>
      block(field.attribute, text),
    );
  });
  const replies = (scenario.network ?? []).flatMap((hop, index) =>
    RESPONSES.flatMap((kind) => {
      const head = hop[kind];
      if (!head) return [];
      const more = RESPONSE_FIELDS.map((field) =>
        attribute(`data-${field.attribute}`, textOf(field, valueAt(head, field.path))),
      );
      return block(
        kind,
        responseText(head),
        attribute("data-hop", index > 0 ? String(index) : undefined) + more.join(""),
      );
    }),
  );
  return [
    '<link rel="stylesheet" href="wouldblock/element.css">',
    '<script type="module" src="wouldblock/element.js"></script>',
    "",
    `<would-block${attributes.join("")}>`,
    ...texts,
    ...replies,
    "</would-block>",
  ].join("\n");
}

/**
 * @param {string} folder The address of this page's folder, with a slash at the end.
 * @param {string} fragment The fragment of a link, with its `#`.
 * @param {string} title The content of the frame, for screen readers.
 */
export const asFrame = (folder, fragment, title) =>
  `<iframe${attribute("title", title)} sandbox="allow-scripts" src="${escaped(folder)}embed.html${escaped(fragment)}"></iframe>`;
