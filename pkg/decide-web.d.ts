import type { EngineSource } from "./web.js";

export * from "./decide.js";
export type { EngineSource } from "./web.js";

/**
 * Loads the module. The other functions throw until it has been loaded. Concurrent calls share one load, and after a
 * failure the next call tries again.
 * @param input the compiled module, its bytes, a response, or its address. Default: this package's own file
 */
export declare function init(input?: EngineSource | Promise<EngineSource>): Promise<void>;
