// The link from a page to the playground. Its address may be relative, because a page is built before it has one.
import { fragment } from "../element/link.js";

/** An address relative to the page's own. */
const PATH = /^(?:\.\.?\/|\/(?![/\\]))/;

/**
 * @param {string | undefined} playground the attribute of the element
 * @param {import("../contract.d.ts").Scenario} scenario
 * @returns {string | null} null if there is no playground, or its address is not one of the web
 */
export function playgroundHref(playground, scenario) {
  const folder = folderOf(playground?.trim() ?? "");
  return folder && `${folder}#${fragment(scenario)}`;
}

/** @param {string} address */
function folderOf(address) {
  if (PATH.test(address)) return address.replace(/[?#].*$/s, "").replace(/[^/]*$/, "");
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return /^https?:$/.test(url.protocol) ? new URL(".", url).href : null;
}
