/** Loads the whole engine, for everything that is not part of a first answer. */

/** Any number of parts may ask; after a failure the next one tries again. */
export const wholeEngine = async () => (await import("./whole-engine.js")).loadWhole();
