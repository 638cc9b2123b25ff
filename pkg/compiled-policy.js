// A page that is read once to decide about many requests.
import { ScenarioError } from "./errors.js";
import { withCode } from "./error-code.js";

/** The result of `compilePolicy`. */
export class CompiledPolicy {
  #run;
  #page;
  #policy;
  #generation;
  #freed = false;

  /** @param run calls the engine, and passes the number of its instance */
  constructor(run, page) {
    this.#run = run;
    this.#page = page;
    run((engine, generation) => this.#compile(engine, generation), true);
  }

  decide(request, network) {
    if (this.#freed) throw withCode("ERR_WOULDBLOCK_FREED", new Error("this compiled policy has been freed"));
    return this.#run((engine, generation) => {
      // After a failure there is a new engine, which has not read this page.
      if (generation !== this.#generation) this.#compile(engine, generation);
      return this.#policy.decide(request, network);
    }, true);
  }

  decideAll(requests) {
    return Array.from(requests, (item, at) => {
      const withNetwork = typeof item === "object" && item !== null && ("request" in item || "network" in item);
      try {
        return withNetwork ? this.#decideWith(item) : this.decide(item);
      } catch (error) {
        if (!(error instanceof ScenarioError)) throw error;
        // The error names the request that failed.
        const place = withNetwork ? `requests[${at}].` : `requests[${at}]`;
        const [message, path] = [error.message, error.path].map(
          (text) => place + (withNetwork ? text : text.replace(/^request\b/, "")),
        );
        throw new ScenarioError({ message, path, suggestion: error.suggestion });
      }
    });
  }

  #decideWith({ request, network, ...others }) {
    if ("page" in others)
      throw new ScenarioError({ message: "page: it is the one that was compiled", path: "page", suggestion: null });
    // The engine reports the unknown fields, so that the error is the usual one.
    if (Object.keys(others).length > 0) this.#run((engine) => engine.decide(request, { page: this.#page, ...others }));
    return this.decide(request, network);
  }

  free() {
    if (this.#freed) return;
    this.#freed = true;
    this.#run((_, generation) => {
      if (generation === this.#generation) this.#policy.free();
    });
  }

  #compile(engine, generation) {
    this.#policy = new engine.CompiledPolicy(this.#page);
    this.#generation = generation;
  }
}

if (Symbol.dispose) CompiledPolicy.prototype[Symbol.dispose] = CompiledPolicy.prototype.free;
