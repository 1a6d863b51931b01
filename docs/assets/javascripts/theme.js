/* What the theme's own script did and this site needs, in a thirtieth of its weight: the colour
   scheme, the way back to the top, where one is in the page, the phone's menu. */
(function () {
  "use strict";

  // ---- Light and dark -----------------------------------------------------------------------------

  var choices = Array.from(document.querySelectorAll("[data-md-component=palette] input"));
  function paint(input) {
    ["media", "scheme", "primary", "accent"].forEach(function (name) {
      document.body.setAttribute("data-md-color-" + name, input.getAttribute("data-md-color-" + name));
    });
    choices.forEach(function (one) {
      one.checked = one === input;
      var label = one.nextElementSibling;
      if (label) label.hidden = one !== input;
    });
  }
  function chosen() {
    try { var found = __md_get("__palette"); } catch (error) { return null; }
    return found && choices[found.index];
  }
  function preferred() {
    return choices.find(function (one) { return matchMedia(one.getAttribute("data-md-color-media")).matches; }) || choices[0];
  }
  if (choices.length) {
    paint(chosen() || preferred());
    choices.forEach(function (input, index) {
      input.addEventListener("change", function () {
        paint(input);
        var color = {};
        ["media", "scheme", "primary", "accent"].forEach(function (name) { color[name] = input.getAttribute("data-md-color-" + name); });
        __md_set("__palette", { index: index, color: color });
      });
      matchMedia(input.getAttribute("data-md-color-media")).addEventListener("change", function () { if (!chosen()) paint(preferred()); });
    });
  }

  // ---- Where one is -------------------------------------------------------------------------------

  var top = document.querySelector(".md-top");
  var links = Array.from(document.querySelectorAll(".md-sidebar--secondary .md-nav__link[href*='#']"));
  var headings = links.map(function (link) { return document.getElementById(decodeURIComponent(link.hash.slice(1))); });
  var title = document.querySelector("article h1"), header = document.querySelector(".md-header__title");
  var before = 0, waiting = false;
  function look() {
    waiting = false;
    var here = window.scrollY, current = -1;
    if (top) top.hidden = here < 400 || here > before;
    before = here;
    if (title && header) header.classList.toggle("md-header__title--active", title.getBoundingClientRect().bottom < 0);
    headings.forEach(function (heading, n) { if (heading && heading.getBoundingClientRect().top < 120) current = n; });
    links.forEach(function (link, n) { link.classList.toggle("md-nav__link--active", n === current); });
  }
  addEventListener("scroll", function () {
    if (!waiting) requestAnimationFrame(look);
    waiting = true;
  }, { passive: true });
  if (top) top.addEventListener("click", function () {
    scrollTo({ top: 0 });
    var first = document.querySelector(".md-logo");
    if (first) first.focus({ preventScroll: true });
  });
  look();

  // ---- The phone's menu: a real button; closed, nothing of it is reached -----------------------------

  var drawer = document.querySelector("input#__drawer");
  var label = document.querySelector("label.md-header__button[for=__drawer]");
  var side = document.querySelector(".md-sidebar--primary");
  if (!drawer || !label || !side) return;
  var narrow = matchMedia("(max-width: 76.2344em)");
  var button = document.createElement("button");
  button.type = "button";
  button.className = label.className + " menu";
  button.setAttribute("aria-label", "Menu");
  button.append.apply(button, label.childNodes);
  label.replaceWith(button);

  function settle() {
    button.setAttribute("aria-expanded", String(drawer.checked));
    side.inert = narrow.matches && !drawer.checked;
  }
  function toggle(open) {
    drawer.checked = open;
    settle();
    if (!open) return button.focus();
    var first = Array.from(side.querySelectorAll("a, label[tabindex]")).find(function (one) { return one.offsetParent; });
    if (first) first.focus();
  }
  button.addEventListener("click", function () { toggle(!drawer.checked); });
  side.addEventListener("click", function (event) {
    var link = event.target.closest("a");
    if (link && link.hash && narrow.matches) toggle(false);
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
