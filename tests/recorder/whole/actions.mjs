// Does what a request of a scenario says, in a page or a worker. Sent to the browser as text: it uses nothing from outside.

/**
 * @param {Function} perform of `perform.mjs`, for the APIs that it knows
 * @returns {(command: object) => Promise<object>} `settles`, `error`, `message`, and `allowed` where it is seen here
 */
export function actions(perform) {
  /** The smallest module of WebAssembly. */
  const WASM = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
  const LIMIT = 1500;
  const indirectEval = Reflect.get(globalThis, "eval");
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  const threw = (error, settles) => ({
    settles,
    error: error?.name || null,
    message: error?.message ?? String(error),
    allowed: false,
  });
  const went = (settles) => ({ settles, error: null, allowed: true });

  return async function act(command) {
    const { request, events, say, listen, worker, text, bodies, headers = [], limit = 4000 } = command;
    let { url } = request;
    const isWorker = typeof document === "undefined";
    if (url?.startsWith("blob:") && !worker) {
      url = URL.createObjectURL(new Blob([text], { type: bodies?.type ?? "text/javascript" }));
      say({ made: url, of: request.url });
    }

    /** Starts the worker of the scenario, or the one that starts it, and has it do the rest. */
    if (worker) {
      const { parent, ...child } = worker;
      const first = parent ? { ...parent, source: worker.source } : worker;
      let workerUrl = first.url;
      if (workerUrl.startsWith("blob:")) {
        workerUrl = URL.createObjectURL(new Blob([first.source], { type: "text/javascript" }));
        say({ made: workerUrl, of: first.url });
      } else if (workerUrl.startsWith("data:")) workerUrl = `data:text/javascript,${encodeURIComponent(first.source)}`;
      return new Promise((done) => {
        const receive = (message) => (message.result ? done(message.result) : say(message));
        const inner = { recorderAsks: { request, text, bodies, headers, limit, worker: parent && child } };
        setTimeout(() => done({ failed: "the worker of the scenario did not answer" }), 5000);
        const failed = (e) => done({ failed: `the worker of the scenario did not start: ${e.message ?? e}` });
        try {
          if (first.kind === "dedicated") {
            const started = new Worker(workerUrl);
            started.onmessage = (e) => receive(e.data);
            started.onerror = failed;
            started.postMessage(inner);
          } else if (first.kind === "shared") {
            const started = new SharedWorker(workerUrl, `${Math.random()}`);
            started.onerror = failed;
            started.port.onmessage = (e) => receive(e.data);
            started.port.postMessage(inner);
          } else {
            navigator.serviceWorker.register(workerUrl).then(async (registration) => {
              const starting = registration.installing ?? registration.waiting ?? registration.active;
              while (starting.state !== "activated" && starting.state !== "redundant") await pause(30);
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = async (e) => {
                if (e.data.result) await registration.unregister();
                receive(e.data);
              };
              starting.postMessage(inner, [port2]);
            }, failed);
          }
        } catch (e) {
          failed(e);
        }
      });
    }

    // The globals of a content script are not those of the page.
    const ran = () => Boolean(globalThis.ran) || (!isWorker && document.documentElement?.dataset.ran === "1");
    /** What became of an element once it is in the page. */
    async function element(seen = () => events.includes("load") || events.includes("loadedmetadata")) {
      for (let waited = 0; waited < LIMIT && !seen() && !events.includes("error"); waited += 30) await pause(30);
      if (seen()) return went("resolves");
      return { settles: events.includes("error") ? "rejects" : "nothing", error: null, allowed: false };
    }
    const inserted = request.insertedBy;
    /** Puts markup or a node into the page, as `insertedBy` says; markup of the server's is there already. */
    function insert(make, place = document.body) {
      if (!inserted || inserted === "parser") return null;
      if (inserted === "innerHTML") {
        const holder = document.createElement("div");
        place.appendChild(holder);
        holder.innerHTML = command.markup;
      } else if (inserted === "document.write") {
        document.open();
        listen();
        document.write(`<!doctype html><body>${command.markup}`);
        document.close();
      } else {
        const node = make();
        node.id = "it";
        if (request.nonce !== undefined) node.setAttribute("nonce", request.nonce);
        if (request.integrity) node.integrity = request.integrity;
        if (request.crossorigin && request.api !== "track") node.crossOrigin = request.crossorigin;
        return node.isConnected ? node : place.appendChild(node);
      }
      return null;
    }
    const make = (tag, fields) => () => {
      const node = document.createElement(tag);
      for (const [name, value] of Object.entries(fields)) if (value !== undefined) node.setAttribute(name, value);
      return node;
    };
    const it = () => document.getElementById("it");
    const colour = (node) => getComputedStyle(node).color === "rgb(1, 2, 3)";
    const inline = async (seen, wait = 60) => {
      await pause(wait);
      if (seen()) return went("resolves");
      return { settles: events.includes("error") ? "rejects" : "nothing", error: null, allowed: false };
    };
    /** What is done by a call: thrown by it, or the result of its promise. */
    const call = async (f) => {
      let value;
      try {
        value = f();
      } catch (e) {
        return threw(e, "throws");
      }
      try {
        await value;
        return went("resolves");
      } catch (e) {
        return threw(e, "rejects");
      }
    };
    const started = (make) =>
      new Promise((done) => {
        setTimeout(() => done({ settles: "nothing", error: null, allowed: false }), LIMIT);
        try {
          const one = make();
          const port = one.port ?? one;
          port.onmessage = () => done(went("resolves"));
          one.onerror = () => done({ settles: "rejects", error: null, allowed: false });
          port.start?.();
        } catch (e) {
          done(threw(e, "throws"));
        }
      });

    const apis = {
      async "inline-script"() {
        insert(() => {
          const script = document.createElement("script");
          if (request.module) script.type = "module";
          script.textContent = request.text;
          return script;
        });
        return inline(ran, request.module ? 150 : 60);
      },
      async "inline-style"() {
        insert(() => {
          const style = document.createElement("style");
          style.textContent = request.text;
          return style;
        });
        return inline(() => colour(document.body));
      },
      async "speculation-rules"() {
        insert(() => {
          const script = document.createElement("script");
          script.type = "speculationrules";
          script.textContent = request.text;
          return script;
        });
        await pause(300);
        const unsupported = !HTMLScriptElement.supports?.("speculationrules");
        return { settles: events.includes("error") ? "rejects" : "nothing", error: null, unsupported };
      },
      async "event-handler"() {
        insert(() => {
          const button = document.createElement("button");
          button.setAttribute("onclick", request.text);
          return button;
        });
        it().click();
        return inline(ran);
      },
      async "style-attribute"() {
        insert(() => {
          const div = document.createElement("div");
          if (request.via === "cssText") div.style.cssText = request.text;
          else div.setAttribute("style", request.text);
          return div;
        });
        return inline(() => colour(it()));
      },
      async "javascript-url"() {
        const href = `javascript:${request.text}`;
        const via = request.via ?? "a";
        if (via === "location") location.href = href;
        else {
          insert(() => {
            const node = make(via, via === "a" ? { href } : via === "form" ? { action: href } : { src: href })();
            if (via === "form") node.appendChild(document.createElement("button"));
            return node;
          });
          if (via === "a") it().click();
          if (via === "form") it().querySelector("button").click();
        }
        return inline(() => ran() || Boolean(it()?.contentWindow?.ran), 250);
      },
      async eval() {
        const { via = "eval", text: code } = { via: request.via, text: request.text };
        if (via === "setTimeout" || via === "setInterval") {
          const id = globalThis[via](code, 1);
          await pause(80);
          if (via === "setInterval") clearInterval(id);
          return ran() ? went("resolves") : { settles: "nothing", error: null, allowed: false };
        }
        return call(() => void (via === "Function" ? new Function(code)() : indirectEval(code)));
      },
      wasm() {
        const ways = {
          compile: () => WebAssembly.compile(WASM),
          Module: () => void new WebAssembly.Module(WASM),
          instantiate: () => WebAssembly.instantiate(WASM),
          instantiateStreaming: () => WebAssembly.instantiateStreaming(fetch(url)),
        };
        return call(ways[request.via ?? "compile"]);
      },
      async base() {
        insert(make("base", { href: url }), document.head);
        await pause(60);
        const taken = document.baseURI === new URL(url, location.href).href;
        return { settles: taken ? "resolves" : "nothing", error: null, allowed: taken };
      },
      script() {
        insert(make("script", { src: url, type: request.module ? "module" : undefined }));
        // The event of a script that the parser waits for is over in the first document of a frame.
        return element(() => events.includes("load") || ran());
      },
      style: () => {
        insert(make("link", { rel: "stylesheet", href: url }), document.head);
        return element(() => events.includes("load") || colour(document.body));
      },
      image: () => {
        insert(make("img", { src: url }));
        return element();
      },
      media: () => {
        insert(make("audio", { src: url, preload: "auto" }));
        return element();
      },
      track: () => {
        insert(() => {
          const video = document.createElement("video");
          if (request.crossorigin) video.crossOrigin = request.crossorigin;
          const track = document.createElement("track");
          Object.assign(track, { kind: "subtitles", default: true, src: url, id: "it" });
          video.appendChild(track);
          document.body.appendChild(video);
          return track;
        });
        return element();
      },
      preload: () => {
        insert(make("link", { rel: "preload", as: request.as ?? "fetch", href: url }), document.head);
        return element();
      },
      modulepreload: () => {
        insert(make("link", { rel: "modulepreload", href: url }), document.head);
        return element();
      },
      async prefetch() {
        insert(make("link", { rel: "prefetch", href: url }), document.head);
        await pause(900);
        return {
          settles: events.includes("error") ? "rejects" : events.includes("load") ? "resolves" : "nothing",
          error: null,
        };
      },
      async manifest() {
        insert(make("link", { rel: "manifest", href: url }), document.head);
        await pause(60);
        return { settles: "nothing", error: null };
      },
      async frame() {
        insert(() => {
          const frame = document.createElement("iframe");
          if (request.sandbox !== undefined) frame.setAttribute("sandbox", request.sandbox);
          if (url === "about:srcdoc") frame.srcdoc = text;
          else frame.src = url;
          return frame;
        });
        // A blob: URL exists only once a script has made it.
        if (request.url.startsWith("blob:") && inserted === "parser") it().src = url;
        for (let waited = 0; waited < 900 && !events.length; waited += 30) await pause(30);
        await pause(250);
        return { settles: events.includes("error") ? "rejects" : "nothing", error: null };
      },
      async object() {
        const tag = request.via === "embed" ? "embed" : "object";
        insert(make(tag, { [tag === "embed" ? "src" : "data"]: url }));
        for (let waited = 0; waited < 900 && !events.length; waited += 30) await pause(30);
        await pause(200);
        return {
          settles: events.includes("error") ? "rejects" : events.includes("load") ? "resolves" : "nothing",
          error: null,
        };
      },
      async form() {
        insert(make("form", { action: url, method: request.method ?? "GET" }));
        try {
          if (inserted === "script") it().submit();
          else it().querySelector("button").click();
        } catch (e) {
          return threw(e, "throws");
        }
        await pause(600);
        return { settles: "nothing", error: null };
      },
      import: () => call(() => import(url)),
      importscripts: () => call(() => importScripts(url)),
      worklet: () =>
        call(() => {
          const { paintWorklet } = globalThis.CSS ?? {};
          const worklet = request.via === "paint" ? paintWorklet : new OfflineAudioContext(1, 1, 44100).audioWorklet;
          return worklet.addModule(url, request.credentials ? { credentials: request.credentials } : undefined);
        }),
      worker: () => started(() => new Worker(url, request.module ? { type: "module" } : undefined)),
      sharedworker: () =>
        started(
          () => new SharedWorker(url, { name: `${Math.random()}`, ...(request.module ? { type: "module" } : {}) }),
        ),
      serviceworker: () =>
        call(() =>
          navigator.serviceWorker
            .register(url, request.module ? { type: "module" } : undefined)
            .then((registration) => registration.unregister()),
        ),
      "trusted-types-policy": () =>
        call(() => {
          for (const name of [request.text].flat()) trustedTypes.createPolicy(name, {});
        }),
      async "dom-sink"() {
        const { via = "innerHTML", text: given, policy } = request;
        let value = given;
        if (policy !== undefined) {
          const same = (x) => x;
          const kind = /eval|Function|setTimeout|text|onclick/i.test(via)
            ? "createScript"
            : /src|Worker/.test(via)
              ? "createScriptURL"
              : "createHTML";
          let made;
          try {
            made = trustedTypes.createPolicy(policy, { createHTML: same, createScript: same, createScriptURL: same });
          } catch (e) {
            return threw(e, "throws");
          }
          // The default policy is asked by the sink itself.
          if (policy !== "default")
            value = made[via === "iframe.srcdoc" || via === "textContent" ? "createHTML" : kind](given);
        }
        const node = (tag) => document.body.appendChild(document.createElement(tag));
        const sinks = {
          innerHTML: () => void (node("div").innerHTML = value),
          outerHTML: () => void (node("div").outerHTML = value),
          insertAdjacentHTML: () => node("div").insertAdjacentHTML("beforeend", value),
          DOMParser: () => void new DOMParser().parseFromString(value, "text/html"),
          "document.write": () => {
            document.open();
            listen();
            document.write(value);
            document.close();
          },
          "iframe.srcdoc": () => void (node("iframe").srcdoc = value),
          "script.src": () => void (document.createElement("script").src = value),
          "script.text": () => void (document.createElement("script").text = value),
          "script.textContent": () => void (document.createElement("script").textContent = value),
          "setAttribute onclick": () => node("div").setAttribute("onclick", value),
          eval: () => void indirectEval(value),
          Function: () => void new Function(value),
          setTimeout: () => void setTimeout(value, 1),
          Worker: () => void new Worker(value),
          setHTMLUnsafe: () => node("div").setHTMLUnsafe(value),
          createContextualFragment: () => void document.createRange().createContextualFragment(value),
          textContent: () => void (node("div").textContent = value),
        };
        const done = await call(sinks[via]);
        if (via !== "setTimeout" || !done.allowed) return done;
        // It does not throw where the policy keeps the code from running.
        await pause(80);
        return ran() ? done : { settles: "nothing", error: null, allowed: false };
      },
    };
    const markupOnly =
      ["script", "style", "image", "media", "preload"].includes(request.api) &&
      !inserted &&
      request.nonce === undefined;
    try {
      if (apis[request.api] && !(markupOnly && !isWorker)) return await apis[request.api]();
    } catch (e) {
      return threw(e, "throws");
    }
    const done = await perform({ request: { ...request, url }, headers, limit, blob: null });
    return {
      settles: done.settles,
      error: done.error,
      allowed: done.settles === "resolves",
      unsupported: done.unsupported,
    };
  };
}
