/* Read a peer's sheet and comment it, field by field, with the four questions; then give the file back. */
(function () {
  "use strict";
  var data = window.boiteFiches, fill = window.boiteRemplir, place = document.querySelector(".relire");
  if (!data || !place) return;
  var element = boite.element, KEY = "relire", OPINIONS = ["Validé", "Validé avec réserves", "À reprendre"];
  var now = restored(), saved = element("p", { class: "precision", role: "status" }), count = element("p", { class: "relire__compte" });

  // { fiche: slug, lue: the sheet as it was exported, relecture: what the reader writes }
  function open(given) {
    if (!given || !Object.hasOwn(data.fiches, given.fiche)) return { faute: "Ce fichier ne dit pas de quelle fiche il vient." };
    // What other peers said of it stays with its authors.
    var read = fill.clean(Object.assign({}, given, { relectures: [] }), data.fiches[given.fiche]);
    return read.faute ? read : { fiche: given.fiche, lue: read.contenu, relecture: fill.review({}, data.fiches[given.fiche]) };
  }
  function restored() {
    var kept = boite.kept(KEY, null), found = kept && open(Object.assign({ fiche: kept.fiche }, kept.lue));
    if (!found || found.faute) return null;
    found.relecture = fill.review(kept.relecture, data.fiches[found.fiche]) || found.relecture;
    return found;
  }
  function begun() { return now && (Object.keys(now.relecture.remarques).length || now.relecture.mot); }
  function keep() {
    saved.textContent = boite.keep(KEY, now) ? "Enregistré sur cet appareil." : "Pas enregistré : rendre la relecture avant de fermer.";
    tell();
  }
  function tell() {
    var done = Object.keys(now.relecture.remarques).length;
    count.textContent = boite.plural(done, "champ commenté", "champs commentés") + " sur " + data.fiches[now.fiche].champs.length;
  }
  function bring(files) {
    var file = files[0], found = file && (file.faute ? file : boite.imported(file.texte, "fiche", fill.version, {}));
    if (found && !found.faute) found = open(found.contenu);
    if (!found) return;
    if (found.faute) return boite.say(file.nom + " : " + found.faute + " Rien n’a changé ici.");
    if (begun() && !boite.sure("Une relecture est en cours. L’abandonner pour ouvrir cette fiche ?")) return;
    put(found, now && "Fiche ouverte.");
  }
  function put(next, words) {
    var before = now;
    now = next;
    if (now) boite.keep(KEY, now);
    else boite.forget(KEY);
    show();
    if (words) boite.say(words, function () { put(before); });
  }

  // What the reader writes under a label; grows as typed.
  function area(label, help, value, set, id) {
    var made = element("textarea", { rows: 2, maxlength: 20000, placeholder: " ", id: id, "aria-describedby": help && id + "-aide", input: function () { set(made.value); keep(); } });
    made.value = value || "";
    return element("div", { class: "relire__question" }, [element("label", { for: id }, label), help ? element("p", { class: "precision", id: id + "-aide" }, help) : "", made]);
  }
  function answer(field, question, value) {
    var all = now.relecture.remarques, said = all[field.id] || {};
    if (value.trim()) said[question] = value; else delete said[question];
    if (Object.keys(said).length) all[field.id] = said; else delete all[field.id];
  }
  function part(field, sheet) {
    var said = now.relecture.remarques[field.id] || {}, parts = fill.told({ champs: [field] }, now.lue);
    // On a phone each cell says its column: a table of six columns would not fit.
    parts.forEach(function (p) { p.querySelectorAll("table, thead, tbody, tr, th, td").forEach(role); if (p.matches("table")) role(p); });
    return element("section", { class: "relu" }, parts.concat(element("details", { open: Object.keys(said).length > 0 }, [
      element("summary", {}, ["Commenter", element("span", { class: "hors-ecran" }, " « " + field.label + " »")])
    ].concat(data.questions.map(function (q) {
      return area(q.nom, q.aide, said[q.id], function (value) { answer(field, q.id, value); }, "r-" + field.id + "-" + q.id);
    })))));
    function role(one) {
      one.setAttribute("role", { TABLE: "table", TR: "row", TH: "columnheader", TD: "cell" }[one.tagName] || "rowgroup");
      if (one.tagName === "TD") one.dataset.colonne = field.colonnes[one.cellIndex];
    }
  }
  function show() {
    if (!now) return place.replaceChildren(boite.opener("Ouvrir la fiche à relire", bring));
    var sheet = data.fiches[now.fiche], written = now.relecture;
    var by = element("input", { id: "r-par", maxlength: 120, autocomplete: "off", "aria-describedby": "r-par-aide", input: function () { written.par = by.value; keep(); } });
    var opinion = element("select", { id: "r-avis", change: function () { written.avis = opinion.value; keep(); } }, [element("option", { value: "" }, "Pas d’avis")].concat(OPINIONS.map(function (o) { return element("option", { value: o }, o); })));
    by.value = written.par;
    opinion.value = OPINIONS.includes(written.avis) ? written.avis : "";
    place.replaceChildren(
      element("h2", { tabindex: -1 }, sheet.titre + (now.lue.projet ? "\u00a0: " + now.lue.projet : "")),
      element("p", { class: "precision" }, (now.lue.modifie ? "Fiche du " + fill.day(now.lue.modifie) + ". " : "") + "Lire d’abord tout, puis répondre aux questions utiles : aucune n’est obligatoire."),
      element("div", {}, sheet.champs.map(function (f) { return part(f, sheet); })),
      element("h2", {}, "Pour finir"),
      area("Un mot sur l’ensemble", "", written.mot, function (value) { written.mot = value; }, "r-mot"),
      element("div", { class: "relire__question" }, [element("label", { for: "r-avis" }, "Votre avis"), opinion]),
      element("div", { class: "relire__question" }, [element("label", { for: "r-par" }, "Votre rôle, ou un pseudonyme"), element("p", { class: "precision", id: "r-par-aide" }, "Facultatif. Par exemple « une stagiaire du groupe 2 »."), by]),
      count, saved,
      element("p", { class: "relire__actes" }, [boite.button("Rendre la relecture", give), boite.opener("Ouvrir une autre fiche", bring), boite.button("Imprimer", function () { window.print(); }), boite.button("Fermer cette fiche", close)]));
    tell();
    place.firstChild.focus({ preventScroll: true });
  }
  function give() {
    if (!begun()) return boite.say("Écrire au moins une remarque avant de rendre la relecture.");
    var content = Object.assign({ fiche: now.fiche, projet: now.lue.projet, lue: now.lue.champs }, now.relecture, { le: fill.today() });
    delete content.traitees;
    boite.download("relecture-" + now.fiche + (now.relecture.par ? "-" + boite.fold(now.relecture.par).replace(/[^a-z0-9]+/g, "-").slice(0, 30) : "") + ".json", boite.exported("relecture", 1, content), "application/json");
    saved.textContent = "Relecture prête : donner ce fichier au groupe qui a écrit la fiche.";
  }
  function close() {
    if (!begun() || boite.sure("Fermer cette fiche et effacer vos remarques de cet appareil ? Rendre d’abord la relecture pour en garder une copie.")) put(null, "Fiche fermée.");
  }
  place.hidden = false;
  show();
})();
