// A Content-Security-Policy as people keep it in a file: on several lines, or with the header's name.

/** The value of the header: on one line and without the name. @param {string} text */
export const policyText = (text) =>
  text
    .trim()
    .replace(/\s*\n\s*/g, " ")
    .replace(/^content-security-policy\s*:\s*/i, "");

/** Its policies, each with its directives. @param {string} text @returns {string[][]} */
export const policiesOf = (text) =>
  text
    .split(",")
    .map((policy) =>
      policy
        .split(";")
        .map((directive) => directive.trim())
        .filter(Boolean),
    )
    .filter((directives) => directives.length > 0);
