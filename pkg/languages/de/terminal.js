// The words that the command line adds to the report's own.
export const terminal = {
  from: (page) => `von ${page}`,
  engine: (engine, verdict, by) => `In ${engine}: ${verdict}${by && ` (${by})`}`,
  note: (text) => `. ${text}`,
  console: (engine) => `Konsole von ${engine}:`,
  assumed: (path, value) => `Angenommen: ${path} ${value}.`,
  missing: (path) => `Es fehlt: ${path}.`,
  fix: "Abhilfe:",
  warning: "Hinweis:",
  space: " ",
  standards: "den Standards",
  policy: {
    allowed: "Die Richtlinie der Seite erlaubt es, unabhängig von den Antworten der Server.",
    blocked: "Die Richtlinie der Seite blockiert es, unabhängig von den Antworten der Server.",
    undetermined: "Unbestimmt. Die Richtlinie der Seite wurde nicht erreicht oder konnte nicht gelesen werden.",
  },
  allowed: "erlaubt",
  blocked: "blockiert",
  undetermined: "unbestimmt",
};
