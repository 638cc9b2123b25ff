// Types alone: `import type {} from "wouldblock/react"` lets React's JSX know <would-block>.
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { Scenario, VerdictEvent, WouldBlock, WouldBlockAttributes } from "./element.js";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "would-block": DetailedHTMLProps<HTMLAttributes<WouldBlock>, WouldBlock> &
        WouldBlockAttributes & {
          scenario?: Scenario | null;
          /** React 19 and later listen to it. */
          onverdict?: (event: VerdictEvent) => void;
        };
    }
  }
}
