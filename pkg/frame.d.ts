import type { Report, Scenario } from "./contract.js";

/** What the frame version (`embed.html`) says to the page around it. */
export type FrameMessage =
  /** It is there. Said once, to whoever frames it; all that follows is said to the origin that says hello. */
  | { type: "wouldblock:ready"; version: 1 }
  /** The height of its content, in CSS pixels. */
  | { type: "wouldblock:size"; height: number }
  | { type: "wouldblock:report"; report: Report };

/** What the page around says to the frame. */
export type HostMessage =
  /** Who listens. The first origin that says it is the one that is heard. */
  | { type: "wouldblock:hello"; version: 1 }
  /** Asks another question. */
  | { type: "wouldblock:scenario"; scenario: Scenario };

export interface FrameOptions {
  /** Default true: the frame is as high as its content. */
  resize?: boolean;
  /** Called after each answer. */
  onReport?: (report: Report) => void;
}

export interface FrameConnection {
  setScenario(scenario: Scenario): void;
  disconnect(): void;
}

/** Speaks with one frame: believes no other window, and no other origin than that of its `src`. */
export function connectFrame(frame: HTMLIFrameElement, options?: FrameOptions): FrameConnection;
