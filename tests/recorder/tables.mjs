// The project's own scenarios, by topic.
import { createHash } from "node:crypto";
import cors from "./scenarios/cors.mjs";
import csp from "./scenarios/csp.mjs";
import fetchDetails from "./scenarios/fetch-details.mjs";
import later from "./scenarios/later.mjs";
import otherPages from "./scenarios/other-pages.mjs";
import others from "./scenarios/others.mjs";
import redirects from "./scenarios/redirects.mjs";
import sourceDetails from "./scenarios/source-details.mjs";

/** @type {{ topic: string, scenarios: { about: string, scenario: object }[] }[]} */
export const TABLES = [
  ...csp,
  ...cors,
  ...redirects,
  ...others,
  ...later,
  ...sourceDetails,
  ...fetchDetails,
  ...otherPages,
];

/** A name that stays the same as long as the scenario does. */
export function idOf(topic, scenario) {
  return `${topic}.${createHash("sha256").update(JSON.stringify(scenario)).digest("hex").slice(0, 8)}`;
}
