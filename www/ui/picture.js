/** A picture from this tab: shown, copied and saved as SVG or PNG. */

import { HEIGHT, WIDTH } from "../export/image.js";

/** The width of a text, as the browser draws it. */
export function measuring() {
  const context = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  return (/** @type {string} */ text, /** @type {string} */ font) => {
    context.font = font;
    return context.measureText(text).width;
  };
}

/** The address of a picture as text; the page's policy allows no other form. @param {string} svg */
export const addressOf = (svg) => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;

/** @param {string} svg @returns {Promise<Blob>} */
export async function asPng(svg) {
  const image = new Image(WIDTH, HEIGHT);
  image.src = addressOf(svg);
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: WIDTH, height: HEIGHT });
  /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d")).drawImage(image, 0, 0, WIDTH, HEIGHT);
  return new Promise((done, fail) =>
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("the picture could not be drawn"))), "image/png"),
  );
}

/** @param {string} svg @returns {Promise<boolean>} Whether it was copied. */
export async function copyPicture(svg) {
  try {
    // As a promise: Safari allows copying only while the click is handled.
    await navigator.clipboard.write([new ClipboardItem({ "image/png": asPng(svg) })]);
    return true;
  } catch {
    return false;
  }
}
