// Audits in browsers, with the smallest download: the module is a separate file, fetched on first use.
import { connect } from "./audit-core.js";
import { fetchBytes } from "./read/connect.js";

export const { audit, auditLines, comparePolicies, scenariosOf } = /* @__PURE__ */ connect(() =>
  // Written out in full, so that bundlers find the file and include it.
  fetchBytes(new URL("./audit/audit_bg.wasm", import.meta.url)),
);
