import type { CorsLogOptions } from "./connect.js";

/**
 * The same log as `corsLog` of wouldblock/connect, for Next.js on Node.js: called in `register()` of `instrumentation.js`, it
 * sees every response of the server. `target` is "nextjs" by default. A second call replaces the first.
 */
export declare function corsLog(options?: CorsLogOptions): void;
