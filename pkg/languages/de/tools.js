// Die Wörter der Werkzeuge für die Entwicklung: Sammler, Middleware und Plug-ins.
export const collectWords = {
  listening: (url, file) => `Berichte werden unter ${url} empfangen und in ${file} aufbewahrt.`,
};

export const playwrightWords = {
  unrecorded:
    "Die Seite wird nicht aufgezeichnet: Sie muss aus dem test von wouldblock/playwright stammen, oder record(page) muss vor der ersten Navigation aufgerufen werden.",
  breaks: "Die Richtlinie stört die Seite:",
  survives: "Die Richtlinie stört nichts auf der Seite.",
  blocked: (directive, what, engines, count) => `${directive} blockiert ${what} (${engines}; insgesamt ${count})`,
  open: (what, missing) => `${what}: hängt von ${missing} ab`,
  unread: (count) => `${count} Anfragen konnten nicht beurteilt werden`,
};

export const viteWords = {
  breaks: "Die Richtlinie stört die gebaute Seite:",
  wouldBreak: (directive, blocked) => `Die Richtlinie der Produktion würde ${blocked} durch ${directive} blockieren`,
  blocks: (place, directive, what, sources) =>
    `${place}: ${directive} blockiert ${what}${sources && `; nötig wäre ${sources}`}`,
};

export const corsLogWords = {
  allowed: (what, origin) => `Browser lassen ${origin} die Antwort auf ${what} lesen`,
  blocked: (what, origin, engines) => `Browser blockieren ${what} für ${origin} (${engines})`,
  add: (file) => `Ergänzen in ${file}:`,
};

export const readWords = {
  request: (number) => `Anfrage ${number}`,
  open: "offen",
  unread: "nicht gelesen",
  line: (number) => `Zeile ${number}`,
  status: (status) => `Status ${status}`,
  unknown: (name, why) => `${name}: nicht erkannt. ${why}`,
  incomplete: (name, title) => `${name}: gelesen (${title}); es fehlt noch --fetch URL (oder eine andere API)`,
};
