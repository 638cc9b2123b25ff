// Stores collected reports in a SQLite database or an NDJSON file.
import { closeSync, fstatSync, fsync, openSync, readSync, writeSync } from "node:fs";
import { promisify } from "node:util";
import { withCode } from "./error-code.js";

const GIBIBYTE = 2 ** 30;
const synced = promisify(fsync);

/** Available without a flag since Node 22.13. */
const sqlite = () => /** @type {any} */ (process).getBuiltinModule?.("node:sqlite");

export const hasSqlite = () => sqlite() !== undefined;

/** @param {string} file @param {{ maxBytes?: number }} [options] */
export function openStore(file, { maxBytes = GIBIBYTE } = {}) {
  const { write, close } = /\.(?:sqlite3?|db)$/i.test(file) ? database(file, maxBytes) : lineFile(file, maxBytes);
  return inBatches(write, close);
}

/** Everything that arrives during a write is written together in the next one, because each write takes time. */
function inBatches(write, close) {
  /** @type {{ lines: string[], done: Promise<void> } | null} */
  let next = null;
  let last = Promise.resolve();
  return {
    /** @param {string[]} lines @returns {Promise<void>} */
    append(lines) {
      if (next === null) {
        const batch = [];
        const done = last.then(() => {
          next = null;
          return write(batch);
        });
        // A failure only affects its own batch.
        last = done.catch(() => {});
        next = { lines: batch, done };
      }
      next.lines.push(...lines);
      return next.done;
    },
    /** @returns {Promise<void>} */
    close: () => last.then(close),
  };
}

function lineFile(file, maxBytes) {
  const handle = openSync(file, "a+");
  let { size } = fstatSync(handle);
  // A line that was cut off by a crash stays a separate line.
  let isCut = size > 0 && lastByte(handle, size) !== 10;
  return {
    async write(lines) {
      const bytes = Buffer.from(`${isCut ? "\n" : ""}${lines.join("\n")}\n`);
      if (size + bytes.length > maxBytes) throw withCode("ERR_WOULDBLOCK_STORE_FULL", new Error("the store is full"));
      isCut = true;
      for (let at = 0; at < bytes.length; ) {
        const written = writeSync(handle, bytes, at);
        at += written;
        size += written;
      }
      isCut = false;
      await synced(handle);
    },
    close: () => closeSync(handle),
  };
}

function lastByte(handle, size) {
  const byte = Buffer.alloc(1);
  readSync(handle, byte, 0, 1, size - 1);
  return byte[0];
}

function database(file, maxBytes) {
  const kept = openDatabase(file);
  try {
    refuseForeign(kept, file);
  } catch (error) {
    kept.close();
    throw error;
  }
  kept.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  kept.exec("CREATE TABLE IF NOT EXISTS reports (id INTEGER PRIMARY KEY, received TEXT NOT NULL, line TEXT NOT NULL)");
  const { page_size: page } = kept.prepare("PRAGMA page_size").get();
  kept.exec(`PRAGMA max_page_count = ${Math.max(1, Math.floor(maxBytes / page))}`);
  const insert = kept.prepare("INSERT INTO reports (received, line) VALUES (?, ?)");
  return {
    async write(lines) {
      const now = new Date().toISOString();
      kept.exec("BEGIN IMMEDIATE");
      try {
        for (const line of lines) insert.run(now, line);
        kept.exec("COMMIT");
      } catch (error) {
        // A full database has already rolled back.
        if (kept.isTransaction !== false) kept.exec("ROLLBACK");
        throw error;
      }
    },
    close: () => kept.close(),
  };
}

/** Throws if a database has tables of another program. Nothing in it has been changed by then. */
function refuseForeign(kept, file) {
  const { tables } = kept.prepare("SELECT count(*) AS tables FROM sqlite_schema WHERE type = 'table'").get();
  const columns = kept.prepare("SELECT name FROM pragma_table_info('reports')").all();
  const isOwn = ["id", "received", "line"].every((own) => columns.some(({ name }) => name === own));
  if (tables > 0 && !isOwn)
    throw withCode("ERR_WOULDBLOCK_STORE_FOREIGN", new Error(`${file} is a database of another program`));
}

function openDatabase(file, options = {}) {
  const module = sqlite();
  if (!module)
    throw withCode(
      "ERR_WOULDBLOCK_NO_SQLITE",
      new Error(`${file}: this runtime has no node:sqlite, which Node.js has since 22.13`),
    );
  return new module.DatabaseSync(file, options);
}

/** @param {string} file @returns {Generator<string>} */
export function* linesOfDatabase(file) {
  const kept = openDatabase(file, { readOnly: true });
  try {
    for (const { line } of kept.prepare("SELECT line FROM reports ORDER BY id").iterate()) yield `${line}\n`;
  } finally {
    kept.close();
  }
}
