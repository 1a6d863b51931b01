/* The page of the basket: its order, its comparison, its papers, its link, its file. */
(function () {
  "use strict";
  var place = document.querySelector(".panier"), data = window.boiteOutils, basket = window.boitePanier;
  if (!place || !data || !basket) return;
  var element = boite.element, words = data.mots, most = 4;
  var KINDS = { methodes: "Méthode", gouvernance: "Schéma de gouvernance", fiches: "Fiche-projet", indicateurs: "Indicateur" };
  var compared = new Set(), known = new Map();
  basket.kinds.forEach(function (kind) { data[kind].forEach(function (tool) { known.set(key({ kind: kind, slug: tool.slug }), Object.assign({ kind: kind }, tool)); }); });

  function key(tool) { return tool.kind + "/" + tool.slug; }
  function tools() { return basket.liste().map(function (one) { return known.get(key(one)); }).filter(Boolean); }
  function hidden(text) { return element("span", { class: "hors-ecran" }, text); }
  function link(tool) { return element("a", { href: basket.root + tool.url }, tool.titre); }
  function people(tool) { return tool.participants[0] + " à " + tool.participants[1] + " personnes"; }
  function facts(tool) {
    return [KINDS[tool.kind]].concat(tool.duree ? [boite.minutes(tool.duree[1]), people(tool), words.moments[tool.moment], words.difficultes[tool.difficulte]] : []).join(" · ");
  }

  // ---- What comes in: a link, a file ------------------------------------------------------------------

  // A bare name is the first kind that knows it; « fiches.x » says its kind.
  function named(text) {
    var parts = text.split("."), kinds = parts.length > 1 ? [parts.shift()] : basket.kinds;
    var kind = kinds.find(function (one) { return known.has(one + "/" + parts[0]); });
    return kind ? { kind: kind, slug: parts[0] } : { perdu: text };
  }
  function checked(tool) {
    if (basket.valide(tool) && known.has(key(tool))) return tool;
    return { perdu: tool && typeof tool === "object" ? tool.slug : tool };
  }
  // Adds to the list what it does not hold yet, and names what the site does not know.
  function receive(found, from) {
    var before = basket.liste(), lost = found.filter(function (one) { return "perdu" in one; });
    var fresh = found.filter(function (one) { return !("perdu" in one); });
    if (fresh.length) basket.range(before.concat(fresh));
    var added = basket.liste().length - before.length, over = basket.liste().length === basket.most ? " Le panier est plein : " + basket.most + " outils au plus." : "";
    note(from + " : " + (added ? boite.plural(added, "outil ajouté", "outils ajoutés") + "." : "rien à ajouter.") + over + unknown(lost));
    if (added) boite.say(boite.plural(added, "outil ajouté", "outils ajoutés") + " à votre panier.", function () { basket.range(before); });
  }
  function unknown(lost) {
    if (!lost.length) return "";
    var names = lost.slice(0, 5).map(function (one) { return "« " + String(one.perdu).slice(0, 40) + " »"; }).join(", ");
    return " " + (lost.length > 1 ? lost.length + " outils inconnus de ce site, laissés de côté : " : "Un outil inconnu de ce site, laissé de côté : ") + names + (lost.length > 5 ? "…" : ".");
  }
  function fromAddress() {
    var asked = boite.asked().get("o");
    if (asked === null) return;
    boite.ask(new URLSearchParams());
    var found = asked.slice(0, 6000).split(",").filter(Boolean).map(named);
    var same = found.every(function (one) { return !("perdu" in one) && basket.contient(one); });
    if (!same) receive(found, "Par le lien");
  }
  function fromFile(file) {
    var read = file.faute ? file : boite.imported(file.texte, "panier", 1), list = !read.faute && read.contenu.outils;
    if (!read.faute && !Array.isArray(list)) read = { faute: "Ce fichier n’a pas de liste d’outils." };
    if (!read.faute && list.length > 500) read = { faute: "Ce fichier a trop d’outils : " + basket.most + " au plus." };
    if (read.faute) note(read.faute);
    else receive(list.map(checked), "Par le fichier");
  }

  // ---- The list -------------------------------------------------------------------------------------------

  function move(tool, n, step) {
    var list = basket.liste();
    list.splice(n + step, 0, list.splice(n, 1)[0]);
    basket.range(list);
    note("« " + tool.titre + " » est maintenant en place " + (n + step + 1) + " sur " + list.length + ".");
    focus(tool, step < 0 ? ["monter", "descendre"] : ["descendre", "monter"]);
  }
  function focus(tool, acts) {
    for (var act of acts) {
      var found = list.querySelector("[data-outil='" + key(tool) + "'] [data-acte=" + act + "]:not(:disabled)");
      if (found) return found.focus();
    }
  }
  function drop(tool, n) {
    var before = basket.liste();
    basket.retire(tool);
    boite.say("« " + tool.titre + " » n’est plus dans le panier.", function () { basket.range(before); focus(tool, ["retirer"]); });
    var next = tools()[Math.min(n, tools().length - 1)];
    if (next) focus(next, ["retirer"]);
    else status.focus();
  }
  function act(name, words, tool, run, disabled) { return boite.button([words, hidden(" : " + tool.titre)], run, { "data-acte": name, disabled: disabled }); }
  function row(tool, n, all) {
    var box = element("input", { type: "checkbox", checked: compared.has(key(tool)), autocomplete: "off", change: function () {
      if (box.checked && compared.size >= most) { box.checked = false; return note("Comparer " + most + " outils au plus : en décocher un d’abord."); }
      compared[box.checked ? "add" : "delete"](key(tool));
      compare();
    } });
    return element("li", { "data-outil": key(tool) }, [
      element("div", {}, [link(tool), element("span", { class: "precision" }, facts(tool))]),
      element("label", {}, [box, "Comparer", hidden(" " + tool.titre)]),
      element("span", { class: "panier__actes" }, [
        act("monter", "Monter", tool, function () { move(tool, n, -1); }, !n),
        act("descendre", "Descendre", tool, function () { move(tool, n, 1); }, n === all.length - 1),
        act("retirer", "Retirer", tool, function () { drop(tool, n); })
      ])
    ]);
  }

  // ---- Side by side -----------------------------------------------------------------------------------

  var ROWS = {
    "Genre": function (tool) { return KINDS[tool.kind]; },
    "Durée": function (tool) { return tool.duree && boite.minutes(tool.duree[1]) + " (de " + boite.minutes(tool.duree[0]) + " à " + boite.minutes(tool.duree[2]) + ")"; },
    "Groupe": function (tool) { return tool.participants && people(tool); },
    "Moment": function (tool) { return words.moments[tool.moment]; },
    "Niveau": function (tool) { return words.difficultes[tool.difficulte]; },
    "Énergie": function (tool) { return words.energies[tool.energie]; },
    "Espace": function (tool) { return words.espaces[tool.espace]; },
    "Écrit": function (tool) { return words.lectures[tool.lecture]; },
    "Matériel": function (tool) { return tool.materiel && (tool.materiel.map(function (one) { return one[0]; }).join(", ") || "Aucun"); },
    "Ce qui reste à la fin": function (tool) { return tool.production; }
  };
  function compare() {
    var chosen = tools().filter(function (tool) { return compared.has(key(tool)); });
    if (chosen.length < 2) return side.replaceChildren(element("p", { class: "ecran" }, "Cochez « Comparer » sur deux, trois ou quatre outils du panier."));
    var head = element("tr", {}, [element("td", {})].concat(chosen.map(function (tool) { return element("th", { scope: "col" }, link(tool)); })));
    var body = Object.keys(ROWS).map(function (name) {
      return element("tr", {}, [element("th", { scope: "row" }, name)].concat(chosen.map(function (tool) { return element("td", {}, ROWS[name](tool) || "sans objet"); })));
    });
    side.replaceChildren(element("div", { class: "panier__compare", tabindex: "0", role: "region", "aria-label": "Comparaison de " + chosen.length + " outils" },
      element("table", {}, [element("thead", {}, head), element("tbody", {}, body)])));
  }

  // ---- On paper -----------------------------------------------------------------------------------------

  function full(tool) {
    var parts = [];
    if (tool.duree) parts = [
      element("p", {}, [element("b", {}, "Apporter : "), ROWS["Matériel"](tool)]),
      element("ol", {}, tool.etapes.map(function (step) { return element("li", {}, [element("b", {}, step[0] + " · " + boite.minutes(step[1])), element("br"), step[2]]); })),
      element("p", {}, [element("b", {}, "Ce qui reste à la fin : "), tool.production])
    ];
    return parts.concat(element("p", { class: "precision" }, "La page entière : " + (location.protocol === "file:" ? tool.url : basket.root + tool.url)));
  }
  function sheet(tool, form) {
    return element("section", {}, [element("h2", {}, tool.titre), element("p", { class: "precision" }, facts(tool)), element("p", {}, tool.accroche)]
      .concat(form !== "cartes" ? full(tool) : tool.production ? element("p", {}, [element("b", {}, "À la fin : "), tool.production]) : []));
  }
  function cover(all) {
    return element("section", { class: "papier__couverture" }, [element("h2", {}, "Mes outils"), element("p", {}, new Date().toLocaleDateString("fr-FR", { dateStyle: "long" })),
      element("ol", {}, all.map(function (tool) { return element("li", {}, tool.titre); }))]);
  }
  function print(form) {
    var all = tools();
    paper.className = "papier papier--" + form;
    paper.replaceChildren.apply(paper, (form === "livret" ? [cover(all)] : []).concat(all.map(function (tool) { return sheet(tool, form); })));
    document.body.classList.add("a-imprimer");
    window.print();
  }
  addEventListener("afterprint", function () { document.body.classList.remove("a-imprimer"); });

  // ---- A link, a QR code --------------------------------------------------------------------------------

  function address() { return basket.page("panier") + "#o=" + basket.ecrit(tools()); }
  function drawn() {
    var code = location.protocol !== "file:" && boiteQr(address());
    if (!code) return element("p", {}, location.protocol === "file:" ? "Ce lien n’ouvre que sur cet appareil. Pour partager depuis un dossier, exporter le panier en fichier." : "Trop d’outils pour un code QR : partager le lien ou le fichier.");
    var space = "http://www.w3.org/2000/svg", svg = document.createElementNS(space, "svg"), path = document.createElementNS(space, "path"), side = code.rangs.length + 8;
    svg.setAttribute("viewBox", "0 0 " + side + " " + side);
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", "Code QR du lien vers ce panier");
    svg.setAttribute("shape-rendering", "crispEdges");
    path.setAttribute("d", code.rangs.map(function (row, y) { return row.map(function (dark, x) { return dark ? "M" + (x + 4) + " " + (y + 4) + "h1v1h-1z" : ""; }).join(""); }).join(""));
    svg.append(path);
    return svg;
  }
  function copy() {
    field.select();
    Promise.resolve(navigator.clipboard && navigator.clipboard.writeText(field.value)).then(function () { note("Lien copié."); }, function () { note("Le lien est sélectionné : le copier avec Ctrl + C."); });
  }

  // ---- The page -------------------------------------------------------------------------------------------

  var status = element("p", { role: "status", tabindex: "-1" }), list = element("ol", { class: "panier__liste" }), total = element("p", {});
  var side = element("div", {}), paper = element("div", { class: "papier" }), code = element("div", { class: "panier__qr" });
  var field = element("input", { class: "panier__champ", id: "panier-lien", readonly: true });
  var empty = element("p", {}, ["Votre panier est vide. Le bouton « Panier » de chaque outil le remplit : ", element("a", { href: basket.root + data.methodes[0].url.replace(/[^/]+(\/|\.html)$/, function (_, end) { return end === "/" ? "" : "index.html"; }) }, "choisir parmi les méthodes"), "."]);
  var compose = element("a", { class: "bouton" }, "Composer une journée avec ces outils");
  var filled = element("div", {}, [
    list, total, part("Les comparer", [side]),
    part("Les imprimer", [acts([
      boite.button("En cartes", function () { print("cartes"); }), boite.button("En fiches", function () { print("fiches"); }), boite.button("En livret A5", function () { print("livret"); })
    ])]),
    part("S’en servir", [acts([compose])]),
    part("Les partager", [element("label", { for: "panier-lien" }, "Le lien vers ce panier"), field, acts([boite.button("Copier le lien", copy)]), code])
  ]);
  var exporting = boite.button("Exporter en fichier", function () { boite.download("panier.json", boite.exported("panier", 1, { outils: basket.liste() }), "application/json"); });
  var clearing = boite.button("Vider le panier", function () {
    if (!boite.sure("Vider le panier ? Ses outils restent dans le site.")) return;
    var before = basket.liste();
    basket.range([]);
    status.focus();
    boite.say("Le panier est vide.", function () { basket.range(before); });
  });
  function acts(buttons) { return element("p", { class: "panier__actes" }, buttons); }
  function part(title, nodes) { return element("section", { class: title === "Les comparer" ? "" : "ecran" }, [element("h2", {}, title)].concat(nodes)); }
  function note(said) { status.textContent = said; }

  function render() {
    var all = tools(), time = all.reduce(function (sum, tool) { return sum + (tool.duree ? tool.duree[1] : 0); }, 0);
    empty.hidden = Boolean(all.length);
    filled.hidden = exporting.hidden = clearing.hidden = !all.length;
    list.replaceChildren.apply(list, all.map(row));
    total.textContent = boite.plural(all.length, "outil") + (time ? ", " + boite.minutes(time) + " en tout, sans les pauses" : "") + ". Enregistré sur cet appareil.";
    if (!all.length) return;
    compare();
    field.value = address();
    code.replaceChildren(drawn());
    compose.href = basket.page("composer") + "#o=" + all.filter(function (tool) { return tool.duree; }).map(function (tool) { return tool.slug; }).join(",");
  }
  function start() {
    var lost = basket.liste().filter(function (one) { return !known.has(key(one)); });
    if (!lost.length) return;
    basket.range(tools());
    note(unknown(lost.map(function (one) { return { perdu: one.slug }; })).trim());
  }

  place.replaceChildren(status, empty, filled, element("section", { class: "ecran" }, [element("h2", {}, "Garder et reprendre"), acts([exporting, boite.opener("Importer un fichier", function (files) { files.forEach(fromFile); }), clearing])]));
  place.after(paper);
  basket.quand(render);
  addEventListener("hashchange", fromAddress);
  start();
  render();
  fromAddress();
})();
