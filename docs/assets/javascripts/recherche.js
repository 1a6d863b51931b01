/* The search: reads the index made at build, forgives accents, plurals and small mistakes.
   A classic script that asks nothing of a network: it works from a folder too. */
(function () {
  "use strict";
  var MOST = 5, CLOSE = 3;
  var index, lists, roots, alphabet;

  // ---- Words: as macros/presenters/search_words.py ---------------------------------------------

  function fold(text) {
    return text.toLowerCase()
      .replace(/[·•](?:e|es|s|ne|nes|le|les|rice|rices|trice|trices|euse|euses)(?=[·•\s.,;:!?)/’'-]|$)/g, "")
      .replace(/\((?:e|es|s|ne|nes|le|les)\)/g, "")
      .replace(/œ/g, "oe").replace(/æ/g, "ae")
      .normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  }

  function stem(word) {
    if (word.length > 4 && /aux$/.test(word)) return word.slice(0, -3) + "al";
    var single = word.length > 3 && /[sx]$/.test(word) ? word.slice(0, -1) : word;
    if (single.length > 5 && lists.doubled.has(single.slice(-3))) return single.slice(0, -2);
    for (var ending of lists.endings)
      for (var form of [word, single])
        if (form.endsWith(ending) && form.length - ending.length >= 3) return form.slice(0, -ending.length);
    return single;
  }

  function rootsOf(text) {
    return (fold(text).match(/[a-z0-9]+/g) || []).filter(function (w) { return !lists.silent.has(w); }).map(stem);
  }

  function load(data) {
    index = data;
    lists = {
      silent: new Set(data.muets.split(" ")),
      endings: data.fins.split(" "),
      doubled: new Set(data.doublees.split(" "))
    };
    roots = new Map(Object.entries(data.racines));
    alphabet = Array.from(roots.keys());
  }

  // ---- Matching ---------------------------------------------------------------------------------

  // Letters to add, drop, change or swap between two words, counted up to most.
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    var before = [], row = [], next;
    for (var j = 0; j <= b.length; j++) row[j] = j;
    for (var i = 1; i <= a.length; i++) {
      next = [i];
      var least = i;
      for (j = 1; j <= b.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
        least = Math.min(least, next[j]);
      }
      if (least > most) return most + 1;
      before = row; row = next;
    }
    return row[b.length];
  }

  // The roots of the index that a root of the query may mean, and how surely, from 0 to 1.
  function meant(root, unfinished) {
    var found = new Map();
    if (roots.has(root)) found.set(root, 1);
    if (unfinished && root.length > 1)
      for (var one of alphabet) if (one !== root && one.startsWith(root)) found.set(one, 0.7);
    if (!found.size && root.length > 3) {
      var most = root.length > 7 ? 2 : 1;
      for (one of alphabet) {
        var far = distance(root, one, most);
        if (far <= most) found.set(one, 0.6 / far);
      }
    }
    return found;
  }

  // What the query says, then what it says with the words of the glossary.
  function readings(query) {
    var said = rootsOf(query), found = said.map(function (root) { return [root, 1]; });
    var whole = " " + said.join(" ") + " ";
    for (var form in index.synonymes)
      if (whole.includes(" " + form + " "))
        index.synonymes[form].split(" ").forEach(function (root) { if (!said.includes(root)) found.push([root, 0.5]); });
    // co-construire, codéveloppement: people and books do not agree on hyphens.
    (fold(query).match(/[a-z0-9]+(?:-[a-z0-9]+)+/g) || []).forEach(function (word) {
      var joined = stem(word.replace(/-/g, ""));
      if (roots.has(joined)) found.push([joined, 1.5]);
    });
    return { said: said, terms: found };
  }

  function search(query) {
    var read = readings(query), scores = new Map(), hits = new Map();
    var unfinished = /[a-z0-9]$/.test(fold(query));
    read.terms.forEach(function (term, rank) {
      var best = new Map();
      meant(term[0], unfinished && rank === read.said.length - 1).forEach(function (sure, root) {
        var postings = roots.get(root), rare = Math.log(1 + 2 * index.pages.length / postings.length);
        for (var n = 0; n < postings.length; n += 2) {
          var worth = sure * term[1] * rare * postings[n + 1] / (postings[n + 1] + 2);
          if (worth > (best.get(postings[n]) || 0)) best.set(postings[n], worth);
        }
      });
      best.forEach(function (worth, page) {
        scores.set(page, (scores.get(page) || 0) + worth);
        if (term[1] >= 1) hits.set(page, (hits.get(page) || 0) + (term[1] > 1 ? read.said.length : 1));
      });
    });
    var whole = " " + read.said.join(" ") + " ";
    return Array.from(scores, function (one) {
      var page = one[0], all = (hits.get(page) || 0) / Math.max(1, read.said.length);
      var named = (" " + rootsOf(index.pages[page][0]).join(" ") + " ").includes(whole) ? 1.5 : 1;
      return { page: index.pages[page], score: one[1] * (0.3 + all) * named };
    }).sort(function (a, b) { return b.score - a.score || a.page[2] - b.page[2] || a.page[0].localeCompare(b.page[0], "fr"); });
  }

  // The closest pages first, then kind by kind in the order of their best page.
  function grouped(found) {
    var groups = [];
    if (!found.length) return groups;
    var enough = found.filter(function (one) { return one.score > found[0].score * 0.12; });
    groups.push({ nom: "Au plus près", pages: enough.slice(0, CLOSE), plus: 0 });
    enough.slice(CLOSE).forEach(function (one) {
      var nom = index.genres[one.page[2]];
      var group = groups.find(function (g) { return g.nom === nom; });
      if (!group) groups.push(group = { nom: nom, pages: [], plus: 0 });
      if (group.pages.length < MOST) group.pages.push(one); else group.plus++;
    });
    groups.total = enough.length;
    return groups;
  }

  window.boiteRecherche = { load: load, search: search, roots: rootsOf, grouped: grouped };

  // ---- The dialogue -----------------------------------------------------------------------------

  var button = document.querySelector(".chercher");
  if (!button || !window.HTMLDialogElement) return;
  var base = boite.base, element = boite.element;
  var box, field, list, status, timer, waiting;

  function build() {
    field = element("input", { type: "search", id: "chercher-mots", autocomplete: "off", spellcheck: "false", enterkeyhint: "search", placeholder: "brise-glace, décider, sans écrit…" });
    list = element("div", { class: "trouve" });
    status = element("p", { class: "trouve__combien", role: "status" });
    var close = element("button", { type: "button", class: "chercher__fermer" }, ["Fermer"]);
    close.addEventListener("click", function () { box.close(); });
    box = element("dialog", { class: "recherche", "aria-label": "Recherche" }, [
      element("form", { class: "recherche__tete", role: "search" }, [
        element("label", { for: "chercher-mots" }, ["Chercher dans la boîte à outils"]),
        element("div", {}, [field, close])
      ]), status, list
    ]);
    box.querySelector("form").addEventListener("submit", function (event) {
      event.preventDefault();
      var first = list.querySelector("a");
      if (first) first.click();
    });
    field.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(show, 60); });
    box.addEventListener("keydown", move);
    box.addEventListener("click", function (event) { if (event.target === box) box.close(); });
    document.body.append(box);
  }

  // Up and down go from a page found to the next one.
  function move(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    var stops = [field].concat(Array.from(list.querySelectorAll("a")));
    var here = stops.indexOf(document.activeElement);
    var next = stops[here + (event.key === "ArrowDown" ? 1 : -1)];
    if (next) { event.preventDefault(); next.focus(); }
  }

  function line(one) {
    var page = one.page;
    var goals = page[4].length ? "objectif" + (page[4].length > 1 ? "s " : " ") + page[4].join(", ") : "";
    return element("li", {}, [element("a", { href: base + "/" + page[1] }, [
      element("strong", {}, [page[0]]),
      element("span", { class: "trouve__genre" }, [[index.genres[page[2]], goals].filter(Boolean).join(" · ")]),
      element("span", {}, [page[3]])
    ])]);
  }

  function show() {
    if (!index) return;
    var query = field.value.trim();
    var groups = query ? grouped(search(query)) : [];
    list.replaceChildren.apply(list, groups.map(function (group) {
      var more = group.plus ? [element("p", { class: "trouve__plus" }, ["et " + group.plus + " de plus : préciser la recherche"])] : [];
      return element("section", {}, [element("h2", {}, [group.nom]), element("ul", {}, group.pages.map(line))].concat(more));
    }));
    var count = groups.total || 0;
    status.textContent = !query ? "" : count ? count + (count > 1 ? " pages trouvées" : " page trouvée")
      : "Rien pour ces mots. Essayer un seul mot, ou un mot voisin.";
  }

  function fetchIndex() {
    if (index || waiting) return;
    waiting = element("script", { src: base + "/assets/recherche/index.js" });
    waiting.addEventListener("load", function () { load(window.boiteIndex); show(); });
    waiting.addEventListener("error", function () {
      status.textContent = "L’index de recherche ne s’ouvre pas. Recharger la page.";
      waiting = null;
    });
    document.head.append(waiting);
  }

  function open() {
    if (!box) build();
    fetchIndex();
    if (!box.open) box.showModal();
    field.select();
    show();
  }

  button.addEventListener("click", open);
  document.addEventListener("keydown", function (event) {
    if (event.key === "k" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      open();
    }
  });
  button.hidden = false;
})();
