
  let isStarted = false;

  /** A run over lines. A line that takes Unicode's tables is handed on as one that cannot be read. */
  function run(lines, settings) {
    if (!isStarted) {
      initSync({ module: new WebAssembly.Module(decoded(base64)) });
      isStarted = true;
    }
    const whole = new Run(settings || "{}");
    for (const line of lines) {
      const text = String(line ?? "").replace(/\n/g, " ");
      whole.pushText(needsTablesFor(text, settings) ? "a host beyond ASCII\n" : `${text}\n`);
    }
    return whole;
  }

  /** Only names that are not plain ASCII take them: whether a line has one is seen by judging it alone. */
  function needsTablesFor(text, settings) {
    if (!/[^\u0000-\u007f]|xn--|\\u|%/i.test(text)) return false;
    needsTables = false;
    const alone = new Run(settings || "{}");
    alone.pushText(`${text}\n`);
    alone.free();
    return needsTables;
  }

  return {
    /** The result of an audit of these lines, as JSON. */
    audit: (lines, settings) => run(lines, settings).finish(),
    /** What these lines come to, as JSON that {@link merge} takes. */
    part: (lines, settings) => run(lines, settings).aggregate(),
    /** The result of parts, as JSON. */
    merge(parts, settings) {
      run([], settings).free();
      return merged(`[${parts.join(",")}]`, settings || "{}");
    },
  };
})();
