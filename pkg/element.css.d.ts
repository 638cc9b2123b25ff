// The style sheet has nothing to import but itself.
export {};
