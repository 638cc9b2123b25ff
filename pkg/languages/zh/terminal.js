// The words that the command line adds to the report's own.
export const terminal = {
  from: (page) => `来自 ${page}`,
  engine: (engine, verdict, by) => `${engine}：${verdict}${by && `（${by}）`}`,
  note: (text) => `。${text}`,
  console: (engine) => `${engine} 的控制台：`,
  assumed: (path, value) => `假定：${path} ${value}。`,
  missing: (path) => `缺少：${path}。`,
  fix: "修复：",
  warning: "注意：",
  space: "",
  standards: "标准",
  policy: {
    allowed: "无论服务器如何响应，页面的策略都允许此请求。",
    blocked: "无论服务器如何响应，页面的策略都会阻止此请求。",
    undetermined: "无法确定。没有到达页面的策略，或无法读取该策略。",
  },
  allowed: "允许",
  blocked: "阻止",
  undetermined: "无法确定",
};
