/* The needs of a sheet by themes, the most pressing first, and into the priorities with one button. */
(function () {
  "use strict";
  var plus = window.boitePlus, fill = window.boiteRemplir, element = boite.element;

  // What a word of urgency weighs: unknown words stand in the middle.
  function urgency(text) {
    var said = boite.fold(text || "");
    return /attendre|faible|basse|petite|plus tard/.test(said) ? 2 : /fort|haut|urgent|grav|immediat|maintenant|\bavant\b/.test(said) ? 0 : 1;
  }
  plus.tool(["classement"], function (box, fields) {
    var needs = fields[0], chosen = fields[1], theme = plus.column(needs, /theme/), what = plus.column(needs, /besoin/), haste = plus.column(needs, /urgence/);
    var rank = plus.column(chosen, /rang/), named = plus.column(chosen, /besoin/);
    var head = element("p", { class: "classement__titre", tabindex: -1 }), list = element("div"), best = element("ol", { class: "classement__rangs" });
    box.append(head, best, list);

    function order(row, n) { return parseFloat(row[rank]) || n + 1; }
    function add(need) {
      fill.change(function (state) {
        var row = chosen.colonnes.map(function () { return ""; }), rows = (state.champs[chosen.id] || []).filter(fill.filled);
        row[rank] = String(Math.max.apply(null, [0].concat(rows.map(order))) + 1);
        row[named] = need;
        state.champs[chosen.id] = rows.concat([row]);
      }, "« " + plus.short(need, 60) + " » est dans les priorités.");
      draw(fill.state());
      head.focus();
    }
    function draw(state) {
      var first = plus.rows(chosen, state).map(function (row, n) { return { at: order(row, n), words: row[named], key: boite.fold(row[named]) }; }).filter(function (p) { return p.key; }).sort(function (a, b) { return a.at - b.at; });
      var themes = new Map(), count = 0;
      plus.rows(needs, state).forEach(function (row) {
        if (!row[what]) return;
        var key = boite.fold(row[theme]), at = first.findIndex(function (p) { return p.key === boite.fold(row[what]); });
        if (!themes.has(key)) themes.set(key, { name: row[theme] || "Sans thème", needs: [], best: Infinity });
        var one = themes.get(key);
        one.needs.push({ words: row[what], haste: row[haste], at: at < 0 ? Infinity : at, weight: urgency(row[haste]) });
        if (at >= 0) one.best = Math.min(one.best, at);
        count++;
      });
      var sorted = Array.from(themes.values()).sort(function (a, b) { return a.best - b.best || b.needs.length - a.needs.length; });
      head.textContent = count ? boite.plural(count, "besoin") + " en " + boite.plural(sorted.length, "thème") + ", du plus pressant au moins pressant." : "Vos besoins se rangeront ici par thèmes, du plus pressant au moins pressant.";
      best.replaceChildren.apply(best, first.map(function (p) { return element("li", {}, p.words); }));
      list.replaceChildren.apply(list, sorted.map(function (one) {
        return element("section", { class: "classement__theme" }, [element("p", {}, [element("strong", {}, one.name), " (" + one.needs.length + ")"]), element("ul", {}, one.needs.sort(function (a, b) { return a.at - b.at || a.weight - b.weight; }).map(function (need) {
          return element("li", {}, [need.words + (need.haste ? " " : ""), element("span", { class: "precision" }, need.haste || ""), " ", need.at < Infinity
            ? element("strong", {}, "Priorité " + (need.at + 1))
            : boite.button(["Mettre en priorité", element("span", { class: "hors-ecran" }, " : " + need.words)], function () { add(need.words); }, { class: "bouton bouton--petit" })]);
        }))]);
      }));
    }
    return draw;
  });
})();
