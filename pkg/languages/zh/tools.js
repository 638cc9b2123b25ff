// 开发工具（收集器、中间件和插件）的文字。
export const collectWords = {
  listening: (url, file) => `在 ${url} 接收报告，并保存到 ${file}。`,
};
