/* Several things of one kind side by side: projects, compositions, reviews. Each has a mark; its keys are
   « family.mark », or « family.mark.more ». The first one bears the mark 1. */
window.boiteCollection = function (families, names) {
  "use strict";
  var boite = window.boite, element = boite.element, HERE = "ici." + families[0];

  function parts(key) { return key.replace(/^conflit\./, "").split("."); }
  function keysOf(id) { return boite.keys().filter(function (key) { return families.includes(parts(key)[0]) && parts(key)[1] === id; }); }
  function ids() {
    var found = boite.keys().map(parts).filter(function (one) { return families.includes(one[0]) && one[1]; }).map(function (one) { return one[1]; });
    return Array.from(new Set(found)).sort(function (a, b) { return a.length - b.length || (a < b ? -1 : 1); });
  }
  function here() {
    var all = ids(), kept = String(boite.kept(HERE, ""));
    return all.includes(kept) ? kept : all[0] || "1";
  }
  function choose(id) { boite.keep(HERE, id); }
  // Marks follow the order in which things were made.
  function mark() {
    var id = Date.now().toString(36);
    while (keysOf(id).length) id = (parseInt(id, 36) + 1).toString(36);
    return id;
  }
  function copy(from) {
    var id = mark();
    keysOf(from).filter(function (key) { return !key.startsWith("conflit."); }).forEach(function (key) {
      var at = key.split(".");
      at[1] = id;
      boite.keep(at.join("."), boite.kept(key));
    });
    return id;
  }
  // Returns what puts it back.
  function remove(id) {
    var gone = keysOf(id).map(function (key) { return [key, boite.kept(key)]; });
    gone.forEach(function (one) { boite.forget(one[0]); });
    return function () {
      gone.forEach(function (one) {
        var since = boite.kept(one[0]);
        boite.keep(one[0], since === undefined ? one[1] : boite.merge({}, since, one[1], [], []));
      });
    };
  }

  // The list to choose in, and what can be done to them: open(id) shows one, acts are buttons.
  function bar(words, open, acts) {
    var pick = element("select", { change: function () { choose(pick.value); open(pick.value); } }), last;
    var made = element("div", { class: "plusieurs ecran" }, [element("label", {}, [element("span", {}, words), pick])].concat(acts || []));
    made.draw = function (id) {
      var all = Array.from(new Set(ids().concat(id))), shown = all.map(function (one) { return [one, names(one)]; });
      if (boite.flat([shown, id]) === last) return;
      last = boite.flat([shown, id]);
      pick.replaceChildren.apply(pick, shown.map(function (one) { return element("option", { value: one[0], selected: one[0] === id }, one[1]); }));
      made.classList.toggle("plusieurs--seul", all.length < 2);
    };
    return made;
  }
  return { ids: ids, here: here, choose: choose, mark: mark, copy: copy, remove: remove, keys: keysOf, bar: bar };
};
