import type { EngineName, Hop, Page, RequestDescription, Verdict } from "./contract.js";
import type { Language } from "./index.js";

/**
 * Judges the requests that a `wouldblock.json` lists, in their order.
 * @throws {TypeError} if `file` is not such a file
 * @throws {ScenarioError} if a scenario in it is invalid
 */
export declare function check(file: CheckFile, options?: { language?: Language }): CheckResult[];

/** The contents of a `wouldblock.json`: the requests that the page's headers must allow and those that they must block. */
export interface CheckFile {
  /** The schema that editors use for completion. */
  $schema?: string;
  /** The page that makes the requests. */
  page?: Page;
  /** The servers' responses, for entries without their own. */
  network?: Hop[];
  /** The engines to consider. Default: Chromium, Firefox and WebKit. */
  engines?: EngineName[];
  /** Judges only the page's policy, whatever the servers respond. */
  policyOnly?: boolean;
  /** Requests that every engine must allow. */
  mustAllow?: CheckEntry[];
  /** Requests that every engine must block. */
  mustBlock?: CheckEntry[];
}

/** One request, with its differences from the rest of the file. */
export interface CheckEntry {
  /** Its name in the output. Default: the API and the URL. */
  name?: string;
  /** The fields that differ from the file's page. */
  page?: Page;
  /** The request that has to be allowed or blocked. */
  request: RequestDescription;
  /** The servers' responses to it. */
  network?: Hop[];
}

export interface CheckResult {
  /** The list that contains the entry. */
  list: "mustAllow" | "mustBlock";
  /** The place in that list, from 0. */
  index: number;
  /** The name of the entry. */
  name: string;
  /** Whether the engines do what the list says. */
  result: "holds" | "fails" | "undetermined";
  /** The verdict of each engine that was asked for. */
  verdicts: Partial<Record<EngineName, Verdict>>;
  /** Engines that do not do what the list says. */
  engines: EngineName[];
  /** What those engines do, and why; for an undetermined entry, what it depends on. Null if the entry holds, and with
   * `policyOnly` if the policy allows what has to be blocked. */
  why: string | null;
}
