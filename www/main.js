/** Puts the parts together: what is typed goes to the engine, what it says goes to the page, the URL and storage. */

import { applyFix, applyRepair, evaluate, isLoaded, load, readConsole } from "./engine.js";
import { FIRST } from "./first-example.js";
import { createHistory } from "./history.js";
import { currentLanguage, onLanguage, preferredLanguage, setLanguage, t } from "./i18n.js";
import { later, prepareLater } from "./later.js";
import { recall, remember } from "./storage.js";
import { createAnswer } from "./ui/answer.js";
import { byId } from "./ui/dom.js";
import { createEvidence } from "./ui/evidence.js";
import { createFieldNotes } from "./ui/field-notes.js";
import { createForm } from "./ui/form.js";
import { dismiss, notice, toast } from "./ui/notices.js";
import { plain } from "./ui/prose.js";
import { createPreferences } from "./ui/preferences.js";
import { createVerdict } from "./ui/verdict.js";

/** @typedef {import("../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../pkg/contract.d.ts").Scenario} Scenario */
/** @typedef {import("./examples.js").Example} Example */

/** With more characters than this, evaluation waits for a pause in typing. */
const LARGE = 200_000;
const LARGE_PAUSE = 500;
/** Where the rest of the answer takes longer than this, in milliseconds, it would hold up the next key … */
const REST_MOST = 12;
/** … and waits so long after the last one, unless the verdict is another. */
const REST_PAUSE = 200;
/** How long after the last key the URL and the storage follow. */
const SAVE_PAUSE = 350;
/** Above this a scenario is neither put into the URL nor kept: browsers limit both. */
const KEEP_MOST = 500_000;
/** How long after the first answer the page is kept for when there is no network. */
const KEEP_PAUSE = 1500;
/** Nobody pastes more of a console than this. */
const LONGEST_LINES = 20_000;

if (preferredLanguage() !== "en") {
  try {
    await setLanguage(preferredLanguage());
  } catch {
    // English, then.
  }
}
/** The report on what stands in the form; null while there is none. @type {Report | null} */
let report = null;
/** The example that stands in the form, unless it has been changed. @type {Example | null} */
let example = null;
/** Whether anything stands in the form that one may want back. */
let isStarted = false;
/** The fragment that the page itself has put into the URL. */
let ownHash = "";

const form = createForm(onTyped);
const evidence = createEvidence(form);
const verdict = createVerdict();
const answer = createAnswer({
  pointing: { light: evidence.light, goTo: evidence.goTo, reveal: evidence.reveal },
  addMissing: (path) => form.open(path),
  starters: startersOf,
  nameOf: (path) => form.nameOf(path),
  applyFix: (fix) => replace(applyFix(form.scenario(), fix), t("fix.applied")),
  repair,
});
const notes = createFieldNotes(form, repair);
createPreferences();
const past = createHistory(
  () => ({ form: form.read(), example }),
  (state) => {
    example = state.example;
    form.write(state.form);
    changed();
  },
);

// What the first sight does not need is fetched when it is asked for.
const gallery = later(async () => (await import("./examples.js")).EXAMPLES);
const sharing = async () => ({
  ...(await import("./share.js")),
  ...(await import("./secrets.js")),
  ...(await import("./lost.js")),
});
const examplesDialog = later(async () => (await import("./ui/examples-dialog.js")).createExamplesDialog());
const sharePanel = later(async () =>
  (await import("./ui/share-panel.js")).createSharePanel({ scenario: () => form.scenario(), open: replace }),
);
const consoleDialog = later(async () =>
  (await import("./ui/console-dialog.js")).createConsoleDialog({ form, replace }),
);
const openExamples = async () => (await examplesDialog()).open(example?.id ?? "");

// A console's line pasted into any field stays what it is, and is offered to be read.
byId("input").addEventListener("paste", async (event) => {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (text.length > LONGEST_LINES) return;
  const reading = readConsole(text);
  if (reading) (await consoleDialog()).offer(reading);
});

// ── evaluating ──────────────────────────────────────────────────────────

let frame = 0;
/** Whether what is answered next was typed. */
let isTyping = false;
/** Whether an answer has been drawn yet. */
let isDrawn = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause;

function onTyped() {
  isTyping = true;
  past.branch();
  if (example) {
    example = null;
    showExample();
  }
  schedule();
  save();
}

/** Evaluates once per frame, however many keys came in between. */
function schedule() {
  clearTimeout(pause);
  clearTimeout(rest);
  if (form.size() > LARGE) {
    answer.fade();
    verdict.showState("waiting", t("verdict.waiting"), t("large"));
    pause = setTimeout(run, LARGE_PAUSE);
    return;
  }
  if (frame === 0) {
    frame = requestAnimationFrame(() => {
      frame = 0;
      run();
    });
  }
}

/** The rest of the answer, until it is drawn. @type {ReturnType<typeof setTimeout> | undefined} */
let rest;
/** What it took the last time. */
let restTook = 0;

function run() {
  clearTimeout(rest);
  if (!isLoaded()) {
    form.arrange(null);
    // The verdict on the first example stands in the markup.
    if (example !== FIRST || currentLanguage() !== "en")
      verdict.showState("loading", t("verdict.loading"), t("engine.loading"));
    return;
  }
  const scenario = form.scenario();
  const isAsked = scenario.request.url.trim() !== "";
  if (!isAsked) {
    form.arrange(null);
    answer.hide();
    verdict.showState("empty", t("verdict.empty"), t(scenario.page.url.trim() === "" ? "empty" : "empty.request"));
  }
  const before = report;
  report = evaluated(scenario, { fixes: false });
  if (!report) return;
  dismiss("engine");
  if (!isAsked) {
    // What is wrong in the pasted text shows already; an empty field is not wrong, only empty.
    const warnings = report.warnings.filter((warning) => warning.evidence.some(({ start, end }) => end > start));
    notes.show(warnings);
    evidence.markReport({ ...report, steps: [], warnings });
    report = null;
    return;
  }
  verdict.show(report);
  evidence.markReport(report);
  // On a slow phone the first call of the engine and the first drawing would together hold up the first tap.
  if (isDrawn) answer.begin(report, scenario);
  isDrawn = true;
  // The verdict is painted before the rest is worked out; whoever types on meanwhile is not kept waiting for it.
  const isSame = report.verdict === before?.verdict && report.blockedBy === before.blockedBy;
  rest = setTimeout(() => complete(scenario), isTyping && isSame && restTook > REST_MOST ? REST_PAUSE : 0);
  isTyping = false;
}

/** @param {Scenario} scenario */
function complete(scenario) {
  const start = performance.now();
  if (report?.verdict === "blocked") report = evaluated(scenario);
  if (!report) return;
  notes.show(report.warnings);
  answer.show(report, scenario);
  form.arrange(report);
  restTook = performance.now() - start;
}

/**
 * @param {Scenario} scenario
 * @param {{ fixes?: boolean }} [options]
 * @returns {Report | null} Null where the engine itself fails, which the page then says.
 */
function evaluated(scenario, options) {
  try {
    return evaluate(scenario, options);
  } catch (error) {
    console.error(error);
    evidence.clear();
    notes.show([]);
    answer.fade();
    verdict.showState("failed", t("engine.failed"), t("engine.failedText"));
    notice("engine", t("engine.failedNotice"), {
      bad: true,
      action: {
        label: t("engine.restart"),
        act: () => {
          dismiss("engine");
          run();
        },
      },
    });
    return null;
  }
}

// The way back: the text at the caret, or below the pointer, shows what was found in it.
const NOTHING = { steps: [], warnings: [] };
/** @param {EventTarget | null} node */
const fieldOf = (node) => (node instanceof HTMLTextAreaElement && form.root.contains(node) ? node : null);
function lightAtCaret() {
  const at = fieldOf(document.activeElement);
  answer.light(report && at ? evidence.atCaret(report, at) : NOTHING);
}
/** @type {ReturnType<typeof setTimeout> | undefined} */
let lighting;
document.addEventListener("selectionchange", () => {
  // A key moves the caret more than once, and its letter is to be painted first.
  clearTimeout(lighting);
  lighting = setTimeout(lightAtCaret);
});
byId("input").addEventListener("pointermove", ({ target, pointerType, clientX, clientY }) => {
  const over = pointerType === "mouse" && report ? fieldOf(target) : null;
  if (!report || !over) return;
  const found = evidence.atPoint(report, over, clientX, clientY);
  answer.light(
    found.steps.length + found.warnings.length > 0 || over !== document.activeElement
      ? found
      : evidence.atCaret(report, over),
  );
  over.title = found.warnings.map((index) => (report ? plain(report.warnings[index].text) : "")).join("\n");
});
byId("input").addEventListener("pointerout", lightAtCaret);

// ── what stands in the form ─────────────────────────────────────────────

/**
 * What each field held when it was last filled by the page.
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
  schedule();
}

/** After every replacement: the names, the answer, the URL and the storage follow. */
function changed() {
  dismiss("link");
  dismiss("paste");
  showExample();
  /** @type {HTMLButtonElement} */ (byId("undo")).disabled = !past.canUndo();
  schedule();
  save();
}

/**
 * Puts another scenario in the place of what was typed, and offers the way back.
 *
 * @param {Scenario} scenario
 * @param {string} message
 */
function replace(scenario, message) {
  past.keep();
  example = null;
  put(scenario);
  changed();
  toast(message, { label: t("undo"), act: past.undo });
}

/** @param {import("../pkg/contract.d.ts").Edit} edit */
function repair(edit) {
  replace(applyRepair(form.scenario(), edit), t("fix.applied"));
}

/** @param {Example} next */
function openExample(next) {
  const typed = example === null && isStarted;
  if (typed) replace(next.scenario, t("example.opened"));
  else {
    if (isStarted) past.keep();
    put(next.scenario);
  }
  example = next;
  changed();
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
  return createStarters(async () => (await consoleDialog()).open());
}

/** @param {string} id */
const findExample = async (id) => (id === FIRST.id ? FIRST : (await gallery()).find((one) => one.id === id));

/** @param {1 | -1} step */
async function openNeighbour(step) {
  const all = await gallery();
  const at = all.findIndex((one) => one.id === example?.id);
  openExample(all[at < 0 && step < 0 ? all.length - 1 : (at + step + all.length) % all.length]);
}

byId("example-previous").addEventListener("click", () => openNeighbour(-1));
byId("example-next").addEventListener("click", () => openNeighbour(1));
for (const id of ["open-examples", "example-title"]) byId(id).addEventListener("click", openExamples);
byId("undo").addEventListener("click", past.undo);
document.addEventListener("keydown", (event) => {
  const inText =
    event.target instanceof HTMLTextAreaElement ||
    (event.target instanceof HTMLInputElement && !["radio", "checkbox"].includes(event.target.type));
  // A browser's own undo knows what was typed, and mangles what the page has filled in since: there the page's own takes over.
  const isTyped = inText && event.target.value !== putValues.get(event.target);
  if (isTyped || event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
  if (event.shiftKey ? past.redo() : past.undo()) event.preventDefault();
});
byId("share").addEventListener("click", async () => (await sharePanel()).open());
byId("paste").addEventListener("click", async () => (await consoleDialog()).open());
byId("reset").addEventListener("click", () => {
  replace({ page: { url: "" }, request: { api: "fetch", url: "" } }, t("reset.done"));
  byId("page-url").focus();
});
onLanguage(() => {
  showExample();
  if (isLoaded()) run();
});

// ── the URL and the storage ─────────────────────────────────────────────

/** @type {ReturnType<typeof setTimeout> | undefined} */
let saving;

function save() {
  clearTimeout(saving);
  saving = setTimeout(saveNow, SAVE_PAUSE);
}

/** @param {Scenario} scenario */
async function scenarioHash(scenario) {
  const { encode, withoutSecrets } = await sharing();
  return `#s=${await encode(withoutSecrets(scenario).scenario)}`;
}

async function saveNow() {
  if (form.size() > KEEP_MOST) return;
  const scenario = form.scenario();
  // The address bar is copied as readily as the button is pressed: no secrets there either. They stay in the storage.
  const hash = example ? `#example=${example.id}` : await scenarioHash(scenario);
  ownHash = hash;
  try {
    history.replaceState(null, "", hash);
  } catch {
    // Some browsers allow only so many changes in a while; the next one will do.
  }
  remember("state", JSON.stringify({ hash, example: example?.id, scenario }));
}

/** @returns {{ hash: string, example?: string, scenario: Scenario } | null} */
function saved() {
  try {
    const state = JSON.parse(recall("state") ?? "null");
    return typeof state?.hash === "string" && typeof state?.scenario?.page === "object" ? state : null;
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
  if (hash.startsWith("#example=")) {
    const named = await findExample(decodeURIComponentSafely(hash.slice(9)));
    if (named) openExample(named);
    else complaint = t("link.noExample");
    return named !== undefined;
  }
  if (hash.startsWith("#s=")) {
    try {
      const { decode, lostFields } = await sharing();
      const scenario = await decode(hash.slice(3));
      if (typeof scenario.page?.url !== "string") throw new Error("its page has no URL");
      if (isStarted) past.keep();
      example = null;
      put(scenario);
      changed();
      // What the form cannot hold would be gone without a word.
      const lost = lostFields(scenario);
      if (lost.length > 0) complaint = t("link.lost", { fields: lost.join(t("comma")) });
      return true;
    } catch {
      complaint = t("link.bad");
    }
  }
  return false;
}

/** What was wrong with the last fragment, until that is said. */
let complaint = "";

/** Says it, once what stands in its place is there: that takes older notices away. */
function complain() {
  if (complaint) notice("link", complaint);
  complaint = "";
}

/** @param {string} text */
function decodeURIComponentSafely(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

addEventListener("hashchange", () => {
  if (location.hash !== ownHash && /^#(?:s|example)=/.test(location.hash)) openHash(location.hash).then(complain);
});
addEventListener("pagehide", () => {
  // The last keys before leaving are worth keeping too; the URL can wait.
  if (form.size() <= KEEP_MOST)
    remember("state", JSON.stringify({ hash: location.hash, example: example?.id, scenario: form.scenario() }));
});

async function start() {
  await startInput();
  run();
  delete document.documentElement.dataset.wait;
}

async function startInput() {
  const last = saved();
  const hash = /^#(?:s|example)=/.test(location.hash) ? location.hash : "";
  // The link that the page itself wrote stands for what was typed, secrets and all: the storage knows those.
  if (hash && hash !== last?.hash && (await openHash(hash))) return complain();
  if (last) {
    example = (last.example && (await findExample(last.example))) || null;
    put(last.scenario);
    changed();
  } else {
    openExample(FIRST);
  }
  complain();
}

async function startEngine() {
  try {
    await load();
    dismiss("engine");
    schedule();
  } catch (error) {
    console.error(error);
    verdict.showState("failed", t("engine.missing"), error instanceof Error ? error.message : String(error));
    notice("engine", t("engine.missingNotice"), { bad: true, action: { label: t("engine.retry"), act: startEngine } });
  }
}

await Promise.all([start(), startEngine()]);
// Nothing of this hurries: the first sight comes first.
setTimeout(async () => (await import("./register-offline.js")).keepForOffline(), KEEP_PAUSE);
