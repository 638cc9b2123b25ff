// The words of the generated parts in Chinese.

/** @type {import("./en.mjs").Words} */
const words = {
  language: "zh",
  nothing: "（没有输出）",
  troubleshooting: `# 按控制台报错排查

wouldblock 能读取的三个控制台的每一句话，都是本页的一个标题。请搜索你看到的那一行，略去你自己的地址。标题下面是会输出这一行的场景的卡片：“为什么”
列出原因和可以让请求通过的修改，点“修改”可以换成你自己的地址。

也可以把整行粘贴到[演练场](../../index.html)，它会把报错还原成场景。
`,
  older: (browser) => `${browser} 的旧措辞`,
  earlier: "以前的版本输出过这些句子，或者人们这样引用它们。下面的卡片是 wouldblock 从这样一行读出的场景。",
  unrecorded: "没有录制的场景会输出这一行。",
  unread: "这一行的信息不足以构成场景，或者涉及没有模拟的行为。",
  departures: {
    head: `# 各浏览器与标准的差异

下面列出每个引擎与标准不同的地方，由引擎自己的数据生成。“起始版本”是第一个这样做的版本；未知时，在 ≤ 后列出录制该行为时的版本。“录制用例”是各引擎对 \`tests/cases\` 或
\`tests/recorded\` 中某个场景的实际行为，可以按编号查找。点击编号，会在演练场中打开该场景。
`,
    columns: "| 引擎 | 它的做法 | 名称 | 起始版本 | 录制用例 |",
    comma: "、",
  },
  truth: {
    columns: ["浏览器", "日期", "场景", "参与比较", "结论相同", "无法确定", "结论不同", "结论相同，细节不同"],
    reasons: ["浏览器", "不同之处", "场景数", "原因", "最小的场景"],
    kinds: { verdict: "结论", exchanges: "发送的内容", violations: "策略的报告", result: "脚本看到的结果" },
    unknown: "还不知道",
  },
};

export default words;
