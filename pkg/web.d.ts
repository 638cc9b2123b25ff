export * from "./index.js";

/**
 * Gets the engine ready; the other functions throw until it has. Any number of calls share one start, and after a
 * failure the next call tries again.
 * @param input the compiled module, its bytes, a response, or where to fetch it; left out: this package's own file
 */
export declare function init(input?: EngineSource | Promise<EngineSource>): Promise<void>;

/** Where the engine can come from. */
export type EngineSource = WebAssembly.Module | ArrayBuffer | ArrayBufferView | Response | Request | URL | string;
