// What the checks are called.
export default {
  "check.url": "the URL",
  "check.method": "the method",
  "check.header": "a header",
  "check.csp": "Content Security Policy",
  "check.mixed-content": "mixed content",
  "check.port": "the port",
  "check.same-origin-mode": "same-origin mode",
  "check.preflight": "the CORS preflight",
  "check.cors": "the CORS check",
  "check.redirect": "a redirect",
  "check.credentials": "credentials",
  "check.corp": "Cross-Origin-Resource-Policy",
  "check.local-network": "Local Network Access",
  "check.response": "the response",
  "check.unsupported": "missing support",
  "check.other": "another rule",
};
