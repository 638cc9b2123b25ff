import type { EngineName, Hop, Page, RequestDescription, Verdict } from "./contract.js";
import type { Language } from "./index.js";

/**
 * Judges what a `wouldblock.json` lists, in its order.
 * @throws {TypeError} when `file` is not one
 * @throws {ScenarioError} when a scenario in it is not one
 */
export declare function check(file: CheckFile, options?: { language?: Language }): CheckResult[];

/** What a `wouldblock.json` holds: what the page's headers must allow, and what they must block. */
export interface CheckFile {
  /** The schema that editors complete from. */
  $schema?: string;
  /** The page that makes the requests. */
  page?: Page;
  /** What the servers answer, where an entry does not say it. */
  network?: Hop[];
  /** Whose behaviour counts. Default: Chromium, Firefox and WebKit. */
  engines?: EngineName[];
  /** Judges the page's policy alone, whatever the servers answer. */
  policyOnly?: boolean;
  /** What every engine must allow. */
  mustAllow?: CheckEntry[];
  /** What every engine must block. */
  mustBlock?: CheckEntry[];
}

/** One request, with what differs from the rest of the file. */
export interface CheckEntry {
  /** What it is called in the output. Default: the API and the URL. */
  name?: string;
  /** What differs from the file's page. */
  page?: Page;
  request: RequestDescription;
  /** What the servers answer to it. */
  network?: Hop[];
}

export interface CheckResult {
  list: "mustAllow" | "mustBlock";
  /** The place in that list, from 0. */
  index: number;
  name: string;
  result: "holds" | "fails" | "undetermined";
  verdicts: Partial<Record<EngineName, Verdict>>;
  /** Engines that do not do what the list says. */
  engines: EngineName[];
  /** What those engines do, and why; of an entry that is undetermined, what it depends on. Null where it holds. */
  why: string | null;
}
