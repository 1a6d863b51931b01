/* The colours chosen last time, before the page is painted; what is kept bears the site's own path. */
(function () {
  "use strict";
  var scope = new URL("../../", document.currentScript.src).pathname;
  window.__md_get = function (key) { return JSON.parse(localStorage.getItem(scope + "." + key)); };
  window.__md_set = function (key, value) {
    try { localStorage.setItem(scope + "." + key, JSON.stringify(value)); } catch (error) { /* kept for this page only */ }
  };
  try {
    var color = __md_get("__palette").color;
    ["media", "scheme", "primary", "accent"].forEach(function (name) {
      if (typeof color[name] === "string") document.body.setAttribute("data-md-color-" + name, color[name]);
    });
  } catch (error) { /* nothing was chosen */ }
})();
