/* The page of the basket: its order, its comparison, its papers, its link, its file. */
(function () {
  "use strict";
  var place = document.querySelector("div.panier"), data = window.boiteOutils, basket = window.boitePanier;
  if (!place || !data || !basket) return;
  var element = boite.element, words = data.mots, key = basket.cle, local = location.protocol === "file:";
  var compared = new Set(), known = new Map();
  basket.kinds.forEach(function (kind) {
    data[kind].forEach(function (tool) { known.set(kind + "/" + tool.slug, Object.assign({ kind: kind }, tool)); });
  });

  function part(name) { return place.querySelector(".panier__" + name); }
  function tools() { return basket.liste().map(function (one) { return known.get(key(one)); }).filter(Boolean); }
  function hidden(text) { return element("span", { class: "hors-ecran" }, " " + text); }
  function strong(text) { return element("b", {}, text + " : "); }
  function link(tool) { return element("a", { href: basket.root + tool.url }, tool.titre); }

  // ---- What comes in: a link, a file

  // A bare name is the first kind that knows it; « fiches.x » says its kind.
  function named(text) {
    var parts = text.split("."), slug = parts.pop();
    var kind = basket.kinds.find(function (one) { return (!parts.length || parts[0] === one) && known.has(one + "/" + slug); });
    return { kind: kind, slug: slug };
  }
  // Adds to the list what it does not hold yet, and names what this site does not know.
  function receive(found) {
    var before = basket.liste(), lost = found.filter(function (tool) { return !basket.valide(tool) || !known.has(key(tool)); });
    basket.range(before.filter(function (tool) { return known.has(key(tool)); }).concat(found.filter(function (tool) { return !lost.includes(tool); })));
    var now = basket.liste().length, added = now - before.length, names = lost.slice(0, 5).map(function (tool) { return "« " + String(tool && typeof tool.slug === "string" ? tool.slug : "?").slice(0, 40) + " »"; });
    note((lost.length ? "Laissé de côté, inconnu de ce site : " + names.join(", ") + (lost.length > 5 ? " et " + (lost.length - 5) + " autres. " : ". ") : "") + (now === basket.most ? "Le panier est plein : " + now + " outils au plus." : ""));
    if (added > 0) boite.say("Ajouté au panier : " + boite.plural(added, "outil") + ".", function () {
      var held = before.map(key), brought = found.map(key);
      basket.range(basket.liste().filter(function (tool) { return held.includes(key(tool)) || !brought.includes(key(tool)); }));
    });
    else if (!lost.length) note("Rien à ajouter : tout est déjà dans le panier.");
  }
  // The list leaves the address once read: coming back must not bring again what was removed.
  function fromAddress() {
    var asked = boite.asked().get("o");
    if (asked === null) return;
    boite.ask(new URLSearchParams());
    receive(asked.slice(0, 6000).split(",").filter(Boolean).map(named));
  }
  function fromFile(file) {
    var read = file.faute ? file : boite.imported(file.texte, "panier", 1), list = !read.faute && read.contenu.outils;
    if (read.faute) return note(read.faute);
    if (!Array.isArray(list) || list.length > 500) return note("Ce fichier n’a pas de liste d’outils, ou elle est trop longue.");
    receive(list);
  }
  function note(said) { part("dit").textContent = said; }

  // ---- The list

  function facts(tool) {
    return [basket.noms[tool.kind]].concat(tool.duree ? [boite.minutes(tool.duree[1]), ROWS.Groupe(tool), ROWS.Moment(tool), ROWS.Niveau(tool)] : []).join(" · ");
  }
  function focus(tool, acts) {
    var all = acts.map(function (act) { return place.querySelector("[data-acte='" + act + " " + key(tool) + "']:not(:disabled)"); });
    (all.find(Boolean) || part("dit")).focus();
  }
  function move(tool, n, step) {
    var list = basket.liste();
    list.splice(n + step, 0, list.splice(n, 1)[0]);
    basket.range(list);
    note("« " + tool.titre + " » est maintenant en place " + (n + step + 1) + " sur " + list.length + ".");
    focus(tool, step < 0 ? ["Monter", "Descendre"] : ["Descendre", "Monter"]);
  }
  function row(tool, n, all) {
    function act(name, run, disabled) { return boite.button([name, hidden(tool.titre)], run, { "data-acte": name + " " + key(tool), disabled: disabled }); }
    var box = element("input", { type: "checkbox", checked: compared.has(key(tool)), autocomplete: "off", change: function () {
      if (box.checked && compared.size > 3) { box.checked = false; return note("Comparer quatre outils au plus : en décocher un d’abord."); }
      compared[box.checked ? "add" : "delete"](key(tool));
      compare();
    } });
    return element("li", {}, [
      element("div", {}, [link(tool), element("span", { class: "precision" }, facts(tool))]),
      element("label", {}, [box, "Comparer", hidden(tool.titre)]),
      element("span", { class: "panier__actes" }, [
        act("Monter", function () { move(tool, n, -1); }, !n),
        act("Descendre", function () { move(tool, n, 1); }, n === all.length - 1),
        act("Retirer", function () {
          basket.retire(tool, tool.titre);
          focus(tools()[n] || tools()[n - 1] || tool, ["Retirer"]);
        })
      ])
    ]);
  }

  // ---- Side by side

  var ROWS = {
    "Genre": function (tool) { return basket.noms[tool.kind]; },
    "Durée": function (tool) { return tool.duree && boite.minutes(tool.duree[1]) + " (de " + boite.minutes(tool.duree[0]) + " à " + boite.minutes(tool.duree[2]) + ")"; },
    "Groupe": function (tool) { return tool.duree && tool.participants.join(" à ") + " personnes"; },
    "Moment": function (tool) { return words.moments[tool.moment]; },
    "Niveau": function (tool) { return words.difficultes[tool.difficulte]; },
    "Énergie": function (tool) { return words.energies[tool.energie]; },
    "Espace": function (tool) { return words.espaces[tool.espace]; },
    "Écrit": function (tool) { return words.lectures[tool.lecture]; },
    "Matériel": function (tool) { return tool.duree && (tool.materiel.map(function (one) { return one[0]; }).join(", ") || "Aucun"); },
    "À la fin": function (tool) { return tool.production; }
  };
  function line(name, scope, chosen, tell) {
    return element("tr", {}, [name ? element("th", { scope: "row" }, name) : element("td")].concat(chosen.map(function (tool) { return element(scope ? "th" : "td", { scope: scope }, tell(tool) || "sans objet"); })));
  }
  function compare() {
    var chosen = tools().filter(function (tool) { return compared.has(key(tool)); });
    part("cote").replaceChildren(chosen.length < 2 ? "Cocher « Comparer » sur deux, trois ou quatre outils du panier." :
      element("div", { class: "panier__compare", tabindex: "0", role: "region", "aria-label": "Comparaison de " + chosen.length + " outils" }, element("table", {}, [
        element("thead", {}, line("", "col", chosen, link)),
        element("tbody", {}, Object.keys(ROWS).map(function (name) { return line(name, null, chosen, ROWS[name]); }))
      ])));
  }

  // ---- On paper

  function steps(tool) {
    return tool.duree ? [
      element("p", {}, [strong("Apporter"), ROWS["Matériel"](tool)]),
      element("ol", {}, tool.etapes.map(function (step) { return element("li", {}, [strong(step[0] + ", " + boite.minutes(step[1])), step[2]]); }))
    ] : [];
  }
  function sheet(tool, form) {
    var small = form === "cartes";
    return element("section", {}, [element("h2", {}, tool.titre), element("p", { class: "precision" }, facts(tool)), element("p", {}, tool.accroche)].concat(
      small ? [] : steps(tool), tool.production ? element("p", {}, [strong("À la fin"), tool.production]) : [],
      small ? [] : element("p", { class: "precision" }, "La page entière : " + (local ? tool.url : basket.root + tool.url))
    ));
  }
  function print(form) {
    var paper = document.querySelector(".papier"), all = tools();
    var cover = element("section", { class: "papier__couverture" }, [element("h2", {}, "Mes outils"), element("ol", {}, all.map(function (tool) { return element("li", {}, tool.titre); }))]);
    paper.className = "papier papier--" + form;
    paper.replaceChildren.apply(paper, (form === "livret" ? [cover] : []).concat(all.map(function (tool) { return sheet(tool, form); })));
    document.body.classList.add("a-imprimer");
    window.print();
  }
  addEventListener("afterprint", function () { document.body.classList.remove("a-imprimer"); });

  // ---- A link, a QR code

  function drawn(text) {
    var code = !local && boiteQr(text), space = "http://www.w3.org/2000/svg", svg = document.createElementNS(space, "svg"), path = document.createElementNS(space, "path");
    if (!code) return local ? "Ouvert depuis un dossier, ce lien ne mène que sur cet appareil : pour partager, exporter le panier en fichier." : "Trop d’outils pour un code QR : partager le lien ou le fichier.";
    svg.setAttribute("viewBox", "-4 -4 " + (code.rangs.length + 8) + " " + (code.rangs.length + 8));
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", "Code QR du lien vers ce panier");
    path.setAttribute("d", code.rangs.map(function (row, y) { return row.map(function (dark, x) { return dark ? "M" + x + " " + y + "h1v1h-1z" : ""; }).join(""); }).join(""));
    svg.append(path);
    return svg;
  }

  // ---- The page

  var field = element("input", { class: "panier__champ", id: "panier-lien", readonly: true }), code = element("div", { class: "panier__qr" });
  var compose = element("a", { class: "bouton" }, "Composer une journée avec ces outils");
  [["cartes", "En cartes"], ["fiches", "En fiches"], ["livret", "En livret"]].forEach(function (form) {
    part("imprimer").append(boite.button(form[1], function () { print(form[0]); }));
  });
  part("servir").append(compose);
  part("partager").append(element("label", { for: field.id }, "Le lien vers ce panier"), field, boite.button("Copier le lien", function () {
    field.select();
    note(document.execCommand("copy") ? "Lien copié." : "Le lien est sélectionné : le copier avec Ctrl + C.");
  }), code);
  var keeping = [
    boite.button("Exporter en fichier", boite.rescue = function () { boite.download("panier.json", boite.exported("panier", 1, { outils: basket.liste() }), "application/json"); }),
    boite.button("Vider le panier", function () {
      if (!boite.sure("Vider le panier ? Les outils restent dans le site.")) return;
      basket.enleve(basket.liste(), "Le panier est vide.");
      part("dit").focus();
    })
  ];
  part("fichiers").append(boite.opener("Importer un fichier", function (files) { files.forEach(fromFile); }), keeping[0], keeping[1]);

  function render() {
    var all = tools(), time = all.reduce(function (sum, tool) { return sum + (tool.duree ? tool.duree[1] : 0); }, 0), url = basket.page("panier") + "#o=" + basket.ecrit(all);
    part("vide").hidden = Boolean(all.length);
    part("plein").hidden = keeping[0].hidden = keeping[1].hidden = !all.length;
    part("liste").replaceChildren.apply(part("liste"), all.map(row));
    part("total").textContent = boite.plural(all.length, "outil") + (time ? ", " + boite.minutes(time) + " en tout sans les pauses" : "") + ". Enregistré sur cet appareil.";
    field.value = url;
    code.replaceChildren(drawn(url));
    compose.href = basket.page("composer") + "#o=" + basket.ecrit(all.filter(function (tool) { return tool.duree; }));
    compare();
  }

  document.querySelector(".panier-sans").hidden = true;
  place.hidden = false;
  part("dit").tabIndex = -1;
  basket.quand(render);
  addEventListener("hashchange", fromAddress);
  if (tools().length < basket.liste().length) receive(basket.liste());
  render();
  fromAddress();
})();
