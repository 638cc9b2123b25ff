// The list of departures in another language. The rows are those of docs/departures.md, which a test of the engine
// writes.

const ROW = /^\| ([^|]+) \| (?:[^|\\]|\\.)+ \| `(\w+)` \|/gm;

/**
 * @param {string} english
 * @param {import("./words.mjs").Words} words
 */
export function departures(english, { catalogue, departures: { head, columns, comma } }) {
  const sections = english.slice(english.indexOf("\n## "));
  const rows = sections
    .replace(ROW, (_, engines, name) => {
      const sentence = catalogue?.messages[`departure.${name}`];
      if (!sentence) throw new Error(`the catalogue lacks departure.${name}`);
      return `| ${engines.replaceAll(", ", comma)} | ${sentence.replaceAll("|", "\\|")} | \`${name}\` |`;
    })
    .replaceAll("| engines | what each of them does | name | since | recorded |", columns);
  return head + rows;
}
