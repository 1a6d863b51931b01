/* What this site keeps on the device. Sites of one origin keep apart: each names its keys after its own
   path. A folder opened without a server has one name wherever it lies: moving it loses nothing. */
(function () {
  "use strict";
  var boite = window.boite, OLD = "boite.", DONE = "repris", SETTING = /^(hors-ligne$|ici\.)/, COPIES = 50;
  var FULL = "Cet appareil n’a plus de place, ou refuse de garder. Exporter en fichier avant de fermer la page.";
  var home = new URL(boite.base.replace(/\/?$/, "/"), location.href).pathname, unsaved = new Map();
  var ROOT = "boite:" + (location.protocol === "file:" ? "" : home.replace(/:/g, "%3A")) + ":", PALETTE = home + ".__palette";

  // The text under a key: null when nothing is there, undefined when the device refuses to tell.
  function stored(key) {
    try { return localStorage.getItem(ROOT + key); } catch (error) { return undefined; }
  }
  function write(key, text) {
    try { localStorage.setItem(ROOT + key, text); return true; } catch (error) { return false; }
  }
  function erase(key) {
    try { localStorage.removeItem(key); } catch (error) { /* nothing was kept */ }
  }
  function all() {
    try { return Object.keys(localStorage); } catch (error) { return []; }
  }
  // What starts with a prefix, in order, what could not be kept included.
  function keys(prefix) {
    var here = all().filter(function (key) { return key.startsWith(ROOT); }).map(function (key) { return key.slice(ROOT.length); });
    return Array.from(new Set(here.concat(Array.from(unsaved.keys())))).filter(function (key) { return key.startsWith(prefix || ""); }).sort();
  }

  // ---- Keeping --------------------------------------------------------------------------------------

  // Leaving warns as long as what someone made could not be kept.
  function leaving(event) {
    event.preventDefault();
    event.returnValue = true;
  }
  function guard() {
    var due = Array.from(unsaved.keys()).some(function (key) { return !SETTING.test(key); });
    window[due ? "addEventListener" : "removeEventListener"]("beforeunload", leaving);
  }
  // Returns whether the device kept it; when it cannot, says so and keeps it for this page.
  function keep(key, value) {
    var text = JSON.stringify(value), done = write(key, text);
    if (done) unsaved.delete(key); else unsaved.set(key, text);
    guard();
    if (!done && boite.said() !== FULL) boite.say(FULL, boite.rescue, "Exporter en fichier");
    return done;
  }
  function kept(key, otherwise) {
    var text = unsaved.has(key) ? unsaved.get(key) : stored(key);
    if (text == null) return otherwise;
    try { return JSON.parse(text); } catch (error) { return aside(key), otherwise; }
  }
  function forget(key) {
    unsaved.delete(key);
    guard();
    erase(ROOT + key);
  }
  // What cannot be read goes under another key, and this is said; a part that cannot is copied there.
  function aside(key, copy) {
    var text = stored(key), n = 1, other;
    do other = stored("abime." + n + "." + key); while (other != null && other !== text && n++ < COPIES);
    if (text == null || other === text && copy) return;
    if (!copy) erase(ROOT + key);
    if (!write("abime." + n + "." + key, text)) return void write(key, text);
    boite.say("Une partie de ce qui était gardé ici ne se lit plus. Rien n’est effacé : c’est mis de côté, voir « Sur cet appareil ».");
  }
  // A file was given: what it holds is safe.
  function safe() { removeEventListener("beforeunload", leaving); }

  // ---- Before sites kept apart ------------------------------------------------------------------------

  // Copied once. The old keys stay until all is cleared: a site cannot know which are its own.
  var RENAMED = [[/^fiche\./, "fiche.1."], [/^composer\.retard$/, "retard.1"], [/^(composer|relire)$/, "$1.1"]];
  function renamed(key) { return RENAMED.reduce(function (name, one) { return name.replace(one[0], one[1]); }, key.slice(OLD.length)); }
  function carry() {
    var old = all().filter(function (key) { return key.startsWith(OLD); });
    if (!old.length || stored(DONE) !== null) return;
    old.forEach(function (key) {
      var text = localStorage.getItem(key), now = renamed(key);
      if (stored(now) !== null || write(now, text)) return;
      // No room for two: moved.
      erase(key);
      if (!write(now, text)) localStorage.setItem(key, text);
    });
    write(DONE, "1");
  }

  // ---- Told, cleared ------------------------------------------------------------------------------------

  var NAMES = {
    "hors-ligne": "Réponse à « garder le site »", panier: "Panier", observer: "Grilles d’observation", depouiller: "Réponses rassemblées",
    "depouiller.feuille": "Feuille en cours de saisie", repris: "Marque : ce qui était gardé avant a été repris"
  };
  function title(data, kind, slug) {
    return "« " + (data && Object.hasOwn(data[kind], slug) ? data[kind][slug].titre : String(slug).replace(/-/g, " ")) + " »";
  }
  // The name of a project is kept, or is the one that its sheets agree on.
  function project(id) {
    var name = (kept("projet." + id) || {}).nom, borne = name ? null : new Set(keys("fiche." + id + ".").map(function (key) { return (kept(key) || {}).projet; }).filter(Boolean));
    return name || (borne.size === 1 ? Array.from(borne)[0] : id === "1" ? "Mon projet" : "Projet sans nom");
  }
  function composition(id) { return (kept("composer." + id) || {}).titre || "Ma demi-journée"; }
  // The words for a key, never the key itself.
  function named(key) {
    var parts = key.split("."), id = parts[1], tell = {
      fiche: function () { return "Fiche " + title(window.boiteFiches, "fiches", parts[2]) + ", projet « " + project(id) + " »"; },
      projet: function () { return "Nom du projet « " + project(id) + " »"; },
      composer: function () { return "Composition « " + composition(id) + " »"; },
      retard: function () { return "Retard noté, composition « " + composition(id) + " »"; },
      relire: function () { return "Relecture de la fiche " + title(window.boiteFiches, "fiches", (kept(key) || {}).fiche); },
      questionnaire: function () { return "Réponses au questionnaire " + title(window.boiteQuestionnaires, "questionnaires", id); },
      ici: function () { return "Ce qui était ouvert en dernier"; },
      conflit: function () { return "Écrit dans un autre onglet : " + named(parts.slice(1).join(".")); },
      abime: function () { return "Mis de côté, illisible : " + named(parts.slice(2).join(".")); }
    };
    return Object.hasOwn(NAMES, key) ? NAMES[key] : Object.hasOwn(tell, parts[0]) ? tell[parts[0]]() : "Autre travail";
  }
  // All that this site keeps here, as [{ key, name, bytes }].
  function mine() {
    var rows = keys().map(function (key) { return { key: ROOT + key, name: named(key) }; });
    all().forEach(function (key) {
      if (key === PALETTE) rows.push({ key: key, name: "Mode clair ou sombre" });
      if (key.startsWith(OLD)) rows.push({ key: key, name: "Copie d’avant la mise à jour : " + named(renamed(key)) });
    });
    return rows.map(function (row) {
      return Object.assign(row, { bytes: 2 * (row.key.length + (localStorage.getItem(row.key) || "").length) });
    });
  }
  // Erases what mine() tells, and nothing of the other sites.
  function clear() {
    safe();
    unsaved.clear();
    mine().forEach(function (row) { erase(row.key); });
  }

  carry();
  Object.assign(boite, {
    keep: keep, kept: kept, forget: forget, keys: keys, stored: stored, unsaved: function (key) { return unsaved.has(key); }, aside: aside, safe: safe,
    key: function (key) { return ROOT + key; }, mine: mine, clear: clear, projet: project, composition: composition, rescue: null
  });
})();
