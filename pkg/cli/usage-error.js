/** The command line cannot be understood, or a file that it names cannot be read. */
export class UsageError extends Error {}
