/* The basket: a button on every card and every tool, and the way to the basket from every page. */
(function () {
  "use strict";
  var NAMES = { methodes: "Méthode", gouvernance: "Gouvernance", fiches: "Fiche-projet", indicateurs: "Indicateur" }, MOST = 60;
  var KINDS = Object.keys(NAMES), PLACE = /^(methodes|gouvernance|fiches|indicateurs)\/([a-z0-9-]+)(?:\/|\/index\.html|\.html)(?:#([a-z0-9-]+))?$/;
  var element = boite.element, watchers = [], logo = document.querySelector(".md-logo");
  var root = new URL(boite.base.replace(/\/$/, "") + "/", location.href).href;

  // Where a page of the site is: a folder on a server, a file in a folder opened without one.
  function page(name) { return root + name + (logo && /html$/.test(logo.getAttribute("href")) ? ".html" : "/"); }

  // ---- The list: [{ kind, slug }], in order

  function key(tool) { return tool.kind + "/" + tool.slug; }
  function valid(tool) { return Boolean(tool) && KINDS.includes(tool.kind) && typeof tool.slug === "string" && /^[a-z0-9-]{1,80}$/.test(tool.slug); }

  // What the device kept may be of another age or written by another hand: only tools pass.
  function clean(tools) {
    var seen = new Map();
    if (Array.isArray(tools)) tools.filter(valid).forEach(function (tool) { if (seen.size < MOST) seen.set(key(tool), { kind: tool.kind, slug: tool.slug }); });
    return Array.from(seen.values());
  }
  // Read again each time: another tab may have changed it.
  function list() {
    var kept = boite.kept("panier", []);
    if (!Array.isArray(kept)) boite.aside("panier");
    return clean(kept);
  }
  function set(tools) {
    var done = boite.keep("panier", clean(tools));
    tell();
    return done;
  }
  function among(tools) { return function (tool) { return tools.some(function (one) { return key(one) === key(tool); }); }; }
  // Taken back, they find their place again, and what was added since stays.
  function drop(gone, words) {
    var before = list(), left = among(gone);
    set(before.filter(function (tool) { return !left(tool); }));
    boite.say(words, function () {
      var now = list(), still = among(now), old = among(before);
      set(before.filter(function (tool) { return still(tool) || left(tool); }).concat(now.filter(function (tool) { return !old(tool); })));
    });
  }
  function tell() { watchers.forEach(function (act) { act(); }); }
  function has(tool) { return among(list())(tool); }
  function add(tool) {
    var now = list();
    if (now.length < MOST || has(tool)) return set(now.concat(tool));
    boite.say("Le panier est plein : " + MOST + " outils au plus.");
  }
  function remove(tool, title) {
    drop([tool], "« " + title + " » n’est plus dans le panier.");
  }

  // In an address a method is its name alone; the other kinds say which, as two may share a name.
  function written(tools) { return tools.map(function (tool) { return (tool.kind === KINDS[0] ? "" : tool.kind + ".") + tool.slug; }).join(","); }

  // ---- Buttons

  // The tool that an address shows, or nothing.
  function toolAt(href) {
    var found = href.startsWith(root) && PLACE.exec(href.slice(root.length));
    if (!found || found[2] === "index") return null;
    var slug = found[1] === "indicateurs" ? found[3] : found[2];
    return slug && { kind: found[1], slug: slug };
  }
  function button(tool, title) {
    var made = boite.button(["Panier", element("span", { class: "hors-ecran" }, " : " + title)], function () {
      if (has(tool)) return remove(tool, title);
      if (!list().length && add(tool)) return boite.say("Votre panier est enregistré sur cet appareil.");
      add(tool);
    }, { class: "bouton ajout" });
    made.outil = key(tool);
    return made;
  }
  function words(node) { return Array.from(node.childNodes).find(function (child) { return child.textContent.trim(); }).textContent.trim(); }

  document.querySelectorAll(".carte, .tableau-indicateurs tbody th").forEach(function (place) {
    var link = place.querySelector("a"), id = place.parentNode.id;
    var tool = id ? { kind: "indicateurs", slug: id } : link && toolAt(link.href);
    if (tool) place.append(button(tool, words(id ? place : link)));
  });
  var here = toolAt(location.href.split(/[?#]/)[0]), title = document.querySelector("article h1");
  if (here && title) (document.querySelector("article .accroche") || title).after(element("p", { class: "ajout-page" }, button(here, words(title))));

  // ---- The way to the basket

  var count = element("b"), way = element("a", { class: "panier-lien" }, [element("span", {}, "Panier"), count]), bar = document.querySelector(".md-header__inner");
  if (bar) bar.append(way);
  watchers.push(function () {
    var now = list(), held = new Set(now.map(key));
    document.querySelectorAll(".ajout").forEach(function (made) {
      var pressed = String(held.has(made.outil));
      if (made.getAttribute("aria-pressed") !== pressed) made.setAttribute("aria-pressed", pressed);
    });
    count.textContent = now.length || "";
    way.setAttribute("aria-label", "Panier : " + (now.length ? boite.plural(now.length, "outil") : "vide"));
    // Firefox keeps one store per file in a folder: the list travels in the address.
    way.href = page("panier") + (location.protocol === "file:" && now.length ? "#o=" + written(now) : "");
  });
  tell();

  // Another page changed the basket, or one comes back to this one.
  addEventListener("storage", function (event) { if (event.key === null || event.key === boite.key("panier")) tell(); });
  addEventListener("pageshow", function (event) { if (event.persisted) tell(); });

  window.boitePanier = {
    noms: NAMES, kinds: KINDS, most: MOST, root: root, page: page, cle: key, valide: valid, liste: list, range: set, enleve: drop,
    ajoute: add, retire: remove, ecrit: written, quand: function (act) { watchers.push(act); }
  };
})();
