// Reads a fenced code block of the language `wouldblock`: the content of <would-block> in a format that is easy to write in
// Markdown and readable without scripts.
//
//     page: https://app.example.com/
//     fetch: PUT https://api.example.com/users
//     credentials: include
//
//     page-headers:
//     Content-Security-Policy: connect-src 'self'
//
//     preflight: 204
//     Access-Control-Allow-Origin: https://app.example.com
//
// A line is a setting, the title of a block, or text of the current block. Settings and titles are recognised by
// their names; a blank line ends a block, so that a misspelt name is not mistaken for a header.
//
// A command or a call can replace the settings, such as `curl` with a URL, or `fetch(…)`.
import { nearest } from "./nearest.js";
import { RESPONSES, APIS, FIELDS, hasAddress, isResponse, isBlock } from "../fields.js";

/** The short attributes of <would-block>, with their values if there is a list of them. */
const SETTINGS = {
  ...Object.fromEntries(
    FIELDS.filter((field) => !isBlock(field) && field.kind !== "flag").map(({ attribute, values, open }) => [
      attribute,
      open ? undefined : values,
    ]),
  ),
  display: ["card", "badge", "full"],
  playground: undefined,
  loading: ["lazy", "eager"],
  lang: undefined,
  theme: ["light", "dark"],
};

const namesOf = (fields) => fields.map(({ attribute }) => attribute);

/** Boolean attributes, written on a line of their own. */
const FLAGS = ["editable", ...namesOf(FIELDS.filter(({ kind }) => kind === "flag"))];

/** Titles: the slots of <would-block>. */
const BLOCKS = [...namesOf(FIELDS.filter(isBlock)), ...RESPONSES];

/** Titles that resemble no header name: a line within a block that nearly matches one is an error. */
const TITLES = BLOCKS.filter((name) => name !== "meta");

/** Required settings. */
const NEEDED = {
  page: "`page: https://…`, which is the page that makes the request",
  url: "`fetch: https://…` or similar, which is the requested URL",
};

/** Whether a fence has to give this attribute: inline code, for example, has no address. */
const isNeeded = (name, { api = "fetch" }) => name !== "url" || (api !== "wasm" && hasAddress(api));

const NAMES = [...Object.keys(SETTINGS), ...FLAGS, ...APIS, ...BLOCKS];

/** How commands and calls begin that make a request. */
const CODE =
  /^\s*(?:[$❯>]\s+)?(?:curl(?:\.exe)?\s|Invoke-(?:WebRequest|RestMethod)\s|(?:await\s+)?(?:fetch|axios(?:\.\w+)?|\$\.\w+|navigator\.sendBeacon)\s*\(|new\s+(?:XMLHttpRequest|WebSocket|EventSource)\b|(?:const|let|var|import|async)\s)/;

/** A line that is a setting or a title, which ends a call that contains blank lines. */
const isNamed = (line) => {
  const [, name, value] = /^\s*([^\s:][^:]*?)\s*(:.*)?$/.exec(line) ?? [];
  return FLAGS.includes(name) || (value !== undefined && NAMES.includes(name));
};

/**
 * @typedef {object} Problem something that cannot be understood
 * @property {number} start its place in the text
 * @property {number} end
 * @property {string} text a sentence
 */

/**
 * Reads a fence. It never fails: parts that cannot be understood are left out and reported.
 * @param {string} text
 * @returns {{
 *   attributes: Record<string, string>,
 *   blocks: { slot: string, hop: number, text: string }[],
 *   problems: Problem[],
 * }} the parts of <would-block>; `hop`: of the redirect chain, for responses
 */
export function parseFence(text) {
  const { code, ...fence } = partsOf(text);
  if (code)
    fence.problems.push({
      start: code.start,
      end: code.start + code.text.split("\n", 1)[0].length,
      text: "a command or a call is read by `readFence`, and in pages by `wouldblock/fences`",
    });
  return withMissing(fence, text);
}

/**
 * Reads a fence that may contain a command or a call.
 * @param {string} text
 * @param {(fence: ReturnType<typeof parseFence>, code: { start: number, text: string }) => Promise<void>} withCode
 *   completes the fence with the values of the command
 * @returns {Promise<ReturnType<typeof parseFence>>}
 */
export async function completedFence(text, withCode) {
  const { code, ...fence } = partsOf(text);
  if (code) await withCode(fence, code);
  return withMissing(fence, text);
}

/** Whether a fence contains a command or a call, which only {@link completedFence} reads. */
export const holdsCode = (text) => partsOf(text).code !== null;

/** A fence, and the command or call in it. */
function partsOf(text) {
  /** @type {Record<string, string>} */
  const attributes = {};
  const blocks = [];
  const problems = [];
  let open = null;
  let hop = 0;
  /** @type {{ start: number, text: string } | null} */
  let code = null;
  let inCode = false;
  const lines = [...linesOf(text)];

  for (const [at, { line, start }] of lines.entries()) {
    if (inCode) {
      const next = lines.slice(at + 1).find((later) => later.line.trim() !== "");
      inCode = line.trim() !== "" || (next !== undefined && !isNamed(next.line));
      if (inCode) code.text += `\n${line}`;
      continue;
    }
    if (!open && !code && CODE.test(line)) {
      code = { start, text: line };
      inCode = true;
      continue;
    }
    const [, name, value] = /^\s*([^\s:][^:]*?)\s*(?::\s*(.*?))?\s*$/.exec(line) ?? [];
    const problem = (what, part = line.trim()) => {
      const from = start + line.lastIndexOf(part);
      problems.push({ start: from, end: from + part.length, text: what });
    };
    const set = (attribute, part) => {
      if (attribute in attributes) problem(`\`${attribute}\` has already been set`);
      else attributes[attribute] = part;
    };

    if (line.trim() === "") {
      open = null;
    } else if (value !== undefined && BLOCKS.includes(name)) {
      open = { slot: name, hop: isResponse(name) ? hop : 0, lines: value === "" ? [] : [value] };
      blocks.push(open);
      // A preflight comes before its response; blocks after that response belong to the next hop.
      if (name === "response") hop++;
    } else if (FLAGS.includes(name)) {
      if (value) problem(`\`${name}\` takes no value`);
      else set(name, "");
      open = null;
    } else if (value !== undefined && (APIS.includes(name) || Object.hasOwn(SETTINGS, name))) {
      const choices = SETTINGS[name];
      if (value === "") problem(`\`${name}\` has no value`);
      else if (choices && !choices.includes(value))
        problem(`\`${name}\` is one of ${choices.join(", ")}${meant(value, choices)}`, value);
      else if (APIS.includes(name) && !hasAddress(name)) {
        set("api", name);
        set("code", value);
      } else if (APIS.includes(name)) {
        const [, method, url] = /^(?:([A-Z]+)\s+)?(.*)$/.exec(value);
        set("api", name);
        if (method) set("method", method);
        set("url", url);
      } else set(name, value);
      open = null;
    } else if (open && !(value !== undefined && nearest(hyphenated(name), TITLES))) {
      open.lines.push(line);
    } else {
      problem(unknown(name, value));
    }
  }

  return {
    attributes,
    blocks: blocks.map(({ slot, hop, lines: part }) => ({ slot, hop, text: part.join("\n") })),
    problems,
    code,
  };
}

/** Reports missing required settings, unless another error may be the reason that they are missing. */
function withMissing(fence, text) {
  const { attributes, problems } = fence;
  if (problems.length === 0)
    for (const [name, why] of Object.entries(NEEDED))
      if (!(name in attributes) && isNeeded(name, attributes))
        problems.push({ start: text.length, end: text.length, text: `there is no ${why}` });
  return fence;
}

/** The message for a line outside of any block that is neither setting nor title. */
function unknown(name, value) {
  if (NAMES.includes(name)) return `\`${name}\` is followed by a colon`;
  if (value === undefined)
    return `a line is \`name: value\`, or the text of a block; a blank line has ended the last one`;
  const near = nearest(hyphenated(name), NAMES);
  return near
    ? `there is no \`${name}\`; did you mean \`${near}\`?`
    : `there is no \`${name}\`; headers belong below \`page-headers:\`, \`request-headers:\`, \`preflight:\` or \`response:\`, without a blank line between`;
}

/** Normalises a name: "Page headers" nearly matches `page-headers`. */
function hyphenated(name) {
  return name.toLowerCase().replace(/\s+/g, "-");
}

function meant(value, choices) {
  const near = nearest(hyphenated(value), choices);
  return near ? `; did you mean \`${near}\`?` : "";
}

/** Lines without their line breaks, and their offsets. */
function* linesOf(text) {
  let start = 0;
  for (const line of text.split("\n")) {
    yield { line: line.replace(/\r$/, ""), start };
    start += line.length + 1;
  }
}

/**
 * A fence as the HTML of <would-block>, for tools that turn Markdown into HTML. It has no blank line, because Markdown
 * ends HTML at one.
 * @param {ReturnType<typeof parseFence>} fence
 */
export function fenceHtml({ attributes, blocks }) {
  const tag = Object.entries(attributes).map(([name, value]) =>
    value === "" ? ` ${name}` : ` ${name}="${escaped(value)}"`,
  );
  const children = blocks.map(
    ({ slot, hop, text }) => `<pre slot="${slot}"${hop > 0 ? ` data-hop="${hop}"` : ""}>${escaped(text)}</pre>`,
  );
  return [`<would-block${tag.join("")}>`, ...children, "</would-block>"].join("\n");
}

function escaped(text) {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
