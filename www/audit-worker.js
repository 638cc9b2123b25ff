/** Audits files in a separate thread: a large one takes minutes, and ending the thread cancels it at once. */

import { calls } from "./audit/calls.js";
import { runCalls } from "./worker-thread.js";

runCalls(calls);
