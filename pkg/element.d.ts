import type { Report, Scenario } from "./contract.js";

export type { Report, Scenario } from "./contract.js";

/** The attributes of `<would-block>`. Names and values follow the scenario (`contract.d.ts`). */
export interface WouldBlockAttributes {
  /** URL of the page that makes the request. */
  page?: string;
  /** Short header text; put longer text into a child with the `slot` of the same name. */
  "page-headers"?: string;
  /** Contents of `<meta http-equiv="Content-Security-Policy">`, one policy in each line. */
  meta?: string;
  /** Headers that the script sets, one in each line. */
  "request-headers"?: string;
  /** The response to the preflight: a status line and headers. */
  preflight?: string;
  /** The response of the server: a status line and headers. */
  response?: string;
  /** Match patterns, separated by spaces. */
  "host-permissions"?: string;
  /** The address space of the page, for Local Network Access. */
  "address-space"?: "public" | "local" | "loopback";
  /** What the user answered when the browser asked for the local network. */
  "local-network-permission"?: "granted" | "denied";
  /** Default "fetch". */
  api?: Scenario["request"]["api"];
  /** The requested URL, absolute or relative to the page. */
  url?: string;
  /** The method. Default: "GET". */
  method?: string;
  /** The kind of body. */
  body?: NonNullable<Scenario["request"]["body"]>["kind"];
  /** The MIME type of the body. */
  "body-type"?: string;
  /** The mode of `fetch()`. */
  mode?: NonNullable<Scenario["request"]["mode"]>;
  /** The credentials mode of `fetch()`, or "include" for `withCredentials`. */
  credentials?: NonNullable<Scenario["request"]["credentials"]>;
  /** The redirect mode of `fetch()`. */
  redirect?: NonNullable<Scenario["request"]["redirect"]>;
  /** Boolean attribute. */
  "upload-listener"?: boolean | "";
  /** Separated by commas. */
  protocols?: string;
  /** The `crossorigin` attribute of the element. */
  crossorigin?: "" | "anonymous" | "use-credentials";
  /** The `as` attribute of a preload. */
  as?: string;
  /** The `integrity` metadata. */
  integrity?: string;
  /** The `nonce` attribute of the element. */
  nonce?: string;
  /** How the element came into the page. */
  "inserted-by"?: NonNullable<Scenario["request"]["insertedBy"]>;
  /** Boolean attribute. */
  module?: boolean | "";
  /** Inline or compiled code; put longer text into a child with the slot of the same name. */
  code?: string;
  /** Which of several ways the API has, e.g. "setTimeout" or "embed". */
  via?: string;
  /** The name of the Trusted Types policy that created the value of a sink. */
  policy?: string;
  /** The `sandbox` attribute of the requested frame. */
  sandbox?: string;
  /** Boolean attribute: an extension's content script in the page makes the request. */
  "content-script"?: boolean | "";
  /** The kind of the worker that makes the request, and its URL and headers. */
  "worker-kind"?: "dedicated" | "shared" | "service";
  /** The URL of that worker's script. */
  "worker-url"?: string;
  /** The headers of that worker's script. */
  "worker-headers"?: string;
  /** The worker that started that worker, its kind, and its headers. */
  "parent-worker"?: string;
  /** The kind of the worker that started that worker. */
  "parent-worker-kind"?: "dedicated" | "shared" | "service";
  /** The headers of the script of the worker that started that worker. */
  "parent-worker-headers"?: string;
  /** The service worker that fetches what the page requests, and the headers of its script. */
  "service-worker"?: string;
  /** The headers of the service worker's script. */
  "service-worker-headers"?: string;
  /** The page that frames the page, and the sandbox of the frame. */
  parent?: string;
  /** The headers of the page that frames the page. */
  "parent-headers"?: string;
  /** Contents of the `<meta>` policies of the page that frames the page. */
  "parent-meta"?: string;
  /** The URLs of the pages around that page, the nearest first, separated by spaces. */
  ancestors?: string;
  /** The `sandbox` attribute of the frame that contains the page. */
  "frame-sandbox"?: string;
  /** Default "card". "full" frames the playground; without `playground` it is a card. */
  display?: "badge" | "card" | "full";
  /** Boolean attribute: readers can change the texts of a card. */
  editable?: boolean | "";
  /** Default "lazy": nothing is fetched until the element is almost in view. */
  loading?: "lazy" | "eager";
  /** Default: the theme of the surrounding page. */
  theme?: "light" | "dark";
  /** URL of a playground, for "full" and for links. */
  playground?: string;
}

/** Fired after each verdict; it bubbles. */
export type VerdictEvent = CustomEvent<Report>;

/** `<would-block>`. */
export class WouldBlock extends HTMLElement {
  /**
   * The scenario: from attributes and children, set here, or typed by a reader. Null before the element is drawn, unless it was
   * set. If you set null, attributes and children apply again.
   */
  get scenario(): Scenario | null;
  set scenario(scenario: Scenario | null);
  /** The engine's report; null if there is none yet. */
  readonly report: Report | null;
  /** Loads the engine and shows the verdict, even if the element is not in view. Resolves when it is shown. */
  wake(): Promise<void>;
}

declare global {
  interface HTMLElementTagNameMap {
    "would-block": WouldBlock;
  }
  interface HTMLElementEventMap {
    verdict: VerdictEvent;
  }
}
