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
 * @throws {ScenarioError} when `scenario` is not one
 * @throws {WouldblockInternalError} when the engine itself fails
 */
export declare function simulate(scenario: ScenarioLike, options?: InLanguage & OfFixes & ThroughEngine): Report;
/**
 * The same, for a request and what is around it:
 * `simulate(new Request(url, init), { page, network: [{ preflight, response }] })`.
 */
export declare function simulate(request: RequestLike, around: Around & InLanguage & OfFixes & ThroughEngine): Report;

/** How much a report tells. */
export interface OfFixes {
  /**
   * `false`: no fixes are sought, and `fixes` is empty. That takes most of the time of a report on a request that is
   * blocked: an editor may show the verdict first.
   */
  fixes?: boolean;
}

/** Whose steps, exchanges, gates, result and violations a report shows. Left out: what most browsers do. */
export interface ThroughEngine {
  /** An engine as it behaves today. */
  engine?: EngineName;
  /** A recorded release, such as "chromium@156". A name that is not among them is an error that lists those that are. */
  profile?: `${Exclude<EngineName, "standards">}@${string}`;
}

/** In which language a report is written; codes, parameters and consoles are the same in all of them. */
export interface InLanguage {
  /** What a module of `wouldblock/languages` exports; left out, or a tag of English: English. */
  language?: Language | "en" | `en-${string}`;
}

/** The words of a language: a template for each message. What it lacks is said in English. */
export interface Language {
  tag: string;
  messages: Readonly<Record<string, string>>;
}

/** The verdict alone, several times faster than `simulate`: the same decisions, with nothing told. */
export declare function decide(scenario: ScenarioLike): Decision;
export declare function decide(request: RequestLike, around: Around): Decision;

/** What `simulate` takes as plain data: to be stored, compared, or shared. Evidence in reports points into it. */
export declare function toScenario(scenario: ScenarioLike): Scenario;
export declare function toScenario(request: RequestLike, around: Around): Scenario;

/**
 * The scenario with the edits of a fix made; everything else stays as it was typed. `scenario` itself is not changed.
 * @throws {ScenarioError} when `scenario` or `fix` is not one
 */
export declare function applyFix(scenario: ScenarioLike, fix: Fix): Scenario;

/** What a fix can be written for. */
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

/** Text to paste, and where it goes. */
export interface Configuration {
  target: Target;
  /** By the name that highlighters know. */
  language: string;
  /** The file, and the place in it. */
  file: string;
  /** Empty where the target cannot have the fix; `note` says why. */
  text: string;
  /** What has to be known beside it; mostly empty. */
  note: string;
}

/**
 * A fix as configuration of a server or a framework.
 * @throws {ScenarioError} when `scenario`, `fix` or `target` is not one
 */
export declare function configuration(
  scenario: ScenarioLike,
  fix: Fix,
  target: Target,
  options?: InLanguage,
): Configuration;

/**
 * Reads lines of a console (Chromium's, Firefox's or WebKit's) that are about one request.
 * @returns what they tell of the scenario, or null when no line is one of theirs
 */
export declare function fromConsole(text: string): ConsoleReading | null;

/** What a console tells of a scenario. */
export interface ConsoleReading {
  /** Whose words they are. */
  engine: "chromium" | "firefox" | "webkit";
  /** What is known; headers are pairs, and of a page's policies the directive that was quoted. */
  scenario: {
    page: Partial<Page>;
    request: Partial<RequestDescription>;
    network?: Scenario["network"];
  };
  /** Paths into the scenario of what the lines do not state and nothing is assumed for, e.g. "request.url". */
  missing: string[];
  /**
   * Paths of what the lines do not state and is assumed, so that the browser prints them again, e.g. "page.url",
   * "request.api", "network[0].preflight.headers".
   */
  assumed: string[];
  /** What the lines are about, where that is not a request that a policy decides: an ad blocker, the network. */
  about?: "content-blocker" | "network" | "track";
}

/** Reads a page once, to decide about many of its requests. */
export declare function compilePolicy(page: PageLike): CompiledPolicy;

/** A page that has been read. */
export interface CompiledPolicy {
  /** Whether browsers let `request` through. */
  decide(request: RequestLike, network?: readonly HopLike[]): Decision;
  /** The same for many; each is a request, or a request with what the servers answer to it. */
  decideAll(requests: Iterable<RequestLike | { request: RequestLike; network?: readonly HopLike[] }>): Decision[];
  /** Gives its memory back; left alone, that happens when it is garbage-collected. */
  free(): void;
  /** The same, for `using`. */
  [Symbol.dispose](): void;
}

/**
 * Reads policies as a browser does, without a page or a request.
 * @param policy the value of a Content-Security-Policy header, or headers that deliver some
 */
export declare function parsePolicy(
  policy: HeadersLike | HeldResponse,
  options?: {
    /** For a value: whether it blocks (the default) or only reports. Headers say so by their names. */
    disposition?: "enforce" | "report";
    /** For a value: "header" (the default; commas separate policies) or "meta". */
    source?: "header" | "meta";
  } & InLanguage,
): ParsedPolicies;

/**
 * The source expressions that let a piece of code in a page run or apply: its hash, and `'unsafe-hashes'` where the code
 * is an attribute or a `javascript:` URL. CR LF counts as LF, as the HTML parser reads it.
 */
export declare function hashSource(
  code: string,
  options?: {
    /** What the code is; the names are those of `request.api`. Default: "inline-script". */
    kind?: "inline-script" | "inline-style" | "event-handler" | "style-attribute" | "javascript-url";
    /** Default: "sha256". */
    algorithm?: "sha256" | "sha384" | "sha512";
  },
): {
  /** "script-src" or "style-src". */
  directive: string;
  /** What to add to it. */
  sources: string[];
};

/** Every API, in the order in which they are offered. */
export declare const APIS: readonly Api[];
/** Every check that may stop a request. */
export declare const CHECKS: readonly Check[];
/** Whose verdicts a report has. */
export declare const ENGINES: readonly ("standards" | "chromium" | "firefox" | "webkit")[];
/** What a fix can be written for. */
export declare const TARGETS: readonly Target[];

/** What was given is no scenario. Errors of the ES module and of `require()` are instances of each other's class. */
export declare class ScenarioError extends TypeError {
  private constructor();
  override readonly name: "ScenarioError";
  readonly code: "ERR_WOULDBLOCK_SCENARIO";
  /** Which field is wrong, e.g. "network[0].response.status"; empty for the whole. */
  readonly path: string;
  /** The name that was probably meant, where one is near. */
  readonly suggestion: string | null;
}

/** The engine itself failed: a bug worth reporting. Later calls run on a fresh engine. */
export declare class WouldblockInternalError extends Error {
  private constructor();
  override readonly name: "WouldblockInternalError";
  readonly code: "ERR_WOULDBLOCK_INTERNAL";
}

// ───────────────── what people hold: told by shape, so that any realm's and any library's classes fit ─────────────────

/** `Headers` and its kin. */
export interface HeldHeaders extends Iterable<[name: string, value: string]> {
  get(name: string): string | null;
}

/** `Request` and its kin: what `fetch()` would send. */
export interface HeldRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: HeldHeaders;
  readonly mode?: string;
  readonly credentials?: string;
  readonly redirect?: string;
}

/** `Response` and its kin. */
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

/** Headers as text, `Headers`, pairs (a `Map` too), or an object by name, as Node has them. */
export type HeadersLike =
  | HeaderInput
  | HeldHeaders
  | Iterable<readonly [name: string, value: string | number]>
  | { readonly [name: string]: string | number | readonly string[] | undefined };

export type UrlLike = string | HeldUrl;

export type ScenarioLike = Scenario | { page: PageLike; request: RequestLike; network?: readonly HopLike[] };

/** What surrounds a request. */
export interface Around {
  page: PageLike;
  network?: readonly HopLike[];
}

/** A page; its URL alone; or the `Response` that brought it. */
export type PageLike =
  | Page
  | UrlLike
  | HeldResponse
  | (Omit<Page, "url" | "headers"> & { url: UrlLike; headers?: HeadersLike });

/** A description; a URL to be fetched; or a `Request`. */
export type RequestLike =
  | RequestDescription
  | UrlLike
  | HeldRequest
  | (Omit<RequestDescription, "url" | "headers" | "body"> & {
      url: UrlLike;
      headers?: HeadersLike;
      body?: Body | HeldBody;
    });

/** What `fetch()` takes as a body; only its kind matters. */
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

/** A hop; or a `Response` where there is no preflight to tell of. */
export type HopLike = Hop | HeldResponse | { preflight?: ResponseLike; response?: ResponseLike };

export type ResponseLike = ResponseHead | HeldResponse | (Omit<ResponseHead, "headers"> & { headers?: HeadersLike });
