/** Copying a link to the scenario, and taking scenarios out of and into files. */

import { t } from "../i18n.js";
import { withoutSecrets } from "../secrets.js";
import { encode } from "../share.js";
import { byId } from "./dom.js";

/** @typedef {import("../../pkg/contract.d.ts").Scenario} Scenario */

/** Longer links are cut off by chat programs and trackers. */
const LONGEST = 30_000;
/** A file larger than this is none of ours. */
const LARGEST_FILE = 20_000_000;

/**
 * @param {object} actions
 * @param {() => Scenario} actions.scenario
 * @param {(scenario: Scenario) => void} actions.open
 */
export function createSharePanel({ scenario, open }) {
  const dialog = /** @type {HTMLDialogElement} */ (byId("share-dialog"));
  const state = byId("share-state");
  const link = /** @type {HTMLInputElement} */ (byId("share-link"));
  const secrets = byId("share-secrets");
  const unmask = /** @type {HTMLInputElement} */ (byId("share-unmask"));
  const file = /** @type {HTMLInputElement} */ (byId("share-file"));

  async function copy() {
    const whole = scenario();
    const { scenario: masked, masked: count } = withoutSecrets(whole);
    secrets.hidden = count === 0;
    const fragment = `#s=${await encode(unmask.checked ? whole : masked)}`;
    if (fragment.length > LONGEST) {
      link.value = "";
      state.textContent = t("share.tooLong");
      return;
    }
    link.value = location.href.replace(/#.*$/, "") + fragment;
    let copied = true;
    try {
      await navigator.clipboard.writeText(link.value);
    } catch {
      // No clipboard without permission or a secure context: the field is there to copy from.
      copied = false;
      link.select();
    }
    const words = [t(copied ? "share.copied" : "share.byHand")];
    if (count > 0) words.push(t(unmask.checked ? "share.withSecrets" : "share.masked", { count }));
    state.textContent = words.join(" ");
  }

  byId("share-copy").addEventListener("click", copy);
  unmask.addEventListener("change", copy);
  byId("share-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });

  byId("share-download").addEventListener("click", () => {
    const chosen = unmask.checked ? scenario() : withoutSecrets(scenario()).scenario;
    const url = URL.createObjectURL(new Blob([JSON.stringify(chosen, null, 2)], { type: "application/json" }));
    const anchor = document.createElement("a");
    anchor.href = url;
    anchor.download = "wouldblock.json";
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  });

  file.addEventListener("change", async () => {
    const chosen = file.files?.[0];
    if (!chosen) return;
    try {
      if (chosen.size > LARGEST_FILE) throw new Error("too large");
      const read = JSON.parse(await chosen.text());
      if (typeof read?.page !== "object" || typeof read?.request !== "object") throw new Error("not a scenario");
      open(read);
      dialog.close();
    } catch {
      state.textContent = t("share.badFile");
    }
    file.value = "";
  });

  return {
    /** Copies the link at once; the dialog says what is in it and offers the rest. */
    open() {
      unmask.checked = false;
      state.textContent = "";
      dialog.showModal();
      copy();
    },
  };
}
