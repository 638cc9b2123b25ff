export { default } from "./remark.js";
export type { Options } from "./remark.js";
