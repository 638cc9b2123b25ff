// The words of the tools for development: the collector, the middleware and the plug-ins.
export const collectWords = {
  listening: (url, file) => `Reports are received at ${url} and kept in ${file}.`,
};
