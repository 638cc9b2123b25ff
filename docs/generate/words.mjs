// The words of the generated parts in each language of the handbook, with the engine's catalogue of that language.
import catalogue from "wouldblock/languages/zh";
import en from "./words/en.mjs";
import zh from "./words/zh.mjs";

/** @typedef {import("./words/en.mjs").Words & { catalogue?: import("wouldblock").Language }} Words */

/** @type {Words} */
const CHINESE = { ...zh, catalogue };

/** @param {string} page the path of a page in docs/ @returns {Words} */
export const wordsOf = (page) => (page.startsWith("zh/") ? CHINESE : en);
