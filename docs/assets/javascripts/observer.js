/* The grid that observes an animation: one or several people, facts and marks, read side by side. */
(function () {
  "use strict";
  var element = boite.element, button = boite.button, plural = boite.plural, tools = boiteEvaluer, data = window.boiteGrille;
  var place = document.querySelector(".observer"), KEY = "observer", NAME = 60, REMARK = "", GAP = 2;
  if (!place || !data.criteres.length) return;
  var marks = data.notes.map(function (one) { return one[0]; }), asides = data.avant.concat(data.apres), fields = [];

  function slot(name) { return place.querySelector(".o-" + name); }
  function fill(name, parts) { slot(name).replaceChildren.apply(slot(name), parts); }
  function fresh(from) {
    var champs = {};
    data.avant.forEach(function (c) { if (from && c.id in from.champs) champs[c.id] = from.champs[c.id]; });
    return { id: tools.mark(), qui: "", le: boite.today(), champs: champs, vu: [] };
  }
  function blank(one) { return !one.qui && !one.vu.length && !Object.keys(one.champs).length; }
  function said(one, n) { return one.qui || "Grille " + (n + 1); }
  function words(note) { var one = data.notes[marks.indexOf(note)]; return note + (one[1] ? " " + one[1] : ""); }

  // ---- What a file may hold -----------------------------------------------------------------------

  function maybe(test) { return function (value) { return value === undefined || test(value); }; }
  function seen(one) {
    return tools.fits(one, {
      critere: function (v) { return data.criteres.some(function (c) { return c.id === v; }); }, indice: function (v) { return v === REMARK || tools.isText(v); },
      note: maybe(function (v) { return marks.includes(v); }), fait: maybe(tools.isText)
    }) && (one.note || one.fait);
  }
  function judge(one) {
    return tools.fits(one, {
      id: tools.isMark, le: tools.isDay, qui: function (v) { return typeof v === "string" && v.length <= NAME; },
      champs: function (v) { return tools.fits(v, Object.fromEntries(asides.map(function (c) { return [c.id, maybe(tools.isText)]; }))); },
      vu: function (v) { return Array.isArray(v) && v.length <= 200 && v.every(seen); }
    }) ? "" : "Ce fichier ne contient pas une grille de ce site, ou il est abîmé.";
  }

  // ---- The grid of one person ---------------------------------------------------------------------

  // Each tab has its own grid open.
  var open, store = boite.store(KEY, {
    fresh: function () { return { grilles: [fresh()] }; }, blank: function (now) { return now.grilles.every(blank); }, show: show,
    clean: function (raw) {
      var good = raw && Array.isArray(raw.grilles) ? raw.grilles.filter(function (one) { return !judge(one); }) : [];
      return good.length ? { grilles: good } : null;
    },
    name: function (path) {
      var one = store.now.grilles[path[1]], at = one && path[2] === "vu" ? (one.vu[path[3]] || {}).indice : "", aside = asides.find(function (c) { return c.id === path[3]; });
      return [aside ? aside.nom : at || (path[2] === "qui" ? "Qui observe" : "Remarque"), one ? said(one, path[1]) : ""].filter(Boolean).join(", ");
    }
  });
  function rank() { return Math.max(0, store.now.grilles.findIndex(function (one) { return one.id === open; })); }
  function grid() { return store.now.grilles[rank()]; }
  function write(changes) {
    var next = Object.assign({}, grid(), { le: boite.today() }, changes);
    open = next.id;
    store.put({ grilles: store.now.grilles.map(function (one) { return one.id === next.id ? next : one; }) });
  }
  function find(critere, indice) { return grid().vu.find(function (one) { return one.critere === critere && one.indice === indice; }) || { critere: critere, indice: indice }; }
  function look(critere, indice, key, value) {
    var old = find(critere, indice), next = Object.assign({}, old);
    if (value == null || key === "fait" && !tools.isText(value)) delete next[key]; else next[key] = value;
    write({ vu: grid().vu.filter(function (one) { return one !== old; }).concat(next.note || next.fait ? next : []) });
  }
  function add(field) { fields.push(field); return field.parts; }
  function asked(c) {
    return element("div", { class: "champ-libre" }, add(tools.area({
      name: "c-" + c.id, legend: c.nom, short: !c.long, read: function () { return grid().champs[c.id]; },
      write: function (value) {
        var champs = Object.assign({}, grid().champs);
        if (tools.isText(value)) champs[c.id] = value; else delete champs[c.id];
        write({ champs: champs });
      }
    })).concat(element("p", { class: "precision" }, c.aide)));
  }
  function fact(c, clue, n) {
    return add(tools.area({
      name: "f-" + c.id + n, legend: clue ? ["Fait vu ou entendu, avec l’heure", element("span", { class: "hors-ecran" }, " : " + clue)] : "Remarque", read: function () { return find(c.id, clue).fait; },
      write: function (value) { look(c.id, clue, "fait", value); }
    }));
  }
  function criterion(c) {
    return [element("h3", {}, c.nom)].concat(c.indices.map(function (clue, n) {
      return element("div", { class: "indice" }, add(tools.boxes({
        name: "n-" + c.id + n, legend: clue, values: marks, words: words, read: function () { return find(c.id, clue).note; },
        write: function (value) { look(c.id, clue, "note", value); }
      })).concat(fact(c, clue, n)));
    }), element("div", { class: "indice" }, fact(c, REMARK, "r")));
  }

  // ---- Everyone's, side by side -------------------------------------------------------------------

  // [{ titre, lignes: [{ nom, voix: [{ qui, note, fait }], ecart }] }]: the page, Markdown and CSV tell this.
  function together() {
    var all = store.now.grilles.map(function (one, n) { return { qui: said(one, n), champs: one.champs, vu: one.vu }; });
    function line(nom, voices) {
      var heard = [], notes = voices.map(function (v) { return v.note; }).filter(Boolean);
      voices.forEach(function (v) {
        var same = heard.find(function (h) { return h.note === v.note && h.fait === v.fait; });
        if (same) same.qui += ", " + v.qui; else heard.push(Object.assign({}, v));
      });
      return { nom: nom, voix: heard, ecart: Math.max.apply(null, notes) - Math.min.apply(null, notes) >= GAP };
    }
    function around(list) {
      return list.map(function (c) { return line(c.nom, all.filter(function (one) { return c.id in one.champs; }).map(function (one) { return { qui: one.qui, fait: one.champs[c.id] }; })); });
    }
    return [{ titre: "La séquence", lignes: around(data.avant) }].concat(data.criteres.map(function (c) {
      var others = all.flatMap(function (one) { return one.vu; }).filter(function (v) { return v.critere === c.id; }).map(function (v) { return v.indice; });
      return { titre: c.nom, lignes: Array.from(new Set(c.indices.concat(others.filter(Boolean), REMARK))).map(function (clue) {
        return line(clue || "Remarque", all.flatMap(function (one) {
          return one.vu.filter(function (v) { return v.critere === c.id && v.indice === clue; }).map(function (v) { return { qui: one.qui, note: v.note, fait: v.fait }; });
        }));
      }) };
    }), { titre: "Le retour", lignes: around(data.apres) }).map(function (part) {
      return { titre: part.titre, lignes: part.lignes.filter(function (one) { return one.voix.length; }) };
    }).filter(function (part) { return part.lignes.length; });
  }
  function told(v) { return (v.note ? words(v.note) : "") + (v.note && v.fait ? ". " : "") + (v.fait || (v.note ? " (sans fait noté)" : "")); }
  function summary() {
    return together().flatMap(function (part) {
      return [element("h3", {}, part.titre), element("dl", {}, part.lignes.flatMap(function (one) {
        return [element("dt", {}, [one.nom].concat(one.ecart ? element("span", { class: "ecart" }, "à discuter") : []))].concat(one.voix.map(function (v) {
          return element("dd", {}, [element("b", {}, v.qui), " : " + told(v)]);
        }));
      }))];
    });
  }
  function show(outside) {
    var now = store.now, some = !now.grilles.every(blank);
    fields.forEach(function (field) { field.paint(outside); });
    pick.replaceChildren.apply(pick, now.grilles.map(function (one, n) { return element("option", { value: n, selected: n === rank() }, said(one, n)); }));
    pick.parentNode.hidden = now.grilles.length < 2;
    place.querySelector(".o-etat").textContent = plural(now.grilles.length, "grille") + store.kept;
    slot("synthese").parentNode.hidden = !some;
    fill("synthese", summary());
  }

  // ---- In and out ---------------------------------------------------------------------------------

  function turn(n) {
    open = store.now.grilles[n].id;
    show(true);
  }
  function another() {
    var all = store.now.grilles, next = fresh(grid());
    open = next.id;
    store.put({ grilles: all.concat(next) }, true);
    who.focus();
  }
  function remove() {
    var gone = grid(), words = "« " + said(gone, rank()) + " » retirée.", left = store.now.grilles.filter(function (one) { return one !== gone; });
    put(left, words);
    who.focus();
  }
  function put(list, words) {
    store.change({ grilles: list.length ? list : [fresh()] }, words, null, true);
  }
  function take(files) {
    tools.gather(files, "grille", judge, store.now.grilles.filter(function (one) { return !blank(one); }), "grille", slot("refus"), put);
  }
  // Signs that Markdown would read are kept as signs.
  function plain(text) { return text.replace(/[\\`*_#<>[\]|]/g, "\\$&").replace(/\s*\n\s*/g, " "); }
  function markdown() {
    boite.download("observation-" + boite.today() + ".md", "# Observer une animation\n" + together().map(function (part) {
      return "\n## " + part.titre + "\n" + part.lignes.map(function (one) {
        return "\n**" + plain(one.nom) + "**" + (one.ecart ? " (à discuter)" : "") + "\n\n" + one.voix.map(function (v) { return "- " + plain(v.qui) + " : " + plain(told(v)) + "\n"; }).join("");
      }).join("");
    }).join(""), "text/markdown");
  }
  function sheet() {
    tools.csv("observation", [["Partie", "Indice", "Qui observe", "Note", "Fait"]].concat(together().flatMap(function (part) {
      return part.lignes.flatMap(function (one) { return one.voix.map(function (v) { return [part.titre, one.nom, v.qui, v.note || "", v.fait || ""]; }); });
    })));
  }
  function clear() {
    if (boite.sure("Effacer toutes les grilles de cet appareil ? Exporter d’abord pour en garder une copie.")) put([], "Grilles effacées de cet appareil.");
  }

  var pick = element("select", { id: "grille", class: "saisie", change: function () { turn(+pick.value); } });
  var name = tools.area({ name: "qui", legend: "Qui observe", short: true, read: function () { return grid().qui; }, write: function (value) { write({ qui: value.slice(0, NAME) }); } });
  var who = name.parts[1];
  fields.push(name);
  fill("qui", [element("div", {}, [element("label", { for: "grille", class: "demande" }, "Grille ouverte"), pick]), element("div", {}, name.parts), element("p", { class: "boutons" }, [button("Ajouter une personne", another), button("Retirer cette grille", remove)])]);
  fill("avant", data.avant.map(asked));
  fill("criteres", data.criteres.flatMap(criterion));
  fill("apres", data.apres.map(asked));
  slot("sorties").append(
    button("Exporter en fichier", boite.rescue = function () { tools.json("grille-" + boite.today(), "grille", { liste: store.now.grilles }); }), boite.opener("Ouvrir des grilles", take, true),
    button("Markdown", markdown), button("CSV", sheet), button("Imprimer la synthèse", function () { print(); }), button("Tout effacer", clear)
  );
  place.hidden = false;
  document.querySelector(".sans-script").hidden = true;
  show();
})();
