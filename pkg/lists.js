// What the types of the contract list, for programs: to offer, to check, to loop over.

export { APIS } from "./fields.js";

/** Whose verdicts a report has. */
export const ENGINES = Object.freeze(["standards", "chromium", "firefox", "webkit"]);

/** What may stop a request. */
export const CHECKS = Object.freeze([
  "url",
  "method",
  "header",
  "csp",
  "mixed-content",
  "port",
  "same-origin-mode",
  "preflight",
  "cors",
  "redirect",
  "credentials",
  "corp",
  "local-network",
  "response",
  "unsupported",
  "x-frame-options",
  "frame-ancestors",
  "sandbox",
  "integrity",
  "trusted-types",
  "other",
]);

/** What a fix can be written for. */
export const TARGETS = Object.freeze([
  "header",
  "nginx",
  "apache",
  "caddy",
  "express",
  "nextjs",
  "_headers",
  "spring",
  "django",
  "aspnet",
  "fastapi",
  "rails",
  "s3",
]);
