// The readers in the single file, instead of pkg/read-web.js: the compressed modules are inside.
import { connect, decoded } from "./read/connect.js";

export { toScenario } from "./read/to-scenario.js";

export const { read, readHar, complete } = connect({
  reading: async () => inflated((await import("./reading/reading-packed.js")).base64),
  script: async () => inflated((await import("./reading/script-packed.js")).base64),
  engine: () => import("./web.js"),
});

/** The bytes of a compressed module in this file. */
export async function inflated(base64) {
  const packed = new Blob([decoded(base64)]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}
