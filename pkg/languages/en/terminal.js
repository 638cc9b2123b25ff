// The words that the command line adds to the report's own.
export const terminal = {
  from: (page) => `from ${page}`,
  engine: (engine, verdict, by) => `In ${engine}: ${verdict}${by && ` (${by})`}`,
  note: (text) => `. ${text}`,
  console: (engine) => `${engine}'s console:`,
  assumed: (path, value) => `Assumed: ${path} ${value}.`,
  missing: (path) => `Missing: ${path}.`,
  fix: "Fix:",
  warning: "Note:",
  space: " ",
  standards: "the standards",
  policy: {
    allowed: "The page's policy allows it, whatever the servers respond.",
    blocked: "The page's policy blocks it, whatever the servers respond.",
    undetermined: "Undetermined. The page's policy was not reached, or could not be read.",
  },
  allowed: "allowed",
  blocked: "blocked",
  undetermined: "undetermined",
};
