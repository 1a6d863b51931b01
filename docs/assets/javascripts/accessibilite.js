/* Wide tables: the theme wraps them in a box that scrolls; the keyboard must reach it. */
(function () {
  "use strict";
  function reachable() {
    document.querySelectorAll(".md-typeset__scrollwrap:not([tabindex])").forEach(function (box) {
      box.tabIndex = 0;
      box.setAttribute("role", "region");
      var heading = box.previousElementSibling;
      while (heading && !/^H[1-6]$/.test(heading.tagName)) heading = heading.previousElementSibling;
      var name = heading ? heading.firstChild.textContent.trim() : "";
      var rank = document.querySelectorAll(".md-typeset__scrollwrap[tabindex]").length;
      box.setAttribute("aria-label", name ? "Tableau " + rank + " : " + name : "Tableau " + rank);
    });
  }
  new MutationObserver(reachable).observe(document.documentElement, { childList: true, subtree: true });
  reachable();
})();
