/// <reference lib="esnext.disposable" />
import type {
  Api,
  Body,
  Check,
  Decision,
  EngineName,
  Fix,
  HeaderInput,
  Hop,
  Page,
  ParsedPolicies,
  Report,
  RequestDescription,
  ResponseHead,
  Scenario,
} from "./contract.js";

export type * from "./contract.js";

/**
 * Works out what a browser would do with one request, and why. Synchronous; the first call starts the engine.
 * @throws {ScenarioError} if `scenario` is not a scenario
 * @throws {WouldblockInternalError} if the engine itself fails
 */
export declare function simulate<P, R, N>(scenario: ScenarioOf<P, R, N>): Report;
/**
 * The same, for a request and what is around it:
 * `simulate(new Request(url, init), { page, network: [{ preflight, response }] })`.
 */
export declare function simulate<P, R, N>(
  request: RequestOf<R>,
  around: AroundOf<P, N> & InLanguage & OfFixes & ThroughEngine,
): Report;
export declare function simulate(scenario: ScenarioLike, options?: InLanguage & OfFixes & ThroughEngine): Report;
export declare function simulate(request: RequestLike, around: Around & InLanguage & OfFixes & ThroughEngine): Report;

/** Whether a report has fixes. */
export interface OfFixes {
  /**
   * `false` skips the search for fixes and leaves `fixes` empty. The search takes most of the time of a report on a blocked
   * request, so an editor can show the verdict first.
   */
  fixes?: boolean;
}

/** The engine whose steps, exchanges, gates, result and violations a report shows. Default: what most browsers do. */
export interface ThroughEngine {
  /** An engine as it behaves today. */
  engine?: EngineName;
  /** A recorded release, such as "chromium@156". For an unknown name, an error lists the recorded releases. */
  profile?: `${Exclude<EngineName, "standards">}@${string}`;
}

/** The language of a report's texts. Codes, parameters and consoles are the same in all languages. */
export interface InLanguage {
  /** The export of a module of `wouldblock/languages`, or a tag of English. Default: English. */
  language?: Language | "en" | `en-${string}`;
}

/** The words of a language: a template for each message. Missing messages appear in English. */
export interface Language {
  /** Its language tag, e.g. "zh". */
  tag: string;
  /** The templates, by the names of the messages. */
  messages: Readonly<Record<string, string>>;
}

/** Returns only the verdict, several times faster than `simulate`: it makes the same decisions without explaining them. */
export declare function decide<P, R, N>(scenario: ScenarioOf<P, R, N>): Decision;
export declare function decide<P, R, N>(request: RequestOf<R>, around: AroundOf<P, N>): Decision;
export declare function decide(scenario: ScenarioLike): Decision;
export declare function decide(request: RequestLike, around: Around): Decision;

/** Converts the input of `simulate` to plain data that can be stored, compared or shared. Evidence in reports points into it. */
export declare function toScenario<P, R, N>(scenario: ScenarioOf<P, R, N>): Scenario;
export declare function toScenario<P, R, N>(request: RequestOf<R>, around: AroundOf<P, N>): Scenario;
export declare function toScenario(scenario: ScenarioLike): Scenario;
export declare function toScenario(request: RequestLike, around: Around): Scenario;

/**
 * Returns the scenario with the edits of a fix applied; all other text stays as it was typed. `scenario` itself is not changed.
 * @throws {ScenarioError} if `scenario` or `fix` is invalid
 */
export declare function applyFix(scenario: ScenarioLike, fix: Fix): Scenario;

/** A server or framework that a fix can be written for. */
export type Target =
  | "header"
  | "nginx"
  | "apache"
  | "caddy"
  | "express"
  | "nextjs"
  | "_headers"
  | "spring"
  | "django"
  | "aspnet"
  | "fastapi"
  | "rails"
  | "s3";

/** Text to paste, and where to paste it. */
export interface Configuration {
  /** The target that it is written for. */
  target: Target;
  /** The language's name in syntax highlighters. */
  language: string;
  /** The file, and the place in it. */
  file: string;
  /** Empty if the target cannot apply the fix; `note` says why. */
  text: string;
  /** Additional information; usually empty. */
  note: string;
}

/**
 * Writes a fix as configuration of a server or a framework.
 * @throws {ScenarioError} if `scenario`, `fix` or `target` is invalid
 */
export declare function configuration(
  scenario: ScenarioLike,
  fix: Fix,
  target: Target,
  options?: InLanguage,
): Configuration;

/**
 * Reads console messages (of Chromium, Firefox or WebKit) about one request.
 * @returns the parts of a scenario that follow from them, or null if no line is a message of these browsers
 */
export declare function fromConsole(text: string): ConsoleReading | null;

/** The parts of a scenario that follow from console messages. */
export interface ConsoleReading {
  /** The browser that printed the messages. */
  engine: "chromium" | "firefox" | "webkit";
  /** The known values. Headers are pairs; a policy has only the directive that was quoted. */
  scenario: {
    page: Partial<Page>;
    request: Partial<RequestDescription>;
    network?: Scenario["network"];
  };
  /** Paths of the values that the lines do not state and for which nothing is assumed, e.g. "request.url". */
  missing: string[];
  /**
   * Paths of the values that the lines do not state and that were chosen so that the browser would print these lines, e.g.
   * "page.url", "request.api", "network[0].preflight.headers".
   */
  assumed: string[];
  /** The cause that the lines report if it is not a policy: an ad blocker, the network. */
  about?: "content-blocker" | "network" | "track";
}

/** Reads a page once, to decide about many of its requests. */
export declare function compilePolicy<P>(page: PageOf<P>): CompiledPolicy;
export declare function compilePolicy(page: PageLike): CompiledPolicy;

/** A page that has been read. */
export interface CompiledPolicy {
  /** Decides whether browsers allow `request`. */
  decide(request: RequestLike, network?: readonly HopLike[]): Decision;
  /** The same for many requests; each is a request, or a request with the servers' responses. */
  decideAll(requests: Iterable<RequestLike | { request: RequestLike; network?: readonly HopLike[] }>): Decision[];
  /** Frees its memory. Without this call, the memory is freed when the object is garbage-collected. */
  free(): void;
  /** Calls `free()`, for `using`. */
  [Symbol.dispose](): void;
}

/**
 * Reads policies as a browser does, without a page or a request.
 * @param policy the value of a Content-Security-Policy header, or headers that contain policies
 */
export declare function parsePolicy(
  policy: HeadersLike | HeldResponse,
  options?: {
    /** For a value: whether it blocks (the default) or only reports. For headers, their names decide. */
    disposition?: "enforce" | "report";
    /** For a value: "header" (the default; commas separate policies) or "meta". */
    source?: "header" | "meta";
  } & InLanguage,
): ParsedPolicies;

/**
 * Returns the source expressions that allow a piece of code in a page: its hash, and `'unsafe-hashes'` if the code is
 * an attribute or a `javascript:` URL. CR LF is treated as LF, as in the HTML parser. A `javascript:` URL with
 * percent-encoded bytes has two hashes, because Chromium decodes them first.
 */
export declare function hashSource(
  code: string,
  options?: {
    /** The kind of code, with the names of `request.api`. Default: "inline-script". */
    kind?:
      | "inline-script"
      | "speculation-rules"
      | "inline-style"
      | "event-handler"
      | "style-attribute"
      | "javascript-url";
    /** Default: "sha256". */
    algorithm?: "sha256" | "sha384" | "sha512";
  },
): {
  /** "script-src" or "style-src". */
  directive: string;
  /** The sources to add to it. */
  sources: string[];
};

/** Every API, in the order of the page's menu. */
export declare const APIS: readonly Api[];
/** Every check that can block a request. */
export declare const CHECKS: readonly Check[];
/** The engines that a report has verdicts for. */
export declare const ENGINES: readonly ("standards" | "chromium" | "firefox" | "webkit")[];
/** Every server or framework that a fix can be written for. */
export declare const TARGETS: readonly Target[];

/**
 * The `code` of every error that the package throws, except for bugs in it. Texts may change, and codes stay.
 *
 * - `ERR_WOULDBLOCK_SCENARIO`: a {@link ScenarioError}
 * - `ERR_WOULDBLOCK_INTERNAL`: a {@link WouldblockInternalError}
 * - `ERR_WOULDBLOCK_DESCRIBE`, `ERR_WOULDBLOCK_FENCE`: the errors of `wouldblock/describe` and `wouldblock/static`
 * - `ERR_WOULDBLOCK_ARGUMENT`: another argument cannot be used
 * - `ERR_WOULDBLOCK_LOAD`: the engine or the readers are not loaded, or cannot be
 * - `ERR_WOULDBLOCK_FREED`: a compiled policy was used after `free()`
 * - `ERR_WOULDBLOCK_STORE_FULL`, `ERR_WOULDBLOCK_STORE_FOREIGN`, `ERR_WOULDBLOCK_NO_SQLITE`: of `wouldblock/collect/store`
 * - `ERR_WOULDBLOCK_UNRECORDED`: `wouldblock/playwright` has not recorded the page
 */
export type ErrorCode =
  | "ERR_WOULDBLOCK_SCENARIO"
  | "ERR_WOULDBLOCK_INTERNAL"
  | "ERR_WOULDBLOCK_DESCRIBE"
  | "ERR_WOULDBLOCK_FENCE"
  | "ERR_WOULDBLOCK_ARGUMENT"
  | "ERR_WOULDBLOCK_LOAD"
  | "ERR_WOULDBLOCK_FREED"
  | "ERR_WOULDBLOCK_STORE_FULL"
  | "ERR_WOULDBLOCK_STORE_FOREIGN"
  | "ERR_WOULDBLOCK_NO_SQLITE"
  | "ERR_WOULDBLOCK_UNRECORDED";

/** The input is not a scenario. `instanceof` also works between errors of the ES module and of `require()`. */
export declare class ScenarioError extends TypeError {
  private constructor();
  override readonly name: "ScenarioError";
  readonly code: "ERR_WOULDBLOCK_SCENARIO";
  /** The field that is wrong, e.g. "network[0].response.status"; empty for the whole scenario. */
  readonly path: string;
  /** The name that was probably meant, if one is similar. */
  readonly suggestion: string | null;
}

/** The engine itself failed: a bug worth reporting. Later calls run on a fresh engine. */
export declare class WouldblockInternalError extends Error {
  private constructor();
  override readonly name: "WouldblockInternalError";
  readonly code: "ERR_WOULDBLOCK_INTERNAL";
}

// ───────────── objects that callers have: recognised by shape, so classes of other realms and libraries work too ─────────────

/** `Headers` and similar classes. */
export interface HeldHeaders extends Iterable<[name: string, value: string]> {
  get(name: string): string | null;
}

/** `Request` and similar classes: what `fetch()` would send. */
export interface HeldRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: HeldHeaders;
  readonly mode?: string;
  readonly credentials?: string;
  readonly redirect?: string;
}

/** `Response` and similar classes. */
export interface HeldResponse {
  readonly url: string;
  readonly status: number;
  readonly headers: HeldHeaders;
  clone(): unknown;
}

/** `URL` and `Location`. */
export interface HeldUrl {
  readonly href: string;
  readonly origin: string;
}

/** A header's value, or several headers of the same name. */
export type HeaderValue = string | number | readonly string[] | undefined;

/** Headers as text, `Headers`, pairs (including a `Map`), or an object by name, as in Node. `Known`: names to complete. */
export type HeadersLike<Known extends string = never> =
  | HeaderInput
  | Iterable<readonly [name: string, value: string | number]>
  | ({ readonly [Name in Known]?: HeaderValue } & { readonly [name: string]: HeaderValue });

/** Response headers of a page, a frame's parent or a worker that decide about its requests. */
export type PageHeader =
  | "Content-Security-Policy"
  | "Content-Security-Policy-Report-Only"
  | "Cross-Origin-Embedder-Policy"
  | "Cross-Origin-Embedder-Policy-Report-Only"
  | "Integrity-Policy"
  | "Integrity-Policy-Report-Only"
  | "Referrer-Policy"
  | "Reporting-Endpoints";

/** Headers that scripts often set. */
export type RequestHeader =
  | "Accept"
  | "Authorization"
  | "Cache-Control"
  | "Content-Type"
  | "If-None-Match"
  | "Range"
  | "X-CSRF-Token"
  | "X-Requested-With";

/** Headers of responses that decide about a request. */
export type ResponseHeader =
  | "Access-Control-Allow-Credentials"
  | "Access-Control-Allow-Headers"
  | "Access-Control-Allow-Methods"
  | "Access-Control-Allow-Origin"
  | "Access-Control-Expose-Headers"
  | "Access-Control-Max-Age"
  | "Content-Security-Policy"
  | "Content-Type"
  | "Cross-Origin-Embedder-Policy"
  | "Cross-Origin-Resource-Policy"
  | "Location"
  | "Referrer-Policy"
  | "Sec-WebSocket-Extensions"
  | "Sec-WebSocket-Protocol"
  | "Vary"
  | "X-Content-Type-Options"
  | "X-Frame-Options";

export type UrlLike = string | HeldUrl;

export type ScenarioLike = Scenario | { page: PageLike; request: RequestLike; network?: readonly HopLike[] };

/** What surrounds a request. */
export interface Around {
  /** The page that makes the request. */
  page: PageLike;
  /** The servers' responses, a hop for each URL of the redirect chain. */
  network?: readonly HopLike[];
}

/** A page, only its URL, or the `Response` that it was loaded from. */
export type PageLike =
  | Page
  | UrlLike
  | HeldResponse
  | (Omit<Page, "url" | "headers"> & { url: UrlLike; headers?: HeadersLike });

/** A description, a URL to fetch, or a `Request`. */
export type RequestLike =
  | RequestDescription
  | UrlLike
  | HeldRequest
  | (Omit<RequestDescription, "url" | "headers" | "body"> & {
      url: UrlLike;
      headers?: HeadersLike;
      body?: Body | HeldBody;
    });

/** A body that `fetch()` accepts; only its kind matters. */
export type HeldBody =
  | string
  | ArrayBuffer
  | ArrayBufferView
  /** `FormData`, `URLSearchParams` */
  | { append(name: string, value: string): void }
  /** `Blob`, `File` */
  | { readonly size: number; readonly type: string; arrayBuffer(): Promise<ArrayBuffer> }
  /** `ReadableStream` */
  | { readonly locked: boolean; cancel(): Promise<void> };

/** A hop, or a `Response` if there is no preflight to describe. */
export type HopLike = Hop | HeldResponse | { preflight?: ResponseLike; response?: ResponseLike };

export type ResponseLike = ResponseHead | HeldResponse | (Omit<ResponseHead, "headers"> & { headers?: HeadersLike });

// ───────────── types of the first overloads, with which editors complete only the fields of a scenario ─────────────

/**
 * `T` if it is a `Shape`. The engine's functions take many kinds of objects, such as a `Response` for a page, and an
 * editor that completes an object literal would offer the members of all of them. While the literal is being typed, `T`
 * is not known, so the editor offers none of these members.
 */
export type If<T, Shape> = T extends Shape ? T : never;

/** The fields of a page. */
export interface PageFields extends Omit<Page, "url" | "headers"> {
  /** Absolute URL of the document, as text, `URL` or `Location`. */
  url?: UrlLike;
  /** Response headers that the page was served with. */
  headers?: HeadersLike<PageHeader>;
}

/** The fields of a request. */
export interface RequestFields extends Omit<RequestDescription, "url" | "headers" | "body"> {
  /** Absolute, or relative to `page.url`. Left out for the APIs that load nothing. */
  url?: UrlLike;
  /** Headers that the script sets. */
  headers?: HeadersLike<RequestHeader>;
  /** Only the kind of the body affects the browser's decision, never the bytes. */
  body?: Body | HeldBody;
}

/** The fields of a response. */
export interface ResponseFields extends Omit<ResponseHead, "headers"> {
  /** Its headers. */
  headers?: HeadersLike<ResponseHeader>;
}

/** The fields of a hop. */
export interface HopFields<N> {
  /** The response to the CORS preflight for this URL. Left out if it is unknown. */
  preflight?: ResponseFields | If<N, HeldResponse>;
  /** The response to the request itself. Left out if it is unknown. */
  response?: ResponseFields | If<N, HeldResponse>;
}

/** {@link PageLike} */
export type PageOf<P> = string | PageFields | If<P, HeldUrl | HeldResponse>;
/** {@link RequestLike} */
export type RequestOf<R> = string | RequestFields | If<R, HeldUrl | HeldRequest>;

/** {@link Around} */
export interface AroundOf<P, N> {
  /** The page that makes the request: its fields, its URL, or the `Response` that it was loaded from. */
  page: PageOf<P>;
  /** The servers' responses, a hop for each URL of the redirect chain. What is left out is unknown. */
  network?: readonly (HopFields<N> | If<N, HeldResponse>)[];
}

/** {@link ScenarioLike} */
export interface ScenarioOf<P, R, N> extends AroundOf<P, N> {
  /** The request and the API that makes it: its fields, a URL to fetch, or a `Request`. */
  request: RequestOf<R>;
}
