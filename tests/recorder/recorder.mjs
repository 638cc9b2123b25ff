// Many scenarios through one browser.
import { certificate } from "../support/certificate.mjs";
import { lane } from "./lane.mjs";
import { chromium } from "./chromium.mjs";
import { firefox } from "./firefox.mjs";
import { webkit } from "./webkit.mjs";
import { replay as replayLoad } from "./replay.mjs";
import { replay as replayWhole } from "./whole/replay.mjs";

const starters = { chromium, firefox, webkit };

/**
 * Starts a browser that scenarios can be replayed in.
 * @param {"chromium" | "firefox" | "webkit"} engine
 * @param {{ lanes?: number, whole?: boolean, extension?: string }} [options] `whole`: the scenarios are about the whole
 *   policy, see `whole/replay.mjs`. `extension`: the folder of one that is installed; Chromium then has one lane.
 * @returns {Promise<{ engine: string, version: string, replay(scenario: object): Promise<object>,
 *   replayAll(scenarios: object[], each?: (outcome: object, index: number) => void): Promise<object[]>, close(): Promise<void> }>}
 *   `replay` waits for a free lane; outcomes are `{ truth }`, `{ skipped }` or `{ failed }`
 */
export async function recorder(engine, { lanes: count = 2, whole = false, extension } = {}) {
  const replay = whole ? replayWhole : replayLoad;
  const cert = certificate("recorder.test");
  const lanes = await Promise.all(Array.from({ length: count }, () => lane(cert)));
  const closeLanes = () => {
    for (const one of lanes) one.close();
  };
  const browser = await starters[engine](lanes, whole, extension).catch((error) => {
    closeLanes();
    throw error;
  });
  const free = browser.tabs.map((tab, i) => ({ lane: lanes[i], tab }));
  const waiting = [];
  const acquire = () => (free.length ? Promise.resolve(free.pop()) : new Promise((done) => waiting.push(done)));
  const release = (slot) => {
    const next = waiting.shift();
    if (next) next(slot);
    else free.push(slot);
  };

  async function replayOne(scenario) {
    const slot = await acquire();
    try {
      for (let attempt = 0; ; attempt++) {
        try {
          return await replay(engine, slot.tab, slot.lane, scenario);
        } catch (error) {
          if (attempt) return { failed: String(error?.message ?? error) };
          await slot.tab.leave().catch(() => {});
        }
      }
    } finally {
      release(slot);
    }
  }
  return {
    engine,
    version: browser.version,
    replay: replayOne,
    replayAll: (scenarios, each) =>
      Promise.all(
        scenarios.map(async (scenario, index) => {
          const outcome = await replayOne(scenario);
          each?.(outcome, index);
          return outcome;
        }),
      ),
    async close() {
      await browser.close().catch(() => {});
      closeLanes();
    },
  };
}
