/* The page that composes a half-day or a day: lines that move, durations that flex to the end time. */
(function () {
  "use strict";
  var place = document.querySelector("div.composer"), data = window.boiteOutils, bornes = window.boiteBornes;
  if (!place || !data || !bornes) return;
  var element = boite.element, agenda = window.boiteAgenda, out = window.boiteSorties, basket = window.boitePanier;
  var LABELS = table({ titre: "Titre", lieu: "Lieu", territoire: "Territoire", date: "Date", participants: "Personnes" });
  var KIND = "composition", VERSION = 1, opened = new Set(), late = {}, noted = "{}", state, store, adding = false;
  var all = window.boiteCollection(["composer", "retard"], boite.composition), here = all.here();
  // Asked by words that come from outside: nothing inherited answers.
  function table(from) { return Object.assign(Object.create(null), from); }
  var know = { bornes: bornes, methodes: table(), fiches: table(), participants: 10 }, urls = table(), goals = table();
  ["fiches", "prerequis", "territoires", "programmes"].forEach(function (name) { bornes[name] = table(bornes[name]); });
  data.methodes.forEach(function (m) {
    know.methodes[m.slug] = Object.assign({}, m, { pleniere: bornes.plenieres.includes(m.slug), prerequis: bornes.prerequis[m.slug] || [] });
  });
  data.fiches.forEach(function (f) { know.fiches[f.slug] = f.titre; });
  data.methodes.concat(data.fiches).forEach(function (tool) { urls[tool.slug] = tool.url; goals[tool.slug] = tool.objectifs; });

  function part(name) { return place.querySelector(".composer__" + name); }
  function hidden(text) { return element("span", { class: "hors-ecran" }, " : " + text); }
  function minutesOf(text) {
    var found = /^(\d{1,2}):(\d\d)$/.exec(text);
    return found ? Number(found[1]) * 60 + Number(found[2]) : undefined;
  }
  function half(name) {
    var hours = bornes.plages[name].map(minutesOf);
    return { nom: name, debut: hours[0], fin: hours[1], lignes: [] };
  }
  function fresh() { return { titre: "", lieu: "", territoire: "", date: "", participants: 10, demis: [half("matin")] }; }

  // ---- Keeping, changing

  function blank(one) { return !one.titre && !one.lieu && !one.date && one.demis.every(function (half) { return !half.lignes.length; }); }
  // The delay is written when it changes here: another tab may have noted one.
  function keepLate() {
    if (JSON.stringify(late) === noted) return;
    noted = JSON.stringify(late);
    if (noted === "{}") boite.forget("retard." + here);
    else boite.keep("retard." + here, { jour: new Date().toDateString(), demis: late });
  }
  function keep() { store.put(state); }
  function told(outside) {
    state = store.now;
    part("etat").textContent = store.done ? "Enregistré sur cet appareil." : "Pas enregistré : exporter avant de fermer.";
    bar.draw(here);
    keepLate();
    if (outside) draw();
  }
  function where(path) {
    var half = path[0] === "demis" ? state.demis[path[1]] : null, line = half && path[2] === "lignes" ? " " + (path[3] + 1) : "";
    return half ? bornes.demis[half.nom] + (line ? ", ligne" + line : ", " + path[2]) : LABELS[path[0]];
  }
  // The delay outlives a page that is loaded again, not the day.
  function lateStill(found) {
    var still = {};
    if (found && found.demis && found.jour === new Date().toDateString()) state.demis.forEach(function (one) {
      var told = found.demis[one.nom];
      if (told && Number.isInteger(told.de) && one.lignes[told.de] && Number.isInteger(told.a) && told.a >= 0 && told.a < one.fin) still[one.nom] = { de: told.de, a: told.a };
    });
    return still;
  }
  // Values change in place: a button replaced between press and release would lose its click.
  function set(act) {
    act(state);
    keep();
    if (Object.keys(late).length) draw();
    else refresh();
  }
  // act changes the state; said with an undo when words are given.
  function change(act, words) {
    var before = JSON.stringify(state), lateBefore = Object.assign({}, late);
    act(state);
    store.change(state, words, before, false, function () { late = lateBefore; });
    draw();
  }
  function focus(name) {
    var found = Array.from(place.querySelectorAll("[data-acte]")).find(function (one) { return one.dataset.acte === name && !one.disabled; });
    if (found) found.focus();
    return Boolean(found);
  }

  // ---- The frame: title, group, day, hours

  function field(words, type, value, set, extra) {
    var input = element("input", Object.assign({ type: type, autocomplete: "off", change: function () { set(input); } }, extra));
    input.value = value;
    return element("label", { class: "composer__champ" }, [element("span", {}, words), input]);
  }
  function frame() {
    var box = part("cadre");
    box.replaceChildren(
      field("Titre", "text", state.titre, function (i) { set(function (s) { s.titre = i.value.slice(0, 120); }); }, { maxlength: 120, "data-acte": "titre" }),
      field("Personnes", "number", state.participants, function (i) {
        set(function (s) { s.participants = Math.min(5000, Math.max(1, Math.round(Number(i.value)) || 10)); });
      }, { min: 1, max: 5000, "data-acte": "personnes" }),
      field("Lieu", "text", state.lieu, function (i) { set(function (s) { s.lieu = i.value.slice(0, 200); }); }, { maxlength: 200, "data-acte": "lieu" }),
      field("Date", "date", state.date, function (i) { set(function (s) { s.date = i.value; }); }, { "data-acte": "date" }),
      territory(),
      element("fieldset", { class: "composer__choix" }, [element("legend", {}, "Demi-journées")].concat(Object.keys(bornes.demis).map(function (name) {
        var box = element("input", { type: "checkbox", "data-acte": "demi " + name, checked: Boolean(of(name)), change: function () { toggle(name, box); } });
        return element("label", {}, [box, " " + bornes.demis[name]]);
      }))));
  }
  function territory() {
    var box = element("select", { "data-acte": "territoire", change: function () { set(function (s) { s.territoire = box.value; }); } },
      [element("option", { value: "" }, "Aucun en particulier")].concat(Object.keys(bornes.territoires).map(function (slug) {
        return element("option", { value: slug, selected: slug === state.territoire }, bornes.territoires[slug]);
      })));
    return element("label", { class: "composer__champ" }, [element("span", {}, "Territoire (facultatif)"), box]);
  }
  function of(name) { return state.demis.find(function (one) { return one.nom === name; }); }
  function toggle(name, box) {
    var found = of(name);
    if (!found) return change(function (s) { s.demis = out.net({ demis: s.demis.concat(half(name)) }).demis; });
    if (state.demis.length === 1) { box.checked = true; return boite.say("Garder au moins une demi-journée."); }
    change(function (s) { s.demis = s.demis.filter(function (one) { return one.nom !== name; }); }, found.lignes.length ? bornes.demis[name] + " : " + boite.plural(found.lignes.length, "séquence retirée", "séquences retirées") + "." : "");
  }

  // ---- A half-day

  function soft(line) { return line.production && !line.minutes && bornes.fiches[line.production] ? Object.assign({ duree: bornes.fiches[line.production] }, line) : line; }
  function laid(one) {
    var lines = one.lignes.map(soft), pose = agenda.pose(lines, one.debut, one.fin, know), told = late[one.nom];
    if (!told || told.de > lines.length) return pose;
    var rest = agenda.retard(lines, told.de, told.a, one.fin, know);
    return {
      debut: one.debut, fin: one.fin, creneaux: pose.creneaux.slice(0, told.de).concat(rest.pose.creneaux), retirer: rest.retirer.map(function (n) { return n + told.de; }),
      coincements: rest.pose.coincements.map(function (s) { return Object.assign({}, s, { premier: s.premier + told.de, apres: s.apres + told.de }); })
    };
  }
  function verdict(one, pose) {
    if (!one.lignes.length) return element("p", { class: "composer__verdict" }, "Rien n’est prévu. Ajouter un outil, une pause ou un temps à vous.");
    if (!pose.coincements.length) return element("p", { class: "composer__verdict composer__verdict--bon" }, "Tout tient : fin à " + agenda.heure(one.fin) + ".");
    return element("div", { class: "composer__verdict composer__verdict--trop" }, pose.coincements.map(function (stuck) {
      var words = agenda.dit(stuck, pose, know);
      return element("p", {}, words[0].toUpperCase() + words.slice(1) + ".");
    }));
  }
  function hours(c) { return agenda.heure(c.debut) + " – " + agenda.heure(c.fin); }
  function facts(line, c) {
    var range = c.souplesse, free = range[0] !== range[2];
    return boite.minutes(c.fin - c.debut) + (free ? " (de " + range[0] + " à " + range[2] + " min)" : line.minutes ? ", durée fixée" : "") + (line.heure !== undefined ? ", à heure fixe" : "") + (line.production ? ", remplir la fiche" : "");
  }
  function row(one, c, n) {
    var line = one.lignes[n], slug = line.methode || line.production, name = one.nom + " " + n, all = one.lignes.length;
    function act(words, run, off) { return boite.button([words, hidden(c.titre)], run, { class: "bouton bouton--petit", "data-acte": words + " " + name, disabled: Boolean(off) }); }
    var box = element("details", { class: "composer__regler", open: opened.has(line), toggle: function () { opened[box.open ? "add" : "delete"](line); } }, [
      element("summary", { "data-acte": "Régler " + name }, ["Régler", hidden(c.titre)]), settings(line, c, name)]);
    return element("li", { class: "composer__ligne" + (line.pause ? " composer__ligne--pause" : "") }, [
      element("span", { class: "composer__heures" }, hours(c)),
      element("div", { class: "composer__quoi" }, [
        slug && urls[slug] ? element("a", { href: basket.root + urls[slug] }, c.titre) : element("b", {}, c.titre),
        element("span", { class: "precision" }, facts(line, c))
      ]),
      element("div", { class: "composer__actes" }, [
        act("Monter", function () { move(one, n, -1); }, !n), act("Descendre", function () { move(one, n, 1); }, n === all - 1), act("Retirer", function () { remove(one, n, c.titre); })
      ]), box]);
  }
  function settings(line, c, name) {
    var fields = [];
    if (line.apport !== undefined) fields.push(field("Nom", "text", line.apport, function (i) { set(function () { line.apport = i.value.trim().slice(0, 200) || "Temps libre"; }); }, { maxlength: 200, "data-acte": "nom " + name }));
    fields.push(field(line.pause || line.apport !== undefined ? "Minutes" : "Minutes (vide : laisser bouger)", "number", line.pause || line.minutes || "", function (i) {
      var minutes = Math.round(Number(i.value));
      set(function () {
        if (minutes >= 1 && minutes <= 600) line[line.pause ? "pause" : "minutes"] = minutes;
        else if (!line.pause && line.apport === undefined) delete line.minutes;
      });
    }, { min: 1, max: 600, "data-acte": "minutes " + name }));
    fields.push(field("À heure fixe (vide : à la suite)", "time", line.heure === undefined ? "" : agenda.heure(line.heure), function (i) {
      set(function () { if (minutesOf(i.value) === undefined) delete line.heure; else line.heure = minutesOf(i.value); });
    }, { "data-acte": "heure " + name }));
    return element("div", { class: "composer__reglages" }, fields);
  }
  function move(one, n, step) {
    change(function () { one.lignes.splice(n + step, 0, one.lignes.splice(n, 1)[0]); delete late[one.nom]; });
    var first = step < 0 ? "Monter " : "Descendre ", other = step < 0 ? "Descendre " : "Monter ", at = one.nom + " " + (n + step);
    if (!focus(first + at)) focus(other + at);
    part("etat").textContent = "En place " + (n + step + 1) + " sur " + one.lignes.length + ". Enregistré sur cet appareil.";
  }
  function remove(one, n, title) {
    change(function (s) { var here = of(one.nom); here.lignes.splice(n, 1); delete late[one.nom]; return s; }, "« " + title + " » retiré.");
    var left = of(one.nom).lignes.length;
    if (!left || !focus("Retirer " + one.nom + " " + Math.min(n, left - 1))) focus("Ajouter " + one.nom);
  }
  function insert(name, lines) {
    adding = true;
    change(function () {
      var one = of(name), spare = 60 - one.lignes.length;
      one.lignes = one.lignes.concat(lines.slice(0, spare));
      delete late[name];
    });
    adding = false;
  }

  // ---- Adding

  function lineOf(tool) { return tool.kind === "fiches" ? { production: tool.slug } : { methode: tool.slug }; }
  function found(text) {
    var wanted = boite.fold(text.trim()), tools = data.methodes.map(function (m) { return ["methodes", m]; }).concat(data.fiches.map(function (f) { return ["fiches", f]; }));
    function by(test) { return tools.find(function (one) { return test(boite.fold(one[1].titre)); }); }
    var one = wanted && (by(function (t) { return t === wanted; }) || by(function (t) { return t.startsWith(wanted); }) || by(function (t) { return t.includes(wanted); }));
    return one ? { kind: one[0], slug: one[1].slug } : null;
  }
  function adder(one) {
    var input = element("input", { type: "text", list: "composer-outils", autocomplete: "off", "data-acte": "Ajouter " + one.nom, keydown: function (event) { if (event.key === "Enter") add(); } });
    function add() {
      var tool = found(input.value);
      if (!tool) return boite.say(input.value.trim() ? "Aucun outil ne porte ce nom. Choisir dans la liste qui s’ouvre en écrivant." : "Écrire le nom d’un outil, ou le choisir dans la liste.");
      insert(one.nom, [lineOf(tool)]);
      focus("Ajouter " + one.nom);
    }
    var held = basket.liste().filter(function (tool) { return know.methodes[tool.slug] && tool.kind === "methodes" || know.fiches[tool.slug] && tool.kind === "fiches"; });
    return element("div", { class: "composer__ajouter" }, [
      element("label", { class: "composer__champ" }, [element("span", {}, "Ajouter un outil"), input]), boite.button(["Ajouter", hidden(bornes.demis[one.nom])], add),
      boite.button("Une pause", function () { insert(one.nom, [{ pause: bornes.pause }]); }, { "data-acte": "pause " + one.nom }),
      boite.button("Un temps à vous", function () {
        insert(one.nom, [{ apport: one.lignes.length ? "Temps libre" : "Accueil", minutes: bornes.accueil[1] }]);
      }, { "data-acte": "temps " + one.nom }),
      held.length ? boite.button("Mon panier (" + held.length + ")", function () { insert(one.nom, held.map(lineOf)); }, { "data-acte": "panier " + one.nom }) : ""
    ]);
  }

  // ---- Running late

  function runningLate(one, pose) {
    var told = late[one.nom], box;
    if (told) return element("div", { class: "composer__retard" }, [
      element("p", {}, "Recalé depuis " + agenda.heure(told.a) + "." + (pose.retirer.length ? " Retirer l’un de ceux-ci suffit :" : "")),
      element("div", { class: "composer__actes" }, pose.retirer.map(function (n) {
        return boite.button("Retirer « " + pose.creneaux[n].titre + " »", function () {
          change(function () { of(one.nom).lignes.splice(n, 1); }, "« " + pose.creneaux[n].titre + " » retiré.");
        });
      }).concat(boite.button("Revenir à l’horaire prévu", function () { change(function () { delete late[one.nom]; }); focus("retard " + one.nom); })))
    ]);
    var time = element("input", { type: "time" });
    var next = element("select", {}, pose.creneaux.map(function (c, n) { return element("option", { value: n }, agenda.heure(c.debut) + " " + c.titre); }));
    // The hour is read when it is asked for, not when the page was drawn; the line under way comes with it.
    function now() {
      var date = new Date(), at = date.getHours() * 60 + date.getMinutes();
      if (at < one.debut || at >= one.fin) at = one.debut;
      time.value = agenda.heure(at);
      next.value = laid(one).creneaux.reduce(function (under, c, n) { return c.debut <= at ? n : under; }, 0);
    }
    box = element("details", { class: "composer__retard", toggle: function () { if (box.open) now(); } }, [
      element("summary", { "data-acte": "retard " + one.nom }, ["On a pris du retard", hidden(bornes.demis[one.nom])]),
      element("div", { class: "composer__reglages" }, [
        element("label", { class: "composer__champ" }, [element("span", {}, "Il est"), time]),
        element("label", { class: "composer__champ" }, [element("span", {}, "On commence maintenant"), next]),
        boite.button("Prendre l’heure", function () { now(); time.focus(); }),
        boite.button("Recaler la suite", function () {
          var at = minutesOf(time.value);
          if (at === undefined || at >= one.fin) return boite.say("Écrire une heure avant la fin, " + agenda.heure(one.fin) + ".");
          change(function () { late[one.nom] = { de: Number(next.value), a: at }; }, "La suite est recalée depuis " + agenda.heure(at) + ".");
        })
      ])]);
    return box;
  }

  function section(one, pose) {
    function hour(words, which) {
      return field(words, "time", agenda.heure(one[which]), function (i) {
        var at = minutesOf(i.value), start = which === "debut" ? at : one.debut, end = which === "fin" ? at : one.fin;
        if (at === undefined || start >= end) { i.value = agenda.heure(one[which]); return boite.say("La fin doit venir après le début."); }
        set(function () { one[which] = at; });
      }, { "data-acte": which + " " + one.nom });
    }
    return element("section", { class: "composer__demi", "aria-labelledby": "demi-" + one.nom }, [
      element("h2", { id: "demi-" + one.nom }, bornes.demis[one.nom]),
      element("div", { class: "composer__horaires" }, [hour("Début", "debut"), hour("Fin", "fin")]),
      verdict(one, pose),
      element("ol", { class: "composer__lignes" }, pose.creneaux.map(function (c, n) { return row(one, c, n); })),
      adder(one)
    ].concat(one.lignes.length ? runningLate(one, pose) : []));
  }

  // ---- What it gives

  // On paper, words rather than fields.
  function paper() {
    var day = state.date ? new Date(state.date + "T12:00:00").toLocaleDateString("fr-FR", { weekday: "long", day: "numeric", month: "long", year: "numeric" }) : "";
    part("papier").replaceChildren(element("b", {}, named().titre),
      element("span", {}, [day, state.lieu, bornes.territoires[state.territoire], boite.plural(state.participants, "personne")].filter(Boolean).join(", ")));
  }

  function summary(halves) {
    var spent = {}, warned = agenda.avertissements(halves, know), things = agenda.materiel(halves, know);
    halves.forEach(function (one) {
      one.pose.creneaux.forEach(function (c) {
        (goals[c.ligne.methode || c.ligne.production] || []).forEach(function (n) { spent[n] = (spent[n] || 0) + c.fin - c.debut; });
      });
    });
    function block(title, list, none) {
      return element("section", {}, [element("h3", {}, title), list.length ? element("ul", {}, list) : element("p", {}, none)]);
    }
    paper();
    part("bilan").replaceChildren(
      block("Objectifs travaillés", Object.keys(spent).map(function (n) { return element("li", {}, n + ". " + data.objectifs[n].court + ", " + boite.minutes(spent[n])); }), "Aucun pour l’instant."),
      block("À revoir", warned.map(function (w) { return element("li", {}, [element("b", {}, bornes.avertissements[w[0]] + (w[2] ? " (" + bornes.demis[w[2]].toLowerCase() + ")" : "")), " : " + w[1] + "."]); }), "Rien à revoir."),
      block("Matériel pour " + boite.plural(state.participants, "personne"), things.map(function (t) {
        return element("li", {}, [t[1] + " × " + t[0] + (t[2] ? ", à imprimer" : ""), element("span", { class: "precision" }, " (" + t[3].join(", ") + ")")]);
      }), "Rien à apporter."));
  }

  // ---- Out and in

  function halves() { return state.demis.map(function (one) { return { nom: one.nom, debut: one.debut, fin: one.fin, pose: laid(one) }; }); }
  function planned() { return state.demis.map(function (one) { return { nom: one.nom, debut: one.debut, fin: one.fin, pose: agenda.pose(one.lignes.map(soft), one.debut, one.fin, know) }; }); }
  function answer(words) { part("dit").textContent = words; }
  function named() { return Object.assign({}, state, { titre: state.titre || "Ma demi-journée" }); }
  function leave() {
    if (!state.marque) state.marque = boite.mark();
    keep();
    return state;
  }
  function link() {
    leave();
    var href = location.href.split("#")[0] + "#c=" + out.adresse(state);
    var input = element("input", { type: "text", readonly: true, value: href, "aria-label": "Lien vers cette composition" });
    part("dit").replaceChildren("Le lien, à copier : ", input);
    input.select();
    if (navigator.clipboard) navigator.clipboard.writeText(href).then(function () { boite.say("Lien copié."); }, function () {});
  }
  function programme() {
    var days = planned(), faults = out.fautes(state, days, know);
    if (faults.length) return answer("Pas encore : " + faults.join(" "));
    if (Object.hasOwn(bornes.programmes, out.nom(state))) return answer("Un programme du site porte déjà ce nom : changer le titre.");
    answer("À ranger dans toolbox/programmes, sans rien y changer.");
    boite.download(out.nom(state) + ".md", out.programme(state, days, know, boite.today()), "text/markdown");
  }
  function calendar() {
    if (!state.date) return answer("Donner une date, puis exporter le calendrier.");
    answer("");
    leave();
    boite.download(out.nom(state) + ".ics", out.ics(named(), planned(), bornes.demis), "text/calendar");
  }
  function bring(files) {
    var file = files[0], read = file && (file.faute ? file : boite.imported(file.texte, KIND, VERSION, {})), found = read && !read.faute ? out.net(read.contenu) : null;
    if (!file) return;
    if (!found) return answer(file.nom + " : " + (read.faute || "Ce fichier ne contient pas de journée.") + " Rien n’a changé ici.");
    answer("");
    receive(found, "Composition importée", true);
  }
  // ---- Several compositions

  // What comes in goes beside what is there: known already, in an empty place, or in a new one.
  function receive(given, words, sure) {
    var twin = all.ids().find(function (id) { return boite.flat(out.net(boite.kept("composer." + id, null))) === boite.flat(given); });
    if (twin) return turn(twin), boite.say("Cette composition est déjà parmi les vôtres. Rien n’a changé.");
    if (blank(state)) return change(function () { state = given; late = {}; }, words + ".");
    if (sure) return beside(given, words + ", à côté des vôtres.");
    boite.choose("Composition reçue : « " + (given.titre || "sans titre") + " »", preview(given), [
      ["La garder à côté des vôtres", function () { beside(given, "Composition gardée, à côté des vôtres."); }], ["Ne pas la garder"]
    ]);
  }
  function beside(given, words) {
    var was = here, made = all.mark();
    boite.keep("composer." + made, given);
    turn(made);
    boite.say(words, function () { all.remove(made); turn(was); });
  }
  function preview(given) {
    return given.demis.flatMap(function (one) {
      return [element("p", {}, bornes.demis[one.nom] + ", " + agenda.heure(one.debut) + " – " + agenda.heure(one.fin)), element("ul", {}, agenda.pose(one.lignes.map(soft), one.debut, one.fin, know).creneaux.map(function (c) { return element("li", {}, c.titre); }))];
    });
  }
  function turn(id) {
    here = id;
    all.choose(id);
    store.open("composer." + id);
    state = store.now;
    late = lateStill(boite.kept("retard." + id, null));
    noted = JSON.stringify(late);
    part("etat").textContent = "";
    bar.draw(id);
    draw();
  }
  function double() {
    turn(all.copy(here));
    change(function (s) { s.titre = (boite.composition(here) + " (copie)").slice(0, 120); });
    boite.say("Composition dupliquée : « " + state.titre + " ».");
  }
  function discard() {
    var gone = here, name = boite.composition(here);
    if (!boite.sure("Supprimer la composition « " + name + " » de cet appareil ? Exporter d’abord pour en garder une copie.")) return;
    var back = all.remove(gone);
    turn(all.here());
    boite.say("« " + name + " » est supprimée.", function () { back(); turn(gone); });
  }
  var bar = all.bar("Composition", turn, [
    boite.button("Nouvelle composition", function () { turn(all.mark()); focus("titre"); }), boite.button("Dupliquer", double), boite.button("Supprimer", discard)
  ]);

  function outputs() {
    part("sorties").replaceChildren(element("p", { class: "composer__actes" }, [
      boite.button("Copier le lien", link), boite.button("Imprimer", function () { window.print(); }), boite.button("Calendrier (.ics)", calendar),
      boite.button("Fichier de programme", programme),
      boite.button("Exporter", boite.rescue = function () { boite.download(out.nom(state) + ".json", boite.exported(KIND, VERSION, leave()), "application/json"); }),
      boite.opener("Importer", bring),
      boite.button("Tout vider", function () { if (boite.sure("Vider toute la composition ? Exporter d’abord pour en garder une copie.")) change(function () { state = fresh(); late = {}; }, "Composition vidée."); })
    ]));
  }

  function refresh() {
    know.participants = state.participants;
    var now = halves();
    now.forEach(function (one, n) {
      var box = part("demis").children[n], rows = box.querySelectorAll(".composer__ligne"), options = box.querySelectorAll(".composer__retard option");
      box.querySelector(".composer__verdict").replaceWith(verdict(state.demis[n], one.pose));
      one.pose.creneaux.forEach(function (c, k) {
        rows[k].querySelector(".composer__heures").textContent = hours(c);
        rows[k].querySelector(".composer__quoi").firstChild.textContent = c.titre;
        rows[k].querySelector(".precision").textContent = facts(state.demis[n].lignes[k], c);
        rows[k].querySelectorAll(".hors-ecran").forEach(function (label) { label.textContent = " : " + c.titre; });
        if (options[k]) options[k].textContent = agenda.heure(c.debut) + " " + c.titre;
      });
    });
    summary(now);
  }
  function draw() {
    var active = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.acte : "", typed = active && !adding ? document.activeElement.value || "" : "";
    know.participants = state.participants;
    var now = halves();
    frame();
    part("demis").replaceChildren.apply(part("demis"), now.map(function (one, n) { return section(state.demis[n], one.pose); }));
    summary(now);
    if (active && focus(active) && document.activeElement.list) document.activeElement.value = typed;
  }

  // A link brings a day, or tools of the basket; either leaves the address once read.
  function start() {
    var asked = boite.asked(), shared = asked.get("c"), tools = asked.get("o"), given = shared !== null ? out.relu(shared) : null;
    store = boite.store("composer." + here, { fresh: fresh, clean: out.net, blank: blank, show: told, name: where });
    state = store.now;
    late = lateStill(boite.kept("retard." + here, null));
    noted = JSON.stringify(late);
    place.prepend(bar);
    bar.draw(here);
    document.body.append(element("datalist", { id: "composer-outils" }, data.methodes.concat(data.fiches).map(function (tool) { return element("option", { value: tool.titre }); })));
    outputs();
    place.hidden = false;
    document.querySelector(".composer-sans").hidden = true;
    draw();
    if (shared !== null || tools !== null) boite.ask(new URLSearchParams());
    if (given) receive(given, "Composition ouverte depuis le lien");
    else if (shared !== null) answer("Ce lien est abîmé : rien n’a changé ici.");
    if (tools !== null) fromBasket(tools.slice(0, 6000).split(","));
  }
  function fromBasket(names) {
    var lines = names.map(function (name) {
      var bare = name.split("."), slug = bare.pop();
      if (Object.hasOwn(know.methodes, slug) && (!bare.length || bare[0] === "methodes")) return { methode: slug };
      return Object.hasOwn(know.fiches, slug) && (!bare.length || bare[0] === "fiches") ? { production: slug } : null;
    }).filter(Boolean);
    var first = state.demis[0], here = first.lignes.map(function (l) { return l.methode || l.production; });
    lines = lines.filter(function (l) { return !here.includes(l.methode || l.production); });
    if (lines.length) change(function () { first.lignes = first.lignes.concat(lines).slice(0, 60); }, boite.plural(lines.length, "outil ajouté", "outils ajoutés") + " depuis le panier.");
    else answer("Rien à ajouter : ces outils sont déjà là, ou ne se jouent pas en séance.");
  }
  start();
})();
