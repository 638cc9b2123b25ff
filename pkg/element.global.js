// For a page without a bundler: one plain script that loads the element and its style from its own folder.
(() => {
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = new URL("element.css", own.src).href;
  own.before(style);
  import(new URL("element.js", own.src).href);
})();
