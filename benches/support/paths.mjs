// Paths of the repository and of cargo.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** @param {string} relative to the repository's root */
export const inRepository = (relative) => fileURLToPath(new URL(`../../${relative}`, import.meta.url));

/** Where cargo writes its output. */
export const target = process.env.CARGO_TARGET_DIR ?? inRepository("target");

/** A scenario of `benches/data/`. @param {string} name */
export const scenario = (name) => JSON.parse(readFileSync(inRepository(`benches/data/${name}.json`), "utf8"));
