// The words of the command line around the report's own.
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
    allowed: "Die Richtlinie der Seite erlaubt es, was die Server auch antworten.",
    blocked: "Die Richtlinie der Seite blockiert es, was die Server auch antworten.",
    undetermined: "Unbestimmt. Die Richtlinie der Seite kam nicht zum Zug oder war nicht lesbar.",
  },
  allowed: "erlaubt",
  blocked: "blockiert",
  undetermined: "unbestimmt",
};
