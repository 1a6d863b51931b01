/* What the theme leaves to the mouse, given to the keyboard: wide tables, the phone's menu. */
(function () {
  "use strict";

  // Wide tables: the theme wraps them in a box that scrolls; the keyboard must reach it.
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

  // The phone's menu: a box to tick that looks like a button; closed, nothing of it is reached.
  var drawer = document.getElementById("__drawer");
  var button = document.querySelector(".md-header__button[for=__drawer]");
  var side = document.querySelector(".md-sidebar--primary");
  if (!drawer || !button || !side) return;
  var narrow = matchMedia("(max-width: 76.2344em)");

  function settle() {
    button.setAttribute("aria-expanded", String(drawer.checked));
    side.inert = narrow.matches && !drawer.checked;
  }
  function toggle(open) {
    drawer.checked = open;
    drawer.dispatchEvent(new Event("change"));
    settle();
    if (!open) return button.focus();
    var first = Array.from(side.querySelectorAll("a, label[tabindex]")).find(function (one) { return one.offsetParent; });
    if (first) first.focus();
  }
  button.addEventListener("keydown", function (event) {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    toggle(!drawer.checked);
  });
  side.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && narrow.matches) toggle(false);
    if ((event.key === "Enter" || event.key === " ") && event.target.tagName === "LABEL") {
      event.preventDefault();
      event.target.click();
    }
  });
  drawer.addEventListener("change", settle);
  narrow.addEventListener("change", settle);
  settle();
})();
