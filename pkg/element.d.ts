import type { Report, Scenario } from "./contract.js";

export type { Report, Scenario } from "./contract.js";

/** The attributes of `<would-block>`. Names and values follow the scenario (`contract.d.ts`). */
export interface WouldBlockAttributes {
  /** URL of the page that makes the request. */
  page?: string;
  /** Short header text; put longer text into a child with the `slot` of the same name. */
  "page-headers"?: string;
  meta?: string;
  "request-headers"?: string;
  preflight?: string;
  response?: string;
  /** Match patterns, separated by spaces. */
  "host-permissions"?: string;
  "address-space"?: "public" | "local" | "loopback";
  "local-network-permission"?: "granted" | "denied";
  /** Default "fetch". */
  api?: Scenario["request"]["api"];
  url?: string;
  method?: string;
  /** The kind of body. */
  body?: NonNullable<Scenario["request"]["body"]>["kind"];
  "body-type"?: string;
  mode?: NonNullable<Scenario["request"]["mode"]>;
  credentials?: NonNullable<Scenario["request"]["credentials"]>;
  redirect?: NonNullable<Scenario["request"]["redirect"]>;
  /** Boolean attribute. */
  "upload-listener"?: boolean | "";
  /** Separated by commas. */
  protocols?: string;
  crossorigin?: "" | "anonymous" | "use-credentials";
  as?: string;
  integrity?: string;
  nonce?: string;
  "inserted-by"?: NonNullable<Scenario["request"]["insertedBy"]>;
  /** Boolean attribute. */
  module?: boolean | "";
  /** Inline or compiled code; put longer text into a child with the slot of the same name. */
  code?: string;
  via?: string;
  policy?: string;
  sandbox?: string;
  /** Boolean attribute: an extension's content script in the page makes the request. */
  "content-script"?: boolean | "";
  /** The kind of the worker that makes the request, and its URL and headers. */
  "worker-kind"?: "dedicated" | "shared" | "service";
  "worker-url"?: string;
  "worker-headers"?: string;
  /** The worker that started that worker, its kind, and its headers. */
  "parent-worker"?: string;
  "parent-worker-kind"?: "dedicated" | "shared" | "service";
  "parent-worker-headers"?: string;
  /** The service worker that fetches what the page requests, and the headers of its script. */
  "service-worker"?: string;
  "service-worker-headers"?: string;
  /** The page that frames the page, and the sandbox of the frame. */
  parent?: string;
  "parent-headers"?: string;
  "parent-meta"?: string;
  ancestors?: string;
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
  /** Loads the engine and shows the verdict, even if the element is not in view. Resolves when the element is drawn. */
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
