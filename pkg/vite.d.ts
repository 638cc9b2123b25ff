import type { Plugin } from "vite";

/**
 * A Vite plugin. The dev server sends the production policy in report-only, and what would break is named in the terminal and
 * in the overlay. A build fails where the policy blocks something that its HTML files hold or load.
 */
export default function wouldblock(options: {
  /** The policy of production. */
  policy: string;
  /** Where the built pages will be. Default: `https://page.example/`. */
  page?: string;
  /** Whether the overlay shows what would break. Default: true. */
  overlay?: boolean;
  /** Whether the build fails, or only warns. Default: true. */
  fail?: boolean;
  /** The language of what it prints: en, zh or de. */
  language?: string;
}): Plugin;
