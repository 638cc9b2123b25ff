// The codes of errors that have no class of their own. `ErrorCode` in index.d.ts lists all codes.

/**
 * Adds a code, by which programs recognise an error, because its text may change.
 *
 * @template {Error} E
 * @param {import("./index.d.ts").ErrorCode} code
 * @param {E} error
 * @returns {E & { code: import("./index.d.ts").ErrorCode }}
 */
export const withCode = (code, error) => Object.assign(error, { code });
