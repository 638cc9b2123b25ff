import type { Check, Diagnostic, Evidence, HeaderInput, Scenario, Verdict } from "./contract.js";
import type { Language } from "./index.js";

/**
 * Judges many requests of one or more pages. The result of a line depends only on that line and the options, so an audit
 * gives the same result in a worker, on the command line and on a cluster.
 * @throws the reason of `signal`, when it is aborted
 */
export declare function audit(
  traffic: AsyncIterable<AuditLine | Scenario> | Iterable<AuditLine | Scenario>,
  options?: AuditOptions,
): Promise<Audit>;

/**
 * The same for lines of text, in chunks of any size. Each line is an `AuditLine`, a scenario, a violation report (of
 * `report-uri` or of the Reporting API) or, if `pageUrl` is given, a URL. This is much faster than passing objects.
 * `progress` counts bytes, or UTF-16 units if the source yields strings.
 */
export declare function auditLines(
  source: Blob | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
  options?: AuditOptions,
): Promise<Audit>;

/**
 * The scenarios of one line: one, or several if the line is a list of reports. `page` replaces the headers of its page,
 * as in an audit. Use this to open a request of `Audit.requests`.
 * @throws TypeError if the line cannot be read
 */
export declare function scenariosOf(line: string | AuditLine | Scenario, options?: AuditOptions): Promise<Scenario[]>;

/**
 * Compares two policies, regardless of traffic, on a page (default: `https://page.example/`; `'self'` and sources
 * without a scheme depend on it). The result is "equal" only if that is proved; `unproved` lists what could be neither
 * shown nor ruled out.
 * @throws TypeError if the page's URL is invalid
 */
export declare function comparePolicies(
  before: string | PolicyHeaders,
  after: string | PolicyHeaders,
  options?: { page?: string; language?: string | Language },
): Promise<PolicyComparison>;

export interface PolicyHeaders {
  /** The headers of the page. */
  headers?: HeaderInput;
  /** The contents of its `<meta>` policies. */
  meta?: string[];
}

export interface PolicyComparison {
  /** The URL of the page for which the policies were compared. */
  page: string;
  /** "equal" is proved. "unproved": no difference was found, but not everything was compared. */
  result: "equal" | "different" | "unproved";
  /** The changes from `before` to `after`. `source` allows the request in one of the policies (null if no directive governs the
   *  request there); `example` has the policies that block it. The engine has confirmed each change. */
  changes: {
    directive: string;
    becomes: "allowed" | "blocked";
    source: string | null;
    engines: AuditEngine[];
    example: Scenario;
  }[];
  /** The directives that were not compared completely, each with the reason. */
  unproved: { directive: string; why: string }[];
}

/** One observed request: an entry of a HAR file, a violation report, a row of a crawl, a URL found in source code. */
export interface AuditLine {
  /** The request, its page, and the responses. */
  scenario: Scenario;
  /** A name for it, which the result repeats. */
  id?: string;
  /** "reported": a browser reported it, so the audit checks whether it is noise. */
  seen?: "sent" | "blocked" | "reported";
  /** How many requests the line represents. Default: 1. */
  count?: number;
  /** When it was observed: a date of RFC 3339, or milliseconds since 1970. */
  time?: string | number;
  /** The APIs that may have made the request, if it is not known which did; the scenario's is one of them. The request has a
   *  verdict only if all of them have the same, and the least policy has no source for it. */
  apis?: Scenario["request"]["api"][];
  /** Whether the page is a document within another page, such as that of an iframe. It has policies of its own: `page` and `against`
   *  of the options do not apply to it, and the least policy has no sources for it. */
  embedded?: boolean;
  /** The path of a value that is not known and on which the verdict depends, such as "page.headers": the request is undetermined. */
  missing?: string;
}

export interface AuditOptions {
  /** Judges under these headers instead of each page's own. */
  page?: PolicyHeaders;
  /** Also judges under these headers, and compares the results. */
  against?: PolicyHeaders;
  /** The engines to consider. Default: Chromium, Firefox and WebKit. */
  engines?: AuditEngine[];
  /** The page for lines that consist only of a URL. */
  pageUrl?: string;
  /** The API for lines that consist only of a URL. Default: "fetch". */
  api?: Scenario["request"]["api"];
  /** How many requests are listed one by one in `requests`, in the order of their lines: at most 100,000. Default: 0. */
  list?: number;
  /** Whether the least policy may list `*.example.com` for several hosts under `example.com`, unless by the Public Suffix List
   *  other people have names there. */
  groupHosts?: boolean;
  /** Whether the lines come from a recording of a browser, such as a HAR file. Recordings have no inline code, and the least
   *  policy warns that it is missing. */
  recording?: boolean;
  /** The language of `why` and of warnings: a tag, or the export of a module of `wouldblock/languages`. */
  language?: string | Language;
  /** Cancels the audit. */
  signal?: AbortSignal;
  /** Called from time to time with the amount done and the total, if that is known. */
  progress?: (done: number, total: number | null) => void;
}

export type AuditEngine = "standards" | "chromium" | "firefox" | "webkit";

export interface Audit {
  /** Lines that are not empty. */
  lines: number;
  /** The first thousand lines that could not be read, each with its number and the reason. All other lines were judged, and
   *  of a list of reports the ones that could be read. */
  broken: { line: number; why: string }[];
  /** The number of lines that could not be read, or not all of whose reports could be. */
  brokenLines: number;
  /** The number of requests for each verdict, by what most engines do. Noise is not counted. */
  verdicts: Record<Verdict, number>;
  /** The requests that are blocked in at least one engine, grouped by check, directive, origin of the target, cause and
   *  engines, most frequent first. */
  groups: AuditGroup[];
  /** Requests whose verdict depends on a value that their lines do not give, grouped by the path of that value.
   *  "report.contradicts-policy" stands for violation reports whose own policy allows what they report: a redirect led
   *  elsewhere, or the report is not genuine. */
  undetermined: AuditMissing[];
  /** Requests that the site did not make: from extensions, from content that networks and programs inject, from translated
   *  pages. */
  noise: {
    kind: "extension" | "browser" | "injected" | "translated" | "about";
    count: number;
    example: AuditExample;
  }[];
  /** Sources that nothing in the traffic used, with their place in the page of `line`. */
  unused: { directive: string; source: string; at: Evidence; line: number }[];
  /** The least policy that allows this traffic, with warnings about requests that it does not cover. */
  leastPolicy: { value: string; warnings: Diagnostic[] };
  /** With `against`: the requests that become allowed and those that become blocked, grouped in the same way, and those of which
   *  a value that their lines do not give decides whether they change. */
  difference?: { allowed: AuditGroup[]; blocked: AuditGroup[]; undetermined: AuditMissing[] };
  /** The requests by time, if lines say when they were observed. `step`: milliseconds between two points, from a minute up, so
   *  that there are at most 1,500 points; `time`: where a step begins, in milliseconds since 1970. `counts`: by the directive
   *  or check that blocks in at least one engine; "allowed", "undetermined" and "noise". */
  timeline?: { step: number; points: { time: number; counts: Record<string, number> }[] };
  /** With `list`: the first requests one by one. */
  requests?: AuditRequest[];
  /** Whether there were more groups or sources than are kept (100,000 of each). */
  incomplete: boolean;
}

export interface AuditMissing {
  /** The path of the value that is missing. */
  missing: string;
  /** The number of requests. */
  count: number;
  /** The first of the requests. */
  example: AuditExample;
}

export interface AuditGroup {
  /** The check that blocks. */
  check: Check;
  /** The directive that blocks; null if it is not a policy. */
  directive: string | null;
  /** The origin of the target, or the kind of code. */
  origin: string;
  /** The decision that blocks, as in `Step.code`. */
  code: string;
  /** The number of requests. */
  count: number;
  /** The engines that block. */
  engines: AuditEngine[];
  /** The first of the requests. */
  example: AuditExample;
}

/** One request. `index` is its place among the requests of its line. */
export interface AuditRequest {
  /** The number of its line, from 1. */
  line: number;
  /** Its place among the requests of its line, from 0. */
  index: number;
  /** The verdict of most engines, or "noise". */
  kind: Verdict | "noise";
  /** With `against`: what at least one engine does instead under the other policies; "undetermined" if a missing value decides
   *  whether it does something else. */
  becomes?: Verdict;
  /** The check that blocks; null if none does. */
  check: Check | null;
  /** The directive that blocks; null if it is not a policy. */
  directive: string | null;
  /** The origin of the target, or the kind of code. */
  origin: string;
  /** The decision that blocks in at least one engine, the path of what is missing, or the kind of noise. */
  code: string;
  /** The engines that block. */
  engines: AuditEngine[];
  /** As the line writes it; empty for code. */
  url: string;
  /** How many requests it stands for. */
  count: number;
  /** In milliseconds since 1970. */
  time?: number;
}

export interface AuditExample {
  /** The number of the line, from 1. */
  line: number;
  /** The request as a scenario, which the playground can open. */
  scenario: Scenario;
}
