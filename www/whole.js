/** The way to the whole engine: what is not part of a first answer is asked of it, and it is fetched then. */

/** Any number of parts may ask; after a failure the next one tries again. */
export const wholeEngine = async () => (await import("./whole-engine.js")).loadWhole();
