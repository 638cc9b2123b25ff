// The module that reads scripts, called for the files of a project: with every alternative of an address, the constants of
// other files, and the strings that become markup.
import { decoded, once, startModule } from "../read/connect.js";

/**
 * Stands in an address for a part that the text does not give, so that the other parts can be read. The module has the same
 * constant (`reading-script/src/value.rs`).
 */
export const HOLE = "wouldblock-hole";

/**
 * What other files export, by the name of the module and the name of the export.
 * @typedef {Record<string, Record<string, unknown>>} Imports
 * @typedef {{ at: { start: number, end: number }, request?: any, why?: string }} Entry
 * @typedef {{ at: { start: number, end: number }, html: string, way: string }} Markup
 * @typedef {{ page: string, environment?: Record<string, string>, language?: string,
 *   assigned?: import("./assignments.js").Assignments }} Settings `assigned`: what the files of the project assign to each
 * other's values
 */

const start = once(async () =>
  startModule(await import("../reading/script.js"), decoded((await import("../reading/script-inline.js")).base64)),
);

/**
 * What a script causes, and what it exports.
 * @param {string} text
 * @param {Settings & { file?: string, imports?: Imports, document?: Record<string, string>, properties?: boolean }} settings
 * `file`: a name that no other script of the project has; `document`: the import map, if the script is in a document, which has no bundler; `properties`: whether others set the
 * variables that it exports
 * @returns {Promise<{ found: Entry[], markup: Markup[], exports: Record<string, unknown>, unread: any[],
 *   assigned: import("./assignments.js").Assignments }>}
 */
export async function readScript(text, settings) {
  const { page, environment = {}, language = "en", imports = {}, document, properties, file = "", assigned } = settings;
  const project = JSON.stringify({ page, environment, language, imports, document, properties, file, assigned });
  const { call } = await start();
  return JSON.parse(call((module) => module.extract(text, project)));
}
