// Fences in which a command or a call may stand: what reads those is loaded when there is one.
import { completedFence } from "./fence.js";

/** The readers: as files where those can be had, and else inside scripts, which are larger. */
async function readers() {
  const files = await import("../read-web.js");
  try {
    await files.read("");
    return files;
  } catch {
    return import("../read.js");
  }
}

/** As `parseFence`, with what a command or a call in the fence says. @param {string} text */
export const readFence = (text) =>
  completedFence(text, async (fence, code) => {
    const { withCode } = await import("./fence-code.js");
    await withCode(fence, code, await readers());
  });
