/* The basket: a button on every card and every tool, and the way to the basket from every page. */
(function () {
  "use strict";
  var KINDS = ["methodes", "gouvernance", "fiches", "indicateurs"], MOST = 60;
  var PLACE = /^(methodes|gouvernance|fiches|indicateurs)\/([a-z0-9-]+)(?:\/|\/index\.html|\.html)?(?:#([a-z0-9-]+))?$/;
  var element = boite.element;
  var root = new URL(boite.base.replace(/\/$/, "") + "/", location.href).href;
  var logo = document.querySelector(".md-logo");
  var files = Boolean(logo) && /\.html$/.test(logo.getAttribute("href"));
  var watchers = [];

  // Where a page of the site is: a folder on a server, a file in a folder opened without one.
  function page(name) { return root + name + (files ? ".html" : "/"); }

  // ---- The list -------------------------------------------------------------------------------------

  function valid(tool) {
    return Boolean(tool) && KINDS.includes(tool.kind) && typeof tool.slug === "string" && /^[a-z0-9-]{1,80}$/.test(tool.slug);
  }
  function same(a) { return function (b) { return a.kind === b.kind && a.slug === b.slug; }; }

  // What the device kept may be of another age or written by another hand: only tools pass.
  function clean(list) {
    var seen = [];
    if (Array.isArray(list)) list.slice(0, 500).forEach(function (tool) {
      if (valid(tool) && seen.length < MOST && !seen.some(same(tool))) seen.push({ kind: tool.kind, slug: tool.slug });
    });
    return seen;
  }
  function list() { return clean(boite.kept("panier", [])); }
  function set(tools) {
    var done = boite.keep("panier", clean(tools));
    tell();
    return done;
  }
  function has(tool) { return list().some(same(tool)); }
  function add(tool) {
    var now = list();
    if (has(tool)) return true;
    if (now.length >= MOST) { boite.say("Le panier est plein : " + MOST + " outils au plus."); return false; }
    return set(now.concat(tool));
  }
  function remove(tool) { return set(list().filter(function (one) { return !same(tool)(one); })); }
  function tell() { watchers.forEach(function (act) { act(); }); }

  // In an address a method is its name alone; the other kinds say which, as two may share a name.
  function written(tools) {
    return tools.map(function (tool) { return tool.kind === "methodes" ? tool.slug : tool.kind + "." + tool.slug; }).join(",");
  }

  // ---- Buttons ----------------------------------------------------------------------------------------

  // The tool that an address shows, or nothing.
  function toolAt(href) {
    var found = href.startsWith(root) && PLACE.exec(href.slice(root.length));
    if (!found || found[2] === "index") return null;
    var slug = found[1] === "indicateurs" ? found[3] : found[2];
    return slug ? { kind: found[1], slug: slug } : null;
  }

  function toggle(tool, title) {
    if (!has(tool)) {
      var first = !list().length;
      if (add(tool) && first) boite.say("Votre panier est enregistré sur cet appareil.");
      return;
    }
    var before = list();
    remove(tool);
    boite.say("« " + title + " » n’est plus dans le panier.", function () { set(before); });
  }
  function button(tool, title) {
    var made = boite.button(["Panier", element("span", { class: "hors-ecran" }, " : " + title)], function () { toggle(tool, title); }, { class: "bouton ajout" });
    var paint = function () { made.setAttribute("aria-pressed", String(has(tool))); };
    made.tool = tool;
    paint();
    return made;
  }
  function words(node) { return node.firstChild.textContent.trim(); }

  function place() {
    document.querySelectorAll(".cartes .carte").forEach(function (card) {
      var link = card.querySelector(".carte__titre"), tool = link && toolAt(link.href);
      if (tool) card.append(button(tool, link.textContent.trim()));
    });
    document.querySelectorAll(".tableau-indicateurs tbody tr").forEach(function (row) {
      var link = row.querySelector("th a"), tool = row.id ? { kind: "indicateurs", slug: row.id } : link && toolAt(link.href);
      var name = link || Array.from(row.cells[0].childNodes).find(function (node) { return node.nodeType === 3 && node.data.trim(); });
      if (tool && name) row.cells[0].append(button(tool, name.textContent.trim()));
    });
    var here = toolAt(location.href.split(/[?#]/)[0]), title = document.querySelector("article h1");
    if (!here || !title) return;
    var lead = document.querySelector("article .accroche");
    (lead || title).after(element("p", { class: "ajout-page" }, button(here, words(title))));
  }

  // One reading of the list for all the buttons of a long page.
  function paintAll() {
    var now = new Set(list().map(function (tool) { return tool.kind + "/" + tool.slug; }));
    document.querySelectorAll(".ajout").forEach(function (made) {
      var pressed = String(now.has(made.tool.kind + "/" + made.tool.slug));
      if (made.getAttribute("aria-pressed") !== pressed) made.setAttribute("aria-pressed", pressed);
    });
  }

  // ---- The way to the basket --------------------------------------------------------------------------

  function drawing() {
    var svg = document.createElementNS("http://www.w3.org/2000/svg", "svg"), path = document.createElementNS(svg.namespaceURI, "path");
    svg.setAttribute("class", "icone");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    path.setAttribute("d", "M8.5 3 5.6 9H2v2h1.3l2 9h13.4l2-9H22V9h-3.6l-2.9-6-1.8.9L16.2 9H7.8l2.5-5.1zM8 13h2v5H8zm6 0h2v5h-2z");
    svg.append(path);
    return svg;
  }
  function header() {
    var bar = document.querySelector(".md-header__inner"), count = element("b", {});
    if (!bar) return;
    var link = element("a", { class: "panier-lien", href: page("panier") }, [drawing(), element("span", {}, "Panier"), count]);
    var paint = function () {
      var now = list();
      count.textContent = now.length || "";
      link.setAttribute("aria-label", "Panier : " + (now.length ? boite.plural(now.length, "outil") : "vide"));
      // Firefox keeps one store per file in a folder: the list travels in the address.
      link.href = page("panier") + (location.protocol === "file:" && now.length ? "#o=" + written(now) : "");
    };
    watchers.push(paint);
    bar.append(link);
    paint();
  }

  // Another page changed the basket, or one comes back to this one.
  function reread() {
    try {
      var text = localStorage.getItem("boite.panier");
      if (text) boite.keep("panier", clean(JSON.parse(text)));
    } catch (error) { return; }
    tell();
  }
  addEventListener("storage", function (event) { if (event.key === "boite.panier" && event.newValue) reread(); });
  addEventListener("pageshow", function (event) { if (event.persisted) reread(); });

  window.boitePanier = {
    kinds: KINDS, most: MOST, page: page, root: root, liste: list, range: set, ajoute: add, retire: remove, contient: has,
    ecrit: written, outil: toolAt, valide: valid, quand: function (act) { watchers.push(act); }
  };
  place();
  watchers.push(paintAll);
  header();
})();
