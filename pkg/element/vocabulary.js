// The values that can be chosen, as the contract (contract.d.ts) has them: for the command line, for fields, for fences.

export const APIS = [
  "fetch",
  "xhr",
  "websocket",
  "eventsource",
  "beacon",
  "ping",
  "fetchlater",
  "webtransport",
  "preload",
  "image",
  "script",
  "style",
  "font",
  "media",
];

export const MODES = ["cors", "no-cors", "same-origin"];

export const CREDENTIALS = ["omit", "same-origin", "include"];
