// Pages that are files: each scenario is written into a separate folder.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { bodyFor } from "./assets.mjs";
import { pageMarkup } from "./lane.mjs";

const isFile = (url) => url?.protocol === "file:";

/**
 * Writes the page, and the requested files, into a new folder.
 * @param {object} scenario the contract's `Scenario`, whose page is a file
 * @param {URL | null} target the URL that the request's URL resolves to
 * @returns {{ scenario: object, text(value: string): string, remove(): void }} the scenario with the paths on the disk,
 * a function that converts the browser's texts back to the scenario's paths, and a function that removes the folder
 */
export function layOut(scenario, target) {
  const folder = mkdtempSync(join(tmpdir(), "recorder-"));
  const root = pathToFileURL(folder).href;
  const write = (url, body) => {
    const path = join(folder, decodeURIComponent(url.pathname));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, body);
  };
  const moved = (text) => text.replace(/^file:\/\/(?=\/)/, root);
  if (isFile(target) && scenario.network?.[0]?.response?.status !== 404) write(target, bodyFor(scenario.request));
  const { page, request } = scenario;
  write(new URL(page.url), pageMarkup(page));
  return {
    scenario: {
      ...scenario,
      page: { ...page, url: moved(page.url) },
      request: { ...request, url: moved(request.url) },
    },
    text: (value) => value.replaceAll(root, "file://"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
