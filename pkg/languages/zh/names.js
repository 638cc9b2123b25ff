// What the checks are called.
export default {
  "check.url": "URL",
  "check.method": "方法",
  "check.header": "请求头",
  "check.csp": "内容安全策略（CSP）",
  "check.mixed-content": "混合内容",
  "check.port": "端口",
  "check.same-origin-mode": "same-origin 模式",
  "check.preflight": "CORS 预检",
  "check.cors": "CORS 检查",
  "check.redirect": "重定向",
  "check.credentials": "凭据",
  "check.corp": "Cross-Origin-Resource-Policy",
  "check.local-network": "本地网络访问",
  "check.response": "响应",
  "check.unsupported": "浏览器不支持",
  "check.other": "其他规则",
};
