// The list of departures in another language. The rows are those of docs/departures.md, which a test of the engine
// writes.

const ROW = /^\| ([^|]+) \| (?:[^|\\]|\\.)+ \| `(\w+)` \|/gm;

const CHINESE = `# 各浏览器与标准的差异

下面列出每个引擎与标准不同的地方，由引擎自己的数据生成。“起始版本”是第一个这样做的版本，只在已知时列出。“录制用例”是各引擎对 \`tests/cases\` 或
\`tests/recorded\` 中某个场景的实际行为，可以按编号查找。
`;

/**
 * @param {string} english
 * @param {import("wouldblock").Language} catalogue
 */
export function departures(english, catalogue) {
  const sections = english.slice(english.indexOf("\n## "));
  const said = sections
    .replace(ROW, (_, engines, name) => {
      const sentence = catalogue.messages[`departure.${name}`];
      if (!sentence) throw new Error(`the catalogue lacks departure.${name}`);
      return `| ${engines.replaceAll(", ", "、")} | ${sentence.replaceAll("|", "\\|")} | \`${name}\` |`;
    })
    .replaceAll(
      "| engines | what each of them does | name | since | recorded |",
      "| 引擎 | 它的做法 | 名称 | 起始版本 | 录制用例 |",
    );
  return CHINESE + said;
}
