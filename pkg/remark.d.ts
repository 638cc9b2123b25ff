import type { Language } from "./index.js";

export interface Options {
  /** The export of a module of `wouldblock/languages`, for all pages; or a function that returns it for a file. */
  language?: Language | ((file: { readonly path: string }) => Language | undefined);
  /** More attributes of each element. */
  attributes?: Record<string, string>;
}

/**
 * A plug-in for unified. If a fence cannot be understood, the file fails with an error that names its line. A file in which a
 * fence contains a command or a call is processed asynchronously, because the readers are loaded then.
 */
declare function wouldblock(options?: Options): (tree: unknown, file: unknown) => Promise<undefined> | undefined;
export default wouldblock;
