// For a page without a bundler: one plain script that loads the element and its style from its own folder.
(() => {
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  // A CDN serves this file at the package's address, too: `…/wouldblock` instead of `…/wouldblock/element.global.js`.
  const base = /\.js$/.test(new URL(own.src).pathname) ? own.src : `${own.src}/`;
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = new URL("element.css", base).href;
  own.before(style);
  import(new URL("element.js", base).href);
})();
