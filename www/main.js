/** Connects the parts of the page, and owns the contents of the form: an example, or a person's own scenario. */

import { createAddress } from "./address.js";
import { applyFix, applyRepair, isLoaded, load } from "./engine.js";
import { createEvaluation } from "./evaluation.js";
import { FIRST } from "./first-example.js";
import { createHistory } from "./history.js";
import { onLanguage, preferredLanguage, setLanguage, t } from "./i18n.js";
import { later, prepareLater } from "./later.js";
import { createAnswer } from "./ui/answer.js";
import { byId } from "./ui/dom.js";
import { createEvidence } from "./ui/evidence.js";
import { createForm } from "./ui/form.js";
import { attempt, dismiss, notice, toast } from "./ui/notices.js";
import { createPasteDoor } from "./ui/paste/door.js";
import { createPreferences } from "./ui/preferences.js";
import { createVerdict } from "./ui/verdict.js";

/** @typedef {import("../pkg/contract.d.ts").Scenario} Scenario */
/** @typedef {import("./examples.js").Example} Example */

/** Forms may be large: older history entries are restored from their links. */
const MOST_PLACES = 50;
/** @type {Scenario} */
const EMPTY = { page: { url: "" }, request: { api: "fetch", url: "" } };
/** The delay between the first answer and the loading of parts that are needed later, in milliseconds. */
const KEEP_PAUSE = 1500;
/** How long a link's form waits for its answer, in milliseconds: the notes of the answer move the fields. */
const ANSWER_WAIT = 300;

if (preferredLanguage() !== "en") {
  try {
    await setLanguage(preferredLanguage());
  } catch {
    // Stay with English.
  }
}
/** The fragment before the page writes its own. */
const firstHash = location.hash;
/** The example in the form, unless it has been changed. @type {Example | null} */
let example = null;
/** Whether the form has contents that a person may want back. */
let isStarted = false;

const serverPart = later(async () => import("./ui/server-response.js"));
const form = createForm(onTyped);
const evidence = createEvidence(form);
const verdict = createVerdict();
const answer = createAnswer({
  pointing: { light: evidence.light, goTo: evidence.goTo, reveal: evidence.reveal },
  addMissing: (path) => form.open(path),
  starters: startersOf,
  nameOf: (path) => form.nameOf(path),
  isWhole: verdict.isWhole,
  applyFix: (fix) => replace(applyFix(form.scenario(), fix), t("fix.applied")),
  compareFix: (fix) => attempt(async () => (await compareDialog()).open(fix)),
  repair,
  setLens() {
    evaluation.run();
    address.save();
  },
  again: () => evaluation.schedule(),
  async effectsDrawn() {
    verdict.abbreviate((await import("./brief.js")).brief);
    const { lightFindings } = await import("./ui/lighting.js");
    lightFindings({ form, evidence, answer, reportNow: evaluation.shown, hash: firstHash });
  },
  serverPart,
  serverResponse: async (report, scenario) => (await serverPart()).createServerResponse(report, scenario, replace),
});
const evaluation = createEvaluation({
  form,
  evidence,
  verdict,
  answer,
  showNotes,
  isFirst: () => example === FIRST,
});
createPreferences();
/** @typedef {{ form: import("./scenario.js").Form, example: Example | null }} State */
const past = createHistory(() => ({ form: form.read(), example }), restore);
/** The states of history entries, by their names. @type {Map<string, State>} */
const places = new Map();

/** @param {State} state */
function restore(state) {
  example = state.example;
  form.write(state.form);
  changed();
}

// Parts that the first view does not need are fetched when they are used.
const gallery = later(async () => (await import("./examples.js")).EXAMPLES);
const sharing = async () => ({
  ...(await import("./share.js")),
  ...(await import("./secrets.js")),
  ...(await import("./open-link.js")),
  ...(await import("./recent.js")),
});
const examplesDialog = later(async () => (await import("./ui/examples-dialog.js")).createExamplesDialog());
const sharePanel = later(async () =>
  (await import("./ui/share-panel.js")).createSharePanel({
    scenario: form.scenario,
    engine: answer.lens.chosen,
    open: replace,
  }),
);
const compareDialog = later(async () =>
  (await import("./ui/compare-dialog.js")).createCompareDialog({
    scenario: form.scenario,
    last: () => past.last()?.form,
    open: replace,
  }),
);
const compare = () => attempt(async () => (await compareDialog()).open());
const palette = later(async () => (await import("./ui/palette.js")).createPalette({ form, open: replace, compare }));
const openPalette = () => attempt(async () => (await palette()).open());
/** Whether the form has more than an untouched example. */
const isOwn = () => example === null && isStarted;
/** The desk for pasted texts, once there is one. @type {import("./ui/paste/door.js").Desk | undefined} */
let desk;
const pasteDesk = later(async () => {
  desk ??= (await import("./ui/paste/desk.js")).createDesk({ form, replace, isOwn });
  return desk;
});
createPasteDoor(pasteDesk, isOwn);
const address = createAddress({
  form,
  exampleNow: () => example,
  lens: answer.lens,
  places: {
    leave(place) {
      places.set(place, { form: form.read(), example });
      if (places.size > MOST_PLACES) places.delete(/** @type {string} */ (places.keys().next().value));
    },
    enter(place) {
      const state = places.get(place);
      if (state) restore(state);
      return state !== undefined;
    },
  },
  findExample,
  openExample,
  open(scenario) {
    if (isStarted) past.keep();
    example = null;
    put(scenario);
    changed();
  },
  sharing,
});
const openExamples = () => attempt(async () => (await examplesDialog()).open(example?.id ?? ""));

/** @param {Event} [event] */
function onTyped(event) {
  past.branch();
  if (example) {
    example = null;
    showExample();
  }
  evaluation.typed(event);
  address.save();
}

// ── the contents of the form ────────────────────────────────────────────

/**
 * The value of each field when the page last filled it.
 *
 * @type {WeakMap<Element, string>}
 */
const putValues = new WeakMap();

/** @param {Scenario} scenario */
function put(scenario) {
  isStarted = true;
  form.load(scenario);
  for (const field of form.root.querySelectorAll("textarea, input"))
    putValues.set(field, /** @type {HTMLInputElement} */ (field).value);
  form.root.scrollTop = 0;
  evaluation.schedule();
}

/**
 * After every replacement: updates the names, the answer, the URL and the storage.
 *
 * @param {boolean} [isNew] Whether Back leads to the previous contents.
 */
function changed(isNew = false) {
  dismiss("link");
  desk?.changed();
  showExample();
  /** @type {HTMLButtonElement} */ (byId("undo")).disabled = !past.canUndo();
  evaluation.schedule();
  if (isNew) address.saveAsNew();
  else address.save();
}

/**
 * Replaces the contents of the form, and offers to undo it.
 *
 * @param {Scenario} scenario
 * @param {string} message
 * @param {boolean} [isNew] Whether Back leads to the previous contents; false if the browser has already created that entry.
 */
function replace(scenario, message, isNew = true) {
  if (isNew) address.leave();
  past.keep();
  example = null;
  put(scenario);
  changed(isNew);
  toast(message, { label: t("undo"), act: past.undo });
}

/** The notes below the fields, once there has been one. @type {ReturnType<typeof import("./ui/field-notes.js").createFieldNotes> | undefined} */
let notes;
/** The latest of them. @type {import("../pkg/contract.d.ts").Diagnostic[]} */
let noted;

/** @param {import("../pkg/contract.d.ts").Diagnostic[]} warnings */
async function showNotes(warnings) {
  noted = warnings;
  if (!notes && warnings.length > 0) {
    // After a failure the next evaluation tries again.
    const part = await import("./ui/field-notes.js").catch(console.warn);
    if (part) notes ??= part.createFieldNotes(form, repair);
  }
  notes?.show(noted);
}

/** @param {import("../pkg/contract.d.ts").Edit} edit */
function repair(edit) {
  replace(applyRepair(form.scenario(), edit), t("fix.applied"));
}

/** @param {Example} next @param {boolean} [isNew] As above. */
function openExample(next, isNew = false) {
  if (isNew) address.leave();
  if (isOwn()) replace(next.scenario, t("example.opened"), false);
  else {
    if (isStarted) past.keep();
    put(next.scenario);
  }
  example = next;
  changed(isNew);
}

function showExample() {
  byId("example-bar").classList.toggle("is-own", !example);
  /** @type {HTMLElement} */ (document.querySelector(".example-kind")).textContent = t(
    example ? "example.label" : "example.own",
  );
  /** @type {HTMLElement} */ (document.querySelector(".example-name")).textContent = example
    ? t(`example.${example.id}`)
    : t("example.choose");
}

async function startersOf() {
  await prepareLater();
  const { createStarters } = await import("./ui/starters.js");
  return createStarters(() => attempt(async () => (await pasteDesk()).open()));
}

/** @param {string} id */
async function findExample(id) {
  return id === FIRST.id ? FIRST : (await gallery()).find((one) => one.id === id);
}

/** @param {1 | -1} step */
async function openNeighbour(step) {
  const all = await gallery();
  const at = all.findIndex((one) => one.id === example?.id);
  openExample(all[at < 0 && step < 0 ? all.length - 1 : (at + step + all.length) % all.length], true);
}

byId("example-previous").addEventListener("click", () => attempt(() => openNeighbour(-1)));
byId("example-next").addEventListener("click", () => attempt(() => openNeighbour(1)));
for (const id of ["open-examples", "example-title"]) byId(id).addEventListener("click", openExamples);
byId("undo").addEventListener("click", past.undo);
byId("palette").addEventListener("click", openPalette);
document.addEventListener("keydown", (event) => {
  if (event.key === "k" && (event.ctrlKey || event.metaKey) && !event.altKey) {
    event.preventDefault();
    openPalette();
  }
  const inText =
    event.target instanceof HTMLTextAreaElement ||
    (event.target instanceof HTMLInputElement && !["radio", "checkbox"].includes(event.target.type));
  // A browser's own undo only covers typed text, and breaks text that the page has filled in since. In that case the
  // page's undo takes over.
  const isTyped = inText && event.target.value !== putValues.get(event.target);
  if (isTyped || event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
  if (event.shiftKey ? past.redo() : past.undo()) event.preventDefault();
});
// An unexpected error is announced, and the form keeps its text.
for (const kind of ["error", "unhandledrejection"])
  addEventListener(kind, (/** @type {any} */ { error, reason }) => (error || reason) && toast(t("part.failed")));
byId("share").addEventListener("click", () => attempt(async () => (await sharePanel()).open()));
byId("reset").addEventListener("click", () => {
  replace(EMPTY, t("reset.done"));
  byId("page-url").focus();
});
onLanguage(() => {
  showExample();
  if (isLoaded()) evaluation.run();
});

async function start() {
  try {
    await startInput();
    evaluation.run();
    if ("wait" in document.documentElement.dataset)
      await Promise.race([evaluation.first, new Promise((done) => setTimeout(done, ANSWER_WAIT))]);
  } catch (error) {
    console.warn(error);
    // The scenario of the address cannot be read yet, and no other one is shown in its place.
    form.load(EMPTY);
    verdict.showState("failed", t("engine.failed"), t("part.failed"));
    notice("link", t("part.failed"), { bad: true, action: { label: t("engine.retry"), act: start } });
  }
  delete document.documentElement.dataset.wait;
}

async function startInput() {
  const last = address.saved();
  if (await address.openNamed(last)) return address.complain();
  if (last) {
    example = (last.example && (await findExample(last.example))) || null;
    put(last.scenario);
    changed();
  } else {
    openExample(FIRST);
  }
  address.complain();
}

async function startEngine() {
  try {
    await load();
    dismiss("engine");
    // Until a link is read, there is nothing in the form to evaluate.
    if (isStarted) evaluation.schedule();
  } catch (error) {
    console.error(error);
    verdict.showState("failed", t("engine.missing"), error instanceof Error ? error.message : String(error));
    notice("engine", t("engine.missingNotice"), { bad: true, action: { label: t("engine.retry"), act: startEngine } });
  }
}

await Promise.all([start(), startEngine()]);
// None of this is urgent: the first view comes first.
async function offerLater() {
  (await import("./register-offline.js")).keepForOffline();
  (await import("./ui/hash-dialog.js")).offerHash(form);
  (await import("./ui/policy-dialog.js")).offerPolicy(form);
  (await import("./ui/pane-bar.js")).offerPaneBar();
  (await import("./ui/shortcuts.js")).offerShortcuts();
}
// The person did not ask for these parts, so after a failure the page waits for a network and shows no message.
setTimeout(() => offerLater().catch(() => addEventListener("online", offerLater, { once: true })), KEEP_PAUSE);
