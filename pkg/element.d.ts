import type { Report, Scenario } from "./contract.js";

export type { Report, Scenario } from "./contract.js";

/** What `<would-block>` takes as attributes. Names and values follow the scenario (`contract.d.ts`). */
export interface WouldBlockAttributes {
  /** URL of the page that asks. */
  page?: string;
  /** Header text, for what is short; longer text stands in a child with the `slot` of the same name. */
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
  /** Boolean: there, or not. */
  "upload-listener"?: boolean | "";
  /** Separated by commas. */
  protocols?: string;
  crossorigin?: "" | "anonymous" | "use-credentials";
  as?: string;
  integrity?: string;
  nonce?: string;
  "inserted-by"?: NonNullable<Scenario["request"]["insertedBy"]>;
  /** Boolean: there, or not. */
  module?: boolean | "";
  /** What is inline or compiled; longer text stands in a child with the slot of the same name. */
  code?: string;
  via?: string;
  policy?: string;
  sandbox?: string;
  /** The kind of the worker that asks, and its URL and headers. */
  "worker-kind"?: "dedicated" | "shared" | "service";
  "worker-url"?: string;
  "worker-headers"?: string;
  /** The page around the page, and the sandbox of the frame between them. */
  parent?: string;
  "parent-headers"?: string;
  "parent-meta"?: string;
  "frame-sandbox"?: string;
  /** Default "card". "full" frames the playground, and is a card where there is no `playground`. */
  display?: "badge" | "card" | "full";
  /** Boolean: the texts of a card can be changed. */
  editable?: boolean | "";
  /** Default "lazy": nothing is fetched until the element is almost in view. */
  loading?: "lazy" | "eager";
  /** Default: that of the page around. */
  theme?: "light" | "dark";
  /** URL of a playground, for "full" and for links. */
  playground?: string;
}

/** Fired, and bubbling, after each answer. */
export type VerdictEvent = CustomEvent<Report>;

/** `<would-block>`. */
export class WouldBlock extends HTMLElement {
  /**
   * What is asked: by attributes and children, set here, or typed. Null before it is drawn, unless it was set.
   * Setting null gives the word back to attributes and children.
   */
  get scenario(): Scenario | null;
  set scenario(scenario: Scenario | null);
  /** The engine's answer; null while there is none. */
  readonly report: Report | null;
  /** Loads what it needs and answers, in view or not. Resolves when the element is drawn. */
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
