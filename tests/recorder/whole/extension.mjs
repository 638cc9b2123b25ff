// An extension whose content script does what scenarios with `page.contentScript` say.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { perform } from "../perform.mjs";
import { actions } from "./actions.mjs";

/** The content script. The page asks it, and it answers to the page. */
function script(actions, perform) {
  const events = [];
  const say = (message) => postMessage({ recorderMessage: message }, "*");
  for (const type of ["load", "error", "loadedmetadata"])
    document.addEventListener(type, (e) => e.target?.id === "it" && events.push(type), true);
  addEventListener("message", (e) => {
    if (!e.data?.recorderAsksScript) return;
    setTimeout(async () => {
      // A content script cannot use the objects of the page as they are.
      const what = JSON.parse(JSON.stringify(e.data.recorderAsksScript));
      const command = { ...what, events, listen() {}, say };
      const result = await actions(perform)(command).catch((error) => ({ failed: String(error) }));
      say({ result });
    });
  });
}

/**
 * Writes the extension into a new folder.
 * @param {string[]} hosts the match patterns of its host permissions
 * @returns {{ path: string, remove(): void }}
 */
export function extension(hosts) {
  const path = mkdtempSync(join(tmpdir(), "recorder-extension-"));
  const manifest = {
    manifest_version: 3,
    name: "recorder",
    version: "1",
    host_permissions: hosts,
    content_scripts: [{ matches: ["<all_urls>"], js: ["content.js"], run_at: "document_start", all_frames: true }],
    browser_specific_settings: { gecko: { id: "recorder@wouldblock.example" } },
  };
  writeFileSync(join(path, "manifest.json"), JSON.stringify(manifest));
  writeFileSync(join(path, "content.js"), `(${script})(${actions}, ${perform})`);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
