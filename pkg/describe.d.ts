import type { Report, Scenario } from "./contract.js";

export interface DescribeOptions {
  /** The scenario from `toScenario`. With it, the text names the request and quotes the words that decided. */
  scenario?: Scenario;
  /** "ansi": with colours for a terminal. Default "plain". */
  format?: "plain" | "ansi" | "markdown";
  /** "all": every step and every line of the consoles. Default "decide": the steps that decide the verdict. */
  steps?: "all" | "decide";
  /** The report is only about the page's policy, whatever the servers respond. */
  policyOnly?: boolean;
  /** Tag of the language that the report was written in. Default "en". */
  language?: string;
}

/** Writes a report as text: the verdict, why, where engines differ, what is missing, fixes and warnings. */
export declare function describe(report: Report, options?: DescribeOptions): string;
