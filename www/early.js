// Runs before the first paint, so that a remembered theme or language does not flash the other one. It also hides
// the first example, which is in the markup with its verdict, if the address has another scenario.
(function () {
  var root = document.documentElement;
  var theme = null;
  var language = null;
  var isKept = false;
  try {
    theme = localStorage.getItem("wouldblock.theme");
    language = localStorage.getItem("wouldblock.language");
    isKept = localStorage.getItem("wouldblock.state") !== null;
  } catch (e) {
    // Storage is disabled: the system's setting applies.
  }
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  // The markup is in English.
  var isEnglish = /^en/i.test(language || (navigator.languages || [])[0] || "en");
  if (!isEnglish || isKept || /^#(s|example)=/.test(location.hash)) {
    root.dataset.wait = "";
    // If a script does not load, some content is better than none.
    setTimeout(function () {
      delete root.dataset.wait;
    }, 5000);
  }
})();
