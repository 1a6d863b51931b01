/* Where the eight deliverables of a project stand on this device, its sheets in one file, and the other projects. */
(function () {
  "use strict";
  var data = window.boiteFiches, filling = window.boiteRemplir, place = document.querySelector(".avancement");
  if (!data || !place) return;
  var element = boite.element, VERSION = 1, KIND = "fiches", projects = filling.projects, here = projects.here();
  var told = place.querySelector(".avancement__dit"), paper = document.querySelector(".remplir__papier");
  var delivered = data.livrables.flatMap(function (l) { return l.fiches; });

  function key(slug) { return filling.key(here, slug); }
  function states() {
    var found = {};
    Object.keys(data.fiches).forEach(function (slug) {
      var state = filling.read(here, slug);
      if (filling.begun(state)) found[slug] = state;
    });
    return found;
  }
  function reviewed(state) {
    var last = state.relectures.map(function (r) { return r.le; }).sort().pop();
    return last ? " Relue par un pair le " + boite.day(last) + "." : "";
  }
  function line(slug, state) {
    var sheet = data.fiches[slug], most = sheet.criteres.length, met = state ? filling.met(sheet, state) : 0;
    var words = !state ? "Pas commencée." : boite.plural(met, "critère") + " sur " + most + (state.modifie ? ", modifiée le " + boite.day(state.modifie) : "") + "." + reviewed(state);
    return element("li", { class: "avancement__fiche" }, [
      element("a", { href: boite.base + "/" + sheet.url + "#remplir" }, sheet.titre),
      element("progress", { max: most, value: met, "aria-label": sheet.titre + " : critères réussis" }),
      element("span", { class: "precision" }, words + (state && state.projet ? " Projet : " + state.projet : ""))
    ]);
  }
  function complete(one, found) {
    return one.fiches.every(function (slug) { return found[slug] && filling.met(data.fiches[slug], found[slug]) === data.fiches[slug].criteres.length; });
  }
  function show() {
    bar.draw(here);
    boite.paint(title, (boite.kept("projet." + here) || {}).nom || "");
    title.placeholder = boite.projet(here);
    var found = states(), done = data.livrables.filter(function (one) { return complete(one, found); }).length;
    var others = Object.keys(found).filter(function (slug) { return !delivered.includes(slug); });
    place.querySelector(".avancement__total").textContent = done === data.livrables.length
      ? "Les huit livrables ont tous leurs critères. Bravo !" : boite.plural(done, "livrable") + " sur " + data.livrables.length + (done > 1 ? " ont" : " a") + " tous ses critères.".replace("ses", done > 1 ? "leurs" : "ses");
    fill(".avancement__liste", data.livrables.map(function (one) {
      return element("li", { class: complete(one, found) ? "fait" : "" }, [
        element("strong", {}, one.court), element("p", { class: "precision" }, one.noms.join(" ; ")),
        element("ul", {}, one.fiches.map(function (slug) { return line(slug, found[slug]); }))
      ]);
    }));
    fill(".avancement__autres", others.map(function (slug) { return line(slug, found[slug]); }));
    place.querySelector(".avancement__autres").previousElementSibling.hidden = !others.length;
    return found;
  }
  function fill(where, parts) {
    var box = place.querySelector(where);
    box.replaceChildren.apply(box, parts);
  }

  // Returns what takes it back: what was written since stays.
  function put(given) {
    var before = {}, kept = true;
    Object.keys(given).forEach(function (slug) {
      before[slug] = boite.kept(key(slug), null);
      if (given[slug]) kept = boite.keep(key(slug), given[slug]) && kept;
      else boite.forget(key(slug));
    });
    show();
    told.textContent = kept ? "Enregistré sur cet appareil." : "Pas enregistré : exporter avant de fermer.";
    return function () {
      put(Object.fromEntries(Object.keys(given).map(function (slug) {
        var since = boite.kept(key(slug), null);
        return [slug, boite.flat(since) === boite.flat(given[slug]) ? before[slug] : both(slug, given[slug], since, before[slug] || {}, "Depuis, vous aviez écrit autre chose dans")];
      })));
    };
  }
  // What is empty is filled; where both say otherwise, the page of the sheet shows both.
  function both(slug, base, theirs, mine, who) {
    var found = [], at = "conflit." + key(slug), made = boite.merge(base || {}, theirs, mine, [], found);
    if (found.length) boite.keep(at, boite.kept(at, []).concat(found.map(function (one) { return Object.assign({ qui: who }, one); })));
    return made;
  }
  function exported() {
    var found = states();
    if (!Object.keys(found).length) return boite.say("Aucune fiche n’est commencée : il n’y a rien à exporter.");
    boite.download("mes-fiches-" + boite.today() + ".json", boite.exported(KIND, VERSION, { projet: boite.projet(here), fiches: found }), "application/json");
  }
  // One file of all sheets, or several files of one sheet each: whole, or refused with a sentence.
  function opened(file) {
    if (file.faute) return file;
    var all = boite.imported(file.texte, KIND, VERSION, {}), one = boite.imported(file.texte, "fiche", filling.version, {});
    var given = one.contenu ? Object.fromEntries([[typeof one.contenu.fiche === "string" ? one.contenu.fiche : "", one.contenu]]) : all.contenu && all.contenu.fiches;
    if (!given || typeof given !== "object" || Array.isArray(given)) return { faute: all.faute || "Ce fichier ne contient pas de fiche." };
    var sheets = {}, wrong = "", names = Object.keys(given);
    names.slice(0, 100).forEach(function (slug) {
      if (!Object.hasOwn(data.fiches, slug)) return void (wrong = wrong || "La fiche « " + slug.slice(0, 40) + " » n’existe pas sur ce site.");
      var read = filling.clean(given[slug], data.fiches[slug]);
      if (read.faute) wrong = wrong || data.fiches[slug].titre + " : " + read.faute;
      else sheets[slug] = read.contenu;
    });
    var named = all.contenu && typeof all.contenu.projet === "string" ? all.contenu.projet.slice(0, 200) : "";
    return wrong || !names.length ? { faute: wrong || "Ce fichier ne contient pas de fiche." } : { fiches: sheets, projet: named || Object.values(sheets).map(function (one) { return one.projet; }).find(Boolean) };
  }
  function bring(files) {
    var given = {}, faults = [], name = "";
    files.forEach(function (file) {
      var found = opened(file);
      if (found.faute) return faults.push(file.nom + " : " + found.faute);
      Object.assign(given, found.fiches);
      name = name || found.projet || "";
    });
    var now = states(), count = Object.keys(given).length, more = faults.length ? " " + faults.join(" ") : "", title = boite.projet(here);
    var words = boite.plural(count, "fiche importée", "fiches importées") + "." + more;
    if (!count) return boite.say("Rien n’a changé." + more);
    if (!Object.keys(now).length) return into(given, words, name);
    if (Object.keys(given).every(function (slug) { return now[slug] && filling.said(now[slug]) === filling.said(given[slug]); })) return boite.say("Ces fiches sont déjà dans ce projet. Rien n’a changé." + more);
    boite.choose("Où mettre " + (count > 1 ? "ces " + count + " fiches" : "cette fiche") + (name ? " du projet « " + name + " »" : "") + " ?", [element("p", {}, "Rien de ce que vous avez écrit ne sera remplacé." + more)], [
      ["Dans un nouveau projet", function () { aside(given, name || "Projet importé", words); }],
      ["Compléter le projet « " + title + " »", function () { join(given, words); }],
      ["Ne rien changer"]
    ]);
  }
  function into(given, words, name) {
    var old = (boite.kept("projet." + here) || {}).nom || "", back = put(joined(given));
    if (!old && name) filling.rename(here, name);
    show();
    boite.say(words, function () { back(); filling.rename(here, old); show(); });
  }
  function aside(given, name, words) {
    var was = here;
    open(filling.newProject(name, given));
    var made = here;
    boite.say(words, function () { projects.remove(made); projects.choose(was); open(was); });
  }
  function joined(given) {
    return Object.fromEntries(Object.keys(given).map(function (slug) {
      var mine = filling.read(here, slug);
      return [slug, both(slug, {}, Object.assign({}, given[slug], { projet: mine.projet || given[slug].projet }), mine, "Le fichier dit autre chose dans")];
    }));
  }
  function join(given, words) {
    var back = put(joined(given));
    var two = Object.keys(given).some(function (slug) { return boite.kept("conflit." + key(slug)); });
    boite.say(words + (two ? " Certains champs ont deux textes : à choisir sur la page de la fiche." : ""), back);
  }

  // ---- Projects

  function open(id) {
    here = id;
    told.textContent = "";
    show();
  }
  function create() {
    open(filling.newProject("", {}));
    title.focus();
    boite.say("Nouveau projet : lui donner un nom.");
  }
  function double() {
    var name = boite.projet(here), id = projects.copy(here);
    filling.rename(id, name + " (copie)");
    projects.choose(id);
    open(id);
    boite.say("Projet dupliqué : « " + boite.projet(id) + " ».");
  }
  function remove() {
    var gone = here, name = boite.projet(here);
    if (!boite.sure("Supprimer le projet « " + name + " » et ses fiches de cet appareil ? Exporter d’abord pour en garder une copie.")) return;
    var back = projects.remove(gone);
    open(projects.here());
    boite.say("Projet « " + name + " » supprimé.", function () { back(); projects.choose(gone); open(gone); });
  }

  function clear() {
    var gone = Object.fromEntries(Object.keys(states()).map(function (slug) { return [slug, null]; }));
    if (!Object.keys(gone).length) return boite.say("Aucune fiche n’est commencée.");
    if (!boite.sure("Effacer de cet appareil toutes les fiches du projet « " + boite.projet(here) + " » ? Exporter d’abord pour en garder une copie.")) return;
    var back = put(gone);
    told.textContent = "";
    boite.say("Fiches effacées de cet appareil.", back);
  }
  function printed() {
    var found = states(), slugs = Object.keys(found);
    paper.replaceChildren.apply(paper, slugs.map(function (slug) {
      var sheet = data.fiches[slug];
      return element("section", {}, [element("h2", {}, sheet.titre + (found[slug].projet ? " : " + found[slug].projet : ""))].concat(filling.told(sheet, found[slug])));
    }));
    document.documentElement.classList.toggle("fiches-imprimees", slugs.length > 0);
  }

  var title = element("input", { type: "text", maxlength: 200, autocomplete: "off", input: function () { filling.rename(here, title.value.trim()); bar.draw(here); } });
  var bar = projects.bar("Projet", open, [element("label", {}, [element("span", {}, "Nom du projet"), title]),
    boite.button("Nouveau projet", create), boite.button("Dupliquer", double), boite.button("Supprimer", remove)]);
  place.prepend(bar);
  boite.rescue = exported;
  place.querySelector(".avancement__actes").append(
    boite.button("Exporter toutes mes fiches", exported), boite.opener("Importer des fiches", bring, true),
    boite.button("Imprimer toutes mes fiches", function () { printed(); window.print(); }), boite.button("Tout effacer", clear));
  addEventListener("afterprint", function () { document.documentElement.classList.remove("fiches-imprimees"); });
  addEventListener("pageshow", show);
  addEventListener("storage", show);
  place.querySelector(".avancement__dossier").hidden = location.protocol !== "file:";
  document.querySelector(".fiches-sans").hidden = true;
  place.hidden = false;
  show();
})();
