// The language of one page, for plug-ins that take a language for all pages or a function.

/**
 * @template Page
 * @param {import("../languages/catalogue.d.ts").default | ((page: Page) => any) | undefined} language
 * @param {Page} page
 */
export const languageFor = (language, page) => (typeof language === "function" ? language(page) : language);
