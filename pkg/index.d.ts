import type { Fix, Page, Report, RequestDescription, Scenario } from "./contract.js";

export type * from "./contract.js";

/**
 * Works out what a browser would do with one request, and why. Synchronous; the first call starts the engine.
 * @throws {Error} when `scenario` is not one; the message names the field
 * @throws {WouldblockInternalError} when the engine itself fails
 */
export declare function simulate(scenario: Scenario): Report;

/**
 * The scenario with the edits of a fix made; everything else stays as it was typed. `scenario` itself is not changed.
 * @throws {Error} when `scenario` or `fix` is not one; the message names the field
 */
export declare function applyFix(scenario: Scenario, fix: Fix): Scenario;

/** What a fix can be written for. */
export type Target =
  | "header" | "nginx" | "apache" | "caddy" | "express" | "nextjs" | "_headers"
  | "spring" | "django" | "aspnet" | "fastapi" | "rails" | "s3";

/** Text to paste, and where it goes. */
export interface Configuration {
  target: Target;
  /** By the name that highlighters know. */
  language: string;
  /** The file, and the place in it. */
  file: string;
  /** Empty where the target cannot have the fix; `note` says why. */
  text: string;
  /** What has to be known beside it; mostly empty. */
  note: string;
}

/**
 * A fix as configuration of a server or a framework.
 * @throws {Error} when `scenario`, `fix` or `target` is not one; the message names the field
 */
export declare function configuration(scenario: Scenario, fix: Fix, target: Target): Configuration;

/**
 * Reads lines of a console (Chromium's, Firefox's or WebKit's) that are about one request.
 * @returns what they tell of the scenario, or null when no line is one of theirs
 */
export declare function fromConsole(text: string): ConsoleReading | null;

/** What a console tells of a scenario. */
export interface ConsoleReading {
  /** Whose words they are. */
  engine: "chromium" | "firefox" | "webkit";
  /** What is known; headers are pairs, and of a page's policies the directive that was quoted. */
  scenario: {
    page: Partial<Page>;
    request: Partial<RequestDescription>;
    network?: Scenario["network"];
  };
  /** Paths into the scenario of what has to be filled in or is only guessed, e.g. "request.api". */
  missing: string[];
}

/** The engine itself failed: a bug worth reporting. Later calls run on a fresh engine. */
export declare class WouldblockInternalError extends Error {
  private constructor();
  override readonly name: "WouldblockInternalError";
}
