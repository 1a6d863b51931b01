/* Where the eight deliverables stand on this device, and all the sheets in one file. */
(function () {
  "use strict";
  var data = window.boiteFiches, filling = window.boiteRemplir, place = document.querySelector(".avancement");
  if (!data || !place) return;
  var element = boite.element, VERSION = 1, KIND = "fiches";
  var told = place.querySelector(".avancement__dit"), paper = document.querySelector(".remplir__papier");
  var delivered = data.livrables.flatMap(function (l) { return l.fiches; });

  function key(slug) { return "fiche." + slug; }
  function states() {
    var found = {};
    Object.keys(data.fiches).forEach(function (slug) {
      var state = filling.read(key(slug), data.fiches[slug]);
      if (filling.begun(state)) found[slug] = state;
    });
    return found;
  }
  function reviewed(state) {
    var last = state.relectures.map(function (r) { return r.le; }).sort().pop();
    return last ? " Relue par un pair le " + filling.day(last) + "." : "";
  }
  function line(slug, state) {
    var sheet = data.fiches[slug], most = sheet.criteres.length, met = state ? filling.met(sheet, state) : 0;
    var words = !state ? "Pas commencée." : boite.plural(met, "critère") + " sur " + most + (state.modifie ? ", modifiée le " + filling.day(state.modifie) : "") + "." + reviewed(state);
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

  function put(given) {
    var before = {}, kept = true;
    Object.keys(given).forEach(function (slug) {
      before[slug] = boite.kept(key(slug), null);
      if (given[slug]) kept = boite.keep(key(slug), given[slug]) && kept;
      else boite.forget(key(slug));
    });
    show();
    told.textContent = kept ? "Enregistré sur cet appareil." : "Pas enregistré : exporter avant de fermer.";
    return before;
  }
  function exported() {
    var found = states();
    if (!Object.keys(found).length) return boite.say("Aucune fiche n’est commencée : il n’y a rien à exporter.");
    boite.download("mes-fiches-" + filling.today() + ".json", boite.exported(KIND, VERSION, { fiches: found }), "application/json");
  }
  // One file of all sheets, or several files of one sheet each: whole, or refused with a sentence.
  function opened(file) {
    if (file.faute) return file;
    var all = boite.imported(file.texte, KIND, VERSION, {}), one = boite.imported(file.texte, "fiche", filling.version, {});
    var given = one.contenu ? Object.fromEntries([[String(one.contenu.fiche), one.contenu]]) : all.contenu && all.contenu.fiches;
    if (!given || typeof given !== "object" || Array.isArray(given)) return { faute: all.faute || "Ce fichier ne contient pas de fiche." };
    var sheets = {}, wrong = "", names = Object.keys(given);
    names.slice(0, 100).forEach(function (slug) {
      if (!Object.hasOwn(data.fiches, slug)) return void (wrong = wrong || "La fiche « " + slug.slice(0, 40) + " » n’existe pas sur ce site.");
      var read = filling.clean(given[slug], data.fiches[slug]);
      if (read.faute) wrong = wrong || data.fiches[slug].titre + " : " + read.faute;
      else sheets[slug] = read.contenu;
    });
    return wrong || !names.length ? { faute: wrong || "Ce fichier ne contient pas de fiche." } : { fiches: sheets };
  }
  function bring(files) {
    var given = {}, faults = [];
    files.forEach(function (file) {
      var found = opened(file);
      if (found.faute) faults.push(file.nom + " : " + found.faute);
      else Object.assign(given, found.fiches);
    });
    var count = Object.keys(given).length, before = put(given);
    var words = (count ? boite.plural(count, "fiche importée", "fiches importées") + ". " : "Rien n’a changé. ") + faults.join(" ");
    boite.say(words, count ? function () { put(before); } : undefined);
  }
  function clear() {
    var gone = Object.fromEntries(Object.keys(states()).map(function (slug) { return [slug, null]; }));
    if (!Object.keys(gone).length) return boite.say("Aucune fiche n’est commencée.");
    if (!boite.sure("Effacer toutes vos fiches de cet appareil ? Exporter d’abord pour en garder une copie.")) return;
    var before = put(gone);
    told.textContent = "";
    boite.say("Fiches effacées de cet appareil.", function () { put(before); });
  }
  function printed() {
    var found = states(), slugs = Object.keys(found);
    paper.replaceChildren.apply(paper, slugs.map(function (slug) {
      var sheet = data.fiches[slug];
      return element("section", {}, [element("h2", {}, sheet.titre + (found[slug].projet ? " : " + found[slug].projet : ""))].concat(filling.told(sheet, found[slug])));
    }));
    document.documentElement.classList.toggle("fiches-imprimees", slugs.length > 0);
  }

  place.querySelector(".avancement__actes").append(
    boite.button("Exporter toutes mes fiches", exported), boite.opener("Importer des fiches", bring, true),
    boite.button("Imprimer toutes mes fiches", function () { printed(); window.print(); }), boite.button("Tout effacer", clear));
  addEventListener("afterprint", function () { document.documentElement.classList.remove("fiches-imprimees"); });
  addEventListener("pageshow", show);
  place.querySelector(".avancement__dossier").hidden = location.protocol !== "file:";
  document.querySelector(".fiches-sans").hidden = true;
  place.hidden = false;
  show();
})();
