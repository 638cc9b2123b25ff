/** Something in a fence that cannot be understood. */
export interface FenceProblem {
  /** Where it stands in the text, in UTF-16 code units. */
  start: number;
  end: number;
  /** A sentence. */
  text: string;
}

/** What `<would-block>` is made of. */
export interface Fence {
  /** By name; empty for those that are there or not. */
  attributes: Record<string, string>;
  /** Its children, in their order. */
  blocks: {
    slot: "page-headers" | "meta" | "request-headers" | "preflight" | "response";
    /** For answers: of the redirect chain, from 0. */
    hop: number;
    text: string;
  }[];
  /** What was left out. */
  problems: FenceProblem[];
}

/** Reads the text of a fenced code block of the language `wouldblock`. It never fails. */
export declare function parseFence(text: string): Fence;

/** As {@link parseFence}, for fences in which a command or a call may stand; what reads those is loaded when there is one. */
export declare function readFence(text: string): Promise<Fence>;

/** The HTML of `<would-block>`, without a blank line, at which Markdown would end it. */
export declare function fenceHtml(fence: Pick<Fence, "attributes" | "blocks">): string;

/**
 * Turns all fences of the page into elements (of `wouldblock/element`), and those that come later. A fence that cannot be
 * understood is shown with what is wrong. In Node it does nothing.
 */
export declare function upgradeFences(): void;
