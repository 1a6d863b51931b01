/* Answers gathered by the team: opened or typed from paper, counted, compared before and after. */
(function () {
  "use strict";
  var element = boite.element, button = boite.button, plural = boite.plural, tools = boiteEvaluer, all = boiteReponses;
  var place = document.querySelector(".depouiller"), KEY = "depouiller", FEW = 3, tables;
  if (!place) return;
  var store = boite.store(KEY, {
    fresh: function () { return []; }, blank: function (list) { return !list.length; }, show: show,
    clean: function (raw) { return Array.isArray(raw) ? raw.filter(function (one) { return !all.judge(one); }) : null; }, name: function () { return "une réponse"; }
  });

  function slot(name) { return place.querySelector(".d-" + name); }
  function fill(name, parts) { slot(name).replaceChildren.apply(slot(name), parts); }
  function p(words, name) { return element("p", { class: name }, words); }
  function list(items) { return element("ul", {}, items.map(function (one) { return element("li", {}, one); })); }
  function about(one) { return all.asked.get(one.questionnaire); }
  function same(a, b) { return JSON.stringify(a.reponses) === JSON.stringify(b.reponses); }

  // ---- In -----------------------------------------------------------------------------------------

  function take(files) { tools.gather(files, "reponses", all.judge, store.now, "réponse", slot("refus"), store.change); }

  // A sheet of paper, typed: the same fields as its page, a digit ticks, Enter goes on.
  function sheet() {
    var fields, built, box = element("ol", { class: "questions" });
    var form = all.store(KEY + ".feuille", "", function (outside) {
      if (built !== form.now.questionnaire) build();
      fields.forEach(function (one) { one.paint(outside); });
    });
    var pick = element("select", { id: "quel", class: "saisie", change: function () { form.put(all.fresh(pick.value)); } },
      Array.from(all.asked.values(), function (one) { return element("option", { value: one.slug }, one.titre); }));
    var add = button("Ajouter cette feuille", function () {
      var one = Object.assign({ papier: true }, form.now);
      if (all.blank(one)) return boite.say("Cette feuille est vide : écrire au moins une réponse.");
      form.put(all.fresh(pick.value), true);
      store.change(store.now.concat(one), "Feuille ajoutée : " + plural(Object.keys(one.reponses).length, "réponse") + ".");
      fields[0].focus();
    });
    function build() {
      built = pick.value = form.now.questionnaire;
      fields = about(form.now).questions.map(function (q) { return all.field(q, q.texte, form); });
      box.replaceChildren.apply(box, fields.map(function (field, n) {
        return element("li", { class: "question", keydown: function (event) {
          if (event.key === "Enter" && !event.shiftKey && event.target.type !== "button") event.preventDefault(), (fields[n + 1] || add).focus();
        } }, field.parts);
      }));
    }
    build();
    fields.forEach(function (one) { one.paint(true); });
    fill("feuille", [element("label", { for: "quel" }, "Questionnaire"), pick, box, p([add], "boutons")]);
  }

  // ---- Counts -------------------------------------------------------------------------------------

  function mean(values) { return Math.round(values.reduce(function (a, b) { return a + b; }, 0) / values.length * 10) / 10; }
  function number(values) { return values.length ? String(mean(values)).replace(".", ",") : "–"; }
  function given(from, q) { return from.map(function (one) { return one.reponses[q.id]; }).filter(function (v) { return v !== undefined; }); }
  function count(values, v) { return values.filter(function (one) { return [].concat(one).includes(v); }).length; }
  function word(one) { return (one.reponses[all.data.repere] || "").trim(); }

  // One answer a person: the last that bears the same word. A word twice the same day tells nobody.
  function people(moment) {
    var found = { tous: [], surs: new Map() };
    store.now.filter(function (one) { return about(one).moment === moment; }).sort(function (a, b) { return a.le < b.le ? 1 : -1; }).forEach(function (one) {
      var key = boite.fold(word(one)), last = found.surs.get(key);
      if (key && found.surs.has(key) && (!last || last.le > one.le)) return;
      if (key) found.surs.set(key, last ? null : one);
      found.tous.push(one);
    });
    return found;
  }
  function levels(from, n) {
    return from.flatMap(function (one) { return about(one).questions.filter(function (q) { return q.objectif === n && q.type === "echelle"; }).flatMap(function (q) { return given([one], q); }); });
  }
  // People known by their word who moved up, stayed, moved down, on an objective.
  function moves(before, then, n) {
    var found = [0, 0, 0];
    then.surs.forEach(function (one, key) {
      var pair = [before.surs.get(key), one].map(function (side) { return side ? levels([side], n) : []; });
      if (pair[0].length && pair[1].length) found[1 - Math.sign(mean(pair[1]) - mean(pair[0]))]++;
    });
    return found;
  }
  function objectives(from) { return Object.keys(all.data.objectifs).filter(function (n) { return levels(from, +n).length; }); }

  // ---- Shown --------------------------------------------------------------------------------------

  // A table whose numbers are drawn as they are read: each fills its cell as far as most.
  function chart(where, caption, head, rows, most, name, drawn) {
    tables.push({ where: where, caption: caption, head: head, rows: rows });
    return element("table", { class: "graphe " + name }, [
      element("caption", {}, caption),
      element("thead", {}, [element("tr", {}, head.map(function (h) { return element("th", { scope: "col" }, h); }))]),
      element("tbody", {}, rows.map(function (row, r) {
        return element("tr", {}, row.map(function (c, n) {
          return n ? element("td", typeof c === "number" ? { class: "part", style: "--part:" + c / most } : {}, String(c)) : element("th", { scope: "row" }, drawn ? [c, drawn[r]] : c);
        }));
      }))
    ]);
  }
  function few(total) { return total < FEW ? [p("Moins de " + FEW + " réponses : chacun peut être reconnu. À garder dans l’équipe, sans l’afficher ni le diffuser.", "attention")] : []; }
  function spot(name, values) { return values.length ? [element("i", { class: name, style: "--a:" + mean(values) })] : []; }

  function road(moment, name) {
    var before = people("avant"), then = people(moment), known = objectives(before.tous.concat(then.tous));
    if (!before.tous.length || !then.tous.length) return [];
    var sides = known.map(function (n) { return [levels(before.tous, +n), levels(then.tous, +n)]; });
    return few(Math.min(before.tous.length, then.tous.length)).concat(chart("Chemin parcouru", "Du positionnement (" + before.tous.length + ") au questionnaire " + name + " (" + then.tous.length + ")",
      ["Objectif", "Avant", "Après", "En progrès", "Au même point", "En recul"], known.map(function (n, r) {
        return [n + ". " + all.data.objectifs[n], number(sides[r][0]), number(sides[r][1])].concat(moves(before, then, +n).map(String));
      }), 1, "graphe--chemin", sides.map(function (side) { return element("span", { class: "piste", "aria-hidden": "true" }, spot("avant", side[0]).concat(spot("apres", side[1]))); })));
  }
  function told(one, part, from) {
    var asked = part.questions.filter(function (q) { return q.id !== all.data.repere && given(from, q).length; });
    var scales = asked.filter(function (q) { return q.type === "echelle"; }), blocks = [];
    if (scales.length) blocks.push(chart(one.titre, "De 0 (" + scales[0].de.toLowerCase() + ") à 4 (" + scales[0].a.toLowerCase() + ")", ["Question", "0", "1", "2", "3", "4", "Moyenne"], scales.map(function (q) {
      var values = given(from, q);
      return [q.texte].concat([0, 1, 2, 3, 4].map(function (v) { return count(values, v); }), number(values));
    }), from.length, "graphe--echelle"));
    asked.forEach(function (q) {
      var values = given(from, q);
      if (q.type === "texte") blocks.push(p(q.texte, "graphe__nom"), list(values.sort(function (a, b) { return a.localeCompare(b, "fr"); })));
      else if (q.type !== "echelle") blocks.push(chart(one.titre, q.texte, ["Réponse", "Nombre"], all.choices(q).map(function (v) { return [tools.named(v), count(values, v)]; }), from.length, "graphe--choix"));
    });
    return asked.length ? [element("h3", {}, part.titre)].concat(blocks) : [];
  }
  function summary(one) {
    var from = store.now.filter(function (answer) { return about(answer) === one; }), old = from.filter(function (answer) { return answer.edition !== one.edition; }).length;
    return from.length ? [element("h2", {}, one.titre), p(plural(from.length, "réponse") + (old ? ", dont " + old + " à une autre édition du questionnaire" : "") + ".")]
      .concat(few(from.length), one.parties.flatMap(function (part) { return told(one, part, from); })) : [];
  }
  function gathered() {
    var now = store.now;
    return now.map(function (one, n) {
      var twin = now.some(function (other) { return other !== one && other.questionnaire === one.questionnaire && same(other, one); });
      var name = about(one).titre + ", " + boite.day(one.le) + (word(one) ? ", mot « " + word(one).slice(0, 40) + " »" : "") + (one.papier ? ", papier" : "") + (twin ? ", identique à une autre" : "");
      return element("li", {}, [name + " ", button("Retirer", function () {
        store.change(now.filter(function (other) { return other !== one; }), "Réponse retirée.");
        var left = slot("liste").querySelectorAll("button");
        (left[Math.min(n, left.length - 1)] || place.querySelector("input")).focus();
      }, { class: "retirer", "aria-label": "Retirer : " + name })]);
    });
  }
  function show() {
    var some = store.now.length > 0, before = people("avant").tous, known = objectives(before), sums = Array.from(all.asked.values());
    tables = [];
    slot("vide").hidden = some;
    slot("plein").hidden = !some;
    fill("total", [element("strong", {}, plural(store.now.length, "réponse")), store.kept]);
    fill("liste", gathered());
    var roads = road("a-chaud", "à chaud").concat(road("a-froid", "à froid"));
    fill("chemin", roads);
    slot("chemin").parentNode.hidden = !roads.length;
    slot("programme").hidden = !known.length;
    fill("peu", few(before.length));
    yaml.value = "positionnement: { " + known.map(function (n) { return '"' + n + '": ' + mean(levels(before, +n)); }).join(", ") + " }";
    fill("bilan", sums.flatMap(summary));
  }

  // ---- Out ----------------------------------------------------------------------------------------

  function tally() {
    tools.csv("comptes", [["Partie", "Tableau", "Ligne", "Colonne", "Valeur"]].concat(tables.flatMap(function (t) {
      return t.rows.flatMap(function (row) { return row.slice(1).map(function (c, n) { return [t.where, t.caption, row[0], t.head[n + 1], c]; }); });
    })));
  }
  function lines() {
    tools.csv("reponses", [["Personne", "Questionnaire", "Date", "Question", "Réponse"]].concat(store.now.flatMap(function (one, n) {
      return about(one).questions.flatMap(function (q) { return given([one], q).map(function (v) { return [n + 1, about(one).titre, one.le, q.texte, [].concat(v).join(" | ")]; }); });
    })));
  }
  function copy() {
    yaml.select();
    boite.say(document.execCommand("copy") ? "Copié : à coller dans l’en-tête du programme." : "Le texte est sélectionné : le copier avec Ctrl + C.");
  }
  function clear() {
    if (!boite.sure("Effacer de cet appareil les réponses rassemblées ? Exporter d’abord pour en garder une copie.")) return;
    fill("refus", []);
    store.change([], "Réponses effacées de cet appareil.");
    place.querySelector("input").focus();
  }

  var yaml = element("textarea", { id: "yaml", class: "saisie", readonly: true, rows: 2 });
  slot("ouvrir").append(boite.opener("Ouvrir des réponses", take, true));
  slot("programme").append(element("label", { for: "yaml" }, "La ligne du programme"), yaml, p([button("Copier pour le programme", copy)], "boutons"));
  slot("sorties").append(
    button("Imprimer la synthèse", function () { print(); }), button("Comptes en CSV", tally), button("Réponses en CSV", lines),
    button("Tout exporter", boite.rescue = function () { tools.json("depouillement-" + boite.today(), "reponses", { liste: store.now }); }), button("Tout effacer", clear)
  );
  sheet();
  place.hidden = false;
  document.querySelector(".sans-script").hidden = true;
  show();
})();
