/* Fill a project sheet in its page: kept on the device as typed, criteria checked live, files in and out.
   window.boiteRemplir, for the scripts that add to it:
     slug, sheet            the sheet, as window.boiteFiches.fiches[slug]
     state()                { projet, champs: { id: text | [text] | [[text]] }, coches, relectures, modifie, marque }
     change(act, words)     act(state) changes it, keeps it and shows it again; words: said, with an undo
     watch(act)             act(state) after each change
     field(id)              the <li> of a field; tools: the bar of buttons; open(): shows the form
     told(sheet, state)     the filled sheet as elements, to print or to read
     read(project, slug)    what the device keeps of a sheet; said(state): what it says, to compare
     projects               those of this device, as window.boiteCollection gives them; key(project, slug),
                            rename(project, name), newProject(name, { slug: state }) */
(function () {
  "use strict";
  var data = window.boiteFiches, place = document.querySelector(".champs");
  var slug = decodeURI(location.pathname).replace(/\/(?:index\.html)?$|\.html$/, "").split("/").pop();
  var sheet = data && Object.hasOwn(data.fiches, slug) ? data.fiches[slug] : null;
  var VERSION = 1, KIND = "fiche", ROWS = 200, SIGNS = 20000;
  var element = boite.element, button = boite.button, watchers = [], opened = false, now, store, drawn = {};
  var projects = window.boiteCollection(["projet", "fiche"], boite.projet), here = projects.here();

  // ---- What a sheet holds -------------------------------------------------------------------------

  function empty() { return { projet: "", champs: {}, coches: {}, relectures: [], modifie: "" }; }
  function shapeOf(field) { return field.type === "table" ? "table" : field.type === "liste" ? "liste" : "texte"; }
  function filled(value) { return Array.isArray(value) ? value.some(filled) : Boolean(value && value.trim()); }
  // A row counts when all its cells are filled: « argumentée » is a cell like the others.
  function count(field, value) {
    return (value || []).filter(function (row) { return Array.isArray(row) ? row.every(filled) : filled(row); }).length;
  }
  function judged(one, criteria, index, state) {
    var field = one.champs.find(function (f) { return f.id === criteria.champ; });
    if (!criteria.min || !field) return { hand: true, done: state.coches[index] === true };
    var found = count(field, state.champs[field.id]);
    return { found: found, min: criteria.min, done: found >= criteria.min };
  }
  function met(one, state) {
    return one.criteres.filter(function (criteria, n) { return judged(one, criteria, n, state).done; }).length;
  }
  // A name alone is begun once it was typed in this sheet, not when it comes with the project.
  function begun(state) { return Boolean(state) && (filled(state.projet) && Boolean(state.modifie) || Object.values(state.champs).some(filled)); }

  // What a sheet says, to tell whether two say the same.
  function said(state) {
    var full = Object.entries(state.champs).filter(function (one) { return filled(one[1]); });
    return boite.flat([state.projet, full.map(function (one) { return [one[0], Array.isArray(one[1]) ? one[1].filter(filled) : one[1]]; }).sort(), state.coches, state.relectures]);
  }

  function text(value, most) {
    if (typeof value !== "string") throw new Error();
    return value.slice(0, most || SIGNS);
  }
  function list(value, each) {
    if (!Array.isArray(value)) throw new Error();
    return value.slice(0, ROWS).map(each);
  }
  // Only what the sheet knows passes, in the shape it has; anything else is a fault, told by its field, or left out.
  function clean(content, one, lenient) {
    var state = empty(), wrong = "";
    if (!content || typeof content.champs !== "object" || !content.champs) return { faute: "Ce fichier n’est pas une fiche remplie." };
    one.champs.forEach(function (field) {
      if (!Object.hasOwn(content.champs, field.id)) return;
      var value = content.champs[field.id], shape = shapeOf(field);
      try {
        if (shape === "texte") state.champs[field.id] = text(value);
        else if (shape === "liste") state.champs[field.id] = list(value, function (item) { return text(item); });
        else state.champs[field.id] = list(value, function (row) {
          row = list(row, function (cell) { return text(cell); });
          return field.colonnes.map(function (_, n) { return row[n] || ""; });
        });
      } catch (error) { wrong = wrong || "Dans ce fichier, « " + field.label + " » n’a pas la forme attendue."; }
    });
    if (wrong && !lenient) return { faute: wrong };
    // Drawn when dates leave for a calendar: it tells this project from others.
    if (boite.isMark(content.marque)) state.marque = content.marque;
    state.projet = words(content.projet, 200);
    state.modifie = date(content.modifie);
    one.criteres.forEach(function (_, n) { if (content.coches && content.coches[n] === true) state.coches[n] = true; });
    if (Array.isArray(content.relectures)) state.relectures = content.relectures.slice(0, 20).map(function (r) { return review(r, one); }).filter(Boolean);
    return { contenu: state };
  }
  function words(value, most) { return typeof value === "string" ? value.slice(0, most) : ""; }
  function date(value) { return typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && !isNaN(Date.parse(value)) ? value : ""; }
  // A review: who (a role), when, the result, and for each field the answers to the questions.
  function review(given, one) {
    if (!given || typeof given !== "object") return null;
    var kept = { par: words(given.par, 120), le: date(given.le), avis: words(given.avis, 40), mot: words(given.mot, SIGNS), remarques: {}, traitees: {} };
    one.champs.forEach(function (field) {
      var said = given.remarques && Object.hasOwn(given.remarques, field.id) ? given.remarques[field.id] : null;
      if (!said || typeof said !== "object") return;
      data.questions.forEach(function (question) {
        var answer = Object.hasOwn(said, question.id) ? said[question.id] : "";
        if (typeof answer === "string" && answer.trim()) (kept.remarques[field.id] = kept.remarques[field.id] || {})[question.id] = answer.slice(0, SIGNS);
      });
      if (given.traitees && given.traitees[field.id] === true) kept.traitees[field.id] = true;
    });
    return kept;
  }
  function key(project, name) { return "fiche." + project + "." + name; }
  function fresh(project) { return Object.assign(empty(), { projet: (boite.kept("projet." + project) || {}).nom || "" }); }
  function read(project, name) {
    var kept = boite.kept(key(project, name), null);
    return kept ? clean(kept, data.fiches[name], true).contenu || empty() : fresh(project);
  }
  // One name for a project: the sheets that bore the old one follow.
  function rename(project, name) {
    var old = (boite.kept("projet." + project) || {}).nom || "";
    if (name) boite.keep("projet." + project, { nom: name }); else boite.forget("projet." + project);
    boite.keys("fiche." + project + ".").forEach(function (at) {
      var sheet = boite.kept(at);
      if (sheet && typeof sheet.projet === "string" && sheet.projet === old) boite.keep(at, Object.assign(sheet, { projet: name }));
    });
  }
  // A new project that holds sheets: { slug: state }.
  function newProject(name, sheets) {
    var id = projects.mark();
    boite.keep("projet." + id, { nom: name });
    Object.keys(sheets || {}).forEach(function (one) { boite.keep(key(id, one), sheets[one]); });
    projects.choose(id);
    return id;
  }

  // ---- A filled sheet, to read and to print -------------------------------------------------------

  function told(one, state) {
    var parts = [];
    one.champs.forEach(function (field) {
      var value = state.champs[field.id];
      parts.push(element("h3", {}, field.label));
      if (!filled(value)) parts.push(element("p", { class: "vide" }, "À remplir."));
      else if (field.type === "table") parts.push(element("table", {}, [
        element("thead", {}, element("tr", {}, field.colonnes.map(function (c) { return element("th", { scope: "col" }, c); }))),
        element("tbody", {}, value.filter(filled).map(function (row) { return element("tr", {}, row.map(function (cell) { return element("td", {}, cell); })); }))
      ]));
      else if (field.type === "liste") parts.push(element("ul", {}, value.filter(filled).map(function (item) { return element("li", {}, item); })));
      else parts.push(element("p", { class: "dit-par" }, shown(field, value)));
    });
    return parts;
  }
  function shown(field, value) {
    return field.type === "date" && /^\d{4}-\d\d-\d\d$/.test(value) ? boite.day(value) : value;
  }

  // ---- As files -----------------------------------------------------------------------------------

  function line(value) { return value.replace(/\s*\n\s*/g, " ").replace(/\|/g, "\\|"); }
  // Markdown signs of the text are kept as text.
  function plain(value) { return value.replace(/([\\`*_[\]<>#])/g, "\\$1"); }
  function markdown(one, state) {
    var lines = ["# " + one.titre + (state.projet ? " : " + plain(state.projet) : "")];
    one.champs.forEach(function (field) {
      var value = state.champs[field.id];
      lines.push("## " + field.label);
      if (!filled(value)) lines.push("*À remplir.*");
      else if (field.type === "table") lines.push([field.colonnes, field.colonnes.map(function () { return "---"; })].concat(value.filter(filled)).map(function (row, n) {
        return "| " + row.map(function (cell) { return n > 1 ? line(plain(cell)) : cell; }).join(" | ") + " |";
      }).join("\n"));
      else if (field.type === "liste") lines.push(value.filter(filled).map(function (item) { return "- " + line(plain(item)); }).join("\n"));
      else lines.push(plain(shown(field, value)));
    });
    return lines.join("\n\n") + "\n";
  }
  function name(ending) {
    return slug + (now.projet ? "-" + boite.fold(now.projet).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 40) : "") + ending;
  }

  window.boiteRemplir = {
    slug: slug, sheet: sheet, version: VERSION, state: function () { return now; }, change: change, watch: function (act) { watchers.push(act); },
    told: told, met: met, begun: begun, clean: clean, review: review, read: read, filled: filled, count: count, judged: judged, name: name,
    projects: projects, said: said, key: key, rename: rename, newProject: newProject,
    field: function (id) { return place && place.querySelector('[data-champ="' + id + '"]'); }, open: open, tools: null
  };
  if (!sheet || !place) return;
  store = boite.store(key(here, slug), { fresh: function () { return fresh(here); }, clean: function (raw) { return clean(raw, sheet, true).contenu || null; }, show: show, name: where });
  now = store.now;

  // ---- The form -----------------------------------------------------------------------------------

  var saved = element("p", { class: "remplir__etat", role: "status" });
  var progress = element("p", { class: "remplir__compte" });
  var paper = element("div", { class: "remplir__papier" });
  var project = element("input", { type: "text", maxlength: 200, autocomplete: "off", input: function () {
    now.projet = project.value;
    keep();
    rename(here, now.projet.trim());
    store.reread();
  } });
  var start = button("Remplir cette fiche sur cet appareil", open);
  var tools = element("div", { class: "remplir__outils" });
  var chooser = projects.bar("Projet", turn, [element("a", { href: boite.base + "/" + sheet.url.replace("fiches/" + slug, "mes-fiches") }, "Mes projets")]);
  var bar = element("section", { class: "remplir", "aria-label": "Remplir cette fiche" }, [start, tools]);
  var criteria = Array.from(document.querySelectorAll(".criteres .critere"));

  function keep() {
    now.modifie = boite.today();
    store.put(now);
  }
  // The words for a field of the record.
  function where(path) {
    var field = sheet.champs.find(function (f) { return f.id === path[1]; });
    if (!field) return path[0] === "projet" ? "Nom du projet" : "Relectures et critères";
    return field.label + (path.length > 2 ? ", " + (field.type === "table" ? "ligne " : "élément ") + (path[2] + 1) + (path.length > 3 ? ", " + field.colonnes[path[3]] : "") : "");
  }
  function show(outside) {
    now = store.now;
    if (store.done !== undefined) saved.textContent = store.done ? "Enregistré sur cet appareil." : "Pas enregistré : exportez la fiche avant de fermer.";
    if (outside && opened) {
      boite.paint(project, now.projet);
      sheet.champs.forEach(function (field) { if (drawn[field.id] !== boite.flat(now.champs[field.id])) keepFocus(field); });
    }
    sheet.champs.forEach(function (field) { drawn[field.id] = boite.flat(now.champs[field.id]); });
    chooser.draw(here);
    progress.textContent = met(sheet, now) + " critère" + (met(sheet, now) > 1 ? "s" : "") + " sur " + sheet.criteres.length;
    criteria.forEach(function (item, n) {
      var found = judged(sheet, sheet.criteres[n], n, now), mark = item.querySelector(".critere__etat");
      if (!mark) return;
      item.classList.toggle("critere--fait", found.done);
      if (found.hand) mark.firstChild.checked = found.done;
      else mark.textContent = found.done ? found.found + " sur " + found.min + ", c’est fait" : found.found + " sur " + found.min;
    });
    watchers.forEach(function (act) { act(now); });
  }
  // act changes the state; with words, the change is said and can be taken back.
  function change(act, words) {
    var before = JSON.stringify(now);
    act(now);
    now.modifie = boite.today();
    store.change(now, words, before);
    draw();
  }
  // Another hand changed a field: it is drawn again around what has the focus.
  function keepFocus(field) {
    var item = window.boiteRemplir.field(field.id), active = document.activeElement;
    function all() { return Array.from(item.querySelectorAll("textarea, input, select")); }
    var before = all(), n = before.indexOf(active), wide = field.type === "table" ? field.colonnes.length : 1;
    var at = n < 0 || active.selectionStart == null ? null : [active.selectionStart, active.selectionEnd];
    fill(field);
    if (n < 0) return;
    // Its row may have moved: the nearest field of its column that holds the same.
    var same = all().filter(function (one, k) { return k % wide === n % wide && one.value === active.value; });
    same.sort(function (a, b) { return Math.abs(all().indexOf(a) - n) - Math.abs(all().indexOf(b) - n); });
    var target = same[0] || all()[n];
    if (!target) return;
    target.focus({ preventScroll: true });
    if (at) target.setSelectionRange(at[0], at[1]);
  }

  // All are measured before any is set: the page is laid out once.
  function grow(areas) {
    areas.forEach(function (area) { area.style.height = "auto"; });
    var heights = areas.map(function (area) { return area.scrollHeight + 2 + "px"; });
    areas.forEach(function (area, n) { area.style.height = heights[n]; });
  }
  function control(label, value, set, extra) {
    var made = element(extra && extra.long ? "textarea" : "input", Object.assign({
      "aria-label": label, autocomplete: "off",
      input: function () { if (made.tagName === "TEXTAREA") grow([made]); set(made.value); keep(); }
    }, extra && extra.long ? { rows: extra.rows || 1, maxlength: SIGNS } : { type: (extra && extra.type) || "text", maxlength: 2000, min: extra && extra.min, max: extra && extra.max }));
    made.value = value || "";
    return made;
  }
  function choice(field, options) {
    var made = element("select", { "aria-label": field.label, change: function () { now.champs[field.id] = made.value; keep(); } },
      [element("option", { value: "" }, "Choisir…")].concat(options.map(function (o) { return element("option", { value: o }, o); })));
    made.value = options.includes(now.champs[field.id]) ? now.champs[field.id] : "";
    return made;
  }
  function single(field) {
    function set(value) { now.champs[field.id] = value; }
    if (field.type === "choix") return choice(field, field.options);
    if (field.type === "oui-non") return choice(field, ["Oui", "Non"]);
    var long = field.type === "texte" || field.type === "schema" || field.type === "texte-court";
    var type = field.type === "date" ? "date" : field.type === "nombre" ? "number" : "text";
    return control(field.label, now.champs[field.id], set, { long: long, rows: field.type === "texte" ? 4 : 2, type: type, min: field.min, max: field.max });
  }
  function rowsOf(field) {
    if (!Array.isArray(now.champs[field.id])) now.champs[field.id] = [];
    return now.champs[field.id];
  }
  function blankRow(field) { return field.type === "table" ? field.colonnes.map(function () { return ""; }) : ""; }
  function many(field) {
    var rows = rowsOf(field), noun = field.type === "table" ? "Ligne" : "Élément";
    var shownRows = rows.length ? rows : [blankRow(field)];
    var list = element("ol", { class: "rangees" + (field.type === "table" ? " rangees--table" : "") }, shownRows.map(function (row, n) {
      var title = noun + " " + (n + 1);
      return element("li", { class: "rangee" }, [
        field.type === "table" ? element("div", { class: "rangee__cases" }, field.colonnes.map(function (column, c) {
          return element("label", {}, [element("span", {}, column), control(field.label + ", " + title.toLowerCase() + ", " + column, row[c], function (value) {
            var all = rowsOf(field);
            if (!all[n]) all[n] = blankRow(field);
            all[n][c] = value;
          }, { long: true })]);
        })) : control(field.label + ", " + title.toLowerCase(), row, function (value) { rowsOf(field)[n] = value; }, { long: true }),
        element("div", { class: "rangee__actes" }, [
          n > 0 && act("Monter", function () { swap(field, n, n - 1); }, title),
          n < shownRows.length - 1 && act("Descendre", function () { swap(field, n, n + 1); }, title),
          rows.length > 0 && act("Retirer", function () { remove(field, n, title); }, title)
        ].filter(Boolean))
      ]);
    }));
    var add = button(field.type === "table" ? "Ajouter une ligne" : "Ajouter un élément", function () {
      var rows = rowsOf(field);
      if (rows.length >= ROWS) return boite.say(ROWS + " lignes au plus.");
      if (!rows.length) rows.push(blankRow(field));
      rows.push(blankRow(field));
      redraw(field, rows.length - 1);
      keep();
    });
    var bottom = [add];
    if (field.type === "table") bottom.push(button("Tableau en CSV", function () {
      boite.download(name("-" + field.id + ".csv"), boite.csv([field.colonnes].concat(rowsOf(field).filter(filled))), "text/csv");
    }));
    return [list, element("div", { class: "rangee__actes" }, bottom)];
  }
  function act(words, does, title) {
    return button([words, element("span", { class: "hors-ecran" }, " : " + title)], does, { class: "bouton bouton--petit" });
  }
  function swap(field, a, b) {
    var rows = rowsOf(field), kept = rows[a];
    rows[a] = rows[b];
    rows[b] = kept;
    redraw(field, b);
    keep();
  }
  function remove(field, n, title) {
    change(function (state) { state.champs[field.id].splice(n, 1); }, title + " retiré" + (field.type === "table" ? "e" : "") + " de « " + field.label + " ».");
    focus(field, Math.max(0, n - 1));
  }
  function focus(field, n) {
    var target = window.boiteRemplir.field(field.id).querySelectorAll(".rangee")[n];
    if (target) target.querySelector("textarea, input").focus();
  }
  function redraw(field, n) {
    fill(field);
    focus(field, n);
  }
  function fill(field) {
    var item = window.boiteRemplir.field(field.id), box = item.querySelector(".champ__saisie");
    if (!box) item.append(box = element("div", { class: "champ__saisie" }));
    box.replaceChildren.apply(box, shapeOf(field) === "texte" ? [single(field)] : many(field));
    grow(Array.from(box.querySelectorAll("textarea")));
  }
  function draw() {
    if (!opened) return;
    project.value = now.projet;
    sheet.champs.forEach(fill);
  }
  function mark(item, n) {
    if (item.querySelector(".critere__etat")) return;
    if (!judged(sheet, sheet.criteres[n], n, now).hand) return item.append(" ", element("span", { class: "critere__etat" }));
    var box = element("input", { type: "checkbox", change: function () {
      if (box.checked) now.coches[n] = true; else delete now.coches[n];
      keep();
    } });
    item.append(element("label", { class: "critere__etat critere__main" }, [box, element("span", { class: "hors-ecran" }, "C’est fait")]));
  }
  function open(asked) {
    if (opened) return;
    opened = true;
    start.remove();
    criteria.forEach(mark);
    tools.append(
      chooser, element("label", { class: "remplir__projet" }, [element("span", {}, "Nom du projet"), project]), progress, saved,
      element("div", { class: "remplir__actes" }, [
        button("Exporter", boite.rescue = function () { boite.download(name(".json"), boite.exported(KIND, VERSION, Object.assign({ fiche: slug }, now)), "application/json"); }),
        boite.opener("Importer", bring),
        button("Imprimer", function () { window.print(); }),
        button("Markdown", function () { boite.download(name(".md"), markdown(sheet, now), "text/markdown"); }),
        button("Vider la fiche", clear)
      ]));
    place.classList.add("champs--ouverts");
    draw();
    show();
    if (now.modifie) saved.textContent = "Enregistré sur cet appareil le " + boite.day(now.modifie) + ".";
    if (asked instanceof Element) project.focus();
  }
  function bring(files) {
    var found = files[0] && (files[0].faute ? files[0] : boite.imported(files[0].texte, KIND, VERSION, {}));
    if (!found) return;
    if (found.contenu && found.contenu.fiche !== slug) {
      var other = data.fiches[Object.hasOwn(data.fiches, found.contenu.fiche) ? found.contenu.fiche : ""];
      found = { faute: other ? "Ce fichier est une fiche « " + other.titre + " » : l’ouvrir sur sa page." : "Ce fichier ne dit pas de quelle fiche il vient." };
    }
    if (!found.faute) found = clean(found.contenu, sheet);
    if (found.faute) return boite.say(files[0].nom + " : " + found.faute + " Rien n’a changé ici.");
    found = found.contenu;
    if ([empty(), fresh(here)].map(said).includes(said(now))) return change(function () { now = found; rename(here, (now.projet || fresh(here).projet).trim()); }, "Fiche importée.");
    if (said(found) === said(now)) return boite.say("Ce fichier contient ce qui est déjà ici. Rien n’a changé.");
    beside(found);
  }
  // Never in place of what is written: beside it, in another project, or into what it leaves empty.
  function beside(state) {
    var was = here, title = boite.projet(here);
    boite.choose("Cette fiche est déjà commencée dans le projet « " + title + " »", [element("p", {}, "Rien de ce que vous avez écrit ne sera remplacé.")], [
      ["Mettre dans un nouveau projet", function () {
        var sheets = {}, id;
        sheets[slug] = state;
        turn(id = newProject(state.projet || "Projet importé", sheets));
        boite.say("Fiche importée dans le projet « " + boite.projet(id) + " ».", function () { projects.remove(id); projects.choose(was); turn(was); });
      }],
      ["Compléter le projet « " + title + " »", function () { store.add(Object.assign({}, state, { projet: now.projet }), "Fiche complétée."); }],
      ["Ne rien changer"]
    ]);
  }
  // Shows this sheet as another project has it.
  function turn(id) {
    here = id;
    store.open(key(id, slug));
    now = store.now;
    store.done = undefined;
    saved.textContent = now.modifie ? "Enregistré sur cet appareil le " + boite.day(now.modifie) + "." : "";
    draw();
    show();
  }
  function clear() {
    if (boite.sure("Vider toute la fiche « " + sheet.titre + " » ? Exporter d’abord pour en garder une copie.")) change(function () { now = empty(); }, "Fiche vidée.");
  }

  window.boiteRemplir.tools = tools;
  var heading = document.getElementById("criteres-de-reussite") || place;
  heading.before(bar);
  place.after(paper);
  addEventListener("beforeprint", function () {
    if (begun(now)) paper.replaceChildren.apply(paper, [element("h2", {}, now.projet || "Fiche remplie")].concat(told(sheet, now)));
    document.documentElement.classList.toggle("fiche-remplie", begun(now));
  });
  if (begun(now) || boite.asked().has("remplir")) open();
})();
