/* What the pages that evaluate share: fields, spreadsheets, paper. */
window.boiteEvaluer = (function () {
  "use strict";
  var element = boite.element, LONG = 2000, MOST = 500;

  function isDay(text) { return typeof text === "string" && /^\d{4}-\d\d-\d\d$/.test(text) && !isNaN(Date.parse(text)); }
  function isText(text) { return typeof text === "string" && text.trim() !== "" && text.length <= LONG; }
  // Whether an object holds nothing but these keys, each as its test wants it.
  function fits(one, tests) {
    return Boolean(one) && typeof one === "object" && !Array.isArray(one) && Object.keys(one).every(function (key) { return Object.hasOwn(tests, key); }) &&
      Object.keys(tests).every(function (key) { return tests[key](one[key]); });
  }

  // Reads a file that holds one thing, or a list: { liste }, or { faute }. judge(one) tells what is wrong with it.
  function opened(file, kind, judge) {
    var read = file.faute ? file : boite.imported(file.texte, kind, 1), fault = read.faute, list;
    if (!fault) {
      list = Array.isArray(read.contenu.liste) ? read.contenu.liste : [read.contenu];
      fault = !list.length || list.length > MOST ? "Ce fichier est vide, ou trop long." : list.map(judge).find(Boolean);
    }
    return fault ? { faute: "« " + file.nom.slice(0, 60) + " » : " + fault } : { liste: list };
  }
  // Adds to a store what files hold, each thing once, the newer in place of the older; lists refusals in a box.
  function gather(files, kind, judge, before, noun, box, put) {
    var next = before.slice(), told = [0, 0, 0], faults = [];
    files.forEach(function (file) {
      var read = opened(file, kind, judge);
      if (read.faute || next.length + read.liste.length > MOST) return faults.push(read.faute || file.nom.slice(0, 60) + " : il n’y a plus de place.");
      read.liste.forEach(function (one) {
        var n = next.findIndex(function (other) { return other.id === one.id; });
        if (n < 0) told[0]++, next.push(one);
        else if (next[n].le > one.le || JSON.stringify(next[n]) === JSON.stringify(one)) told[1]++;
        else told[2]++, next[n] = one;
      });
    });
    put(next, [
      told[0] ? boite.plural(told[0], noun + " ajoutée", noun + "s ajoutées") : "Aucune " + noun + " nouvelle",
      told[1] && boite.plural(told[1], "déjà là, comptée une fois", "déjà là, comptées une fois"), told[2] && boite.plural(told[2], "mise à jour", "mises à jour"),
      faults.length && boite.plural(faults.length, "fichier refusé, la raison est", "fichiers refusés, les raisons sont") + " dans la page"
    ].filter(Boolean).join(". ") + ".");
    box.replaceChildren.apply(box, faults.map(function (fault) { return element("li", {}, fault); }));
  }

  function csv(name, rows) { boite.download(name + "-" + boite.today() + ".csv", boite.csv(rows), "text/csv"); }
  function json(name, kind, content) { boite.download(name + ".json", boite.exported(kind, 1, content), "application/json"); }

  function named(value) { return String(value).replace(/^[a-z]/, function (sign) { return sign.toUpperCase(); }); }
  // Fields: asked.read() tells their value, asked.write(value) takes it; parts to show, paint(), focus().
  function area(asked) {
    var field = element(asked.short ? "input" : "textarea", { id: asked.name, maxlength: LONG, rows: asked.short ? null : 2, autocomplete: "off", class: "saisie", input: function () { asked.write(field.value); } });
    return {
      parts: [element("label", { for: asked.name, class: "demande" }, asked.legend), field],
      paint: function (outside) { if (outside || document.activeElement !== field) boite.paint(field, asked.read() || ""); },
      focus: function () { field.focus(); }
    };
  }
  // Boxes under a legend; a digit ticks one. A single choice can be taken back, as radio buttons cannot.
  function boxes(asked) {
    var many = asked.many, values = asked.values, ends = asked.ends || [];
    function take() {
      var on = values.filter(function (v, n) { return inputs[n].checked; });
      asked.write(many ? on : on[0]);
    }
    var inputs = values.map(function () { return element("input", { type: many ? "checkbox" : "radio", name: asked.name, change: take }); });
    function focus() { (inputs.find(function (one) { return one.checked; }) || inputs[0]).focus(); }
    var off = boite.button("Retirer ma réponse", function () {
      var before = asked.read();
      asked.write();
      inputs[0].focus();
      boite.say("Réponse retirée.", function () { asked.write(before); });
    }, { class: "retirer" });
    var labels = values.map(function (v, n) {
      return element("label", {}, [inputs[n], element("span", {}, asked.words ? asked.words(v) : named(v))]
        .concat(n === 0 || n === values.length - 1 ? element("span", { class: "hors-ecran" }, ends[n && 1] ? " : " + ends[n && 1] : "") : []));
    });
    function edge(n) { return ends[n] ? [element("span", { class: "bout", "aria-hidden": "true" }, ends[n])] : []; }
    return {
      parts: [element("fieldset", { class: "demande", keydown: function (event) {
        var n = typeof values[0] === "number" ? values.indexOf(+event.key) : event.key - 1;
        if (/^\d$/.test(event.key) && inputs[n]) inputs[n].focus(), inputs[n].click();
      } }, [element("legend", {}, asked.legend), element("div", { class: ends[0] ? "choix choix--echelle" : "choix" }, [].concat(edge(0), labels, edge(1))), off])],
      paint: function () {
        var value = asked.read();
        values.forEach(function (v, n) { inputs[n].checked = many ? (value || []).includes(v) : v === value; });
        off.hidden = many || value == null;
      },
      focus: focus
    };
  }

  // On paper everything is read: what is folded opens, what is written is not cut.
  addEventListener("beforeprint", function () {
    document.querySelectorAll("article textarea").forEach(function (field) { field.style.height = "auto"; field.style.height = field.scrollHeight + 4 + "px"; });
  });

  return {
    isDay: isDay, mark: boite.mark, isMark: boite.isMark, isText: isText, fits: fits, opened: opened, gather: gather, most: LONG,
    csv: csv, json: json, named: named, area: area, boxes: boxes
  };
})();
