/** Keeps the form, the URL and the browser's storage in step. */

import { ENGINES } from "./engines.js";
import { recall, remember } from "./storage.js";
import { attempt, notice } from "./ui/notices.js";

/** @typedef {import("../pkg/contract.d.ts").Scenario} Scenario */
/** @typedef {import("./examples.js").Example} Example */
/** @typedef {{ hash: string, example?: string, scenario: Scenario }} Saved */

/** The pause after the last key before the URL and the storage are updated, in milliseconds. */
const SAVE_PAUSE = 350;
/** Longer scenarios are neither put into the URL nor stored, because browsers limit both. */
const KEEP_MOST = 500_000;

/** Fragments that have a meaning. */
const NAMES = /^#(?:s|example)=/;

/**
 * @param {object} page
 * @param {ReturnType<typeof import("./ui/form.js").createForm>} page.form
 * @param {() => Example | null} page.exampleNow The example in the form, if it is unchanged.
 * @param {ReturnType<typeof import("./ui/lens.js").createLens>} page.lens
 * @param {{ leave(place: string): void, enter(place: string): boolean }} page.places The contents of the form at entries of
 *   the browser's history; `enter` restores them, if they are still known.
 * @param {(id: string) => Promise<Example | undefined>} page.findExample
 * @param {(example: Example) => void} page.openExample
 * @param {(scenario: Scenario) => void} page.open Puts a link's scenario into the form.
 * @param {() => Promise<typeof import("./share.js") & typeof import("./secrets.js") & typeof import("./open-link.js") &
 *   typeof import("./recent.js")>} page.sharing
 */
export function createAddress({ form, exampleNow, lens, places, findExample, openExample, open, sharing }) {
  /** The fragment that the page itself has put into the URL. */
  let ownHash = "";
  /** The fragment that the page has read. Another one in the URL is a link whose event has not come yet. */
  let knownHash = location.hash;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let saving;
  /** The error of the last fragment, until it has been shown. */
  let complaint = "";

  /**
   * The function that masks secrets, once its module is loaded.
   *
   * @type {typeof import("./secrets.js").withoutSecrets | undefined}
   */
  let mask;

  /**
   * Stores the scenario: permanently without its secrets, and completely for this tab, so that a reload loses nothing.
   *
   * @param {string} hash
   * @param {Scenario} scenario
   */
  function keep(hash, scenario) {
    const example = exampleNow()?.id;
    remember("state", JSON.stringify({ hash, example, scenario }), "tab");
    if (mask) remember("state", JSON.stringify({ hash, example, scenario: mask(scenario).scenario }));
  }

  /** The entry of the browser's history for the current contents of the form. */
  let place = String(history.state?.place ?? newPlace());

  /** @param {boolean} [isNew] Whether the current contents of the form get a new entry. */
  async function saveNow(isNew = false) {
    if (isNew) place = newPlace();
    const here = place;
    if (form.size() > KEEP_MOST) return;
    const scenario = form.scenario();
    const example = exampleNow();
    // Without a network, the address is updated after a later key.
    const shared = await sharing().catch(() => null);
    if (!shared) return;
    const { encode, withoutSecrets, noteRecent } = shared;
    mask = withoutSecrets;
    // People copy the address bar as well as the link of the button, so it must not contain secrets either.
    const named = example ? `#example=${example.id}` : `#s=${await encode(mask(scenario).scenario)}`;
    const hash = lens.chosen() === null ? named : `${named}&engine=${lens.chosen()}`;
    // In the meantime another entry has been opened, which has its own address.
    if (here !== place || location.hash !== knownHash) return;
    ownHash = hash;
    try {
      if (isNew) history.pushState({ place }, "", hash);
      else history.replaceState({ place }, "", hash);
    } catch {
      // Some browsers limit how often this may be called; the next call will succeed.
    }
    knownHash = location.hash;
    keep(hash, scenario);
    if (!example) noteRecent(mask(scenario).scenario, place);
  }

  /** @returns {Saved | null} */
  function saved() {
    try {
      const state = JSON.parse(recall("state", "tab") ?? recall("state") ?? "null");
      return typeof state?.hash === "string" &&
        typeof state.scenario?.page === "object" &&
        state.scenario.page &&
        typeof state.scenario.request === "object" &&
        state.scenario.request
        ? state
        : null;
    } catch {
      return null;
    }
  }

  /**
   * Opens the scenario that a fragment names.
   *
   * @param {string} hash
   * @returns {Promise<boolean>} Whether it names a scenario; if not, `complain` shows the reason.
   */
  async function openHash(hash) {
    if (!NAMES.test(hash)) return false;
    const { openLink } = await sharing();
    const link = await openLink(hash.split("&")[0], { findExample, openExample, open });
    complaint = link.complaint;
    if (link.isOpened) lens.set(lensIn(hash));
    return link.isOpened;
  }

  /** Opens what the address names, after a link has been followed. */
  function openHere() {
    const { hash } = location;
    attempt(async () => {
      await openHash(hash);
      complain();
    });
  }

  /** Shows the complaint after the new contents, which remove older notices. */
  function complain() {
    if (complaint) notice("link", complaint);
    complaint = "";
  }

  // Back and Forward restore the form as it was, including secrets; after a reload, as in the link.
  addEventListener("popstate", ({ state }) => {
    const next = String(state?.place ?? "");
    if (next === "" || next === place) return;
    places.leave(place);
    place = next;
    clearTimeout(saving);
    ownHash = knownHash = location.hash;
    if (places.enter(next)) lens.set(lensIn(location.hash));
    else openHere();
  });
  addEventListener("hashchange", () => {
    knownHash = location.hash;
    if (location.hash === ownHash || !NAMES.test(location.hash)) return;
    // The same link may be followed again before the page has written an address of its own.
    ownHash = location.hash;
    // For a link within the page, the browser has already created the history entry.
    clearTimeout(saving);
    places.leave(place);
    place = newPlace();
    openHere();
  });
  addEventListener("pagehide", () => {
    // The last keys before leaving are stored, too; the URL can wait.
    if (form.size() <= KEEP_MOST) keep(location.hash, form.scenario());
  });

  return {
    /** Writes the form's contents to the URL and the storage after a pause in typing. */
    save() {
      clearTimeout(saving);
      saving = setTimeout(saveNow, SAVE_PAUSE);
    },
    /** Called before the form's contents are replaced, so that Back leads to them. */
    leave: () => places.leave(place),
    /** The same after everything was replaced at once: Back leads to the previous contents. */
    saveAsNew() {
      clearTimeout(saving);
      return saveNow(true);
    },
    saved,
    complain,
    /**
     * Opens the scenario of the URL, unless the page itself wrote the URL: then the storage has the typed text,
     * including secrets.
     *
     * @param {Saved | null} last
     */
    openNamed: async (last) =>
      NAMES.test(location.hash) && location.hash !== last?.hash && (await openHash(location.hash)),
  };
}

/** The engine in a link whose reasons are to be shown. @param {string} hash */
function lensIn(hash) {
  const options = hash.split("&").slice(1);
  return ENGINES.find((name) => options.includes(`engine=${name}`)) ?? null;
}

/** A name that no other history entry has, in this tab or after a reload. */
const newPlace = () => crypto.randomUUID?.() ?? `${Date.now()}.${Math.random()}`;
