/* The dates of a sheet as a calendar file: what was read is on the page, day by day, before it leaves. */
(function () {
  "use strict";
  var plus = window.boitePlus, fill = window.boiteRemplir, element = boite.element;

  // Each row or field that may tell dates: { field, title, place, texts to read, told: [words, text] }.
  function told(field, state) {
    if (field.type !== "table") return [].concat(state.champs[field.id] || []).filter(fill.filled).map(function (text) { return { field: field.id, title: field.label, texts: [text], told: [] }; });
    var place = plus.column(field, /lieu/), title = Math.max(plus.column(field, /etape|instance|action/), 0), names = field.colonnes;
    return plus.rows(field, state).map(function (row) {
      return {
        field: field.id, title: row[title] || field.label, place: row[place], texts: row.filter(function (text, n) { return text && /date|jour|quand|debut|echeance/.test(boite.fold(names[n])); }),
        told: row.map(function (text, n) { return [names[n], n === title || n === place ? "" : text]; })
      };
    });
  }
  // A row is dated by its first date; its other cells are told as they are.
  function read(one) {
    var all = one.texts.map(boiteDates), at = all.findIndex(function (r) { return r.liste; });
    if (at < 0) return { title: one.title, why: all.length ? one.texts[0] + " : " + all[0].faute : "aucune date" };
    var rest = one.told.filter(function (pair) { return pair[1] && pair[1] !== one.texts[at]; }).map(function (pair) { return pair.join(" : "); });
    return all[at].liste.map(function (day) { return Object.assign(day, { field: one.field, title: one.title, place: one.place, told: rest }); });
  }
  function events(fields, state) {
    var all = fields.filter(Boolean).flatMap(function (field) { return told(field, state); }).flatMap(read);
    var ready = all.filter(function (one) { return one.jour; });
    ready.sort(function (a, b) { return a.jour < b.jour ? -1 : a.jour > b.jour ? 1 : (a.debut || 0) - (b.debut || 0); });
    return { ready: ready, vague: all.filter(function (one) { return one.why; }) };
  }

  function calendar(ready, state) {
    var title = fill.sheet.titre + (state.projet ? " : " + state.projet : ""), used = {};
    return window.boiteIcs(title, ready.map(function (one) {
      var uid = window.boiteIcs.nom([state.marque, state.projet, one.field, one.title]);
      used[uid] = (used[uid] || 0) + 1;
      return { uid: fill.slug + "-" + uid + "-" + used[uid], jour: one.jour, dernier: one.dernier, debut: one.debut, fin: one.fin, titre: one.title, lieu: one.place, texte: one.told.join("\n") };
    }));
  }
  function day(iso) { return new Date(iso + "T12:00").toLocaleDateString("fr-FR", { weekday: "long", day: "numeric", month: "long", year: "numeric" }); }
  function hour(minutes) { return minutes === 1440 ? "minuit" : Math.floor(minutes / 60) + " h" + (minutes % 60 ? " " + String(minutes % 60).padStart(2, "0") : ""); }
  function row(one) {
    return element("tr", {}, [
      one.dernier > one.jour ? "du " + day(one.jour) + " au " + day(one.dernier) : day(one.jour),
      one.debut === undefined ? "toute la journée" : hour(one.debut) + " à " + hour(one.fin) + (one.seule ? " (fin non écrite)" : ""), one.title
    ].map(function (words) { return element("td", {}, words); }));
  }

  plus.tool(["agenda"], function (box, fields) {
    var found, head = plus.note(""), body = element("tbody"), vague = element("ul"), out = boite.button("Dates pour mon agenda (.ics)", function () {
      if (!fill.state().marque) fill.change(function (state) { state.marque = boite.mark(); });
      boite.download(fill.name(".ics"), calendar(found.ready, fill.state()), "text/calendar");
    });
    var table = element("div", { class: "md-typeset__scrollwrap" }, element("table", {}, [element("thead", {}, element("tr", {}, ["Jour", "Heures", "Quoi"].map(function (c) { return element("th", { scope: "col" }, c); }))), body]));
    var apart = element("div", {}, [plus.note("Hors de l’agenda, car la date ne se lit pas. Écrire par exemple « 10 mars 2026, 18 h à 20 h », avec l’année :"), vague]);
    box.append(head, table, apart, out);
    return function (state) {
      var count;
      found = events(fields, state);
      count = found.ready.length;
      head.textContent = count ? boite.plural(count, "date prête", "dates prêtes") + " pour un agenda. À relire avant de les prendre :" : "Les dates complètes, comme « 10 mars 2026, 18 h à 20 h », iront dans un agenda.";
      out.hidden = table.hidden = !count;
      apart.hidden = !found.vague.length;
      body.replaceChildren.apply(body, found.ready.map(row));
      vague.replaceChildren.apply(vague, found.vague.map(function (one) { return element("li", {}, plus.short(one.title, 60) + " (" + plus.short(one.why, 160) + ")"); }));
    };
  });
})();
