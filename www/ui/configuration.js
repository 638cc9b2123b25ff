/** A fix as configuration: the choice of the server, the text, and where to put it. */

import { catalogue } from "../engine.js";
import { t } from "../i18n.js";
import { recall, remember } from "../storage.js";
import { wholeEngine } from "../whole.js";
import { copyButton } from "./clipboard.js";
import { el } from "./dom.js";

/** @typedef {import("../../pkg/contract.d.ts").Fix} Fix */
/** @typedef {import("../../pkg/contract.d.ts").Scenario} Scenario */

/** Proper names: the same in every language. */
const TARGETS = {
  nginx: "nginx",
  apache: "Apache",
  caddy: "Caddy",
  express: "Express",
  nextjs: "Next.js",
  _headers: "_headers (Cloudflare, Netlify)",
  spring: "Spring",
  django: "Django",
  aspnet: "ASP.NET Core",
  fastapi: "FastAPI",
  rails: "Rails",
  s3: "Amazon S3",
};

/** @param {Scenario} scenario @param {Fix} fix */
export function createConfiguration(scenario, fix) {
  const header = el("option", { value: "header" }, t("configuration.header"));
  const select = el(
    "select",
    { class: "is-target", change: draw },
    header,
    Object.entries(TARGETS).map(([id, name]) => el("option", { value: id }, name)),
  );
  const label = el("label", {}, el("span", {}, t("configuration.for")), " ", select);
  const file = el("span", { class: "quiet", lang: "en" });
  const text = el("pre", { class: "raw", tabIndex: 0, "aria-label": t("configuration.text") });
  const copy = copyButton(() => text.textContent ?? "");
  const note = el("p", { class: "quiet" });
  select.value = recall("target") ?? "nginx";
  if (select.selectedIndex < 0) select.value = "nginx";

  async function draw() {
    const target = select.value;
    remember("target", target);
    const { configuration } = await wholeEngine();
    if (target !== select.value) return;
    const given = configuration(scenario, fix, /** @type {any} */ (target), { language: catalogue() });
    file.textContent = given.file;
    text.textContent = given.text.replace(/\n$/, "");
    text.hidden = copy.hidden = given.text === "";
    note.textContent = given.note;
    note.hidden = given.note === "";
  }
  draw();
  return el(
    "div",
    { class: "configuration" },
    el("div", { class: "configuration-head" }, label, file, copy),
    text,
    note,
  );
}
