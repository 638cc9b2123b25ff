// Reads a command or a call in a fence, and adds the values that the fence does not give itself.
import { partsOf } from "../static/parts.js";

/**
 * @param {{ attributes: Record<string, string>, blocks: { slot: string, hop: number, text: string }[], problems: { start: number, end: number, text: string }[] }} fence
 *   the fence to complete
 * @param {{ start: number, text: string }} code
 * @param {Pick<typeof import("../read.js"), "read" | "toScenario">} readers
 */
export async function withCode({ attributes, blocks, problems }, code, { read, toScenario }) {
  const problem = (text, at = { start: 0, end: code.text.length }) =>
    problems.push({ start: code.start + at.start, end: code.start + at.end, text });
  const { requests = [], ...whole } = await read(code.text, { target: "request" });
  if (requests.length > 1) problem(`there are ${requests.length} requests here, but a fence is about one`);
  const reading = requests.length > 0 ? { ...whole, ...requests[0] } : whole;
  if (reading.request === undefined) problem(reading.unread[0]?.why ?? reading.title);
  for (const { why, at } of reading.unread) if (reading.request) problem(why, at);
  const { page: pageUrl, url } = attributes;
  const scenario = toScenario(reading, { page: pageUrl, url });
  if (scenario.request.url !== undefined) scenario.request.api ??= "fetch";
  const found = partsOf(/** @type {any} */ (scenario));
  for (const [name, text] of Object.entries(found.attributes)) attributes[name] ??= text;
  for (const { kind, hop, text } of found.blocks)
    if (!blocks.some((block) => block.slot === kind && block.hop === hop)) blocks.push({ slot: kind, hop, text });
}
