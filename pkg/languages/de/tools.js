// The words of the tools for development: the collector, the middleware and the plug-ins.
export const collectWords = {
  listening: (url, file) => `Berichte werden unter ${url} empfangen und in ${file} aufbewahrt.`,
};

export const playwrightWords = {
  unrecorded:
    "die Seite wird nicht aufgezeichnet: Verwenden Sie den test von wouldblock/playwright oder rufen Sie vor der ersten Navigation record(page) auf",
  breaks: "Durch die Richtlinie funktioniert die Seite nicht mehr:",
  survives: "Die Richtlinie blockiert nichts auf der Seite.",
  blocked: (directive, what, engines, count) => `${directive} blockiert ${what} (${engines}; insgesamt ${count})`,
  open: (what, missing) => `${what}: hängt von ${missing} ab`,
  unread: (count) => `${count} Anfragen konnten nicht beurteilt werden`,
};

export const viteWords = {
  breaks: "Durch die Richtlinie funktioniert die gebaute Seite nicht mehr:",
  wouldBreak: (directive, blocked) => `Die Richtlinie der Produktion würde ${blocked} blockieren (${directive})`,
  blocks: (place, directive, what, sources) =>
    `${place}: ${directive} blockiert ${what}${sources && `; nötig wäre ${sources}`}`,
};

export const corsLogWords = {
  allowed: (what, origin) => `Browser lassen ${origin} die Antwort auf ${what} lesen`,
  blocked: (what, origin, engines) => `Browser blockieren ${what} für ${origin} (${engines})`,
  add: (file) => `Hinzufügen in ${file}:`,
};

export const readWords = {
  request: (number) => `Anfrage ${number}`,
  open: "offen",
  unread: "nicht gelesen",
  line: (number) => `Zeile ${number}`,
  status: (status) => `Status ${status}`,
  unknown: (name, why) => `${name}: nicht erkannt. ${why}`,
  incomplete: (name, title) => `${name}: gelesen (${title}); es fehlt --fetch URL (oder eine andere API)`,
};
