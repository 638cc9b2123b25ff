// The functions of the module that answers with reasons, which the whole engine has too.

/** `run` calls the module. */
export const answers = (run) => ({
  simulate: (scenario, around) => run((engine) => engine.simulate(scenario, around)),
  applyFix: (scenario, fix) => run((engine) => engine.applyFix(scenario, fix)),
});
