/* Answers to questionnaires: what one may hold, judged before anything is kept or counted. */
window.boiteReponses = (function () {
  "use strict";
  var LONG = 2000, KNOWN = ["id", "questionnaire", "passage", "le", "reponses"];
  var data = window.boiteQuestionnaires, asked = new Map();

  Object.keys(data.questionnaires).forEach(function (slug) {
    var one = data.questionnaires[slug], questions = [].concat.apply([], one.parties.map(function (p) { return p.questions; }));
    questions.forEach(function (q, n) { q.rang = n + 1; });
    asked.set(slug, { slug: slug, titre: one.titre, moment: one.moment, url: one.url, questions: questions });
  });

  function today() {
    var now = new Date();
    return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  }
  // Enough to tell two files apart, and nothing about the person.
  function mark() {
    return Array.from(crypto.getRandomValues(new Uint8Array(8)), function (n) { return n.toString(16).padStart(2, "0"); }).join("");
  }
  function fresh(slug) { return { id: mark(), questionnaire: slug, passage: 1, le: today(), reponses: {} }; }

  function choices(q) {
    return q.type === "echelle" ? [0, 1, 2, 3, 4] : q.type === "oui-non" ? ["oui", "non"] : q.options;
  }
  // What a question expects, when a value is not that; nothing when it is.
  function expected(q, value) {
    var fine = q.type === "texte" ? typeof value === "string" && value.trim() && value.length <= LONG
      : q.type === "choix-multiple" ? Array.isArray(value) && value.length && new Set(value).size === value.length && value.every(function (v) { return q.options.includes(v); })
      : choices(q).includes(value);
    return fine ? "" : {
      texte: "un texte de " + LONG + " signes au plus", echelle: "un nombre entier de 0 à 4", "oui-non": "oui ou non"
    }[q.type] || "une réponse de sa liste";
  }

  function faultIn(answers, about) {
    var keys = Object.keys(answers);
    if (!keys.length) return "Ce fichier ne contient aucune réponse.";
    for (var key of keys) {
      var q = about.questions.find(function (one) { return one.id === key; });
      if (!q) return "La question « " + key.slice(0, 40) + " » n’est pas dans ce questionnaire ; il a peut-être changé depuis.";
      var due = expected(q, answers[key]);
      if (due) return "La question " + q.rang + " attend " + due + ".";
    }
    return "";
  }
  // Returns { contenu }, a copy that holds only what we know, or { faute } with a sentence.
  function judge(one) {
    if (!one || typeof one !== "object" || Object.keys(one).some(function (key) { return !KNOWN.includes(key); })) return { faute: "Ce fichier contient autre chose que des réponses." };
    var about = asked.get(one.questionnaire);
    if (!about) return { faute: "Ce questionnaire n’est pas sur ce site." };
    if (!/^[a-z0-9]{8,40}$/.test(one.id) || typeof one.id !== "string" || !/^\d{4}-\d\d-\d\d$/.test(one.le) || typeof one.le !== "string" || (one.passage !== 1 && one.passage !== 2))
      return { faute: "Ce fichier de réponses est abîmé." };
    if (!one.reponses || typeof one.reponses !== "object" || Array.isArray(one.reponses)) return { faute: "Ce fichier ne contient aucune réponse." };
    var fault = faultIn(one.reponses, about);
    return fault ? { faute: fault } : { contenu: { id: one.id, questionnaire: one.questionnaire, passage: one.passage, le: one.le, reponses: Object.assign({}, one.reponses) } };
  }
  function read(text) {
    var file = boite.imported(text, "reponses", 1);
    return file.faute ? file : judge(file.contenu);
  }

  return { data: data, asked: asked, fresh: fresh, today: today, mark: mark, choices: choices, expected: expected, judge: judge, read: read, most: LONG };
})();
