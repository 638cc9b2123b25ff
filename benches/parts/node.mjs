// The package in Node: compared with structuredClone, with a peer, and with the same engine without WebAssembly.
import * as wouldblock from "../../pkg/index.js";
import { alternate } from "../support/alternate.mjs";
import { PAIRS, calls } from "../support/calls.mjs";
import { Criterion } from "../support/native.mjs";
import { scenario } from "../support/paths.mjs";
import { ratio } from "../support/result.mjs";
import parseContentSecurityPolicy from "content-security-policy-parser";

const scenarios = { realistic: scenario("realistic"), blocked: scenario("blocked"), policy: scenario("policy") };

export async function measure() {
  const tasks = calls(wouldblock, scenarios);
  const times = await alternate(tasks);
  const pairs = Object.entries(PAIRS).map(([id, [above, below]]) => ratio(`${id}-node`, times[above], times[below]));
  return [...pairs, await parsing(), await beyondNative(tasks.decideCompiled)];
}

/** How many times as long the peer takes. */
async function parsing() {
  const policy = scenarios.policy.page.headers.replace("Content-Security-Policy: ", "");
  const { ours, peer } = await alternate({
    ours: () => wouldblock.parsePolicy(policy),
    peer: () => parseContentSecurityPolicy(policy),
  });
  return ratio("parse-policy", peer, ours);
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
