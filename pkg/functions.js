// The package's functions, grouped by the module of the engine that has them.
import { answers } from "./answer-functions.js";
import { CompiledPolicy } from "./compiled-policy.js";

/** The functions of the module that only decides. `run` calls the module. */
export const decisions = (run) => ({
  decide: (scenario, around) => run((engine) => engine.decide(scenario, around)),
  compilePolicy: (page) => new CompiledPolicy(run, page),
});

/** The functions of the whole engine. */
export const everything = (run) => ({
  ...decisions(run),
  ...answers(run),
  toScenario: (scenario, around) => run((engine) => engine.toScenario(scenario, around)),
  configuration: (scenario, fix, target, options) =>
    run((engine) => engine.configuration(scenario, fix, target, options)),
  fromConsole: (text) => run((engine) => engine.fromConsole(text)),
  parsePolicy: (policy, options) => run((engine) => engine.parsePolicy(policy, options)),
  hashSource: (code, options) => run((engine) => engine.hashSource(code, options)),
});
