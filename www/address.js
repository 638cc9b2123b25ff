/** The URL and the storage: what they say of the form, and the form of them. */

import { ENGINES } from "./engines.js";
import { recall, remember } from "./storage.js";
import { notice } from "./ui/notices.js";

/** @typedef {import("../pkg/contract.d.ts").Scenario} Scenario */
/** @typedef {import("./examples.js").Example} Example */
/** @typedef {{ hash: string, example?: string, scenario: Scenario }} Saved */

/** How long after the last key the URL and the storage follow. */
const SAVE_PAUSE = 350;
/** Above this a scenario is neither put into the URL nor kept: browsers limit both. */
const KEEP_MOST = 500_000;

/** A fragment that names something. */
const NAMES = /^#(?:s|example)=/;

/**
 * @param {object} page
 * @param {ReturnType<typeof import("./ui/form.js").createForm>} page.form
 * @param {() => Example | null} page.exampleNow The example that is in the form unchanged.
 * @param {ReturnType<typeof import("./ui/lens.js").createLens>} page.lens
 * @param {{ leave(place: string): void, enter(place: string): boolean }} page.places What stood in the form at places of the
 *   browser's history; `enter` puts it back, where it is still known.
 * @param {(id: string) => Promise<Example | undefined>} page.findExample
 * @param {(example: Example) => void} page.openExample
 * @param {(scenario: Scenario) => void} page.open Puts a link's scenario into the form.
 * @param {() => Promise<typeof import("./share.js") & typeof import("./secrets.js") & typeof import("./broken-link.js") &
 *   typeof import("./recent.js")>} page.sharing
 */
export function createAddress({ form, exampleNow, lens, places, findExample, openExample, open, sharing }) {
  /** The fragment that the page itself has put into the URL. */
  let ownHash = "";
  /** The fragment that the page knows of. Another one in the URL is a link whose event has not come yet. */
  let knownHash = location.hash;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let saving;
  /** The error of the last fragment, until it has been shown. */
  let complaint = "";

  /**
   * What masks secrets, once it is loaded.
   *
   * @type {typeof import("./secrets.js").withoutSecrets | undefined}
   */
  let mask;

  /**
   * Keeps the scenario: on this machine without its secrets, and whole for this tab, so that a reload loses nothing.
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
    const { encode, withoutSecrets, noteRecent } = await sharing();
    mask = withoutSecrets;
    // The address bar is copied as readily as the button is pressed: no secrets there either.
    const named = example ? `#example=${example.id}` : `#s=${await encode(mask(scenario).scenario)}`;
    const hash = lens.chosen() === null ? named : `${named}&engine=${lens.chosen()}`;
    // In the meantime another entry has been opened, which has its own address.
    if (here !== place || location.hash !== knownHash) return;
    ownHash = hash;
    try {
      if (isNew) history.pushState({ place }, "", hash);
      else history.replaceState({ place }, "", hash);
    } catch {
      // Some browsers allow only so many changes in a while; the next one will do.
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
   * Opens what a fragment names.
   *
   * @param {string} hash
   * @returns {Promise<boolean>} Whether it names anything; `complain` says why it does not.
   */
  async function openHash(hash) {
    const isOpened = await openNamed(hash.split("&")[0]);
    if (isOpened) lens.set(lensIn(hash));
    return isOpened;
  }

  /** @param {string} hash */
  async function openNamed(hash) {
    if (hash.startsWith("#example=")) {
      const id = decodeURIComponentSafely(hash.slice(9));
      const named = await findExample(id);
      if (named) openExample(named);
      else complaint = await (await sharing()).noExample(id);
      return named !== undefined;
    }
    if (!hash.startsWith("#s=")) return false;
    const { decode, salvage, sayLost } = await sharing();
    /** @type {Scenario | null} */
    let scenario;
    try {
      scenario = await decode(hash.slice(3));
      if (typeof (scenario.page.url ?? "") !== "string") throw new Error("its page's URL is no text");
      // What the form cannot hold would be gone without a word.
      complaint = await sayLost(scenario);
    } catch {
      ({ scenario, complaint } = await salvage(hash.slice(3)));
    }
    if (scenario) open({ ...scenario, page: { url: "", ...scenario.page } });
    return scenario !== null;
  }

  /** Shows it after the new contents, which remove older notices. */
  function complain() {
    if (complaint) notice("link", complaint);
    complaint = "";
  }

  // Back and Forward: what was left behind is put back as it was, secrets and all; after a reload, as its link says.
  addEventListener("popstate", ({ state }) => {
    const next = String(state?.place ?? "");
    if (next === "" || next === place) return;
    places.leave(place);
    place = next;
    clearTimeout(saving);
    ownHash = knownHash = location.hash;
    if (places.enter(next)) lens.set(lensIn(location.hash));
    else openHash(location.hash).then(complain);
  });
  addEventListener("hashchange", () => {
    knownHash = location.hash;
    if (location.hash === ownHash || !NAMES.test(location.hash)) return;
    // A link within the page: the browser has made the place already.
    clearTimeout(saving);
    places.leave(place);
    place = newPlace();
    openHash(location.hash).then(complain);
  });
  addEventListener("pagehide", () => {
    // The last keys before leaving are worth keeping too; the URL can wait.
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
    /** The same for what has replaced everything at once: Back leads to what was there before. */
    saveAsNew() {
      clearTimeout(saving);
      return saveNow(true);
    },
    saved,
    complain,
    /**
     * Opens the scenario of the URL, unless the page itself wrote the URL: then the storage has what was typed, including
     * secrets.
     *
     * @param {Saved | null} last
     */
    openNamed: async (last) =>
      NAMES.test(location.hash) && location.hash !== last?.hash && (await openHash(location.hash)),
  };
}

/** The engine whose reasons a link asks for. @param {string} hash */
function lensIn(hash) {
  const options = hash.split("&").slice(1);
  return ENGINES.find((name) => options.includes(`engine=${name}`)) ?? null;
}

/** A name that no other place has, in this tab or after a reload of it. */
const newPlace = () => crypto.randomUUID?.() ?? `${Date.now()}.${Math.random()}`;

/** @param {string} text */
function decodeURIComponentSafely(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
