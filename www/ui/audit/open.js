/** The way to the audit, which is fetched when somebody asks for it. */

/** @typedef {Parameters<typeof import("./dialog.js").createAuditDialog>[0]} Page */

/** One for all ways that lead to it. @type {Promise<ReturnType<typeof import("./dialog.js").createAuditDialog>> | undefined} */
let dialog;

/** @param {Page} page @param {File} [file] What is audited at once. */
export async function openAudit(page, file) {
  dialog ??= import("./dialog.js").then(
    ({ createAuditDialog }) => createAuditDialog(page),
    (error) => {
      dialog = undefined;
      throw error;
    },
  );
  (await dialog).open(file);
}
