// The functions of the module that explains its answers. The whole engine has them, too.

/** `run` calls the module. */
export const answers = (run) => ({
  simulate: (scenario, around) => run((engine) => engine.simulate(scenario, around)),
  applyFix: (scenario, fix) => run((engine) => engine.applyFix(scenario, fix)),
});
