/** The sentences of `wouldblock/strength` in a language. */
export declare const strength: Readonly<Record<string, string>>;
