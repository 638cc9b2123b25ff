// The values of the contract's types, for programs that offer or check them.

export { ENGINES } from "./engines.js";
export { APIS } from "./fields.js";

/** @typedef {NonNullable<Parameters<typeof import("./index.d.ts").hashSource>[1]>} HashOptions */
/** @typedef {NonNullable<HashOptions["kind"]>} CodeKind */
/** @typedef {NonNullable<HashOptions["algorithm"]>} HashAlgorithm */

/** The names of the browsers' engines, which are the same in every language. @type {Readonly<Record<string, string>>} */
export const ENGINE_TITLES = Object.freeze({ chromium: "Chromium", firefox: "Firefox", webkit: "WebKit" });

/** The checks that can block a request. */
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

/** The kinds of code that a policy can allow by its hash. @type {readonly CodeKind[]} */
export const CODE_KINDS = Object.freeze([
  "inline-script",
  "speculation-rules",
  "inline-style",
  "event-handler",
  "style-attribute",
  "javascript-url",
]);

/** The algorithms of such a hash. @type {readonly HashAlgorithm[]} */
export const HASH_ALGORITHMS = Object.freeze(["sha256", "sha384", "sha512"]);

/** The servers and frameworks that a fix can be written for. */
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
