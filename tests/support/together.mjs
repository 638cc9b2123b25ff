// A browser and a server, for the tests of one group.
import { after, before } from "node:test";

/**
 * The browser and the server that the tests of the calling group share. They run from the first test to the last.
 * @param {() => Promise<import("puppeteer-core").Browser>} launch
 * @param {() => Promise<Awaited<ReturnType<typeof import("./browsers.mjs").serve>>>} start
 */
export function together(launch, start) {
  const shared = {};
  before(async () => {
    shared.server = await start();
    shared.browser = await launch();
  });
  after(async () => {
    await shared.browser?.close();
    await shared.server?.close();
  });
  return shared;
}
