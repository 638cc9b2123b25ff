/** A part of a fence that cannot be understood. */
export interface FenceProblem {
  /** Its place in the text, in UTF-16 code units. */
  start: number;
  end: number;
  /** A sentence. */
  text: string;
}

/** The parts of a `<would-block>` element. */
export interface Fence {
  /** Values by name; boolean attributes have an empty value. */
  attributes: Record<string, string>;
  /** Its children, in their order. */
  blocks: {
    slot: "page-headers" | "meta" | "request-headers" | "preflight" | "response";
    /** For responses: the hop of the redirect chain, from 0. */
    hop: number;
    text: string;
  }[];
  /** The parts that were left out. */
  problems: FenceProblem[];
}

/** Reads the text of a fenced code block of the language `wouldblock`. It never fails. */
export declare function parseFence(text: string): Fence;

/** Like {@link parseFence}, but also reads a command or a call. The readers are loaded if the fence contains one. */
export declare function readFence(text: string): Promise<Fence>;

/** Returns the HTML of `<would-block>`. It has no blank line, because Markdown ends HTML at one. */
export declare function fenceHtml(fence: Pick<Fence, "attributes" | "blocks">): string;

/**
 * Turns all fences of the page into elements (of `wouldblock/element`), including those that are added later. A fence that
 * cannot be understood is shown with its errors. In Node this does nothing.
 */
export declare function upgradeFences(): void;
