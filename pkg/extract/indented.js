// The indented syntax of Sass with braces and semicolons, on the same lines.

/** @param {string} text */
export function bracesOfIndented(text) {
  const lines = text.split("\n");
  /** The indentation of the blocks that are open. */
  const open = [];
  /** The indentation of a comment, to which deeper lines belong. */
  let comment = Number.POSITIVE_INFINITY;
  let brackets = 0;
  let isContinued = false;
  /** The index of the last line with a statement, which a deeper one follows or ends. */
  let last = -1;
  let depth = 0;
  const finish = (end) => {
    if (last >= 0 && !isContinued) lines[last] += end;
  };
  for (const [index, whole] of lines.entries()) {
    const line = whole.trimEnd();
    const content = line.trimStart();
    lines[index] = line;
    if (content === "") continue;
    const indentation = line.length - content.length;
    if (indentation > comment || /^\/[/*]/.test(content)) {
      comment = Math.min(comment, indentation);
      lines[index] = "";
      continue;
    }
    comment = Number.POSITIVE_INFINITY;
    let closed = "";
    if (!isContinued && last >= 0) {
      if (indentation > depth) {
        finish(" {");
        open.push(depth);
      } else finish(";");
      while (open.length > 0 && indentation <= (open.at(-1) ?? 0)) {
        open.pop();
        closed += "}";
      }
    }
    if (!isContinued) depth = indentation;
    lines[index] = closed + statement(line);
    brackets = Math.max(0, brackets + difference(content));
    isContinued = brackets > 0 || content.endsWith(",");
    last = index;
  }
  isContinued = false;
  finish(";");
  return lines.join("\n") + "}".repeat(open.length);
}

/** A statement in the other syntax. */
function statement(line) {
  const code = line.includes("url(") ? line : line.replace(/\s\/\/.*$/, "");
  return code
    .replace(/^(\s*)=(?=[\w-])/, "$1@mixin ")
    .replace(/^(\s*)\+(?=[\w-])/, "$1@include ")
    .replace(/^(\s*@import\s+)((?:https?:)?\/\/[^\s"']+)/i, '$1"$2"');
}

/** How many more brackets a line opens than it closes. */
function difference(content) {
  let sum = 0;
  for (const char of content)
    if (char === "(") sum++;
    else if (char === ")") sum--;
  return sum;
}
