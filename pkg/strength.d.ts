import type { Evidence, ParsedPolicies } from "./contract.js";

/**
 * Says how strong policies are, beyond what they block by mistake: what makes them weak, and what someone who gets markup
 * or a script into the page could do.
 *
 *     assess(parsePolicy(response))
 */
export declare function assess(parsed: ParsedPolicies, options?: AssessOptions): Assessment;

export interface AssessOptions {
  /** The sentences of another language: `strength` of "wouldblock/strength/de" or "wouldblock/strength/zh". */
  words?: Readonly<Record<string, string>>;
  /** The policies of an earlier response to the same request: a nonce that both have is one that does not change. */
  earlier?: ParsedPolicies;
}

export interface Assessment {
  /**
   * How well scripts are kept out. "none": an injected script runs. "weak": there is a way around. "list": listed hosts
   * alone decide, and none of them is known for a way around. "strict": nonces or hashes decide, or nothing is allowed.
   */
  grade: "none" | "weak" | "list" | "strict";
  /** The grade as a sentence. */
  summary: string;
  /** What an injection could do. */
  abilities: Ability[];
  /** What to do about it, the worst first. What `parsePolicy` has among its problems is not repeated. */
  findings: StrengthFinding[];
  /** The policy with nonces and 'strict-dynamic'; null where it is strict already. Elements need the nonce then. */
  migration: string | null;
}

export interface Ability {
  what:
    | "run-inline"
    | "run-handlers"
    | "load-scripts"
    | "eval"
    | "change-base"
    | "plug-ins"
    | "send-data"
    | "submit-forms"
    | "frame-others"
    | "be-framed"
    | "inline-styles";
  /** "trusted": with a nonce or a hash alone. "listed": the sources that are listed. */
  answer: "yes" | "listed" | "trusted" | "no";
  /** The sources that allow it; of "send-data", where all is allowed, the directives. */
  sources: string[];
  text: string;
}

export interface StrengthFinding {
  /** E.g. "strength.missing-base-uri". */
  code: string;
  severity: "error" | "warning" | "hint";
  params: Record<string, string>;
  text: string;
  /** Where it stands in what was parsed. */
  evidence: Evidence[];
}
