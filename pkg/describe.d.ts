import type { Report, Scenario } from "./contract.js";
import type { Language } from "./index.js";

export interface DescribeOptions {
  /** The scenario from `toScenario`. With it, the text names the request and quotes the words that decided. */
  scenario?: Scenario;
  /** "ansi": with colours for a terminal. Default "plain". */
  format?: "plain" | "ansi" | "markdown";
  /** "all": every step and every line of the consoles. Default "decide": the steps that decide the verdict. */
  steps?: "all" | "decide";
  /** The report is only about the page's policy, whatever the servers respond. */
  policyOnly?: boolean;
  /** The language that the report was written in: its tag, or its catalogue. Default "en". */
  language?: string | Language;
}

/**
 * Writes a report as text: the verdict, why, where engines differ, what is missing, fixes and warnings.
 * @throws {DescribeError} if `report` is not a report, or an option cannot be used
 */
export declare function describe(report: Report, options?: DescribeOptions): string;

/** An argument of `describe` cannot be used. */
export declare class DescribeError extends TypeError {
  private constructor();
  override readonly name: "DescribeError";
  readonly code: "ERR_WOULDBLOCK_DESCRIBE";
  /** What cannot be used: "report", or the name of an option. */
  readonly path: string;
}
