// Values that mean something to at least one language or server. What is served counts, not what parses.

/** @type {string[]} */
export const HOSTILE = [
  "a ${HOME} b",
  "%s %% %{Host}i",
  String.raw`\n \u0022 \" \\ \t`,
  "ends with \\",
  "{$HOME} {http.request.host} {{x}}",
  "$host ${host} $1",
  "a`b \"c\" 'd' `{$HOME}`",
  "#{1 + 1} <% x %> ; # y",
];

/** A fix that sets each of them as a header of the page. */
export const HOSTILE_FIX = {
  where: "page",
  code: "x",
  params: {},
  text: "",
  edits: HOSTILE.map((after, index) => ({ target: "page.headers", header: `X-Probe-${index}`, before: null, after })),
  also: [],
};

/** The headers of that fix. */
export const HOSTILE_HEADERS = Object.fromEntries(HOSTILE.map((value, index) => [`X-Probe-${index}`, value]));
