// The words of the tools for development: the collector, the middleware and the plug-ins.
export const collectWords = {
  listening: (url, file) => `Reports are received at ${url} and kept in ${file}.`,
};

export const playwrightWords = {
  unrecorded:
    "the page is not recorded: use the test of wouldblock/playwright, or call record(page) before the first navigation",
  breaks: "The policy breaks the page:",
  survives: "The policy breaks nothing on the page.",
  blocked: (directive, what, engines, count) => `${directive} blocks ${what} (${engines}; ${count} in all)`,
  open: (what, missing) => `${what}: depends on ${missing}`,
  unread: (count) => `${count} requests could not be judged`,
};

export const viteWords = {
  breaks: "The policy breaks the built page:",
  wouldBreak: (directive, blocked) => `The production policy would block ${blocked} (${directive})`,
  blocks: (place, directive, what, sources) =>
    `${place}: ${directive} blocks ${what}${sources && `; it would need ${sources}`}`,
};

export const corsLogWords = {
  allowed: (what, origin) => `Browsers let ${origin} read ${what}`,
  blocked: (what, origin, engines) => `Browsers block ${what} for ${origin} (${engines})`,
  add: (file) => `Add to ${file}:`,
};

export const readWords = {
  request: (number) => `request ${number}`,
  open: "open",
  unread: "not read",
  line: (number) => `line ${number}`,
  status: (status) => `status ${status}`,
  unknown: (name, why) => `${name} was not recognised. ${why}`,
  incomplete: (name, title) => `${name} was read (${title}); --fetch URL (or another API) is missing`,
};
