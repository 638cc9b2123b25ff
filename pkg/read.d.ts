import type { Hop, Page, RequestDescription, ResponseHead, Scenario } from "./contract.js";
import type { Language } from "./index.js";

/**
 * Says what a pasted text is and what it tells about a scenario. It never throws because of the text, and it never guesses:
 * what the text leaves open stands in `unresolved`. Asynchronous, since grammars are loaded when they are needed.
 */
export declare function read(text: string, options?: ReadOptions): Promise<Reading>;

/**
 * Reads a HAR file of any size: its bodies are left out while it streams by, so that 200 MB become a few. The reading has no
 * places.
 * @throws the reason of `signal`, when it is aborted
 */
export declare function readHar(
  source: Blob | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array | string>,
  options?: ReadOptions & {
    /** Called with how much has been read: bytes, or UTF-16 units where the source gives strings. */
    progress?: (done: number, total: number | null) => void;
    signal?: AbortSignal;
  },
): Promise<Reading>;

/**
 * Merges readings of one request (an error, then the headers of the response, then the policy). Earlier readings win;
 * where a later one contradicts, `unresolved` says so.
 */
export declare function complete(...readings: Reading[]): Promise<Reading>;

/**
 * A reading as (a part of) a scenario. Values that depend on the request become what they are for this one: a server that
 * echoes allowed origins sends the page's origin or not. An answer of which that cannot be told is left out.
 * @param known addresses that the reading does not give (a configuration gives none), or that replace its own
 */
export declare function toScenario(reading: Reading, known?: { page?: string; url?: string }): PartialScenario;

/** What is known of a scenario. `simulate` takes it once the page's URL, the API and the request's URL are there. */
export interface PartialScenario {
  page: Partial<Page>;
  request: Partial<RequestDescription>;
  network?: Hop[];
}

/** What is known about a text beside the text itself. */
export interface ReadOptions {
  /** The name of the file. It tells kinds apart that look alike (`nginx.conf`, `_headers`, `next.config.js`). */
  name?: string;
  /** The field that it was pasted into ("page.headers", "network[0].response.headers", "request"), as a hint. */
  target?: string;
  /** The language of `title` and of each `why`: a tag, or what a module of `wouldblock/languages` exports. */
  language?: string | Language;
}

/** What a text was read as. */
export interface Reading {
  /** Dotted, from the general to the special: "curl.bash", "http.response", "config.nginx", "har", "policy", "unknown". */
  kind: string;
  /** For a person, in the language of the call. */
  title: string;
  /** The whole scenario, where the text is one: this product's own JSON, links, elements and fences. */
  scenario?: Scenario;
  /** What it tells about the page. */
  page?: Omit<Partial<Page>, "headers"> & { headers?: ReadHeaders };
  /** What it tells about the request. Headers that the browser itself sends (Origin, Sec-Fetch-*, User-Agent …) are evidence
   *  for the page and the API; they are never headers that the script sets. */
  request?: Omit<Partial<RequestDescription>, "headers"> & { headers?: ReadHeaders };
  /** What the servers answer. */
  network?: ReadHop[];
  /** Whose headers `headers` are. */
  role?: "page" | "response" | "preflight" | "request" | "either";
  /** The headers that the text gives or configures. */
  headers?: ReadHeaders;
  /** Several requests in one text (a HAR file, a module, a page of markup). */
  requests?: Pick<Reading, "page" | "request" | "network" | "unresolved" | "at">[];
  /** A configuration that answers differently by path or status. `path` is an example of the paths. */
  byPath?: {
    path: string;
    status?: number[];
    headers: ReadHeaders;
    preflight?: { status?: number; headers: ReadHeaders };
  }[];
  /** What the text leaves open: a path into the scenario, and why. `assumed`: the reading has a value there that the text
   *  does not give, because without one the browser would not have printed it. */
  unresolved: { path: string; why: string; at?: TextSpan; assumed?: true }[];
  /** Parts of the text that were not understood; nothing that was pasted is lost. */
  unread: { at: TextSpan; why: string }[];
  /** Where in the text each part was found, by its path ("request.url", "network[0].response.headers[2]"). */
  places: Record<string, TextSpan>;
  /** Where the whole was found. */
  at?: TextSpan;
}

/** UTF-16 offsets into the pasted text, end exclusive. */
export interface TextSpan {
  start: number;
  end: number;
}

/** Names and values, in their order. */
export type ReadHeaders = [name: string, value: HeaderValue][];

/** The answers to one URL. */
export interface ReadHop {
  preflight?: ReadHead;
  response?: ReadHead;
}

/** An answer's status and headers. */
export type ReadHead = Omit<ResponseHead, "headers"> & { headers?: ReadHeaders };

/** A text, or a value that depends on the request: a server that echoes the origin that asks, or what a preflight asks
 *  for. What a text depends on outside of what was pasted stands in it as `${…}`. */
export type HeaderValue =
  | string
  | { echo: "Origin"; allow: "any" | AllowedOrigin | AllowedOrigin[]; otherwise: string | null }
  | { echo: "Access-Control-Request-Headers" | "Access-Control-Request-Method"; allow: "any" };

/** An origin as it is written, a regular expression in the syntax of the configuration, or the end of origins. */
export type AllowedOrigin = string | { pattern: string } | { suffix: string };
