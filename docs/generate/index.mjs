// The handbook's sources: the pages of docs/, with generated parts inserted.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { withConsoles } from "./consoles.mjs";
import { troubleshooting } from "./troubleshooting.mjs";
import { withCases } from "./warnings.mjs";

const DOCS = fileURLToPath(new URL("../", import.meta.url));

/** Pages for people who work on the project, which the handbook leaves out. */
const LEFT_OUT = ["dependencies.md", "performance.md"];

/** @param {string} folder that everything is written to */
export async function generate(folder) {
  const write = (name, text) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  for (const name of pages()) {
    const text = withoutMarkup(readFileSync(join(DOCS, name), "utf8"));
    write(name, insideTheSite(withConsoles(name === "warnings.md" ? withCases(text) : text)));
  }
  write("troubleshooting.md", troubleshooting());
  write("public/icon.svg", readFileSync(join(DOCS, "../www/icon.svg")));
  for (const name of readdirSync(DOCS).filter((file) => /^embed-.*\.png$/.test(file)))
    write(`public/${name}`, readFileSync(join(DOCS, name)));
}

/** The pages of docs/, by their paths. */
export function pages() {
  const names = readdirSync(DOCS, { recursive: true }).map(String);
  return names.filter((name) => /^(?:zh\/)?[\w-]+\.md$/.test(name) && !LEFT_OUT.includes(name));
}

/** Tags that a text names stay text: `<meta>` in a sentence is no element. Code is text anyway. */
function withoutMarkup(text) {
  return text.replace(/^(`{3,}|~{3,})[^]*?^\1[^\n]*$|`[^`\n]+`|<(?=[a-z/])/gm, (found) =>
    found === "<" ? "&lt;" : found,
  );
}

/** Links to files of the repository do not work on the site, so only their text is kept. */
function insideTheSite(text) {
  return text
    .replace(/(?<!!)\[([^\]]+)\]\(\.\.\/(?!index\.html)[^)]*\)/g, "$1")
    .replace(/\]\((embed-card\.png)\)/g, "](/$1)");
}
