// The words of `wouldblock check`.
export const checkWords = {
  marks: { holds: "holds", fails: "FAILS", undetermined: "OPEN " },
  fails: {
    mustAllow: (engines) => `It must be allowed, but it is blocked by ${engines}.`,
    mustBlock: (engines) => `It must be blocked, but it is allowed by ${engines}.`,
  },
  undetermined: {
    mustAllow: (engines) => `It must be allowed, but the result is undetermined in ${engines}.`,
    mustBlock: (engines) => `It must be blocked, but the result is undetermined in ${engines}.`,
  },
  allowedByPolicy: "Only the policy is judged, and it allows this request.",
  rules: {
    mustAllow: "The page's headers allow a request that the site needs.",
    mustBlock: "The page's headers block a request that the site must not make.",
  },
  total: (holds, fails, open) => `${holds} as expected, ${fails} not as expected, ${open} undetermined`,
};
