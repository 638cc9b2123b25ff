// The errors about the command line.

/** The command line cannot be understood, or a file that it names cannot be read. */
export class UsageError extends Error {}

/** Why a file or folder could not be read, in words. */
const REASONS = {
  ENOENT: "it does not exist",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of its path is not a folder",
  EACCES: "permission was denied",
};

/**
 * The error for a file that cannot be read.
 * @param {string} name
 * @param {any} error
 */
export const unreadable = (name, error) =>
  new UsageError(`${name} could not be read: ${REASONS[error.code] ?? error.code ?? error.message}`);
