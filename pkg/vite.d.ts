import type { Plugin } from "vite";

/**
 * A Vite plug-in. The dev server sends the production policy as report-only, and violations are listed in the terminal and
 * in the overlay. A build fails if the policy blocks something that its HTML files contain or load.
 */
export default function wouldblock(options: {
  /** The policy of production, or several with commas between them. It may have several lines. */
  policy: string;
  /** The URL of the built pages. Default: `https://page.example/`. */
  page?: string;
  /** Whether the overlay shows violations. Default: true. */
  overlay?: boolean;
  /** Whether the build fails, or only warns. Default: true. */
  fail?: boolean;
  /** The language of what it prints, as a tag such as `zh`. Default: `en`. */
  language?: string;
}): Plugin;
