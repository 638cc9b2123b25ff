import type { Hop, Page, RequestDescription, ResponseHead, Scenario } from "./contract.js";
import type { Language } from "./index.js";

/**
 * Recognises what a pasted text is and extracts the parts of a scenario. No text makes it throw, and it never guesses:
 * `unresolved` lists what the text leaves open. It is asynchronous because grammars are loaded when they are needed.
 */
export declare function read(text: string, options?: ReadOptions): Promise<Reading>;

/**
 * Reads a HAR file of any size as a stream. It skips the bodies, which reduces 200 MB to a few. The reading has no places.
 * @throws the reason of `signal`, when it is aborted
 */
export declare function readHar(
  source: Blob | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array | string>,
  options?: ReadOptions & {
    /** Called with the amount that has been read: bytes, or UTF-16 units if the source yields strings. */
    progress?: (done: number, total: number | null) => void;
    /** Called with the number of the first byte that is not UTF-8; what is not UTF-8 is read as U+FFFD. */
    wrongByte?: (number: number) => void;
    signal?: AbortSignal;
  },
): Promise<Reading>;

/**
 * Merges readings of one request (an error, then the headers of the response, then the policy). Earlier readings win;
 * if a later one contradicts them, `unresolved` lists the contradiction.
 */
export declare function complete(...readings: Reading[]): Promise<Reading>;

/**
 * Converts a reading to a scenario or a part of one. Values that depend on the request are computed for this request: a server
 * that echoes allowed origins sends the page's origin or not. A response whose values cannot be computed is left out.
 * @param known addresses that the reading does not contain (a configuration contains none), or that replace its own
 */
export declare function toScenario(reading: Reading, known?: { page?: string; url?: string }): PartialScenario;

/** The known parts of a scenario. `simulate` accepts it if it has the API and the request's URL. */
export interface PartialScenario {
  /** What the text says about the page. */
  page: Partial<Page>;
  /** What the text says about the request. */
  request: Partial<RequestDescription>;
  /** The responses in the text. */
  network?: Hop[];
}

/** Additional information about a text. */
export interface ReadOptions {
  /** The name of the file. It distinguishes kinds that look alike (`nginx.conf`, `_headers`, `next.config.js`). */
  name?: string;
  /** The field that it was pasted into ("page.headers", "network[0].response.headers", "request"), as a hint. */
  target?: string;
  /** The language of `title` and of each `why`: a tag, or the export of a module of `wouldblock/languages`. */
  language?: string | Language;
}

/** The result of reading a text. */
export interface Reading {
  /** Dotted, from the general to the special: "curl.bash", "http.response", "config.nginx", "har", "policy", "unknown". */
  kind: string;
  /** Text for people, in the language of the call. */
  title: string;
  /** The whole scenario, if the text is one: this project's own JSON, links, elements and fences. */
  scenario?: Scenario;
  /** The parts of the page that the text gives. */
  page?: Omit<Partial<Page>, "headers"> & { headers?: ReadHeaders };
  /** The parts of the request that the text gives. Headers that the browser itself sends (Origin, Sec-Fetch-*, User-Agent …) are
   *  evidence for the page and the API; they are never treated as headers that the script sets. */
  request?: Omit<Partial<RequestDescription>, "headers"> & { headers?: ReadHeaders };
  /** The servers' responses. */
  network?: ReadHop[];
  /** The message that `headers` belong to. */
  role?: "page" | "response" | "preflight" | "request" | "either";
  /** Whether the page is a document within another page of the recording, which has policies of its own. */
  embedded?: boolean;
  /** The headers that the text contains or configures. */
  headers?: ReadHeaders;
  /** Several requests in one text (a HAR file, a module, a page of markup). */
  requests?: Pick<Reading, "page" | "request" | "network" | "embedded" | "unresolved" | "at">[];
  /** What a document causes besides its requests: each piece of inline code, and requests of which the browser makes only some
   *  (the other candidates of a `srcset`, the other sources of a medium, the `formaction` of a button). */
  also?: Pick<Reading, "request" | "unresolved" | "at">[];
  /** The requests of a recording that are for files of browser extensions; `requests` does not have them. */
  extensions?: Pick<Reading, "page" | "request" | "at">[];
  /** The loads of a recording that never reach a network, of `data:` and `blob:` URLs; `requests` does not have them. For markup,
   *  also what the policy of a whole page depends on, and a pasted text is not about: `<base>`, references of SVG, and
   *  elements that are not rendered. */
  local?: Pick<Reading, "page" | "request" | "embedded" | "unresolved" | "at">[];
  /** For a configuration whose responses differ by host, path or status. `path` is an example of the paths. `hosts` are the
   *  names that the responses belong to, as the configuration writes them (`*.example.com` too); without it, every host. */
  byPath?: {
    path: string;
    hosts?: string[];
    status?: number[];
    headers: ReadHeaders;
    preflight?: { status?: number; headers: ReadHeaders };
  }[];
  /** Values that the text leaves open: a path into the scenario, and the reason. `assumed`: the reading has a value there that
   *  the text does not contain, because the browser would not have printed the text without such a value. `header`: the header
   *  that may be missing, or have another value than the reading's; `conditional`: it is only sent under a condition. */
  unresolved: {
    path: string;
    why: string;
    at?: TextSpan;
    assumed?: true;
    /** The values that it may be, if these are known; an empty list if nothing about it is known. */
    oneOf?: string[];
    header?: string;
    conditional?: true;
  }[];
  /** Parts of the text that were not understood, so that no part of the text is dropped silently. */
  unread: { at: TextSpan; why: string }[];
  /** The place in the text of each part, by its path ("request.url", "network[0].response.headers[2]"). */
  places: Record<string, TextSpan>;
  /** The place of the whole. */
  at?: TextSpan;
}

/** UTF-16 offsets into the pasted text, end exclusive. */
export interface TextSpan {
  /** Where it begins, in UTF-16 code units. */
  start: number;
  /** Where it ends, in UTF-16 code units. */
  end: number;
}

/** Names and values, in their order. */
export type ReadHeaders = [name: string, value: HeaderValue][];

/** The responses for one URL. */
export interface ReadHop {
  /** The response to the preflight. */
  preflight?: ReadHead;
  /** The response. */
  response?: ReadHead;
}

/** The status and headers of a response. */
export type ReadHead = Omit<ResponseHead, "headers"> & { headers?: ReadHeaders };

/** A text, or a value that depends on the request: the server echoes the origin of the request, or the methods or headers that a
 *  preflight asks for. In a text, `${…}` marks a part that is not defined in the pasted text. */
export type HeaderValue =
  | string
  | { echo: "Origin"; allow: "any" | AllowedOrigin | AllowedOrigin[]; otherwise: string | null }
  | { echo: "Access-Control-Request-Headers" | "Access-Control-Request-Method"; allow: "any" };

/** An origin as it is written, a regular expression in the syntax of the configuration, or a suffix of origins. */
export type AllowedOrigin = string | { pattern: string } | { suffix: string };
