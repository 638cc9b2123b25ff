/** Reads pasted texts and files in a separate thread, so that the page stays responsive and can cancel it. */

import { calls } from "./ui/paste/calls.js";
import { runCalls } from "./worker-thread.js";

runCalls(calls);
