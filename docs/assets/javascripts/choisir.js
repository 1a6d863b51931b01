/* Choosing: facets over the cards that the page already shows; the state is in the address. */
(function () {
  "use strict";
  var place = document.querySelector(".choisir"), data = window.boiteOutils;
  if (!place || !data) return;
  var element = boite.element, words = data.mots;
  var TIMES = [15, 30, 45, 60, 90, 120, 180], PEOPLE = [4, 6, 8, 12, 15, 20, 30, 50, 100];
  var KINDS = { methodes: "Méthodes", gouvernance: "Gouvernance", fiches: "Fiches-projet", indicateurs: "Indicateurs" };

  // ---- What one chooses by --------------------------------------------------------------------------

  function short(list) { return Object.fromEntries(Object.entries(list).map(function (one) { return [one[0], one[1].court || one[1]]; })); }
  function numbered(list) { return Object.fromEntries(Object.entries(short(list)).map(function (one) { return [one[0], one[0] + " · " + one[1]]; })); }
  function named(values, name) { return Object.fromEntries(values.map(function (value) { return [value, name(value)]; })); }

  // nom: its legend; mots: its choices; de: the choices that a tool answers; une: one choice at most.
  var FACETS = [
    { id: "temps", nom: "Temps disponible", une: true, mots: named(TIMES, function (n) { return boite.minutes(n) + " au plus"; }),
      de: function (tool) { return tool.duree ? TIMES.filter(function (n) { return tool.duree[1] <= n; }) : []; } },
    { id: "personnes", nom: "Nous serons", une: true, mots: named(PEOPLE, function (n) { return n + " personnes"; }),
      de: function (tool) { return tool.participants ? PEOPLE.filter(function (n) { return tool.participants[0] <= n && n <= tool.participants[1]; }) : []; } },
    { id: "genre", nom: "Genre", mots: KINDS, de: function (tool) { return [tool.kind]; } },
    { id: "moment", nom: "Moment", mots: words.moments, de: function (tool) { return [tool.moment]; } },
    { id: "niveau", nom: "Niveau", mots: words.difficultes, de: function (tool) { return [tool.difficulte]; } },
    { id: "energie", nom: "Énergie", mots: words.energies, de: function (tool) { return [tool.energie]; } },
    { id: "lecture", nom: "Écrit", mots: words.lectures, de: function (tool) { return [tool.lecture]; } },
    { id: "distance", nom: "À distance", mots: words.distances, de: function (tool) { return [tool.distance]; } },
    { id: "module", nom: "Module", mots: numbered(data.modules), de: function (tool) { return tool.modules; } },
    { id: "objectif", nom: "Objectif", mots: numbered(data.objectifs), de: function (tool) { return tool.objectifs; } }
  ];
  var SORTS = {
    titre: ["Par titre", function (card) { return card.titre; }],
    duree: ["Du plus court au plus long", function (card) { return card.tools[0].duree && card.tools[0].duree[1]; }],
    personnes: ["Du plus petit groupe au plus grand", function (card) { return card.tools[0].participants && card.tools[0].participants[0]; }],
    niveau: ["Du plus accessible au plus exigeant", function (card) { return card.tools[0].difficulte; }]
  };

  // ---- The cards, as the page shows them ------------------------------------------------------------

  var known = new Map();
  Object.keys(KINDS).forEach(function (kind) {
    data[kind].forEach(function (tool) {
      [tool.url, tool.url.split("#")[0]].forEach(function (url, again) {
        if (!again || tool.url !== url) known.set(url, (known.get(url) || []).concat(Object.assign({ kind: kind }, tool)));
      });
    });
  });
  function toolsOf(link) {
    var url = link.href.slice(boitePanier.root.length);
    return known.get(url) || known.get(url.split("#")[0]);
  }

  function card(node, home) {
    var link = node.querySelector(".carte__titre"), tools = toolsOf(link);
    if (!tools) return null;
    var made = { node: node, home: home, link: link, tools: tools, titre: link.textContent.trim(), has: {} };
    made.text = boite.fold([made.titre, (node.querySelector(".carte__accroche") || node).textContent].concat(tools.flatMap(function (tool) { return tool.noms || []; })).join(" "));
    FACETS.forEach(function (facet) { made.has[facet.id] = new Set(tools.flatMap(facet.de).map(String)); });
    return made;
  }

  // Headings, and what stands between a heading and its cards, leave with the last of its cards.
  function gather() {
    var found = { cards: [], sections: [] }, open = [];
    for (var node = place.nextElementSibling; node; node = node.nextElementSibling) {
      var level = /^H[2-4]$/.test(node.tagName) ? Number(node.tagName[1]) : 0;
      if (level) {
        open = open.filter(function (section) { return section.level < level; });
        open.push({ level: level, nodes: [node], cards: [] });
        found.sections.push(open[open.length - 1]);
      } else if (node.matches("ul.cartes")) {
        var cards = Array.from(node.children, function (child) { return card(child, node); }).filter(Boolean);
        found.cards.push.apply(found.cards, cards);
        open.forEach(function (section) { section.cards.push.apply(section.cards, cards); });
        found.sections.push({ level: 9, nodes: [node], cards: cards });
      } else if (open.length && !open[open.length - 1].cards.length) open[open.length - 1].nodes.push(node);
    }
    found.sections = found.sections.filter(function (section) { return section.cards.length; });
    found.sections.forEach(function (section) {
      var toc = section.nodes[0].id && document.querySelector(".md-sidebar--secondary a[href$='#" + section.nodes[0].id + "']");
      if (toc) section.nodes.push(toc.parentNode);
    });
    return found;
  }

  var all = gather(), cards = all.cards;
  if (cards.length < 2) return;
  var state = { mots: "", tri: "", choix: {} }, shown = cards, order = "";
  var sorted = element("ul", { class: "cartes", hidden: true });

  // A choice that no card answers, or that all do, chooses nothing.
  FACETS = FACETS.filter(function (facet) {
    facet.choix = Object.keys(facet.mots).filter(function (value) {
      var count = cards.filter(function (one) { return one.has[facet.id].has(value); }).length;
      return count && count < cards.length;
    });
    state.choix[facet.id] = new Set();
    return facet.choix.length > (facet.une ? 0 : 1) || facet.choix.length && facet.id === "objectif";
  });

  // ---- Choosing ---------------------------------------------------------------------------------------

  function answers(one, facet) {
    var chosen = state.choix[facet.id];
    if (!chosen.size) return true;
    for (var value of chosen) if (one.has[facet.id].has(value)) return true;
    return false;
  }

  // A card counts for a choice when it answers all the other facets.
  function choose() {
    var asked = boite.fold(state.mots).split(/\s+/).filter(Boolean), counts = {}, loose = {};
    FACETS.forEach(function (facet) { counts[facet.id] = {}; });
    function count(one, facet) { one.has[facet.id].forEach(function (value) { counts[facet.id][value] = (counts[facet.id][value] || 0) + 1; }); }
    shown = cards.filter(function (one) {
      var failed = FACETS.filter(function (facet) { return !answers(one, facet); });
      if (!asked.every(function (word) { return one.text.includes(word); })) failed.push({ id: "mots" });
      if (failed.length === 1) loose[failed[0].id] = (loose[failed[0].id] || 0) + 1;
      if (failed.length === 1 && failed[0].de) count(one, failed[0]);
      if (!failed.length) FACETS.forEach(function (facet) { count(one, facet); });
      return !failed.length;
    });
    return { counts: counts, loose: loose };
  }

  function hide(node, hidden) { if (node.hidden !== hidden) node.hidden = hidden; }
  function text(node, said) { if (node.textContent !== said) node.textContent = said; }

  function paint(read) {
    var kept = new Set(shown);
    cards.forEach(function (one) { hide(one.node, !kept.has(one)); });
    all.sections.forEach(function (section) {
      var empty = Boolean(state.tri) || !section.cards.some(function (one) { return kept.has(one); });
      section.nodes.forEach(function (node) { hide(node, empty); });
    });
    FACETS.forEach(function (facet) {
      facet.choix.forEach(function (value, n) {
        var count = String(read.counts[facet.id][value] || 0);
        text(facet.nodes[n], facet.une ? facet.mots[value] + " (" + count + ")" : count);
      });
    });
    tell(read.loose);
  }

  // Cards move, they are never made again: what was pressed on them stays.
  function arrange() {
    if (order === state.tri) return;
    order = state.tri;
    hide(sorted, !order);
    if (!order) return cards.forEach(function (one) { one.home.append(one.node); });
    var key = SORTS[order][1], french = new Intl.Collator("fr", { numeric: true });
    var values = new Map(cards.map(function (one) { var value = key(one); return [one, value == null ? null : value]; }));
    sorted.append.apply(sorted, cards.slice().sort(function (a, b) {
      var x = values.get(a), y = values.get(b);
      if (x === null || y === null) return (x === null) - (y === null);
      return typeof x === "number" && x !== y ? x - y : french.compare(x, y) || french.compare(a.titre, b.titre);
    }).map(function (one) { return one.node; }));
  }

  // ---- In the address ---------------------------------------------------------------------------------

  var OURS = FACETS.map(function (facet) { return facet.id; }).concat("mots", "tri"), writing;
  function write() {
    var params = new URLSearchParams();
    FACETS.forEach(function (facet) { if (state.choix[facet.id].size) params.set(facet.id, Array.from(state.choix[facet.id]).join(",")); });
    ["mots", "tri"].forEach(function (name) { if (state[name]) params.set(name, state[name]); });
    boite.ask(params);
  }
  function read() {
    var params = boite.asked();
    FACETS.forEach(function (facet) {
      var found = (params.get(facet.id) || "").split(",").filter(function (value) { return facet.choix.includes(value); });
      state.choix[facet.id] = new Set(facet.une ? found.slice(0, 1) : found);
    });
    state.mots = (params.get("mots") || "").slice(0, 100);
    state.tri = sorts.includes(params.get("tri")) ? params.get("tri") : "";
    reflect();
  }
  // An anchor inside the page is not a choice: it leaves the facets as they are.
  function ours() { return !location.hash || OURS.some(function (name) { return boite.asked().has(name); }); }

  function update() {
    clearTimeout(writing);
    arrange();
    paint(choose());
    writing = setTimeout(write, 150);
  }

  // ---- The panel --------------------------------------------------------------------------------------

  var sorts = Object.keys(SORTS).filter(function (name) { return cards.some(function (one) { return SORTS[name][1](one) != null; }); });
  var status = element("p", { class: "choisir__combien", role: "status", tabindex: "-1" });
  var drawn = element("p", { class: "choisir__hasard", role: "status" });
  var none = element("div", { class: "choisir__vide", hidden: true });
  var field = element("input", { type: "search", id: "choisir-mots", autocomplete: "off", spellcheck: "false", input: function () { state.mots = field.value.trim().slice(0, 100); update(); } });
  var sorting = element("select", { id: "choisir-tri", autocomplete: "off", change: function () { state.tri = sorting.value; update(); } },
    [element("option", { value: "" }, "Ordre de la page")].concat(sorts.map(function (name) { return element("option", { value: name }, SORTS[name][0]); })));
  var summary = element("summary", {}), clear = boite.button("Tout effacer", function () { erase(); field.focus(); });
  var more = element("details", { class: "choisir__plus" }, [summary, element("div", { class: "choisir__facettes" }, FACETS.map(function (facet) { return facet.une ? select(facet) : fieldset(facet); }))]);
  more.open = matchMedia("(min-width: 60em)").matches;

  function labelled(id, said, control) { return element("div", { class: "choisir__champ" }, [element("label", { for: id }, said), control]); }
  function select(facet) {
    facet.nodes = facet.choix.map(function (value) { return element("option", { value: value }); });
    facet.control = element("select", { id: "choisir-" + facet.id, autocomplete: "off", change: function () {
      state.choix[facet.id] = new Set(facet.control.value ? [facet.control.value] : []);
      update();
    } }, [element("option", { value: "" }, "Peu importe")].concat(facet.nodes));
    return labelled("choisir-" + facet.id, facet.nom, facet.control);
  }
  function fieldset(facet) {
    facet.nodes = [];
    facet.boxes = facet.choix.map(function (value) {
      return element("input", { type: "checkbox", value: value, autocomplete: "off", change: function (event) {
        state.choix[facet.id][event.target.checked ? "add" : "delete"](value);
        update();
      } });
    });
    return element("fieldset", { class: "choisir__facette choisir__facette--" + facet.id }, [element("legend", {}, facet.nom)].concat(facet.choix.map(function (value, n) {
      var count = element("b", {});
      facet.nodes.push(count);
      return element("label", {}, [facet.boxes[n], facet.mots[value] + " ", count]);
    })));
  }

  // The controls say what the state says.
  function reflect() {
    FACETS.forEach(function (facet) {
      var chosen = state.choix[facet.id];
      if (facet.une) facet.control.value = Array.from(chosen)[0] || "";
      else facet.boxes.forEach(function (box) { box.checked = chosen.has(box.value); });
    });
    field.value = state.mots;
    sorting.value = state.tri;
  }

  function erase(id) {
    if (!id || id === "mots") state.mots = "";
    if (!id) state.tri = "";
    FACETS.forEach(function (facet) { if (!id || id === facet.id) state.choix[facet.id].clear(); });
    reflect();
    drawn.replaceChildren();
    update();
  }

  function active() { return FACETS.filter(function (facet) { return state.choix[facet.id].size; }); }
  function tell(loose) {
    var chosen = active();
    text(status, shown.length ? boite.plural(shown.length, "résultat") + (shown.length < cards.length ? " sur " + cards.length : "") : "Aucun résultat pour ces choix.");
    text(summary, chosen.length ? "Filtres : " + boite.plural(chosen.length, "choisi") : "Filtres");
    hide(clear, !chosen.length && !state.mots && !state.tri);
    hide(draw, shown.length < 2);
    hide(none, Boolean(shown.length));
    none.replaceChildren.apply(none, shown.length ? [] : loosen(loose, chosen));
  }

  // Nothing answers: each choice that would be enough to drop, and how many cards would come back.
  function loosen(loose, chosen) {
    var names = chosen.concat(state.mots ? [{ id: "mots", nom: "Mots" }] : []).filter(function (facet) { return loose[facet.id]; });
    if (!names.length) return [element("p", {}, "Plusieurs choix se contredisent : en enlever deux, ou tout effacer.")];
    return [element("p", {}, "Pour retrouver des outils, relâcher un choix :")].concat(names.map(function (facet) {
      return boite.button(facet.nom + " : " + boite.plural(loose[facet.id], "résultat"), function () { erase(facet.id); status.focus(); });
    }));
  }

  var last;
  var draw = boite.button("Au hasard", function () {
    var able = shown.filter(function (one) { return one !== last; });
    last = able[Math.floor(Math.random() * able.length)];
    var facts = last.node.querySelector(".carte__faits");
    drawn.replaceChildren("Et pourquoi pas : ", element("a", { href: last.link.href }, last.titre), facts ? " · " + facts.textContent : "");
  });

  place.append(
    element("div", { class: "choisir__barre" }, [labelled("choisir-mots", "Filtrer par mots", field), labelled("choisir-tri", "Ranger", sorting)]),
    FACETS.length ? more : "", element("div", { class: "choisir__bilan" }, [status, draw, clear]), drawn, none
  );
  place.setAttribute("role", "search");
  place.setAttribute("aria-label", "Choisir parmi ces outils");
  place.after(sorted);
  addEventListener("hashchange", function () { if (ours()) { read(); arrange(); paint(choose()); } });
  read();
  arrange();
  paint(choose());
})();
