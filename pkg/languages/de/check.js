// The words of `wouldblock check`.
export const checkWords = {
  marks: { holds: "stimmt", fails: "FALSCH", undetermined: "OFFEN " },
  fails: {
    mustAllow: (engines) => `Die Anfrage muss erlaubt werden, wird aber von ${engines} blockiert.`,
    mustBlock: (engines) => `Die Anfrage muss blockiert werden, wird aber von ${engines} erlaubt.`,
  },
  undetermined: {
    mustAllow: (engines) => `Die Anfrage muss erlaubt werden; für ${engines} ist das unbestimmt.`,
    mustBlock: (engines) => `Die Anfrage muss blockiert werden; für ${engines} ist das unbestimmt.`,
  },
  allowedByPolicy: "Beurteilt wird nur die Richtlinie, und sie erlaubt diese Anfrage.",
  rules: {
    mustAllow: "Die Header der Seite erlauben eine Anfrage, die die Website braucht.",
    mustBlock: "Die Header der Seite blockieren eine Anfrage, die die Website nicht stellen darf.",
  },
  total: (holds, fails, open) => `${holds} wie erwartet, ${fails} nicht wie erwartet, ${open} unbestimmt`,
};
