/** What was asked, part by part: for texts that are copied, and for paper. */

import { t } from "../i18n.js";
import { RESPONSES } from "../pkg/fields.js";
import { responsePath } from "../pkg/scenario-path.js";
import { placeOf } from "../ui/edits.js";
import { attributesOf } from "./attributes.js";
import { headerLines } from "./headers.js";

/** @typedef {import("../../pkg/contract.d.ts").Scenario} Scenario */

/**
 * @typedef {object} Part
 * @property {string} title
 * @property {string} [lead] The short fields that name it, such as the URL; a status.
 * @property {string} text Its header lines or policies; may be empty.
 * @property {"http" | "html"} language Of the text.
 * @property {string[]} [others] The rest of its short fields.
 */

/** Fields that are part of a lead. */
const LEADS = ["page", "api", "url", "method"];

/** @param {Scenario} scenario @returns {Part[]} In the order in which the browser uses them. */
export function questionOf(scenario) {
  const { page, request, network = [] } = scenario;
  return [
    { title: t("page.title"), lead: page.url, text: headerLines(page.headers), language: "http" },
    ...(page.meta
      ? [
          {
            title: t("page.meta"),
            text: page.meta.map(metaElement).join("\n"),
            language: /** @type {const} */ ("html"),
          },
        ]
      : []),
    {
      title: t("request.title"),
      lead: [request.api, request.method, request.url].filter(Boolean).join(" "),
      text: headerLines(request.headers),
      language: "http",
      others: attributesOf(scenario)
        .filter(([name]) => !LEADS.includes(name))
        .map(([name, text]) => (text === "" ? name : `${name}: ${text}`)),
    },
    ...network.flatMap((hop, index) =>
      RESPONSES.filter((kind) => hop[kind]).map((kind) => ({
        title: placeOf(responsePath(index, kind)),
        lead: String(hop[kind]?.status ?? ""),
        text: headerLines(hop[kind]?.headers),
        language: /** @type {const} */ ("http"),
      })),
    ),
  ];
}

/** @param {string} policy */
const metaElement = (policy) => `<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">`;

/** @param {string} text As the value of an attribute. */
const escaped = (text) =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
