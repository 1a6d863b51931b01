/* Answers to questionnaires: what one may hold, judged before anything is kept or counted. */
window.boiteReponses = (function () {
  "use strict";
  var tools = boiteEvaluer, data = window.boiteQuestionnaires, asked = new Map();

  Object.keys(data.questionnaires).forEach(function (slug) {
    var one = data.questionnaires[slug], questions = one.parties.flatMap(function (p) { return p.questions; });
    questions.forEach(function (q, n) { q.rang = n + 1; });
    asked.set(slug, Object.assign({ slug: slug, questions: questions }, one));
  });

  function fresh(slug) { return { id: tools.mark(), questionnaire: slug, edition: asked.get(slug).edition, le: boite.today(), reponses: {} }; }
  function blank(one) { return !Object.keys(one.reponses).length; }
  function choices(q) { return q.type === "echelle" ? [0, 1, 2, 3, 4] : q.type === "oui-non" ? ["oui", "non"] : q.options; }

  // What a question expects, when a value is not that; nothing when it is.
  function expected(q, value) {
    var fine = q.type === "texte" ? tools.isText(value)
      : q.type === "choix-multiple" ? Array.isArray(value) && value.length && new Set(value).size === value.length && value.every(function (v) { return q.options.includes(v); })
      : choices(q).includes(value);
    return fine ? "" : { texte: "un texte de " + tools.most + " signes au plus", echelle: "un nombre entier de 0 à 4", "oui-non": "oui ou non" }[q.type] || "une réponse de sa liste";
  }
  // What is wrong with the answers of one person, in a sentence; nothing when all is well.
  function judge(one) {
    var about = one && asked.get(one.questionnaire), answers = one && one.reponses, fault = "";
    if (!tools.fits(one, { id: tools.isMark, questionnaire: function () { return about; }, edition: tools.isDay, le: tools.isDay, papier: function (v) { return v === undefined || v === true; }, reponses: Boolean }))
      return "Ce fichier ne contient pas de réponses à un questionnaire de ce site, ou il est abîmé.";
    Object.keys(answers).forEach(function (key) {
      var q = about.questions.find(function (one) { return one.id === key; });
      var due = q ? expected(q, answers[key]) && "la question " + q.rang + " attend " + expected(q, answers[key]) : "la question « " + key.slice(0, 40) + " » n’est pas dans ce questionnaire" + (one.edition === about.edition ? "" : ", qui a changé depuis");
      if (due) fault = "Ce fichier ne va pas : " + due + ".";
    });
    return fault || (typeof answers !== "object" || blank(one) ? "Ce fichier ne contient aucune réponse." : "");
  }

  // The field of a question, bound to a store that holds one answer.
  function field(q, head, store) {
    return tools[q.type === "texte" ? "area" : "boxes"]({
      name: "q-" + q.id, legend: head, short: q.court, values: choices(q), many: q.type === "choix-multiple", ends: q.type === "echelle" && [q.de, q.a],
      read: function () { return store.now.reponses[q.id]; },
      write: function (value) {
        var next = Object.assign({}, store.now, { le: boite.today(), edition: asked.get(store.now.questionnaire).edition, reponses: Object.assign({}, store.now.reponses) });
        if (expected(q, value)) delete next.reponses[q.id]; else next.reponses[q.id] = value;
        store.put(next);
      }
    });
  }
  // One answer kept under a key, shared with the other tabs.
  function store(key, slug, show) {
    return boite.store(key, {
      fresh: function () { return fresh(slug || asked.keys().next().value); }, blank: blank, show: show,
      clean: function (raw) { return !judge(raw) && (!slug || raw.questionnaire === slug) ? raw : null; },
      name: function (path) {
        var q = Array.from(asked.values()).flatMap(function (one) { return one.questions; }).find(function (one) { return one.id === path[1]; });
        return q ? q.texte : "";
      }
    });
  }

  return { data: data, asked: asked, fresh: fresh, blank: blank, choices: choices, judge: judge, field: field, store: store };
})();
