/** The states of gates as shapes that can be distinguished without colour. @type {Record<import("../../pkg/contract.d.ts").GateState, string>} */
export const SHAPES = { passed: "✓", stopped: "✕", open: "?", "not-asked": "–" };
