// Audits on hosts that can compile WebAssembly: the module is inside a script that is imported on first use.
// `audit-web.js` is the same for pages that fetch files.
import { connect } from "./audit-core.js";
import { decoded } from "./read/connect.js";

export const { audit, auditLines, comparePolicies, scenariosOf } = /* @__PURE__ */ connect(async () =>
  decoded((await import("./audit/audit-inline.js")).base64),
);
