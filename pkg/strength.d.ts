import type { Evidence, ParsedPolicies } from "./contract.js";

/**
 * Assesses how strong policies are: what makes them weak, and what an attacker who injects markup or a script into the page
 * could do.
 *
 *     assess(parsePolicy(response))
 */
export declare function assess(parsed: ParsedPolicies, options?: AssessOptions): Assessment;

export interface AssessOptions {
  /** The sentences of another language: `strength` of "wouldblock/strength/de", and so on for each language's tag. */
  words?: Readonly<Record<string, string>>;
  /** The policies of an earlier response to the same request. A nonce that is in both does not change, which is an error. */
  earlier?: ParsedPolicies;
}

export interface Assessment {
  /**
   * How well the policy prevents injected scripts. "none": an injected script runs. "weak": the policy can be bypassed. "list":
   * only listed hosts decide, and no bypass through any of them is known. "strict": nonces or hashes decide, or nothing is
   * allowed.
   */
  grade: "none" | "weak" | "list" | "strict";
  /** The grade as a sentence. */
  summary: string;
  /** What an injection could do. */
  abilities: Ability[];
  /** Weaknesses, the worst first. Problems that `parsePolicy` reports are not repeated. */
  findings: StrengthFinding[];
  /** The policy with nonces and 'strict-dynamic', for which elements need the nonce; null if the policy is strict already. */
  migration: string | null;
}

export interface Ability {
  /** What an injected script or element could do. */
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
  /** "trusted": only with a nonce or a hash. "listed": only from the listed sources. */
  answer: "yes" | "listed" | "trusted" | "no";
  /** The sources that allow it; for "send-data" with everything allowed, the directives. */
  sources: string[];
  /** The answer as a sentence. */
  text: string;
}

export interface StrengthFinding {
  /** E.g. "strength.missing-base-uri". */
  code: string;
  /** How much it weakens the policy. */
  severity: "error" | "warning" | "hint";
  /** The values in the sentence. */
  params: Record<string, string>;
  /** The finding as a sentence. */
  text: string;
  /** Its place in the parsed text. */
  evidence: Evidence[];
}
