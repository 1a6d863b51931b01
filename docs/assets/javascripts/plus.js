/* Tools of a filled sheet: each sits under its field and follows what is typed (data-outil, data-lit).
   window.boitePlus.tool(names, make): make(box, fields, name) returns draw(state). */
window.boitePlus = (function () {
  "use strict";
  var fill = window.boiteRemplir;

  function tool(names, make) {
    if (fill && fill.tools) document.querySelectorAll(".champ[data-outil]").forEach(function (item) {
      if (names.includes(item.dataset.outil)) follow(item, make);
    });
  }
  // Typing is let finish before anything is drawn again.
  function follow(item, make) {
    var box = boite.element("div", { class: "champ__plus" }), last, waiting;
    var fields = item.dataset.lit.split(" ").map(function (id) { return fill.sheet.champs.find(function (f) { return f.id === id; }); });
    var draw = make(box, fields, item.dataset.outil);
    function watch(state) {
      var now = JSON.stringify([state.projet, fields.map(function (f) { return state.champs[f.id]; })]);
      if (!box.isConnected) item.append(box);
      if (now === last) return;
      clearTimeout(waiting);
      waiting = setTimeout(function () { draw(fill.state()); }, last ? 250 : 0);
      last = now;
    }
    fill.watch(watch);
    if (fill.tools.hasChildNodes()) watch(fill.state());
  }
  // The rows of a table that hold something, each cell on one line.
  function rows(field, state) {
    return (field && state.champs[field.id] || []).filter(fill.filled).map(function (row) {
      return row.map(function (cell) { return cell.replace(/[\x00-\x1f\x7f\s]+/g, " ").trim(); });
    });
  }
  function column(field, words) {
    return field && field.colonnes ? field.colonnes.findIndex(function (name) { return words.test(boite.fold(name)); }) : -1;
  }
  function short(text, most) { return text.length > most ? text.slice(0, most - 1) + "…" : text; }
  function note(words, names) {
    return element("p", { class: "precision" }, words + (names ? names.map(function (n) { return " «\u00a0" + short(n, 60) + "\u00a0»"; }).join(",") + "." : ""));
  }
  var element = boite.element;
  return { tool: tool, rows: rows, column: column, short: short, note: note };
})();
