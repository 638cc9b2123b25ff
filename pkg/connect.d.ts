import type { IncomingMessage, ServerResponse } from "node:http";
import type { Language, Target } from "./index.js";

export interface CorsLogOptions {
  /** Takes each message. Default: `console.warn`. */
  log?: (message: string) => void;
  /** What the configuration is written for. Default: "express". */
  target?: Target;
  /** Whether requests that browsers allow are logged, too. Default: false. */
  allowed?: boolean;
  /** The language of the log: what a module of `wouldblock/languages` exports. Default: English. */
  language?: Language;
}

/**
 * Middleware of Connect and Express for development: of each request from another origin the log says what browsers make of
 * the response, and which configuration to add. It goes before everything that answers.
 */
export declare function corsLog(
  options?: CorsLogOptions,
): (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void;
