// A page that is read once and decides about many requests.

/** What `compilePolicy` gives. */
export class CompiledPolicy {
  #run;
  #page;
  #policy;
  #generation;
  #freed = false;

  /** @param run calls the engine, and says the how manieth instance it is */
  constructor(run, page) {
    this.#run = run;
    this.#page = page;
    run((engine, generation) => this.#compile(engine, generation));
  }

  decide(request, network) {
    if (this.#freed) throw new Error("this compiled policy has been freed");
    return this.#run((engine, generation) => {
      // An engine that has failed is replaced by one that has not read this page.
      if (generation !== this.#generation) this.#compile(engine, generation);
      return this.#policy.decide(request, network);
    });
  }

  decideAll(requests) {
    return Array.from(requests, item => {
      const withNetwork = typeof item === "object" && item !== null && "request" in item;
      return withNetwork ? this.decide(item.request, item.network) : this.decide(item);
    });
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
