// The words of `wouldblock check`.
export const checkWords = {
  marks: { holds: "符合", fails: "不符", undetermined: "未定" },
  fails: {
    mustAllow: (engines) => `该请求必须被允许，但 ${engines} 阻止了它。`,
    mustBlock: (engines) => `该请求必须被阻止，但 ${engines} 允许了它。`,
  },
  undetermined: {
    mustAllow: (engines) => `该请求必须被允许，但在 ${engines} 中无法确定。`,
    mustBlock: (engines) => `该请求必须被阻止，但在 ${engines} 中无法确定。`,
  },
  allowedByPolicy: "只判断策略，而策略允许该请求。",
  rules: {
    mustAllow: "页面的响应头允许网站所需的请求。",
    mustBlock: "页面的响应头阻止网站不得发出的请求。",
  },
  total: (holds, fails, open) => `${holds} 项符合预期，${fails} 项不符合预期，${open} 项无法确定`,
};
