/* Answers to questionnaires: what one may hold, judged before anything is kept or counted. */
import { store as shared } from "./accorder.js";
import * as data from "./donnees/questionnaires.js";
import * as tools from "./evaluer.js";
import { isDay, isMark, mark, today } from "./mots.js";

/** A question and its rank in its questionnaire.
 * @typedef {import("./donnees/questionnaires.js").QuestionDonnee & { rang: number }} Question */
/** @typedef {import("./donnees/questionnaires.js").QuestionnaireDonne & { slug: string, questions: Question[] }} Questionnaire */
/** The answers of one person.
 * @typedef {object} Answers
 * @property {string} id
 * @property {string} questionnaire
 * @property {string} edition
 * @property {string} le
 * @property {boolean} [papier]
 * @property {Record<string, any>} reponses */

/** @type {Map<string, Questionnaire>} */
export const asked = new Map();
for (const [slug, one] of Object.entries(data.questionnaires)) {
  const all = one.parties.flatMap(part => part.questions);
  const questions = all.map((q, n) => Object.assign(q, { rang: n + 1 }));
  asked.set(slug, { slug, questions, ...one });
}

/** The questionnaire of that name, which is there. @param {string} slug */
export function known(slug) {
  const found = asked.get(slug);
  if (!found) throw new Error(slug);
  return found;
}
/** @param {string} slug @returns {Answers} */
export const fresh = slug => ({
  id: mark(),
  questionnaire: slug,
  edition: known(slug).edition,
  le: today(),
  reponses: {},
});
/** @param {Answers} one */
export const blank = one => !Object.keys(one.reponses).length;
/** @param {Question} q @returns {(string | number)[]} */
export const choices = q =>
  q.type === "echelle"
    ? [0, 1, 2, 3, 4]
    : q.type === "oui-non"
      ? ["oui", "non"]
      : (q.options ?? []);

/** @type {Record<string, string>} */
const DUE = {
  texte: `un texte de ${tools.LONG} signes au plus`,
  echelle: "un nombre entier de 0 à 4",
  "oui-non": "oui ou non",
};
/** @param {Question} q @param {any} value */
function fine(q, value) {
  if (q.type === "texte") return tools.isText(value);
  if (q.type !== "choix-multiple") return choices(q).includes(value);
  const listed = Array.isArray(value) && value.length && new Set(value).size === value.length;
  return listed && value.every(v => q.options?.includes(v));
}
/** What a question expects, when a value is not that; nothing when it is.
 * @param {Question} q @param {unknown} value */
const expected = (q, value) => (fine(q, value) ? "" : DUE[q.type] || "une réponse de sa liste");

/** What is wrong with the answers of one person, in a sentence; nothing when all is well.
 * @param {any} one */
export function judge(one) {
  const about = asked.get(one?.questionnaire);
  const whole = tools.fits(one, {
    id: isMark,
    questionnaire: () => about,
    edition: isDay,
    le: isDay,
    papier: v => v === undefined || v === true,
    reponses: Boolean,
  });
  if (!whole || !about)
    return "Ce fichier ne contient pas de réponses à un questionnaire de ce site, ou il est abîmé.";
  const due = Object.entries(one.reponses).flatMap(([key, value]) => {
    const q = about.questions.find(other => other.id === key);
    const why = q && expected(q, value);
    if (q) return why ? `la question ${q.rang} attend ${why}` : [];
    const changed = one.edition === about.edition ? "" : ", qui a changé depuis";
    return `la question « ${key.slice(0, 40)} » n’est pas dans ce questionnaire${changed}`;
  });
  if (due.length) return `Ce fichier ne va pas : ${due[due.length - 1]}.`;
  const none = typeof one.reponses !== "object" || blank(one);
  return none ? "Ce fichier ne contient aucune réponse." : "";
}

/** The field of a question, bound to a store that holds one answer.
 * @param {Question} q @param {import("./commun.js").Parts} head @param {import("./accorder.js").Store<Answers>} store */
export function field(q, head, store) {
  const one = {
    name: `q-${q.id}`,
    legend: head,
    short: q.court,
    read: () => store.now.reponses[q.id],
    /** @param {any} value */
    write(value) {
      const { [q.id]: _, ...others } = store.now.reponses;
      store.put({
        ...store.now,
        le: today(),
        edition: known(store.now.questionnaire).edition,
        reponses: expected(q, value) ? others : { ...store.now.reponses, [q.id]: value },
      });
    },
  };
  if (q.type === "texte") return tools.area(one);
  const ends = q.type === "echelle" ? [q.de, q.a] : [];
  return tools.boxes({ ...one, values: choices(q), many: q.type === "choix-multiple", ends });
}

/** One answer kept under a key, shared with the other tabs.
 * @param {string} key @param {string} slug of any questionnaire when empty
 * @param {(outside?: boolean) => void} show */
export const store = (key, slug, show) =>
  shared(key, {
    fresh: () => fresh(slug || [...asked.keys()][0]),
    blank,
    show,
    /** @param {any} raw @returns {Answers | null} */
    clean: raw => (!judge(raw) && (!slug || raw.questionnaire === slug) ? raw : null),
    name: path =>
      [...asked.values()].flatMap(one => one.questions).find(q => q.id === path[1])?.texte ?? "",
  });
