/* Choosing: facets over the cards that the page already shows; the state is in the address. */
(function () {
  "use strict";
  var place = document.querySelector(".choisir"), data = window.boiteOutils;
  if (!place || !data) return;
  var element = boite.element, words = data.mots, basket = boitePanier;
  var TIMES = [15, 30, 45, 60, 90, 120, 180], PEOPLE = [4, 6, 8, 12, 15, 20, 30, 50, 100], MANY = 150;

  function named(values, name) { return Object.fromEntries(values.map(function (value) { return [value, name(value)]; })); }
  function numbered(list) { return named(Object.keys(list), function (n) { return n + " · " + (list[n].court || list[n]); }); }

  // Each facet: address, legend, choices, the choices that a tool answers; une: one choice at most.
  var FACETS = [
    ["temps", "Temps disponible", named(TIMES, function (n) { return boite.minutes(n) + " au plus"; }), function (tool) { return TIMES.filter(function (n) { return tool.duree && tool.duree[1] <= n; }); }, true],
    ["personnes", "Nous serons", named(PEOPLE, function (n) { return n + " personnes"; }), function (tool) { var p = tool.participants; return PEOPLE.filter(function (n) { return p && p[0] <= n && n <= p[1]; }); }, true],
    ["genre", "Genre", basket.noms, "kind"],
    ["moment", "Moment", words.moments, "moment"],
    ["niveau", "Niveau", words.difficultes, "difficulte"],
    ["energie", "Énergie", words.energies, "energie"],
    ["lecture", "Écrit", words.lectures, "lecture"],
    ["distance", "À distance", words.distances, "distance"],
    ["module", "Module", numbered(data.modules), "modules"],
    ["objectif", "Objectif", numbered(data.objectifs), "objectifs"]
  ].map(function (one) {
    return { id: one[0], nom: one[1], mots: one[2], de: one[4] ? one[3] : function (tool) { return tool[one[3]] || []; }, une: one[4], choisis: new Set() };
  });
  var SORTS = {
    titre: ["Par titre", function () { return 0; }],
    duree: ["Du plus court au plus long", function (tool) { return tool.duree && tool.duree[1]; }],
    personnes: ["Du plus petit groupe au plus grand", function (tool) { return tool.participants && tool.participants[0]; }],
    niveau: ["Du plus accessible au plus exigeant", function (tool) { return tool.difficulte && Number(tool.difficulte); }]
  };

  // ---- The cards, as the page shows them

  // A card may stand for several tools: a theme, for its indicators.
  var known = new Map();
  basket.kinds.forEach(function (kind) {
    data[kind].forEach(function (tool) {
      new Set([tool.url, tool.url.split("#")[0]]).forEach(function (url) { known.set(url, (known.get(url) || []).concat(Object.assign({ kind: kind }, tool))); });
    });
  });
  function card(node, home) {
    var link = node.querySelector(".carte__titre"), tools = known.get(link.href.slice(basket.root.length));
    if (!tools) return null;
    var made = { node: node, home: home, link: link, tools: tools, titre: link.textContent, has: {} };
    made.text = boite.fold(Array.from(node.querySelectorAll(":scope > :not(.ajout)"), function (part) { return part.textContent; }).concat(tools.flatMap(function (tool) { return tool.noms || []; })).join(" "));
    FACETS.forEach(function (facet) { made.has[facet.id] = new Set(tools.flatMap(facet.de).map(String)); });
    return made;
  }

  // Headings, and what stands between a heading and its cards, leave with the last of its cards.
  var cards = [], sections = [], open = [];
  for (var node = place.nextElementSibling; node; node = node.nextElementSibling) {
    var level = /^H[2-4]$/.test(node.tagName) && node.tagName[1], inner = open[open.length - 1];
    if (level) {
      open = open.filter(function (section) { return section.level < level; });
      open.push({ level: level, nodes: [node, document.querySelector(".md-sidebar--secondary li:has(> a[href$='#" + node.id + "'])")], cards: [] });
      sections.push(open[open.length - 1]);
    } else if (node.matches("ul.cartes")) {
      var found = Array.from(node.children, function (child) { return card(child, node); }).filter(Boolean);
      cards = cards.concat(found);
      sections.push({ nodes: [node], cards: found });
      open.forEach(function (section) { section.cards = section.cards.concat(found); });
    } else if (inner && !inner.cards.length) inner.nodes.push(node);
  }
  sections = sections.filter(function (section) { return section.cards.length; });
  if (cards.length < 2) return;
  var state = { mots: "", tri: "" }, shown = cards, order = "";
  var sorted = element("ul", { class: "cartes", hidden: true });

  // A choice that no card answers, or that all do, chooses nothing.
  FACETS = FACETS.filter(function (facet) {
    facet.choix = Object.keys(facet.mots).filter(function (value) {
      var count = cards.filter(function (one) { return one.has[facet.id].has(value); }).length;
      return count && count < cards.length;
    });
    return facet.choix.length;
  });

  // ---- Choosing

  function answers(one, facet) {
    for (var value of facet.choisis) if (one.has[facet.id].has(value)) return true;
    return false;
  }

  // A card counts for a choice when it answers all the other facets.
  function choose() {
    var asked = boite.fold(state.mots).split(/\s+/), byWords = { id: "mots" };
    var active = FACETS.filter(function (facet) { return facet.choisis.size; });
    FACETS.concat(byWords).forEach(function (facet) { facet.comptes = {}; facet.sans = 0; });
    shown = cards.filter(function (one) {
      var failed = active.filter(function (facet) { return !answers(one, facet); });
      if (!asked.every(function (word) { return one.text.includes(word); })) failed.push(byWords);
      if (failed.length === 1) failed[0].sans++;
      if (failed.length < 2) (failed.length ? failed : FACETS).forEach(function (facet) {
        (one.has[facet.id] || []).forEach(function (value) { facet.comptes[value] = (facet.comptes[value] || 0) + 1; });
      });
      return !failed.length;
    });
    paint(Object.assign(byWords, { nom: "Mots" }));
  }

  function hide(node, hidden) { if (node && node.hidden !== hidden) node.hidden = hidden; }
  function text(node, said) { if (node.textContent !== said) node.textContent = said; }

  function paint(byWords) {
    var kept = new Set(shown);
    cards.forEach(function (one) { hide(one.node, !kept.has(one)); });
    sections.forEach(function (section) {
      var empty = Boolean(state.tri) || !section.cards.some(function (one) { return kept.has(one); });
      section.nodes.forEach(function (node) { hide(node, empty); });
    });
    FACETS.forEach(function (facet) {
      facet.choix.forEach(function (value, n) {
        var count = String(facet.comptes[value] || 0);
        text(facet.nodes[n], facet.une ? facet.mots[value] + " (" + count + ")" : count);
      });
    });
    tell(FACETS.filter(function (facet) { return facet.choisis.size; }).concat(state.mots ? byWords : []));
  }

  // Cards move, they are never made again: what was pressed on them stays.
  function arrange() {
    if (order === state.tri) return;
    order = state.tri;
    hide(sorted, !order);
    if (!order) return cards.forEach(function (one) { one.home.append(one.node); });
    var french = new Intl.Collator("fr", { numeric: true });
    var pairs = cards.map(function (one) { var value = SORTS[order][1](one.tools[0]); return [value == null ? Infinity : value, one]; });
    pairs.sort(function (a, b) { return a[0] - b[0] || french.compare(a[1].titre, b[1].titre); });
    sorted.append.apply(sorted, pairs.map(function (pair) { return pair[1].node; }));
  }

  // ---- In the address

  var writing;
  function write() {
    var params = new URLSearchParams();
    FACETS.forEach(function (facet) { if (facet.choisis.size) params.set(facet.id, Array.from(facet.choisis).join(",")); });
    for (var name in state) if (state[name]) params.set(name, state[name]);
    boite.ask(params);
  }
  // An anchor inside the page is not a choice: it leaves the facets as they are.
  function read() {
    var params = boite.asked();
    if (location.hash && !location.hash.includes("=")) return;
    FACETS.forEach(function (facet) {
      var found = (params.get(facet.id) || "").split(",").filter(function (value) { return facet.choix.includes(value); });
      facet.choisis = new Set(facet.une ? found.slice(0, 1) : found);
    });
    state.mots = (params.get("mots") || "").slice(0, 100);
    state.tri = sorts.includes(params.get("tri")) ? params.get("tri") : "";
    refresh();
  }
  function update() {
    clearTimeout(writing);
    arrange();
    choose();
    writing = setTimeout(write, 150);
  }

  // ---- The panel

  function labelled(id, said, control) {
    control.id = "choisir-" + id;
    return element("div", { class: "choisir__champ" }, [element("label", { for: control.id }, said), control]);
  }
  function select(first, options, act) {
    return element("select", { autocomplete: "off", change: act }, [element("option", { value: "" }, first)].concat(options));
  }
  function list(facet) {
    facet.nodes = facet.choix.map(function (value) { return element("option", { value: value }); });
    facet.control = select("Peu importe", facet.nodes, function () {
      facet.choisis = new Set(facet.control.value ? [facet.control.value] : []);
      update();
    });
    return labelled(facet.id, facet.nom, facet.control);
  }
  // A selector that looks inside each label would be asked again at each choice.
  function show(box) { box.parentNode.classList.toggle("choisi", box.checked); }
  function boxes(facet) {
    facet.boxes = facet.choix.map(function (value) {
      return element("input", { type: "checkbox", value: value, autocomplete: "off", change: function (event) {
        facet.choisis[event.target.checked ? "add" : "delete"](value);
        show(event.target);
        update();
      } });
    });
    facet.nodes = facet.choix.map(function () { return element("b"); });
    return element("fieldset", {}, [element("legend", {}, facet.nom)].concat(facet.choix.map(function (value, n) {
      return element("label", {}, [facet.boxes[n], facet.mots[value] + " ", facet.nodes[n]]);
    })));
  }

  var sorts = Object.keys(SORTS).filter(function (name) { return cards.some(function (one) { return SORTS[name][1](one.tools[0]) != null; }); });
  var status = element("p", { class: "choisir__combien", role: "status", tabindex: "-1" });
  var drawn = element("p", { class: "choisir__hasard", role: "status" }), none = element("div", { class: "choisir__bilan" });
  var field = element("input", { type: "search", autocomplete: "off", input: function () { state.mots = field.value.trim(); update(); } });
  var sorting = select("Ordre de la page", sorts.map(function (name) { return element("option", { value: name }, SORTS[name][0]); }), function () { state.tri = sorting.value; update(); });
  var summary = element("summary"), clear = boite.button("Tout effacer", function () { erase(); field.focus(); });
  var folded = FACETS.filter(function (facet) { return !facet.une; });
  var more = element("details", { class: "choisir__plus", open: matchMedia("(min-width: 60em)").matches }, [summary].concat(folded.map(boxes)));

  // The controls say what the state says.
  function refresh() {
    FACETS.forEach(function (facet) {
      if (facet.une) facet.control.value = Array.from(facet.choisis)[0] || "";
      else facet.boxes.forEach(function (box) { box.checked = facet.choisis.has(box.value); show(box); });
    });
    field.value = state.mots;
    sorting.value = state.tri;
    drawn.replaceChildren();
    arrange();
    choose();
  }
  function erase(id) {
    if (!id || id === "mots") state.mots = "";
    if (!id) state.tri = "";
    FACETS.forEach(function (facet) { if (!id || id === facet.id) facet.choisis.clear(); });
    refresh();
    write();
  }

  function tell(active) {
    var count = folded.filter(function (facet) { return facet.choisis.size; }).length;
    text(status, shown.length ? boite.plural(shown.length, "résultat") + (shown.length < cards.length ? " sur " + cards.length : "") : "Aucun résultat pour ces choix.");
    text(summary, "Plus de critères" + (count ? " (" + boite.plural(count, "choisi") + ")" : ""));
    hide(clear, !active.length && !state.tri);
    hide(draw, shown.length < 2);
    none.replaceChildren.apply(none, shown.length ? [] : loosen(active.filter(function (facet) { return facet.sans; })));
  }

  // Nothing answers: the choices that would each be enough to drop, and what would come back.
  function loosen(enough) {
    return [element("p", {}, enough.length ? "Pour retrouver des outils, relâcher un choix :" : "Plusieurs choix se contredisent : en relâcher deux, ou tout effacer.")].concat(enough.map(function (facet) {
      return boite.button(facet.nom + " (" + boite.plural(facet.sans, "résultat") + ")", function () { erase(facet.id); status.focus(); });
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
    element("div", { class: "choisir__barre" }, [labelled("mots", "Filtrer par mots", field)].concat(FACETS.filter(function (facet) { return facet.une; }).map(list), labelled("tri", "Ranger", sorting))),
    element("div", { class: "choisir__bilan" }, [status, draw, clear]), drawn, none, folded.length ? more : ""
  );
  place.classList.toggle("choisir--nombreux", cards.length > MANY);
  place.setAttribute("role", "search");
  place.setAttribute("aria-label", "Choisir parmi ces outils");
  place.after(sorted);
  addEventListener("hashchange", read);
  read();
  if (!status.textContent) refresh();
})();
