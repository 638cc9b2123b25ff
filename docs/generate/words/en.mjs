// The words of the generated parts in English.

/** @typedef {typeof words} Words */

const words = {
  language: "en",
  /** A console that stays empty. */
  nothing: "(nothing)",
  troubleshooting: `# Troubleshooting by console line

Each sentence of the three consoles that wouldblock can read is a heading on this page. Search for the line that you have,
without your own addresses. Below it is a card with a scenario that prints the line: "Why" lists the cause and the changes
that would allow the request, and "Change it" lets you enter your own addresses.

You can also paste the whole line into the [playground](../index.html), which reads it back.
`,
  older: (/** @type {string} */ browser) => `Older wordings of ${browser}`,
  earlier:
    "Earlier releases printed these, or people quote them in this form. The card is what wouldblock reads from such a line.",
  unrecorded: "No recorded scenario prints this line.",
  unread: "The line names too little for a scenario, or something that is not simulated.",
  /** docs/departures.md is written by a test of the engine. */
  departures: { head: "", columns: "", comma: ", " },
  /** How often the engine gave the same verdict as browsers. */
  truth: {
    columns: [
      "browser",
      "run on",
      "scenarios",
      "compared",
      "same verdict",
      "undetermined",
      "another verdict",
      "same verdict, another detail",
    ],
    reasons: ["browser", "what differs", "scenarios", "why", "the smallest scenario"],
    kinds: {
      verdict: "verdict",
      exchanges: "what is sent",
      violations: "reports of policies",
      result: "what the script sees",
    },
    unknown: "not known yet",
  },
};

export default words;
