/* Answers to questionnaires: what one may hold, judged before anything is kept or counted. */
window.boiteReponses = (function () {
  "use strict";
  var KNOWN = ["id", "questionnaire", "edition", "le", "papier", "reponses"], MOST = 500;
  var tools = boiteEvaluer, data = window.boiteQuestionnaires, asked = new Map();

  Object.keys(data.questionnaires).forEach(function (slug) {
    var one = data.questionnaires[slug], questions = one.parties.flatMap(function (p) { return p.questions; });
    questions.forEach(function (q, n) { q.rang = n + 1; });
    asked.set(slug, Object.assign({ slug: slug, questions: questions }, one));
  });

  function fresh(slug) { return { id: tools.mark(), questionnaire: slug, edition: asked.get(slug).edition, le: tools.today(), reponses: {} }; }
  function blank(one) { return !Object.keys(one.reponses).length; }
  function choices(q) { return q.type === "echelle" ? [0, 1, 2, 3, 4] : q.type === "oui-non" ? ["oui", "non"] : q.options; }

  // What a question expects, when a value is not that; nothing when it is.
  function expected(q, value) {
    var fine = q.type === "texte" ? tools.isText(value)
      : q.type === "choix-multiple" ? Array.isArray(value) && value.length && new Set(value).size === value.length && value.every(function (v) { return q.options.includes(v); })
      : choices(q).includes(value);
    return fine ? "" : { texte: "un texte de " + tools.most + " signes au plus", echelle: "un nombre entier de 0 à 4", "oui-non": "oui ou non" }[q.type] || "une réponse de sa liste";
  }
  function faultIn(answers, about, edition) {
    var keys = answers && typeof answers === "object" && !Array.isArray(answers) ? Object.keys(answers) : [];
    if (!keys.length) return "il ne contient aucune réponse.";
    for (var key of keys) {
      var q = about.questions.find(function (one) { return one.id === key; });
      if (!q) return "la question « " + key.slice(0, 40) + " » n’est pas dans ce questionnaire" + (edition === about.edition ? "." : ", qui a changé depuis.");
      var due = expected(q, answers[key]);
      if (due) return "la question " + q.rang + " attend " + due + ".";
    }
    return "";
  }
  // Returns { contenu }, a copy that holds only what we know, or { faute } with a sentence.
  function judge(one) {
    var about = one && asked.get(one.questionnaire), fault = !tools.holds(one, KNOWN) ? "il contient autre chose que des réponses."
      : !about ? "ce questionnaire n’est pas sur ce site."
      : !tools.isMark(one.id) || !tools.isDay(one.le) || !tools.isDay(one.edition) || ![undefined, true].includes(one.papier) ? "il est abîmé."
      : faultIn(one.reponses, about, one.edition);
    return fault ? { faute: "Ce fichier ne peut pas être lu : " + fault } : { contenu: JSON.parse(JSON.stringify(one)) };
  }
  // A file holds one answer, or a list of them: { liste }, or { faute } with a sentence.
  function read(text) {
    var file = boite.imported(text, "reponses", 1);
    if (file.faute) return file;
    var given = Array.isArray(file.contenu.liste) ? file.contenu.liste : [file.contenu];
    if (!given.length || given.length > MOST) return { faute: "Ce fichier doit contenir de 1 à " + MOST + " réponses." };
    var judged = given.map(judge);
    return judged.find(function (one) { return one.faute; }) || { liste: judged.map(function (one) { return one.contenu; }) };
  }

  // The field of a question, bound to a store that holds one answer.
  function field(q, head, store) {
    return tools[q.type === "texte" ? "area" : "boxes"]({
      name: "q-" + q.id, legend: head, short: q.court, values: choices(q), many: q.type === "choix-multiple", ends: q.type === "echelle" && [q.de, q.a],
      read: function () { return store.now.reponses[q.id]; },
      write: function (value) {
        var next = Object.assign({}, store.now, { le: tools.today(), edition: asked.get(store.now.questionnaire).edition, reponses: Object.assign({}, store.now.reponses) });
        if (expected(q, value)) delete next.reponses[q.id]; else next.reponses[q.id] = value;
        store.put(next);
      }
    });
  }
  // What the device keeps of one answer, or a fresh one.
  function resumed(key, slug) {
    var kept = judge(boite.kept(key, null)).contenu;
    return kept && (!slug || kept.questionnaire === slug) ? kept : fresh(slug || asked.keys().next().value);
  }

  return { data: data, asked: asked, fresh: fresh, blank: blank, choices: choices, judge: judge, read: read, field: field, resumed: resumed, most: MOST };
})();
