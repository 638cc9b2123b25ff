// Only types: `import type {} from "wouldblock/react"` adds <would-block> to React's JSX.
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { Scenario, VerdictEvent, WouldBlock, WouldBlockAttributes } from "./element.js";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "would-block": DetailedHTMLProps<HTMLAttributes<WouldBlock>, WouldBlock> &
        WouldBlockAttributes & {
          scenario?: Scenario | null;
          /** For React 19 and later. */
          onverdict?: (event: VerdictEvent) => void;
        };
    }
  }
}
