// @ts-nocheck
/* Answers to questionnaires: what one may hold, judged before anything is kept or counted. */
import { store as shared } from "./accorder.js";
import * as data from "./donnees/questionnaires.js";
import * as tools from "./evaluer.js";
import { isMark, mark, today } from "./mots.js";

export const asked = new Map();

Object.keys(data.questionnaires).forEach(slug => {
  const one = data.questionnaires[slug],
    questions = one.parties.flatMap(p => p.questions);
  questions.forEach((q, n) => {
    q.rang = n + 1;
  });
  asked.set(slug, Object.assign({ slug, questions }, one));
});

export const fresh = slug => ({
  id: mark(),
  questionnaire: slug,
  edition: asked.get(slug).edition,
  le: today(),
  reponses: {},
});
export const blank = one => !Object.keys(one.reponses).length;
export const choices = q =>
  q.type === "echelle" ? [0, 1, 2, 3, 4] : q.type === "oui-non" ? ["oui", "non"] : q.options;

// What a question expects, when a value is not that; nothing when it is.
function expected(q, value) {
  const fine =
    q.type === "texte"
      ? tools.isText(value)
      : q.type === "choix-multiple"
        ? Array.isArray(value) &&
          value.length &&
          new Set(value).size === value.length &&
          value.every(v => q.options.includes(v))
        : choices(q).includes(value);
  return fine
    ? ""
    : {
        texte: `un texte de ${tools.LONG} signes au plus`,
        echelle: "un nombre entier de 0 à 4",
        "oui-non": "oui ou non",
      }[q.type] || "une réponse de sa liste";
}
// What is wrong with the answers of one person, in a sentence; nothing when all is well.
export function judge(one) {
  let about = one && asked.get(one.questionnaire),
    answers = one?.reponses,
    fault = "";
  if (
    !tools.fits(one, {
      id: isMark,
      questionnaire() {
        return about;
      },
      edition: tools.isDay,
      le: tools.isDay,
      papier(v) {
        return v === undefined || v === true;
      },
      reponses: Boolean,
    })
  )
    return "Ce fichier ne contient pas de réponses à un questionnaire de ce site, ou il est abîmé.";
  Object.keys(answers).forEach(key => {
    const q = about.questions.find(one => one.id === key);
    const due = q
      ? expected(q, answers[key]) && `la question ${q.rang} attend ${expected(q, answers[key])}`
      : `la question « ${key.slice(0, 40)} » n’est pas dans ce questionnaire${one.edition === about.edition ? "" : ", qui a changé depuis"}`;
    if (due) fault = `Ce fichier ne va pas : ${due}.`;
  });
  return (
    fault ||
    (typeof answers !== "object" || blank(one) ? "Ce fichier ne contient aucune réponse." : "")
  );
}

// The field of a question, bound to a store that holds one answer.
export const field = (q, head, store) =>
  tools[q.type === "texte" ? "area" : "boxes"]({
    name: `q-${q.id}`,
    legend: head,
    short: q.court,
    values: choices(q),
    many: q.type === "choix-multiple",
    ends: q.type === "echelle" && [q.de, q.a],
    read() {
      return store.now.reponses[q.id];
    },
    write(value) {
      const next = {
        ...store.now,
        le: today(),
        edition: asked.get(store.now.questionnaire).edition,
        reponses: { ...store.now.reponses },
      };
      if (expected(q, value)) delete next.reponses[q.id];
      else next.reponses[q.id] = value;
      store.put(next);
    },
  });
// One answer kept under a key, shared with the other tabs.
export const store = (key, slug, show) =>
  shared(key, {
    fresh() {
      return fresh(slug || asked.keys().next().value);
    },
    blank,
    show,
    clean(raw) {
      return !judge(raw) && (!slug || raw.questionnaire === slug) ? raw : null;
    },
    name(path) {
      const q = Array.from(asked.values())
        .flatMap(one => one.questions)
        .find(one => one.id === path[1]);
      return q ? q.texte : "";
    },
  });
