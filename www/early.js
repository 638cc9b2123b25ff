// Runs before the first paint, so that a remembered theme or language does not flash the other one.
(function () {
  var root = document.documentElement;
  var theme = null;
  var language = null;
  try {
    theme = localStorage.getItem("wouldblock.theme");
    language = localStorage.getItem("wouldblock.language");
  } catch (e) {
    // Storage is off: the system's choice stands.
  }
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  language = language || (navigator.languages || [])[0] || "en";
  if (/^zh/i.test(language)) {
    root.lang = "zh-Hans";
    root.dataset.wait = "";
    // Better English words than none, should the catalogue not come.
    setTimeout(function () { delete root.dataset.wait; }, 2500);
  }
})();
