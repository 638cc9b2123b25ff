/** Loads words and styles that the first view does not need, together with the first part that needs them. */

import { loadLaterWords } from "./i18n.js";

/** @type {Promise<unknown> | undefined} */
let pending;

/** Several parts may call this; after a failure the next call tries again. */
export function prepareLater() {
  pending ??= Promise.all([loadLaterWords(), loadStyle("./styles/later.css")]).catch((error) => {
    pending = undefined;
    throw error;
  });
  return pending;
}

/**
 * Returns a function that fetches a part once; after a failure the next call tries again.
 *
 * @template Part
 * @param {() => Promise<Part>} fetchPart
 * @returns {() => Promise<Part>}
 */
export function later(fetchPart) {
  /** @type {Promise<Part> | undefined} */
  let part;
  return () => {
    part ??= prepareLater()
      .then(fetchPart)
      .catch((error) => {
        part = undefined;
        throw error;
      });
    return part;
  };
}

/** Loads a style sheet that the first view does not need. @param {string} href */
export async function loadStyle(href) {
  // In the single file every style is present from the start.
  if (!document.querySelector("link[rel=stylesheet]")) return undefined;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  return new Promise((done, fail) => {
    link.onload = done;
    link.onerror = () => {
      link.remove();
      fail(new Error(`no ${href}`));
    };
    document.head.append(link);
  });
}
