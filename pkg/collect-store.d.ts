import type { ReportStore } from "./collect.js";

/**
 * A store in a file: a SQLite database if its name ends in .sqlite, .sqlite3 or .db, and NDJSON otherwise. Stored
 * reports are on the disk, however the process ends.
 * @throws {Error} for a database on a runtime without node:sqlite
 */
export declare function openStore(
  file: string,
  options?: {
    /** How large the file may become, in bytes. Default: 1 GiB. Reports beyond it are refused. */
    maxBytes?: number;
  },
): ReportStore & { close(): Promise<void> };

/** Whether the runtime has node:sqlite. */
export declare function hasSqlite(): boolean;

/** The lines of a database that `openStore` wrote, oldest first, as audits take them. */
export declare function linesOfDatabase(file: string): Iterable<string>;
