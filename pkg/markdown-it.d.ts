import type { Language } from "./index.js";

export interface Options {
  /**
   * The export of a module of `wouldblock/languages`, for all pages; or a function that returns it for the page that
   * markdown-it's `env` describes. Default: English.
   */
  language?: Language | ((env: { path?: string; relativePath?: string }) => Language | undefined);
  /** More attributes of each element. VitePress needs `{ "v-pre": "" }`. */
  attributes?: Record<string, string>;
}

/**
 * `md.use(wouldblock, options)`. If a fence cannot be understood, the error names its line. A fence with a command or a call
 * stays a code block, which `wouldblock/fences` turns into an element in the page: markdown-it does not wait for the readers.
 */
declare function wouldblock(md: object, options?: Options): void;
export default wouldblock;
