// Values that mean something to at least one language or server. A test is only passed if the value is served, not just
// parsed.

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

/** A fix that sets each of these values as a header of the page. */
export const HOSTILE_FIX = {
  where: "page",
  code: "x",
  params: {},
  text: "",
  edits: HOSTILE.map((after, index) => ({ target: "page.headers", header: `X-Probe-${index}`, before: null, after })),
  also: [],
};

/** The headers of this fix. */
export const HOSTILE_HEADERS = Object.fromEntries(HOSTILE.map((value, index) => [`X-Probe-${index}`, value]));
