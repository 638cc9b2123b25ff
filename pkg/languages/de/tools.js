// Die Wörter der Werkzeuge für die Entwicklung: Sammler, Middleware und Plug-ins.
export const collectWords = {
  listening: (url, file) => `Berichte werden unter ${url} empfangen und in ${file} aufbewahrt.`,
};
