import type { IncomingMessage, ServerResponse } from "node:http";
import type { Language, Target } from "./index.js";

export interface CorsLogOptions {
  /** Called with each message. Default: `console.warn`. */
  log?: (message: string) => void;
  /** The target of the configuration. Default: "express". */
  target?: Target;
  /** Whether requests that browsers allow are logged as well. Default: false. */
  allowed?: boolean;
  /** The language of the log: what a module of `wouldblock/languages` exports. Default: English. */
  language?: Language;
}

/**
 * Middleware for Connect and Express, for development. For each request from another origin it logs what browsers do with
 * the response, and which configuration to add. Install it before all handlers.
 */
export declare function corsLog(
  options?: CorsLogOptions,
): (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void;
