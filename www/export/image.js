/** The answer as a picture, for slides, chats and reviews in which links are not opened. */

import { ENGINES } from "../engines.js";
import { headline, reason, verdictWord } from "../headline.js";
import { t } from "../i18n.js";
import { gateName, gateStates } from "../ui/gates.js";
import { plain } from "../ui/prose.js";
import { subject } from "../ui/verdict.js";

/** @typedef {import("../../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../../pkg/contract.d.ts").Scenario} Scenario */
/** @typedef {(text: string, font: string) => number} Measure The width of a text in pixels. */

/** The size that chats and networks show completely. */
export const WIDTH = 1200;
export const HEIGHT = 630;

const MARGIN = 64;
const LINE = 40;
/** Lists of font families. Quotes in them are single, because attributes are in double quotes. */
const SANS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans CJK SC', 'PingFang SC', sans-serif";
const MONO = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace";

/**
 * The colour and the symbol of each headline, because colours alone are not enough.
 *
 * @type {Record<string, [tone: string, symbol: string]>}
 */
const LOOKS = {
  allowed: ["#0a7048", "✓"],
  blocked: ["#be1f2d", "✕"],
  undetermined: ["#855600", "?"],
  "browsers-disagree": ["#855600", "≠"],
  "server-decides": ["#3a4ccb", "→"],
};
/** @type {Record<import("../../pkg/contract.d.ts").GateState, [tone: string, symbol: string]>} */
const GATES = {
  passed: ["#0a7048", "✓"],
  stopped: ["#be1f2d", "✕"],
  open: ["#855600", "?"],
  "not-asked": ["#5a6271", "–"],
};

/**
 * @param {Scenario} scenario
 * @param {Report} report
 * @param {Measure} measure
 * @returns {string} An SVG document.
 */
export function asSvg(scenario, report, measure) {
  const { kind, word, by } = headline(report);
  const [tone, symbol] = LOOKS[kind];
  /** @type {string[]} */
  const parts = [];
  let y = 120;
  const write = (/** @type {string} */ text, /** @type {Style} */ style, x = MARGIN) =>
    parts.push(textAt(x, y, text, style));

  parts.push(
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    `<rect width="16" height="${HEIGHT}" fill="${tone}"/>`,
  );
  const title = { size: 52, weight: 700, fill: tone };
  write(`${symbol} ${word}`, title);
  const beside = MARGIN + measure(`${symbol} ${word}`, fontOf(title)) + 20;
  const small = { size: 28, weight: 500, fill: tone };
  const [note = ""] = wrapped(by, fontOf(small), WIDTH - MARGIN - beside, 1, measure);
  write(note, small, beside);
  y += 60;
  const asked = { size: 26, family: MONO, fill: "#1b1e25" };
  for (const line of wrapped(subject(scenario), fontOf(asked), WIDTH - 2 * MARGIN, 1, measure)) write(line, asked);
  y += 16;
  const style = { size: 28, fill: "#1b1e25" };
  for (const line of wrapped(plain(reason(report)), fontOf(style), WIDTH - 2 * MARGIN, 4, measure)) {
    y += LINE;
    write(line, style);
  }
  y = Math.max(y + 64, 392);
  y = chips(gateChips(report), y, measure, parts);
  y = chips(engineChips(report), y + 62, measure, parts);
  parts.push(
    textAt(MARGIN, HEIGHT - 36, "wouldblock", { size: 24, weight: 700, fill: "#3a4ccb" }),
    textAt(MARGIN + measure("wouldblock ", fontOf({ size: 24, weight: 700 })) + 8, HEIGHT - 36, t("tagline"), {
      size: 20,
      fill: "#5a6271",
    }),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">${parts.join("")}</svg>`;
}

/** @param {Report} report @returns {[string, string][]} */
const gateChips = ({ gates }) =>
  gates
    .filter(({ state, engines }) => state !== "not-asked" || engines)
    .map((gate) => [
      `${gateName(gate)} ${gateStates(gate)
        .map(([state, engines]) => [GATES[state][1], engines].filter(Boolean).join(" "))
        .join(" ")}`,
      GATES[gate.state][0],
    ]);

/** @param {Report} report @returns {[string, string][]} */
const engineChips = (report) =>
  ENGINES.map((engine) => {
    const { verdict } = report.verdicts[engine];
    const [tone, symbol] =
      verdict === "undetermined" && report.headline === "server-decides" ? LOOKS["server-decides"] : LOOKS[verdict];
    const words =
      verdict === "undetermined" && report.headline === "server-decides" ? t("lens.open") : verdictWord(verdict);
    return [`${t(engine)} ${symbol} ${words}`, tone];
  });

/** Boxes in rows; those that do not fit into two rows are left out. @param {[string, string][]} all @param {number} top @param {Measure} measure @param {string[]} parts */
function chips(all, top, measure, parts) {
  const style = { size: 22, weight: 500 };
  let [x, y] = [MARGIN, top];
  for (const [text, tone] of all) {
    const [line = ""] = wrapped(text, fontOf(style), WIDTH - 2 * MARGIN - 24, 1, measure);
    const width = measure(line, fontOf(style)) + 24;
    if (x + width > WIDTH - MARGIN) {
      if (y > top) break;
      [x, y] = [MARGIN, y + 50];
    }
    parts.push(
      `<rect x="${x}" y="${y - 29}" width="${Math.ceil(width)}" height="42" rx="9" fill="none" stroke="${tone}" stroke-width="1.5"/>`,
      textAt(x + 12, y, line, { ...style, fill: tone }),
    );
    x += Math.ceil(width) + 10;
  }
  return y;
}

/** @typedef {{ size: number, weight?: number, family?: string, fill?: string }} Style */

/** The font in the syntax of a canvas. @param {Style} style */
const fontOf = ({ size, weight = 400, family = SANS }) => `${weight} ${size}px ${family}`;

/** @param {number} x @param {number} y @param {string} text @param {Style} style */
const textAt = (x, y, text, { size, weight = 400, family = SANS, fill = "#1b1e25" }) =>
  text === ""
    ? ""
    : `<text x="${Math.round(x)}" y="${Math.round(y)}" font-family="${family}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escaped(text)}</text>`;

/**
 * Breaks a text into lines; text after the last line is cut off and marked.
 *
 * @param {string} text
 * @param {string} font
 * @param {number} width
 * @param {number} most Lines.
 * @param {Measure} measure
 */
export function wrapped(text, font, width, most, measure) {
  const fits = (/** @type {string} */ line) => measure(line, font) <= width;
  /** @type {string[]} */
  const lines = [];
  // Chinese has no spaces, and URLs are longer than a line, so these break anywhere.
  let rest = [...text.replace(/\s+/g, " ").trim()];
  while (rest.length > 0 && lines.length < most) {
    let length = 1;
    while (length < rest.length && fits(rest.slice(0, length + 1).join(""))) length += 1;
    const space = length < rest.length ? rest.slice(0, length + 1).lastIndexOf(" ") : -1;
    const end = space > length / 2 ? space : length;
    lines.push(rest.slice(0, end).join("").trim());
    rest = [...rest.slice(end).join("").trimStart()];
  }
  if (rest.length > 0 && lines.length > 0) {
    let last = [...lines[lines.length - 1]];
    while (last.length > 0 && !fits(`${last.join("")}…`)) last = last.slice(0, -1);
    lines[lines.length - 1] = `${last.join("")}…`;
  }
  return lines;
}

/** Escapes markup, and replaces characters that XML does not allow. @param {string} text */
const escaped = (text) =>
  text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
