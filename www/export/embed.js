/** The scenario as markup for somebody's documentation: the element of the package, or a frame of this page. */

import { headerLines } from "./headers.js";

/** @typedef {import("../../pkg/contract.d.ts").ResponseHead} ResponseHead */
/** @typedef {import("../../pkg/contract.d.ts").Scenario} Scenario */

/** @param {string} text */
const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** @param {string} name @param {string | boolean | undefined} value */
function attribute(name, value) {
  if (value === undefined || value === false || value === "") return "";
  return value === true ? ` ${name}` : ` ${name}="${escape(value).replaceAll('"', "&quot;")}"`;
}

/** @param {string} slot @param {string | undefined} text @param {string} [more] Further attributes. */
function block(slot, text, more = "") {
  if (text === undefined) return [];
  // HTML drops one line break at the start of a <pre>.
  return [`  <pre slot="${slot}"${more}>${text.startsWith("\n") ? "\n" : ""}${escape(text)}</pre>`];
}

/** @param {ResponseHead} head @param {number} usual */
function answer(head, usual) {
  const lines = headerLines(head.headers);
  if (head.status === undefined || /^\s*[<>]?\s*HTTP\//i.test(lines)) return lines;
  return `HTTP/1.1 ${head.status ?? usual}${lines ? `\n${lines}` : ""}`;
}

/** @param {Scenario} scenario */
export function asElement({ page, request, network = [] }) {
  const { body } = request;
  const attributes = [
    attribute("api", request.api),
    attribute("page", page.url),
    attribute("url", request.url),
    attribute("method", request.method),
    attribute("body", body?.kind),
    attribute("body-type", body?.type),
    attribute("mode", request.mode),
    attribute("credentials", request.credentials),
    attribute("redirect", request.redirect),
    attribute("upload-listener", request.uploadListener),
    attribute("protocols", request.protocols?.join(", ")),
    attribute("crossorigin", request.crossorigin),
    attribute("as", request.as),
    attribute("address-space", page.addressSpace),
    attribute("local-network-permission", page.localNetworkPermission),
    attribute("host-permissions", page.hostPermissions?.join(" ")),
  ];
  const usual = request.api === "websocket" ? 101 : 200;
  const replies = network.flatMap((hop, index) =>
    /** @type {const} */ (["preflight", "response"]).flatMap((kind) => {
      const head = hop[kind];
      if (!head) return [];
      const more =
        attribute("data-hop", index > 0 ? String(index) : undefined) +
        attribute("data-address-space", head.addressSpace);
      return block(kind, answer(head, kind === "preflight" ? 200 : usual), more);
    }),
  );
  return [
    '<link rel="stylesheet" href="wouldblock/element.css">',
    '<script type="module" src="wouldblock/element.js"></script>',
    "",
    `<would-block${attributes.join("")}>`,
    ...block("page-headers", page.headers === undefined ? undefined : headerLines(page.headers)),
    ...(page.meta ?? []).flatMap((policy) => block("meta", policy)),
    ...block("request-headers", request.headers === undefined ? undefined : headerLines(request.headers)),
    ...replies,
    "</would-block>",
  ].join("\n");
}

/**
 * @param {string} folder Where this page lies, with a slash at the end.
 * @param {string} fragment As in a link, with its `#`.
 * @param {string} title What the frame holds, for those who cannot see it.
 */
export const asFrame = (folder, fragment, title) =>
  `<iframe${attribute("title", title)} sandbox="allow-scripts" src="${escape(folder)}embed.html${escape(fragment)}"></iframe>`;
