// The code that runs inside the page. Both functions are sent to the browser as text, so they use nothing from outside.

/** Installed before anything of the page runs: records every `securitypolicyviolation` event. */
export function listen() {
  const seen = [];
  // After `document.open()`, this runs again in the same window.
  Object.defineProperty(window, "__recorder", { value: seen, configurable: true });
  window.addEventListener(
    "securitypolicyviolation",
    (e) =>
      seen.push({
        effectiveDirective: e.effectiveDirective,
        disposition: e.disposition,
        blockedURI: e.blockedURI,
        originalPolicy: e.originalPolicy,
        documentURI: e.documentURI,
      }),
    true,
  );
}

/**
 * Makes the request of a scenario through its API.
 * @param {{ request: object, headers: [string, string][], limit: number, blob: string | null }} input
 *   `blob`: the content of a blob: URL of the scenario, one character per byte
 * @returns {Promise<object>} `settles`, `error`, `responseType`, `status`, `readableHeaders`, `taintsCanvas`, and
 *   `unsupported`, `made` (the blob: URL in place of the scenario's)
 */
export async function perform({ request, headers, limit, blob }) {
  const result = {
    settles: "unknown",
    error: null,
    responseType: null,
    status: null,
    readableHeaders: [],
    taintsCanvas: null,
  };
  const lower = (names) => [...new Set(names.map((n) => n.toLowerCase()))].sort();
  let url = request.url;
  if (blob !== null) result.made = url = URL.createObjectURL(new Blob([Uint8Array.from(blob, (c) => c.charCodeAt(0))]));
  const kind = request.body?.kind ?? "none";
  const body = () =>
    ({
      none: () => undefined,
      text: () => "x",
      urlencoded: () => new URLSearchParams("a=1"),
      formdata: () => {
        const f = new FormData();
        f.append("a", "1");
        return f;
      },
      blob: () => new Blob(["x"], request.body.type === undefined ? {} : { type: request.body.type }),
      bytes: () => new Uint8Array([120]),
      stream: () =>
        new ReadableStream({
          start(c) {
            c.enqueue(new Uint8Array([120]));
            c.close();
          },
        }),
    })[kind]();
  const init = () => {
    const made = {};
    for (const field of ["method", "mode", "credentials", "redirect"])
      if (request[field] !== undefined) made[field] = request[field];
    if (headers.length) made.headers = headers;
    if (kind !== "none") made.body = body();
    if (kind === "stream") made.duplex = "half";
    return made;
  };
  /** The meaning of an exception: thrown by the call itself, or the rejection of its promise. */
  let phase = "throws";
  /** Waits for the first of some events; `settle` maps their names to how the call ended. */
  const events = (target, settle, start) =>
    new Promise((done) => {
      for (const [type, how] of Object.entries(settle))
        target.addEventListener(type, () => {
          result.settles = how;
          done();
        });
      start?.();
    });
  const element = (node, place = document.head, settle = { load: "resolves", error: "rejects" }) =>
    events(node, settle, () => place.appendChild(node));
  const make = (tag, fields) => {
    const node = document.createElement(tag);
    if (request.crossorigin) node.crossOrigin = request.crossorigin;
    if (request.integrity) node.integrity = request.integrity;
    for (const [n, v] of Object.entries(fields)) node.setAttribute(n, v);
    return node;
  };
  const include = request.credentials === "include";

  const apis = {
    async fetch() {
      phase = "rejects";
      const response = await fetch(url, init());
      result.settles = "resolves";
      result.responseType = response.type;
      result.status = response.status || null;
      // Firefox shows content scripts a list that cannot be iterated.
      const names = [];
      response.headers.forEach((_, name) => {
        names.push(name);
      });
      result.readableHeaders = lower(names);
    },
    async xhr() {
      const xhr = new XMLHttpRequest();
      xhr.open(request.method ?? "GET", url);
      if (include) xhr.withCredentials = true;
      for (const [n, v] of headers) xhr.setRequestHeader(n, v);
      if (request.uploadListener) xhr.upload.addEventListener("progress", () => {});
      await events(xhr, { load: "resolves", error: "rejects", abort: "rejects", timeout: "rejects" }, () =>
        xhr.send(body()),
      );
      if (result.settles !== "resolves") return;
      result.status = xhr.status || null;
      result.readableHeaders = lower(
        xhr
          .getAllResponseHeaders()
          .split("\r\n")
          .filter(Boolean)
          .map((l) => l.slice(0, l.indexOf(":"))),
      );
    },
    async websocket() {
      const socket = request.protocols === undefined ? new WebSocket(url) : new WebSocket(url, request.protocols);
      await events(socket, { open: "resolves", error: "rejects", close: "rejects" });
      socket.close();
    },
    async eventsource() {
      const source = new EventSource(url, include ? { withCredentials: true } : {});
      await events(source, { open: "resolves", error: "rejects" });
      source.close();
    },
    async beacon() {
      result.settles = "nothing";
      navigator.sendBeacon(url, body());
    },
    async ping() {
      result.settles = "nothing";
      const link = make("a", { href: "#p", ping: url });
      document.body.appendChild(link);
      link.click();
    },
    async fetchlater() {
      const options = { ...init(), activateAfter: 0 };
      result.settles = "nothing";
      fetchLater(url, options);
    },
    async webtransport() {
      const transport = new WebTransport(url);
      transport.closed?.catch(() => {});
      phase = "rejects";
      await transport.ready;
      result.settles = "resolves";
      transport.close();
    },
    preload: () => element(make("link", { rel: "preload", as: request.as ?? "fetch", href: url })),
    async image() {
      const image = make("img", {});
      image.src = url;
      await element(image, document.body);
      if (result.settles !== "resolves") return;
      const canvas = document.createElement("canvas");
      const context = canvas.getContext("2d");
      context.drawImage(image, 0, 0);
      try {
        context.getImageData(0, 0, 1, 1);
        result.taintsCanvas = false;
      } catch {
        result.taintsCanvas = true;
      }
    },
    script: () => element(make("script", { src: url })),
    style: () => element(make("link", { rel: "stylesheet", href: url })),
    async font() {
      phase = "rejects";
      await new FontFace(
        "recorder",
        `url("${url.replace(/["\\\n\r\f]/g, (c) => `\\${c.charCodeAt(0).toString(16)} `)}")`,
      ).load();
      result.settles = "resolves";
    },
    async media() {
      const audio = make("audio", { preload: "auto" });
      audio.src = url;
      await element(audio, document.body, { loadeddata: "resolves", error: "rejects" });
      // Firefox would reuse the loaded resource for the next element with the same URL.
      audio.removeAttribute("src");
      audio.load();
    },
  };
  const constructors = {
    websocket: "WebSocket",
    eventsource: "EventSource",
    fetchlater: "fetchLater",
    webtransport: "WebTransport",
  };
  if (constructors[request.api] && !(constructors[request.api] in globalThis)) return { ...result, unsupported: true };

  const call = (async () => {
    try {
      await apis[request.api]();
    } catch (e) {
      result.error = e?.name ?? null;
      result.settles = phase;
    }
  })();
  await Promise.race([call, new Promise((done) => setTimeout(done, limit))]);
  return result;
}
