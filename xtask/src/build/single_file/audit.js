// Audits in the single file, in the place of pkg/audit-web.js: the module is inside, compressed.
import { connect } from "./audit-core.js";
import { inflated } from "./read-web.js";

export const { audit, auditLines, comparePolicies, scenariosOf } = connect(async () =>
  inflated((await import("./audit/audit-packed.js")).base64),
);
