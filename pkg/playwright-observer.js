// Runs in each frame before its own scripts: reports inline code, and the attributes of elements that load scripts and styles.

export const OBSERVER = `(() => {
  const send = globalThis.__wouldblock;
  const known = new WeakSet();
  const isScript = (type) => !type || /^(module|(text|application)\\/(x-)?(java|ecma)script)$/i.test(type.trim());
  const typeOf = (node) => node.type.trim().toLowerCase();
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
