import type { Language } from "../index.js";

/** The words of one language. */
declare const language: Language;
export default language;
