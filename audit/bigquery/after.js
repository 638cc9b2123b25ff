
  let isStarted = false;

  /** A run over lines. A line that needs Unicode tables counts as a line that cannot be read. */
  function run(lines, settings) {
    if (!isStarted) {
      initSync({ module: new WebAssembly.Module(decoded(wouldblockModule)) });
      isStarted = true;
    }
    const whole = new Run(settings || "{}");
    for (const line of lines) {
      const text = String(line ?? "").replace(/\n/g, " ");
      whole.pushText(needsTablesFor(text, settings) ? "a host beyond ASCII\n" : `${text}\n`);
    }
    return whole;
  }

  /** Only names that are not ASCII need the tables. To find such a line, each line is judged separately. */
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
    /** The aggregate of these lines, as JSON for {@link merge}. */
    part: (lines, settings) => run(lines, settings).aggregate(),
    /** The result of several aggregates, as JSON. */
    merge(parts, settings) {
      run([], settings).free();
      return merged(`[${parts.join(",")}]`, settings || "{}");
    },
  };
})();
