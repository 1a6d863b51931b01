/* Several tabs on one record: nothing that either wrote is lost. Before each writing what is stored is read
   again and merged by field; where both wrote in one field, both texts are kept and the choice is offered. */
(function () {
  "use strict";
  var boite = window.boite, element = boite.element, stores = [];
  // OWN: what scripts write of themselves, the last one holds.
  var TAB = "Un autre onglet a écrit autre chose dans", OWN = ["id", "le", "modifie", "edition", "courante"];

  // ---- Merging, without a page --------------------------------------------------------------------------

  function record(value) { return Boolean(value) && typeof value === "object" && !Array.isArray(value); }
  function own(value, key) { return value && Object.hasOwn(value, key) ? value[key] : undefined; }
  function empty(value) { return value == null || value === "" || value.length === 0; }
  // The same text for the same content, whatever the order of its keys.
  function flat(value) {
    return JSON.stringify(value, function (_, one) { return record(one) ? Object.fromEntries(Object.keys(one).sort().map(function (key) { return [key, one[key]]; })) : one; });
  }
  // What both changed in one place goes to found, as { chemin, autre, mien }; a change wins over a removal.
  function merge(base, theirs, mine, path, found) {
    var b = flat(base), t = flat(theirs), m = flat(mine);
    if (m === t || t === b) return mine;
    if (m === b) return theirs;
    function both(test) { return (test(theirs) || theirs == null) && (test(mine) || mine == null); }
    if (both(Array.isArray)) return rows(Array.isArray(base) ? base : [], theirs || [], mine || [], path, found);
    if (both(record)) return Object.fromEntries(Array.from(new Set(Object.keys(mine || {}).concat(Object.keys(theirs || {}))), function (key) {
      return [key, merge(own(base, key), own(theirs, key), own(mine, key), path.concat(key), found)];
    }).filter(function (pair) { return pair[1] !== undefined; }));
    if (empty(mine)) return theirs;
    if (!empty(theirs) && !OWN.includes(path[path.length - 1])) found.push({ chemin: path, autre: theirs, mien: mine });
    return mine;
  }

  function name(row) { return record(row) ? [row.id, row.nom, row.kind, row.slug, row.critere, row.indice].filter(Boolean).join("/") : ""; }
  // Two editions of one row: half of what they hold is the same, or one goes on from the other.
  function alike(a, b) {
    if (typeof a === "string" && typeof b === "string") return a && b && (a.startsWith(b) || b.startsWith(a));
    var cells = Object.keys(Object(a)).filter(function (key) { return !empty(a[key]); });
    return cells.length > 0 && 2 * cells.filter(function (key) { return flat(a[key]) === flat(own(b, key)); }).length >= cells.length;
  }
  // For each row of a side, the one of base that it was, or -1: by its name; else the same, alike, in its place.
  function origins(base, side) {
    var from = side.map(function () { return -1; }), free = base.map(function (_, n) { return n; });
    var texts = base.map(flat), names = base.map(name);
    [function (i, row) { return texts[i] === flat(row); }, function (i, row) { return alike(base[i], row); }, function (i, row, n) { return i === n && base.length === side.length; }].forEach(function (test) {
      side.forEach(function (row, n) {
        var called = name(row), i = from[n] < 0 ? free.slice().sort(function (a, b) { return Math.abs(a - n) - Math.abs(b - n); })
          .find(function (one) { return called || names[one] ? called === names[one] : test(one, row, n); }) : undefined;
        if (i === undefined) return;
        from[n] = i;
        free.splice(free.indexOf(i), 1);
      });
    });
    return from;
  }
  function moved(from) {
    var old = from.filter(function (n) { return n >= 0; });
    return old.some(function (n, k) { return k && n < old[k - 1]; });
  }
  function rows(base, theirs, mine, path, found) {
    var ofTheirs = origins(base, theirs), ofMine = origins(base, mine), other = moved(ofTheirs) && !moved(ofMine);
    // The order is this tab's, unless the other one alone moved rows.
    var lead = other ? theirs : mine, rest = other ? mine : theirs, ofLead = other ? ofTheirs : ofMine, ofRest = other ? ofMine : ofTheirs, order = [];
    function twin(row, i) {
      return rest.findIndex(function (one, k) { return ofRest[k] === i && (i >= 0 || (name(row) ? name(row) === name(one) : flat(row) === flat(one))); });
    }
    lead.forEach(function (row, n) {
      var i = ofLead[n], k = twin(row, i);
      if (k >= 0 || i < 0 || flat(row) !== flat(base[i])) order.push([n, k, i]);
    });
    rest.forEach(function (row, k) {
      var i = ofRest[k];
      if (order.some(function (one) { return one[1] === k; }) || i >= 0 && flat(row) === flat(base[i])) return;
      var at = order.map(function (one) { return one[1]; }), before = k - 1;
      while (before >= 0 && !at.includes(before)) before--;
      order.splice(before >= 0 ? at.indexOf(before) + 1 : at.some(function (one) { return one > k; }) ? 0 : order.length, 0, [-1, k, i]);
    });
    return order.map(function (one, n) {
      if (one[0] < 0 || one[1] < 0) return one[0] < 0 ? rest[one[1]] : lead[one[0]];
      var pair = [rest[one[1]], lead[one[0]]];
      return merge(base[one[2]], pair[+other], pair[+!other], path.concat(n), found);
    });
  }

  function texts(value) {
    return typeof value === "string" ? [value.replace(/[\s\u0000-\u001f]+/g, " ").trim()] : value && typeof value === "object" ? Object.values(value).flatMap(texts) : [];
  }
  // Whether a text of one is not in the other.
  function lost(raw, value) {
    var held = new Set(texts(value));
    return texts(raw).some(function (text) { return text && !held.has(text); });
  }

  // ---- A record that several tabs hold ------------------------------------------------------------------

  /* how: fresh() a new one; clean(raw) what of it may pass, or null; blank(value) whether there is nothing to keep;
     show(outside) after each change, outside when it came from elsewhere; name(path) the words for a field.
     it.now; put(next) keeps and shows; change(next, words) can be undone; open(key) goes to another record. */
  function store(key, how) {
    var it = { now: null, kept: "", key: key, put: put, change: change, add: add, open: open, reread: reread }, seen, known, box;

    function read(text) {
      var raw, value = null;
      try { raw = JSON.parse(text); value = how.clean(raw); } catch (error) { /* set aside */ }
      if (!value || lost(raw, value)) boite.aside(it.key, Boolean(value));
      return value;
    }
    function open(next) {
      it.key = next;
      seen = boite.stored(next);
      it.now = seen && read(seen) || how.fresh();
      known = JSON.stringify(it.now);
      it.kept = "";
      // Words for fields need the page, which is not made yet.
      queueMicrotask(draw);
    }
    // This tab's, with what the others wrote since it last looked.
    // A record that vanished without anyone removing it, as browsers do for room, is still on the screen: it stays.
    function joined(next, removed) {
      var text = boite.stored(it.key), theirs, found = [];
      if (text === undefined || text === seen) return next;
      seen = text;
      if (text === null && !removed) return next;
      theirs = text === null ? how.fresh() : read(text);
      if (!theirs) return next;
      next = merge(JSON.parse(known), theirs, next, [], found);
      known = JSON.stringify(theirs);
      note(found, TAB);
      return next;
    }
    function put(next, redraw) {
      var here = joined(next), blank = how.blank && how.blank(here), done = blank || boite.keep(it.key, here);
      it.now = here;
      if (blank) boite.forget(it.key);
      if (done) {
        seen = boite.stored(it.key);
        known = JSON.stringify(here);
      }
      it.done = done;
      it.kept = blank ? "" : done ? " · enregistré sur cet appareil" : " · pas enregistré : exporter avant de fermer";
      how.show(redraw === true || here !== next);
      return done;
    }
    // Taking back leaves what was written since.
    function change(next, words, before, redraw, back) {
      before = before || JSON.stringify(it.now);
      put(next, redraw);
      var after = JSON.stringify(it.now), at = it.key;
      // Alarm first: what could not be kept was just said.
      if (words && it.done) boite.say(words, function () {
        var found = [];
        if (at !== it.key) return;
        if (back) back();
        put(merge(JSON.parse(after), it.now, JSON.parse(before), [], found), true);
        note(found, "Depuis, vous aviez écrit autre chose dans");
      });
    }
    // What a file holds joins: what is empty is filled; where both say otherwise, both are kept.
    function add(theirs, words) {
      var found = [];
      change(merge(how.fresh(), theirs, it.now, [], found), words, null, true);
      note(found, "Le fichier dit autre chose dans");
    }
    function reread(removed) {
      var was = seen, next = joined(it.now, removed);
      if (boite.unsaved(it.key)) return void put(next);
      if (seen === was) return;
      it.now = next;
      how.show(true);
    }

    // ---- Both wrote in one field

    function list() {
      var kept = boite.kept("conflit." + it.key, []);
      return (Array.isArray(kept) ? kept : []).filter(function (one) { return record(one) && Array.isArray(one.chemin) && one.chemin.length; });
    }
    function note(found, who) {
      if (!found.length) return;
      boite.keep("conflit." + it.key, list().concat(found.map(function (one) { return Object.assign({ qui: who }, one); })));
      draw();
      boite.say(who + " " + called(found[0]) + (found.length > 1 ? " et " + boite.plural(found.length - 1, "autre champ", "autres champs") : "") + ". Les deux textes sont gardés : choisir en haut de la page.");
    }
    function called(one) { return "« " + (how.name && how.name(one.chemin) || "un champ") + " »"; }
    function drop(one) {
      var left = list().filter(function (other) { return flat(other) !== flat(one); });
      if (left.length) boite.keep("conflit." + it.key, left); else boite.forget("conflit." + it.key);
      draw();
    }
    function take(one) {
      var next = JSON.parse(JSON.stringify(it.now)), last = one.chemin.length - 1, spot = one.chemin.slice(0, last).reduce(own, next), key = one.chemin[last];
      if (!spot || flat(own(spot, key)) !== flat(one.mien)) return boite.say("Ce champ a changé depuis. Copier le texte affiché, le coller où il faut, puis le retirer de la liste.");
      spot[key] = one.autre;
      drop(one);
      change(next, "Texte repris.", null, true);
    }
    function draw() {
      var found = list();
      if (!box) box = element("section", { class: "accord", "aria-label": "Deux textes, à choisir" });
      box.replaceChildren.apply(box, found.map(function (one) {
        return element("div", {}, [element("p", {}, (one.qui || TAB) + " " + called(one) + " :"), element("p", { class: "dit-par" }, [].concat(one.autre).join(", ")),
          element("p", { class: "boutons" }, [boite.button("Prendre celui-ci", function () { take(one); }), boite.button("Garder le mien", function () { drop(one); })])]);
      }));
      if (!found.length) return box.remove();
      var heading = document.querySelector("article .accroche") || document.querySelector("article h1");
      if (heading && !box.isConnected) heading.after(box);
    }

    it.flush = draw;
    open(key);
    stores.push(it);
    return it;
  }

  function all() { stores.forEach(function (one) { one.reread(); }); }
  addEventListener("storage", function (event) {
    stores.forEach(function (one) {
      if (event.key === null || event.key === boite.key(one.key)) one.reread(event.newValue === null);
      if (event.key === boite.key("conflit." + one.key)) one.flush();
    });
  });
  addEventListener("pageshow", function (event) { if (event.persisted) all(); });
  document.addEventListener("visibilitychange", function () { if (!document.hidden) all(); });

  // Puts a value in a field; the caret stays where it was.
  function paint(field, value) {
    if (field.value === value) return;
    var at = document.activeElement === field ? [field.selectionStart, field.selectionEnd] : null;
    field.value = value;
    if (at && at[0] != null) field.setSelectionRange(at[0], at[1]);
  }

  Object.assign(boite, { store: store, merge: merge, flat: flat, paint: paint });
})();
