// Expectations about scenarios, in the shape that Vitest and Jest take: their `expect.extend(matchers)`.
import { describe } from "./describe.js";
import { simulate, toScenario } from "./index.js";

const ENGINES = ["chromium", "firefox", "webkit"];

/** Simulates, and says of which engines `wanted` is not true. */
function judge(scenario, engines, wanted) {
  for (const engine of engines)
    if (engine !== "standards" && !ENGINES.includes(engine))
      throw new TypeError(`there is no engine "${engine}": choose among ${ENGINES.join(", ")} and standards`);
  // Evidence points into plain data.
  const plain = toScenario(scenario);
  const report = simulate(plain);
  const others = engines.filter((engine) => !wanted(report.verdicts[engine]));
  return { pass: others.length === 0, others, story: describe(report, plain) };
}

function matcher(wanted, expected) {
  return (scenario, { in: engines = ENGINES, ...options } = {}) => {
    const chosen = [engines].flat();
    const { pass, others, story } = judge(scenario, chosen, (verdict) => wanted(verdict, options));
    const what = `the request to be ${expected(options)}`;
    const headline = pass
      ? `expected not ${what} in ${chosen.join(", ")}`
      : `expected ${what}; it is not in ${others.join(", ")}`;
    return { pass, message: () => `${headline}\n\n${story}` };
  };
}

/** In every engine that is asked: all three, or those that `{ in: … }` names. */
export const matchers = {
  toBeAllowed: matcher(
    ({ verdict }) => verdict === "allowed",
    () => "allowed",
  ),
  toBeBlocked: matcher(
    ({ verdict, blockedBy }, { by }) => verdict === "blocked" && (by === undefined || blockedBy === by),
    ({ by }) => (by === undefined ? "blocked" : `blocked by ${by}`),
  ),
  toBeUndetermined: matcher(
    ({ verdict }) => verdict === "undetermined",
    () => "undetermined",
  ),
};
