// The words of `wouldblock audit` and `wouldblock diff`, in addition to those of the module.
export const auditWords = {
  empty: "es gibt keine Zeilen zu prüfen",
  nothing: "keine Zeile konnte gelesen werden",
  broken: (line, why) => `Zeile ${line}: ${why}`,
  wrongByte: (number) => `Byte ${number} ist kein UTF-8; was kein UTF-8 ist, wird als � gelesen`,
  more: (count) => `${count} weitere Zeilen konnten nicht gelesen werden`,
  moreRows: (count) => `${count} weitere; --format json nennt alle`,
  total: ({ lines, broken, allowed, blocked, undetermined }) =>
    `${lines} Zeilen${broken ? `, davon ${broken} nicht lesbar` : ""}: ${allowed} Anfragen erlaubt, ${blocked} blockiert, ${undetermined} unbestimmt`,
  line: (line) => `Zeile ${line}`,
  blocked: "Blockiert",
  undetermined: "Unbestimmt",
  missing: (path) => `hängt ab von ${path}`,
  contradiction:
    "ihre eigene Richtlinie erlaubt, was sie melden: eine Weiterleitung führte woandershin, oder sie sind nicht echt",
  noise: "Nicht von der Website",
  kinds: {
    extension: "Browser-Erweiterungen",
    browser: "der Browser selbst",
    injected: "von Netzwerken oder Programmen eingefügt",
    translated: "übersetzte Seiten",
    about: "about:-Seiten",
  },
  unused: "Quellen, die nichts benutzt hat",
  least: "Die kleinste Richtlinie für diesen Verkehr",
  note: "Hinweis:",
  incomplete: "Es gibt mehr Gruppen, als der Bericht behält.",
  same: "Die andere Richtlinie ändert für diesen Verkehr nichts.",
  becomes: {
    allowed: "Wird erlaubt",
    blocked: "Wird blockiert",
    undetermined: "Ob sich das ändert, ist nicht bekannt",
  },
  result: {
    equal: (page) => `Die Richtlinien erlauben auf ${page} dasselbe: Das ist bewiesen.`,
    different: (page) => `Die Richtlinien unterscheiden sich auf ${page}.`,
    unproved: (page) =>
      `Auf ${page} fand sich kein Unterschied, aber es ließ sich nicht beweisen, dass es keinen gibt.`,
  },
  found: (count) => `${count} Anfragen gefunden`,
  open: "Nicht aufgelöst",
  passes: "Die Richtlinie blockiert keine davon.",
  leastOfProject: "Die kleinste Richtlinie für das Gefundene",
  tooDeep: "Code in Markup in Code wird nur bis zu einer begrenzten Tiefe verfolgt",
  tooLong: "Die Datei wurde übersprungen, weil sie zu lang ist, um von Hand geschrieben zu sein",
  noFile: "Keine Datei wurde gelesen.",
  noEncoding:
    "die Datei ist nicht UTF-8 und nennt ihre Zeichenkodierung nicht, von der die Hashes ihres Codes abhängen",
  notRead: (language) => `${language} wird nicht gelesen`,
  ungoverned: "(keine Direktive gilt dafür)",
  unproved: "Nicht beweisbar",
};
