/* A questionnaire filled in its page: kept on the device at each answer, given as a file. */
(function () {
  "use strict";
  var element = boite.element, button = boite.button, all = boiteReponses;
  var place = document.querySelector(".repondre"), about = place && all.asked.get(place.dataset.questionnaire);
  if (!about) return;
  var KEY = "questionnaire." + about.slug, painters = [], told, state;

  function start() {
    var kept = all.judge(boite.kept(KEY, null));
    state = kept.contenu && kept.contenu.questionnaire === about.slug ? kept.contenu : all.fresh(about.slug);
  }
  function count() { return Object.keys(state.reponses).length; }
  function tell() {
    var words = boite.plural(count(), "réponse") + " sur " + about.questions.length;
    if (told.textContent !== words) told.textContent = words;
  }
  function save() {
    state.le = all.today();
    if (count()) boite.keep(KEY, state); else boite.forget(KEY);
    tell();
  }
  function set(q, value) {
    if (all.expected(q, value)) delete state.reponses[q.id]; else state.reponses[q.id] = value;
    save();
  }
  function paint() { painters.forEach(function (one) { one(); }); tell(); }
  // Puts another state in place of this one; can be undone.
  function replace(next, words) {
    var before = state;
    state = next;
    save();
    paint();
    boite.say(words, function () { state = before; save(); paint(); });
  }

  // ---- Fields -------------------------------------------------------------------------------------

  function written(q, head) {
    var id = "q-" + q.id, field = element(q.court ? "input" : "textarea", {
      id: id, maxlength: all.most, rows: q.court ? null : 3, autocomplete: "off", input: function () { set(q, field.value); }
    });
    painters.push(function () { field.value = state.reponses[q.id] || ""; });
    return [element("label", { for: id, class: "demande" }, head), field];
  }

  function chosen(q, head) {
    var many = q.type === "choix-multiple", values = all.choices(q), scale = q.type === "echelle", inputs;
    function take() {
      var on = values.filter(function (v, n) { return inputs[n].checked; });
      set(q, many ? on : on[0]);
      off.hidden = many || !on.length;
    }
    function show() {
      var value = state.reponses[q.id];
      values.forEach(function (v, n) { inputs[n].checked = many ? (value || []).includes(v) : v === value; });
      off.hidden = many || value === undefined;
    }
    inputs = values.map(function () { return element("input", { type: many ? "checkbox" : "radio", name: q.id, change: take }); });
    var off = button("Retirer ma réponse", function () {
      var before = state.reponses[q.id];
      set(q);
      show();
      inputs[0].focus();
      boite.say("Réponse retirée.", function () { set(q, before); show(); });
    }, { class: "retirer", hidden: true });
    painters.push(show);
    var labels = values.map(function (v, n) {
      var end = scale && { 0: q.de, 4: q.a }[v];
      return element("label", {}, [inputs[n], element("span", {}, scale ? String(v) : v === "oui" ? "Oui" : v === "non" ? "Non" : v)].concat(end ? element("span", { class: "hors-ecran" }, " : " + end) : []));
    });
    function edge(words) { return scale ? [element("span", { class: "bout", "aria-hidden": "true" }, words)] : []; }
    return [element("fieldset", { class: "demande" }, [
      element("legend", {}, head),
      element("div", { class: "choix" + (scale ? " choix--echelle" : "") }, [].concat(edge(q.de), labels, edge(q.a))), off
    ])];
  }

  about.questions.forEach(function (q) {
    var item = document.querySelector('[data-question="' + CSS.escape(q.id) + '"]');
    if (!item) return;
    item.replaceChildren.apply(item, (q.type === "texte" ? written : chosen)(q, Array.from(item.querySelector("p").childNodes)));
  });

  // ---- Around -------------------------------------------------------------------------------------

  function missing() {
    return about.questions.filter(function (q) { return q.requis && !(q.id in state.reponses); }).map(function (q) { return q.rang; });
  }
  function give() {
    if (!count()) { boite.say("Rien à exporter pour le moment : répondre d’abord à une question."); return; }
    var left = missing(), code = boite.fold(state.reponses[all.data.repere] || "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 30);
    boite.download("reponses-" + about.slug + "-" + (code || state.id.slice(0, 8)) + ".json", boite.exported("reponses", 1, state), "application/json");
    boite.say("Le fichier est prêt, à remettre à l’équipe." + (left.length ? " Sans réponse : " + (left.length > 1 ? "questions " : "question ") + left.join(", ") + "." : ""));
  }
  function take(files) {
    var read = files[0].faute ? files[0] : all.read(files[0].texte);
    if (read.contenu && read.contenu.questionnaire !== about.slug) read = { faute: "Ce fichier répond à un autre questionnaire : « " + all.asked.get(read.contenu.questionnaire).titre + " »." };
    if (read.faute) boite.say("« " + files[0].nom + " » : " + read.faute + " Vos réponses n’ont pas changé.");
    else replace(read.contenu, "Réponses reprises du fichier.");
  }
  function clear() {
    if (boite.sure("Effacer toutes les réponses de ce questionnaire sur cet appareil ?")) replace(all.fresh(about.slug), "Réponses effacées.");
  }
  function turn(value, words) {
    var input = element("input", { type: "radio", name: "passage", change: function () { state.passage = value; save(); } });
    painters.push(function () { input.checked = state.passage === value; });
    return element("label", {}, [input, element("span", {}, words)]);
  }
  // What is written is printed whole, even where fields do not grow by themselves.
  addEventListener("beforeprint", function () {
    document.querySelectorAll("textarea").forEach(function (field) { field.style.height = "auto"; field.style.height = field.scrollHeight + 4 + "px"; });
  });

  place.replaceChildren(
    element("p", {}, "Vos réponses s’enregistrent sur cet appareil, et seulement là, à mesure que vous répondez. Rien n’est envoyé : à la fin, exportez le fichier et remettez-le à l’équipe."),
    element("fieldset", { class: "demande" }, [element("legend", {}, "Je réponds à ce questionnaire"), element("div", { class: "choix" }, [turn(1, "pour la première fois"), turn(2, "de nouveau, plus tard")])]),
    element("p", { class: "boutons" }, [boite.opener("Reprendre un fichier", take)])
  );
  var end = document.querySelector(".remettre");
  end.before(element("p", { class: "avance" }, [told = element("strong", { role: "status" }), " · enregistré sur cet appareil"]));
  end.replaceChildren(element("p", { class: "boutons" }, [
    button("Exporter mes réponses", give), button("Imprimer", function () { print(); }), button("Tout effacer", clear)
  ]), element("p", { class: "precision" }, "Appareil partagé ? Exporter, puis tout effacer avant de partir."));
  start();
  paint();
})();
