// The headers of the page. This has no dependencies, because Lighthouse's benchmark installs only its own.
import { readFileSync } from "node:fs";

/** The headers that `www/_headers` gives to every path. Serve the page with them, as its hosts do. */
export function pageHeaders() {
  const text = readFileSync(new URL("../../www/_headers", import.meta.url), "utf8");
  const [, rule] = /^\/\*\n((?:[ \t]+.*\n?)*)/m.exec(text);
  return Object.fromEntries(
    rule
      .trim()
      .split("\n")
      .map((line) =>
        line
          .trim()
          .split(/:\s*(.*)/)
          .slice(0, 2),
      ),
  );
}
