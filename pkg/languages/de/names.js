// What the checks are called.
export default {
  "check.url": "die URL",
  "check.method": "die Methode",
  "check.header": "ein Header",
  "check.csp": "Content Security Policy",
  "check.mixed-content": "Mixed Content",
  "check.port": "der Port",
  "check.same-origin-mode": "der Modus same-origin",
  "check.preflight": "der CORS-Preflight",
  "check.cors": "die CORS-Prüfung",
  "check.redirect": "eine Weiterleitung",
  "check.credentials": "Credentials",
  "check.corp": "Cross-Origin-Resource-Policy",
  "check.local-network": "Local Network Access",
  "check.response": "die Antwort",
  "check.unsupported": "fehlende Unterstützung",
  "check.other": "eine andere Regel",
};
