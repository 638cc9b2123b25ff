import type { Language } from "./index.js";

export interface Options {
  /**
   * What a module of `wouldblock/languages` exports, for all pages; or a function that chooses it for the page that
   * markdown-it's `env` describes. Left out: English.
   */
  language?: Language | ((env: { path?: string; relativePath?: string }) => Language | undefined);
  /** More attributes of each element. VitePress needs `{ "v-pre": "" }`. */
  attributes?: Record<string, string>;
}

/** `md.use(wouldblock, options)`. A fence that cannot be understood throws, with its line. */
declare function wouldblock(md: object, options?: Options): void;
export default wouldblock;
