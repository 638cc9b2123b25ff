// The handbook's sources: the pages of docs/, with generated parts inserted.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { withConsoles } from "./consoles.mjs";
import { repository } from "./address.mjs";
import { departures } from "./departures.mjs";
import { withRecordings } from "./recorded.mjs";
import { troubleshooting } from "./troubleshooting.mjs";
import { withCases } from "./warnings.mjs";
import { wordsOf } from "./words.mjs";

const DOCS = fileURLToPath(new URL("../", import.meta.url));

/** Pages for people who work on the project, which the handbook leaves out. */
const LEFT_OUT = ["dependencies.md", "performance.md"];

/** @param {string} folder that everything is written to */
export async function generate(folder) {
  const write = (name, text) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  const read = (name) => readFileSync(join(DOCS, name), "utf8");
  const source = (name) => withoutMarkup(read(name));
  for (const name of pages()) {
    const words = wordsOf(name);
    const text = name.endsWith("warnings.md") ? withCases(source(name), words.catalogue) : source(name);
    const linked = name === "departures.md" ? withRecordings(text, "../") : text;
    write(name, insideTheSite(joined(withConsoles(ofRepository(linked), words))));
  }
  for (const language of ["", "zh/"])
    write(`${language}troubleshooting.md`, joined(troubleshooting(wordsOf(language))));
  const inChinese = joined(withoutMarkup(departures(read("departures.md"), wordsOf("zh/"))));
  write("zh/departures.md", withRecordings(inChinese, "../../"));
  write("public/icon.svg", readFileSync(join(DOCS, "../www/icon.svg")));
  for (const name of readdirSync(DOCS).filter((file) => /^(?:embed|paste)-.*\.png$/.test(file)))
    write(`public/${name}`, readFileSync(join(DOCS, name)));
}

/** The pages of docs/, by their paths. */
export function pages() {
  const names = readdirSync(DOCS, { recursive: true }).map(String);
  return names.filter((name) => /^(?:zh\/)?[\w-]+\.md$/.test(name) && !LEFT_OUT.includes(name));
}

/** Escapes tags in the text: `<meta>` in a sentence is not an element. Code is not changed. */
function withoutMarkup(text) {
  return text.replace(/^(`{3,}|~{3,})[^]*?^\1[^\n]*$|`[^`\n]+`|<(?=[a-z/])/gm, (found) =>
    found === "<" ? "&lt;" : found,
  );
}

/**
 * Chinese has no spaces between words, and HTML would show a line break of the source as one. A break beside a letter of
 * another script stays, because a space belongs there unless a punctuation mark precedes it.
 */
function joined(text) {
  const breaks =
    /(?<=[\p{Script=Han}，。、；：！？”）])\n *(?=[\p{Script=Han}“（])|(?<=[，。、；：！？”）])\n *(?=[`\w[])/gu;
  return outsideCode(text, (prose) => prose.replace(breaks, ""));
}

/** Applies `change` to the text outside of fenced code. */
function outsideCode(text, change) {
  return text
    .split(/^((`{3,}|~{3,})[^]*?^\2[^\n]*$)/m)
    .map((part, at) => (at % 3 === 0 ? change(part) : at % 3 === 1 ? part : ""))
    .join("");
}

/** The repository is named where its owner has filled it in. */
function ofRepository(text) {
  const path = repository() && new URL(repository()).pathname.slice(1);
  return path ? text.replaceAll("OWNER/wouldblock", path) : text;
}

/** Links to files of the repository do not work on the site, so only their text is kept. */
function insideTheSite(text) {
  return text
    .replace(/(?<!!)\[([^\]]+)\]\((?:\.\.\/)+(?!index\.html|api\/)[^)]*\)/g, "$1")
    .replace(/\]\(((?:embed|paste)-\w+\.png)\)/g, "](/$1)");
}
