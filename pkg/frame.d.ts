import type { Report, Scenario } from "./contract.js";

/** A message from the frame version (`embed.html`) to its host. */
export type FrameMessage =
  /** The frame has loaded. Sent once, to any parent; all other messages go only to the origin that has sent hello. */
  | { type: "wouldblock:ready"; version: 1 }
  /** The height of its content, in CSS pixels. */
  | { type: "wouldblock:size"; height: number }
  | { type: "wouldblock:report"; report: Report };

/** A message from the host to the frame. */
export type HostMessage =
  /** Opens the connection. The frame accepts the first origin that sends it. */
  | { type: "wouldblock:hello"; version: 1 }
  /** Shows another scenario. */
  | { type: "wouldblock:scenario"; scenario: Scenario };

export interface FrameOptions {
  /** Whether the frame gets the height of its content. Default: true. */
  resize?: boolean;
  /** Called after each report. */
  onReport?: (report: Report) => void;
}

export interface FrameConnection {
  setScenario(scenario: Scenario): void;
  disconnect(): void;
}

/** Connects to one frame. Messages from other windows, or from another origin than that of its `src`, are ignored. */
export function connectFrame(frame: HTMLIFrameElement, options?: FrameOptions): FrameConnection;
