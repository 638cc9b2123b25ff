// Audits in browsers that want the smallest download: the module is a file of its own, fetched on first use.
import { connect } from "./audit-core.js";
import { fetched } from "./read/connect.js";

export const { audit, auditLines, comparePolicies } = /* @__PURE__ */ connect(() =>
  // Written out in full, so that bundlers see the file and ship it.
  fetched(new URL("./audit/audit_bg.wasm", import.meta.url)),
);
