import type { Language } from "./index.js";

export interface Options {
  /** What a module of `wouldblock/languages` exports, for all pages; or a function that chooses it for a file. */
  language?: Language | ((file: { readonly path: string }) => Language | undefined);
  /** More attributes of each element. */
  attributes?: Record<string, string>;
}

/** A plug-in of unified. A fence that cannot be understood fails the file, with its line. */
declare function wouldblock(options?: Options): (tree: unknown, file: unknown) => void;
export default wouldblock;
