/** Explains why a link cannot be read, and recovers the readable part of its scenario. */

import { parsed } from "./cut-json.js";
import { loadLaterWords, t } from "./i18n.js";
import { lostFields } from "./lost.js";
import { FIELDS } from "./pkg/fields.js";
import { valueAt } from "./pkg/scenario-path.js";
import { fromScenario, toScenario } from "./scenario.js";
import { bytesOf, unpack } from "./share.js";

/** @typedef {import("../pkg/contract.d.ts").Scenario} Scenario */

/** The versions of links that this page reads. */
const VERSIONS = ["0", "1"];

/** @param {string} id The name, which is not the name of an example. */
export async function noExample(id) {
  await loadLaterWords();
  return t("link.noExample", { id: id.slice(0, 60) });
}

/** A sentence about the fields that the form does not have; empty if it has all of them. @param {Scenario} scenario */
export async function noticeOfLost(scenario) {
  const lost = lostFields(scenario);
  if (lost.length === 0) return "";
  await loadLaterWords();
  return t("link.lost", { fields: lost.join(t("comma")) });
}

/**
 * @param {string} text The text after `#s=`.
 * @returns {Promise<{ scenario: Scenario | null, complaint: string }>} `scenario`: the part that could be recovered.
 */
export async function salvage(text) {
  await loadLaterWords();
  const [, version, rest] = /^(\w{1,8})\.(.*)$/s.exec(text) ?? [];
  if (text === "") return { scenario: null, complaint: t("link.empty") };
  if (version === undefined) return { scenario: null, complaint: t("link.foreign") };
  if (!VERSIONS.includes(version)) return { scenario: null, complaint: t("link.version", { version }) };
  const odd = /[^\w-]+/.exec(rest)?.[0];
  const json = await readable(version, rest.split(/[^\w-]/)[0]);
  const { value, isWhole } = parsed(json);
  const scenario = toScenario(fromScenario(value));
  const fields = savedFields(value, scenario);
  const wrong = odd
    ? t("link.odd", { text: odd.slice(0, 20) })
    : t(isWhole ? "link.types" : json === "" ? "link.garbled" : "link.cut");
  // The name of an API alone is not a request.
  return fields.every((path) => path === "request.api")
    ? { scenario: null, complaint: `${wrong} ${t("link.nothingSaved")}` }
    : { scenario, complaint: `${wrong} ${t("link.saved", { fields: fields.join(t("comma")) })}` };
}

/** The part of the text that can be unpacked. @param {string} version @param {string} packed */
async function readable(version, packed) {
  // A single character is less than a byte.
  const bytes = bytesOf(packed.length % 4 === 1 ? packed.slice(0, -1) : packed);
  /** @type {Uint8Array[]} */
  const chunks = [];
  if (version === "0") chunks.push(bytes);
  else await unpack(bytes, chunks).catch(() => {});
  return new Blob(/** @type {BlobPart[]} */ (chunks)).text();
}

/** The paths of the values in a link that the form accepts. @param {any} value @param {Scenario} scenario */
function savedFields(value, scenario) {
  const isGiven = (/** @type {string} */ path) => value !== null && valueAt(value, path) !== undefined;
  const fields = FIELDS.map(({ path }) => path).filter((path) => isGiven(path) && valueAt(scenario, path));
  return [...fields, ...(scenario.network ?? []).map((_, index) => `network[${index}]`)];
}
