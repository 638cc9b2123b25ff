/** Opens the audit, whose modules are fetched when they are first needed. */

import { later } from "../../later.js";
import { attempt } from "../notices.js";

/** @typedef {Parameters<typeof import("./dialog.js").createAuditDialog>[0]} Page */

/**
 * Shared by everything that opens the audit.
 *
 * @type {(() => Promise<ReturnType<typeof import("./dialog.js").createAuditDialog>>) | undefined}
 */
let dialog;

/** @param {Page} page @param {File} [file] The file to audit at once. */
export const openAudit = (page, file) =>
  attempt(async () => {
    dialog ??= later(async () => (await import("./dialog.js")).createAuditDialog(page));
    (await dialog()).open(file);
  });
