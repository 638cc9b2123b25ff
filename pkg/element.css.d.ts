// The style sheet has no exports.
export {};
