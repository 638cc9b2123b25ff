import type { Report, Scenario } from "./contract.js";

export interface DescribeOptions {
  /** What `toScenario` gives for the same: the request is named, and the words that decided are shown in their place. */
  scenario?: Scenario;
  /** "ansi": with colours for a terminal. Default "plain". */
  format?: "plain" | "ansi" | "markdown";
  /** "all": every step and every line of the consoles. Default "decide": the steps that the verdict follows from. */
  steps?: "all" | "decide";
  /** The report is about the page's policy alone, whatever the servers answer. */
  policyOnly?: boolean;
  /** Tag of the language that the report was written in. Default "en". */
  language?: string;
}

/** A report in words: the verdict, why, where engines differ, what is missing, fixes and warnings. */
export declare function describe(report: Report, options?: DescribeOptions): string;
