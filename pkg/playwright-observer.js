// Runs in each frame before its own scripts: reports inline code, forms, the URL of `base`, and the attributes of elements that
// load scripts, styles and other documents.

export const OBSERVER = `(() => {
  const report = globalThis.__wouldblock;
  // The URL of a frame may not be known yet where this arrives.
  const send = (found) => report({ ...found, from: document.URL });
  const known = new WeakSet();
  const isScript = (type) => !type || /^(module|(text|application)\\/(x-)?(java|ecma)script)$/i.test(type.trim());
  const typeOf = (node) => node.type.trim().toLowerCase();
  const resolved = (url, base) => {
    try {
      return new URL(url, base).href;
    } catch {
      return undefined;
    }
  };
  // The URL that the one of base is relative to.
  const fallback = () => {
    try {
      return document.URL.startsWith("about:") ? parent.document.baseURI : document.URL;
    } catch {
      return document.URL;
    }
  };
  // A control may have the name of one of the form's properties, and hide it.
  const { getAttribute } = Element.prototype;
  const form = (node, submitter) => {
    const own = (name) => getAttribute.call(node, name);
    const of = (name) => (submitter ? getAttribute.call(submitter, "form" + name) : null) ?? own(name) ?? "";
    const method = of("method").trim().toUpperCase();
    if (method === "DIALOG") return;
    const url = resolved(of("action").trim() || document.URL, document.baseURI);
    if (url) send({ api: "form", url, method: method === "POST" ? "POST" : "GET" });
  };
  // submit() is the only way without an event. A proxy has the name, the length and the text of the function.
  const prototype = HTMLFormElement.prototype;
  prototype.submit = new Proxy(prototype.submit, {
    apply(submit, node, list) {
      try {
        form(node);
      } catch {
        // The function throws its own error.
      }
      return Reflect.apply(submit, node, list);
    },
  });
  // An event that the page cancels is followed by no submission. The entries of the form are collected only after that.
  let last;
  addEventListener("submit", (event) => (last = event), true);
  const collected = ({ target }) => {
    if (last && target === last.target && !last.defaultPrevented) form(target, last.submitter);
  };
  addEventListener("formdata", collected, true);
  const element = (node) => {
    const nonce = node.nonce || undefined;
    const insertedBy = document.readyState === "loading" ? "parser" : "script";
    for (const { name, value } of node.attributes) {
      if (/^on/i.test(name) && typeof node[name.toLowerCase()] === "function") send({ api: "event-handler", text: value });
      else if (name === "style") send({ api: "style-attribute", text: value });
    }
    if (known.has(node)) return;
    known.add(node);
    if (node.localName === "script" && node.src)
      send({ src: node.src, nonce, insertedBy, integrity: node.integrity || undefined });
    else if (node.localName === "script" && (isScript(node.type) || typeOf(node) === "importmap")) {
      if (node.text) send({ api: "inline-script", text: node.text, nonce, insertedBy });
      else known.delete(node);
    } else if (node.localName === "script" && typeOf(node) === "speculationrules") {
      if (node.text) send({ api: "speculation-rules", text: node.text, nonce, insertedBy });
      else known.delete(node);
    } else if (node.localName === "link" && node.href)
      send({ src: node.href, nonce, insertedBy, integrity: node.integrity || undefined });
    else if (node.localName === "base" && node.hasAttribute("href")) {
      const url = resolved(node.getAttribute("href"), fallback());
      if (url) send({ api: "base", url });
    } else if ((node.localName === "object" && node.data) || (node.localName === "embed" && node.src))
      send({ embedded: node.localName === "object" ? node.data : node.src });
    else if (node.localName === "style") {
      if (node.textContent) send({ api: "inline-style", text: node.textContent, nonce, insertedBy });
      else known.delete(node);
    }
  };
  const tree = (node) => {
    if (node.nodeType !== 1) return node.parentElement && element(node.parentElement);
    element(node);
    for (const inner of node.querySelectorAll("*")) element(inner);
  };
  new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records)
      if (type === "attributes") element(target);
      else for (const node of addedNodes) tree(node);
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["style"] });
})();`;
