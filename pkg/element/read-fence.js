// Fences that may contain a command or a call: the readers are loaded if a fence contains one.
import { completedFence } from "./fence.js";

/** The readers: as files if those can be loaded, otherwise inside scripts, which are larger. */
async function readers() {
  const files = await import("../read-web.js");
  try {
    await files.read("");
    return files;
  } catch {
    return import("../read.js");
  }
}

/** Like `parseFence`, with the values of a command or a call in the fence. @param {string} text */
export const readFence = (text) =>
  completedFence(text, async (fence, code) => {
    const { withCode } = await import("./fence-code.js");
    await withCode(fence, code, await readers());
  });
