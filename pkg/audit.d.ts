import type { Check, Diagnostic, Evidence, HeaderInput, Scenario, Verdict } from "./contract.js";
import type { Language } from "./index.js";

/**
 * Judges many requests of one or more pages. What a line comes to depends on that line and the options alone, so an audit
 * runs the same in a worker, on the command line and on a cluster.
 * @throws the reason of `signal`, when it is aborted
 */
export declare function audit(
  traffic: AsyncIterable<AuditLine | Scenario> | Iterable<AuditLine | Scenario>,
  options?: AuditOptions,
): Promise<Audit>;

/**
 * The same, of lines as text in pieces of any size: an `AuditLine`, a scenario, a violation report (of `report-uri` or of
 * the Reporting API) or, where `pageUrl` is given, a URL on each line. Far quicker than objects. `progress` counts bytes, or
 * UTF-16 units where the source gives strings.
 */
export declare function auditLines(
  source: Blob | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
  options?: AuditOptions,
): Promise<Audit>;

/**
 * How two policies differ, whatever the traffic, on a page (default: `https://page.example/`; `'self'` and sources without a
 * scheme depend on it). Equality is said where it is proved; what could be neither shown nor ruled out stands in `unproved`.
 * @throws TypeError for a page whose URL is none
 */
export declare function comparePolicies(
  before: string | PolicyHeaders,
  after: string | PolicyHeaders,
  options?: { page?: string; language?: string | Language },
): Promise<PolicyComparison>;

export interface PolicyHeaders {
  headers?: HeaderInput;
  meta?: string[];
}

export interface PolicyComparison {
  page: string;
  result: "equal" | "different" | "unproved";
  /** What changes from `before` to `after`, by the source that allows it on one side (null: no directive governs it there),
   *  with a scenario under the policies that block it. The engine has confirmed each. */
  changes: {
    directive: string;
    becomes: "allowed" | "blocked";
    source: string | null;
    engines: AuditEngine[];
    example: Scenario;
  }[];
  unproved: { directive: string; why: string }[];
}

/** One request that was seen: an entry of a HAR file, a violation report, a crawled row, a URL found in source. */
export interface AuditLine {
  scenario: Scenario;
  id?: string;
  /** "reported": a browser reported it, so that noise is looked for. */
  seen?: "sent" | "blocked" | "reported";
  /** How many requests the line stands for. Default: 1. */
  count?: number;
}

export interface AuditOptions {
  /** Judges under these headers instead of each page's own. */
  page?: PolicyHeaders;
  /** Compares with these. */
  against?: PolicyHeaders;
  /** Whose behaviour counts. Default: Chromium, Firefox and WebKit. */
  engines?: AuditEngine[];
  /** The page of lines that are a URL alone. */
  pageUrl?: string;
  /** The API of lines that are a URL alone. Default: "fetch". */
  api?: Scenario["request"]["api"];
  /** Whether the least policy may list `*.example.com` for several hosts under `example.com`. */
  groupHosts?: boolean;
  /** The language of `why` and of warnings: a tag, or what a module of `wouldblock/languages` exports. */
  language?: string | Language;
  signal?: AbortSignal;
  /** Called now and then with how much is done, and with how much there is, where that is known. */
  progress?: (done: number, total: number | null) => void;
}

export type AuditEngine = "standards" | "chromium" | "firefox" | "webkit";

export interface Audit {
  /** Lines that are not empty. */
  lines: number;
  /** Lines that could not be read, the first thousand of them by number and reason; the rest was judged. */
  broken: { line: number; why: string }[];
  /** How many could not be read. */
  brokenLines: number;
  /** What most of the engines do with the requests. Noise is not among them. */
  verdicts: Record<Verdict, number>;
  /** What is blocked in at least one engine: by check, directive, origin of the target, cause and engines, most frequent
   *  first. */
  groups: AuditGroup[];
  /** Requests whose verdict depends on what their lines do not say, by the path of what is missing. */
  undetermined: { missing: string; count: number; example: AuditExample }[];
  /** Requests that the site did not make: of extensions, of what networks and programs inject, of translated pages. */
  noise: {
    kind: "extension" | "browser" | "injected" | "translated" | "about";
    count: number;
    example: AuditExample;
  }[];
  /** Sources that nothing in the traffic used, with their place in the page of `line`. */
  unused: { directive: string; source: string; at: Evidence; line: number }[];
  /** The least policy under which exactly this traffic passes, and what it had to leave out. */
  leastPolicy: { value: string; warnings: Diagnostic[] };
  /** With `against`: what becomes allowed and what becomes blocked, grouped alike. */
  difference?: { allowed: AuditGroup[]; blocked: AuditGroup[] };
  /** Whether there were more groups or sources than are kept (100,000 of each). */
  incomplete: boolean;
}

export interface AuditGroup {
  check: Check;
  directive: string | null;
  origin: string;
  code: string;
  count: number;
  engines: AuditEngine[];
  example: AuditExample;
}

export interface AuditExample {
  line: number;
  scenario: Scenario;
}
