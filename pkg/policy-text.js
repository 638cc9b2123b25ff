// A Content-Security-Policy as people keep it in a file: on several lines, or with the header's name.

/** The name of the header, with which a line begins. A report-only policy is read as if it were enforced. */
const NAME = /^[ \t]*content-security-policy(?:-report-only)?[ \t]*:/gim;
/** Another header of a pasted block, with the lines after it. Lines of a policy may begin with a scheme. */
const OTHER =
  /^[ \t]*(?!(?:https?|wss?|data|blob|filesystem|mediastream|about|[\w-]+-extension):)[a-z][\w-]*:(?:[ \t\r]|$)[^]*/im;
/** The first line of a pasted response. */
const STATUS = /^\s*HTTP\/\d[^\n]*/i;

/** The value of the header: on one line and without the name. Several headers become one list. @param {string} text */
export const policyText = (text) => {
  const [before, ...named] = text.split(NAME);
  const whole = [before.replace(STATUS, ""), ...named];
  const policies = named.length > 0 ? whole.map((policy) => policy.replace(OTHER, "")) : [before];
  return policies
    .map((policy) => policy.trim().replace(/\s*\n\s*/g, " "))
    .filter(Boolean)
    .join(", ");
};

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

/**
 * The first policy without a directive that has an effect: the text is something else, or unreadable.
 * @param {import("./contract.d.ts").ParsedPolicies} parsed
 */
export const withoutEffect = ({ policies }) =>
  policies.find(({ directives }) => !directives.some(({ known }) => known))?.text;
