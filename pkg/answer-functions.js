// The functions of the module that answers with reasons, which are also in the whole engine.

/** `run` calls the module. */
export const answers = (run) => ({
  simulate: (scenario, around) => run((engine) => engine.simulate(scenario, around)),
  applyFix: (scenario, fix) => run((engine) => engine.applyFix(scenario, fix)),
});
