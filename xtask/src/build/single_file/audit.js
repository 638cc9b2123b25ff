// The audit in the single file, instead of pkg/audit-web.js: the compressed module is inside.
import { connect } from "./audit-core.js";
import { inflated } from "./read-web.js";

export const { audit, auditLines, comparePolicies, scenariosOf } = connect(async () =>
  inflated((await import("./audit/audit-packed.js")).base64),
);
