export * from "./index.js";

/**
 * Loads the engine. The other functions throw until it has been loaded. Concurrent calls share one load, and after a
 * failure the next call tries again.
 * @param input the compiled module, its bytes, a response, or its address. Default: this package's own file
 */
export declare function init(input?: EngineSource | Promise<EngineSource>): Promise<void>;

/** A source of the engine's module. */
export type EngineSource = WebAssembly.Module | ArrayBuffer | ArrayBufferView | Response | Request | URL | string;
