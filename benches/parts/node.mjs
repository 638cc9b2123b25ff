// The package in Node: compared with structuredClone, with a peer, and with the same engine without WebAssembly.
import { createRequire } from "node:module";
import * as wouldblock from "../../pkg/index.js";
import { assess } from "../../pkg/strength.js";
import { alternate } from "../support/alternate.mjs";
import { PAIRS, calls } from "../support/calls.mjs";
import { Criterion } from "../support/native.mjs";
import { scenario } from "../support/paths.mjs";
import { ratio } from "../support/result.mjs";
import parseContentSecurityPolicy from "content-security-policy-parser";

// The tests already have this peer.
const require = createRequire(new URL("../../tests/package.json", import.meta.url));
const { CspEvaluator } = require("csp_evaluator/dist/evaluator.js");
const { CspParser } = require("csp_evaluator/dist/parser.js");

const scenarios = { realistic: scenario("realistic"), blocked: scenario("blocked"), policy: scenario("policy") };

export async function measure() {
  const tasks = calls(wouldblock, scenarios);
  const times = await alternate(tasks);
  const pairs = Object.entries(PAIRS).map(([id, [above, below]]) => ratio(`${id}-node`, times[above], times[below]));
  return [...pairs, await parsing(), await evaluating(), await beyondNative(tasks.decideCompiled)];
}

const policyOfBenchmark = () => scenarios.policy.page.headers.replace("Content-Security-Policy: ", "");

/** How many times as long the peer takes. */
async function parsing() {
  const policy = policyOfBenchmark();
  const { ours, peer } = await alternate({
    ours: () => wouldblock.parsePolicy(policy),
    peer: () => parseContentSecurityPolicy(policy),
  });
  return ratio("parse-policy", peer, ours);
}

/** How many times as long csp_evaluator takes to find the weaknesses of a policy. */
async function evaluating() {
  const policy = policyOfBenchmark();
  const { ours, peer } = await alternate({
    ours: () => assess(wouldblock.parsePolicy(policy)),
    peer: () => new CspEvaluator(new CspParser(policy).csp).evaluate(),
  });
  return ratio("evaluate-policy", peer, ours);
}

/** Runs two processes in turn. */
async function beyondNative(decide) {
  const criterion = new Criterion();
  const [wasm, native] = [[], []];
  for (let round = 0; round < Criterion.ROUNDS; round++) {
    criterion.run(`round-${round}/decide-compiled`);
    native.push(criterion.estimate("decide-compiled", round));
    wasm.push((await alternate({ decide }, { rounds: 1, milliseconds: 300 })).decide[0]);
  }
  return ratio("decide-beyond-native", wasm, native);
}
