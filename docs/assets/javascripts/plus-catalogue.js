/* The catalogue of indicators, beside the table that follows some: search, and add a line. */
(function () {
  "use strict";
  var plus = window.boitePlus, fill = window.boiteRemplir, element = boite.element, MOST = 8;

  plus.tool(["catalogue"], function (box, fields) {
    var field = fields[0], title = Math.max(0, plus.column(field, /indicateur/)), shown = [];
    var search = element("input", { type: "search", autocomplete: "off", input: show }), told = element("p", { class: "precision", role: "status" }), list = element("ul", { class: "catalogue__liste" });
    var inside = element("div", { hidden: true }, [element("label", { class: "catalogue__champ" }, [element("span", {}, "Chercher un indicateur"), search]), told, list]);
    var start = boite.button("Choisir dans le catalogue", load, { "aria-expanded": "false" });
    box.append(start, inside);

    function load() {
      if (window.boiteOutils) return open();
      document.head.append(element("script", { src: boite.base + "/assets/donnees/outils.js", load: open, error: function () { boite.say("Le catalogue ne s’ouvre pas. Recharger la page."); } }));
    }
    function open() {
      inside.hidden = !inside.hidden;
      start.setAttribute("aria-expanded", String(!inside.hidden));
      show();
      if (!inside.hidden) search.focus();
    }
    function show() {
      var words = boite.fold(search.value).split(/[^a-z0-9]+/).filter(Boolean);
      var found = window.boiteOutils.indicateurs.filter(function (one) {
        var said = " " + boite.fold([one.titre, one.accroche, one.theme, one.dimension].join(" ")).replace(/[^a-z0-9]+/g, " ");
        return words.every(function (w) { return said.includes(" " + w); });
      });
      told.textContent = boite.plural(found.length, "indicateur") + (found.length > MOST ? ", les " + MOST + " premiers sont montrés : préciser les mots." : ".");
      shown = found.slice(0, MOST).map(function (one) {
        var button = boite.button("", function () { if (!has(one)) add(one); }, { class: "bouton bouton--petit" });
        return { one: one, button: button };
      });
      list.replaceChildren.apply(list, shown.map(function (s) {
        return element("li", {}, [element("a", { href: boite.base + "/" + s.one.url }, s.one.titre), element("span", { class: "precision" }, [s.one.dimension, s.one.frequence].filter(Boolean).join(", ")), element("p", {}, s.one.accroche), s.button]);
      }));
      mark();
    }
    function has(one) { return plus.rows(field, fill.state()).some(function (row) { return boite.fold(row[title]) === boite.fold(one.titre); }); }
    // The button stays where the focus is: only its words change.
    function mark() {
      shown.forEach(function (s) {
        s.button.replaceChildren(has(s.one) ? "Dans le tableau" : "Ajouter cette ligne", element("span", { class: "hors-ecran" }, " : " + s.one.titre));
        s.button.setAttribute("aria-disabled", String(has(s.one)));
      });
    }
    function add(one) {
      var known = [[/dimension/, one.dimension], [/frequence/, one.frequence], [/mesure/, one.source]];
      fill.change(function (state) {
        var rows = (state.champs[field.id] || []).filter(fill.filled);
        if (rows.length < 200) state.champs[field.id] = rows.concat([field.colonnes.map(function (name, n) {
          var found = known.find(function (k) { return k[0].test(boite.fold(name)); });
          return n === title ? one.titre : found && found[1] || "";
        })]);
      }, "« " + one.titre + " » est dans le tableau : il reste le point de départ et la cible.");
      mark();
    }
    return mark;
  });
})();
