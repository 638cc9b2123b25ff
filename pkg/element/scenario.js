// What an author writes, attributes and the text of slotted children, as a scenario (see contract.d.ts).

/** What a slot's text is about, under the slots' own names. Each is an attribute too, for short values. */
const KINDS = ["page-headers", "meta", "request-headers", "preflight", "response"];

/** Whether a block is what a server answers: it has a status and a place in the redirect chain. */
export const isAnswer = (kind) => kind === "preflight" || kind === "response";

/** Browsers follow twenty redirects; a number far beyond that is a slip, and must not become a list of that length. */
const MOST_HOPS = 32;

/**
 * One piece of pasted text.
 * @typedef {object} Block
 * @property {string} kind the slot it is for
 * @property {number} hop of the redirect chain, for answers
 * @property {Element | null} node the child that holds it; null where it comes from an attribute or a scenario
 * @property {string} text the whole of it
 * @property {string} path where its headers stand in the scenario
 * @property {number} offset where in `text` they begin: after a bare status line
 * @property {number | undefined} status of that line
 * @property {string | undefined} space the server's address space
 */

/** The element's blocks, in the order in which they are read. @param {Element} element @returns {Block[]} */
export function blocksOf(element) {
  const next = { meta: 0, preflight: 0, response: 0 };
  const children = [...element.children].filter((child) => KINDS.includes(child.slot));
  const written = KINDS.filter((kind) => element.hasAttribute(kind) && !children.some((child) => child.slot === kind));
  return [...written, ...children].flatMap((source) => {
    const node = typeof source === "string" ? null : source;
    const kind = node?.slot ?? source;
    const said = Number.parseInt(node?.dataset.hop ?? "", 10);
    const hop = said >= 0 ? said : (next[kind] ?? 0);
    if (hop >= MOST_HOPS) return [];
    next[kind] = hop + 1;
    return block(kind, hop, node ? node.textContent : element.getAttribute(kind), {
      node,
      space: node?.dataset.addressSpace,
    });
  });
}

/** The blocks of a scenario that came as data; with `all`, those that it leaves empty too. @returns {Block[]} */
export function blocksOfScenario({ page, request, network }, all) {
  const hops = Array.isArray(network) ? network.slice(0, MOST_HOPS) : [];
  if (all && hops.length === 0) hops.push({});
  const answer = (kind, hop, head) => {
    const status = Number.isInteger(head?.status) ? `${head.status}\n` : "";
    return { ...block(kind, hop, status + headerText(head?.headers), { space: head?.addressSpace }), known: !!head };
  };
  return [
    block("page-headers", 0, headerText(page?.headers)),
    ...(Array.isArray(page?.meta) ? page.meta : []).map((policy, at) => block("meta", at, String(policy))),
    block("request-headers", 0, headerText(request?.headers)),
    ...hops.flatMap((hop, at) => [answer("preflight", at, hop?.preflight), answer("response", at, hop?.response)]),
  ].filter(({ text, known }) => all || known || text.trim() !== "");
}

function block(kind, hop, text, more = {}) {
  const path =
    {
      "page-headers": "page.headers",
      meta: `page.meta[${hop}]`,
      "request-headers": "request.headers",
    }[kind] ?? `network[${hop}].${kind}.headers`;
  // "204" or "204 No Content" by itself. The engine reads "HTTP/1.1 204" within the headers.
  const line = isAnswer(kind) && /^\s*(\d{3})(?:[ \t]+[^:\r\n]*)?(?:\r?\n|$)/.exec(text);
  return {
    kind,
    hop,
    node: null,
    text,
    path,
    offset: line ? line[0].length : 0,
    status: line ? Number(line[1]) : undefined,
    ...more,
  };
}

/** `block` with another text, typed in its place. */
export function reread({ kind, hop, space }, text) {
  return block(kind, hop, text, { space });
}

/** Header pairs as lines; text as it is. */
function headerText(headers) {
  return Array.isArray(headers) ? headers.map((pair) => [pair].flat().join(": ")).join("\n") : String(headers ?? "");
}

/**
 * The scenario of the element's attributes and `blocks`.
 * @param {Element} element
 * @param {Block[]} blocks
 */
export function scenarioOf(element, blocks) {
  const attribute = (name) => element.getAttribute(name)?.trim() || undefined;
  const list = (name, separator) =>
    attribute(name)
      ?.split(separator)
      .map((item) => item.trim())
      .filter(Boolean);
  const body = attribute("body");
  return withBlocks(
    {
      page: known({
        url: attribute("page") ?? "",
        hostPermissions: list("host-permissions", /\s+/),
        addressSpace: attribute("address-space"),
        localNetworkPermission: attribute("local-network-permission"),
      }),
      request: known({
        api: attribute("api") ?? "fetch",
        url: attribute("url") ?? "",
        method: attribute("method"),
        body: body && known({ kind: body, type: attribute("body-type") }),
        mode: attribute("mode"),
        credentials: attribute("credentials"),
        redirect: attribute("redirect"),
        uploadListener: element.hasAttribute("upload-listener") || undefined,
        protocols: list("protocols", ","),
        // As in HTML, the attribute without a value means "anonymous".
        crossorigin: attribute("crossorigin") ?? (element.hasAttribute("crossorigin") ? "anonymous" : undefined),
        as: attribute("as"),
        integrity: attribute("integrity"),
      }),
    },
    blocks,
  );
}

/** `scenario` with the text of `blocks` for everything that is pasted. */
export function withBlocks(scenario, blocks) {
  const page = { ...scenario.page, headers: undefined, meta: undefined };
  const request = { ...scenario.request, headers: undefined };
  const network = [];
  for (const { kind, hop, text, offset, status, space } of blocks) {
    const headers = text.slice(offset);
    if (kind === "page-headers") page.headers = headers;
    else if (kind === "request-headers") request.headers = headers;
    else if (kind === "meta") (page.meta ??= []).push(text);
    else {
      while (network.length <= hop) network.push({});
      network[hop][kind] = known({ status, headers, addressSpace: space });
    }
  }
  return { page: known(page), request: known(request), ...(network.length > 0 && { network }) };
}

/** An object without what is undefined: absence means something in a scenario. */
function known(object) {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
