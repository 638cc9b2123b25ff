// Helpers that the scenario tables share.

/** The page that most scenarios start from. */
export const PAGE = "https://app.example.com/";

/** Its origin. */
export const ORIGIN = "https://app.example.com";

/** An address of another site. */
export const OTHER = "https://other.test/api";

/** Addresses by how they relate to the page. */
export const TARGETS = {
  same: "https://app.example.com/x",
  sibling: "https://api.example.com/x",
  port: "https://app.example.com:8443/x",
  other: "https://other.test/x",
};

/** Joins the lines that are not empty. */
export const lines = (...all) => all.filter(Boolean).join("\n");

/** A response that every origin may read. */
export const OPEN = { headers: "Access-Control-Allow-Origin: *" };

/** A response to a preflight that allows everything to everyone. */
export const OPEN_PREFLIGHT = {
  headers: lines(
    "Access-Control-Allow-Origin: *",
    "Access-Control-Allow-Methods: *",
    "Access-Control-Allow-Headers: *",
  ),
};

/** Responses of a server that may or may not share with the page. */
export const SHARING = {
  none: "",
  star: "Access-Control-Allow-Origin: *",
  exact: lines(`Access-Control-Allow-Origin: ${ORIGIN}`, "Access-Control-Allow-Credentials: true"),
  null: lines("Access-Control-Allow-Origin: null", "Access-Control-Allow-Credentials: true"),
};

/**
 * A table under construction.
 * @param {string} topic the name of its file
 */
export function table(topic) {
  const scenarios = [];
  return {
    topic,
    scenarios,
    /**
     * Adds a scenario.
     * @param {string} about what it is about
     * @param {string | object} page its URL, or the contract's `Page`
     * @param {object} request the contract's `RequestDescription`
     * @param {...object} network the contract's hops
     */
    add(about, page, request, ...network) {
      scenarios.push({ about, scenario: { page: typeof page === "string" ? { url: page } : page, request, network } });
    },
  };
}

/** Every `step`-th member of a product that is too large to be recorded completely, beginning at `from`. */
export const every = (step, list, from = 0) => list.filter((_, i) => i % step === from % step);

/** All combinations of the members of several lists. */
export const product = (...lists) =>
  lists.reduce((all, list) => all.flatMap((row) => list.map((item) => [...row, item])), [[]]);
