/** A part that is folded, and whose module is fetched when a person unfolds it. */

import { prepareLater } from "../later.js";
import { el } from "./dom.js";
import { drawLater } from "./notices.js";

/**
 * @template Module
 * @typedef {{ details?: HTMLDetailsElement, module?: Module }} FoldView Kept from one report to the next.
 */

/** Whether it is unfolded: read from the element, because the event fires later. @param {FoldView<unknown>} view */
export const isOpen = (view) => view.details?.open === true;

/**
 * @template Module
 * @param {string} words
 * @param {FoldView<Module>} view
 * @param {() => Promise<Module>} fetchModule
 * @param {(module: Module) => Node} draw
 * @param {string} [className]
 */
export function fold(words, view, fetchModule, draw, className = "more is-fold") {
  const details = el(
    "details",
    {
      class: className,
      open: isOpen(view),
      toggle: () =>
        details.open &&
        drawLater(details, async () => {
          await prepareLater();
          view.module = await fetchModule();
          // In the meantime the part may have been drawn again, or hidden because it is empty.
          if (!details.isConnected || details.closest("[hidden]")) return;
          // The old content may belong to another text.
          details.replaceChildren(details.children[0], draw(view.module));
        }),
    },
    el("summary", {}, words),
  );
  // Once its module is fetched it is drawn at once, so that nothing moves while a person types.
  if (details.open && view.module) details.append(draw(view.module));
  view.details = details;
  return details;
}
