// The words of the tools for development: the collector, the middleware and the plug-ins.
export const collectWords = {
  listening: (url, file) => `在 ${url} 接收报告，并保存到 ${file}。`,
};

export const playwrightWords = {
  unrecorded: "该页面未被记录：请使用 wouldblock/playwright 的 test，或在首次导航之前调用 record(page)",
  breaks: "该策略会破坏页面：",
  survives: "该策略不会破坏页面的任何部分。",
  blocked: (directive, what, engines, count) => `${directive} 阻止 ${what}（${engines}；共 ${count} 个）`,
  open: (what, missing) => `${what}：取决于 ${missing}`,
  unread: (count) => `有 ${count} 个请求无法判断`,
};

export const viteWords = {
  breaks: "该策略会破坏构建出的页面：",
  wouldBreak: (directive, blocked) => `生产环境的策略会阻止 ${blocked}（${directive}）`,
  blocks: (place, directive, what, sources) => `${place}：${directive} 阻止 ${what}${sources && `；需要 ${sources}`}`,
};

export const corsLogWords = {
  allowed: (what, origin) => `浏览器允许 ${origin} 读取 ${what}`,
  blocked: (what, origin, engines) => `浏览器对 ${origin} 阻止 ${what}（${engines}）`,
  add: (file) => `添加到 ${file}：`,
};

export const readWords = {
  request: (number) => `请求 ${number}`,
  open: "无法确定",
  unread: "未读取",
  line: (number) => `第 ${number} 行`,
  status: (status) => `状态码 ${status}`,
  unknown: (name, why) => `无法识别 ${name}。${why}`,
  incomplete: (name, title) => `已读取 ${name}（${title}）；还缺少 --fetch URL（或其他 API）`,
};
