/* What a filled sheet holds: read from the device or a file, judged, told, kept by projects. */
import { collection } from "./collections.js";
import { element } from "./commun.js";
import * as data from "./donnees/fiches.js";
import { flat, own } from "./fusion.js";
import { forget, keep, kept, keys, project as named } from "./garder.js";
import { day, isDay, isMark } from "./mots.js";

/** @typedef {data.FicheDonnee} Sheet */
/** @typedef {data.ChampDonne} Field */
/** A text, the items of a list, or the rows of a table. @typedef {string | string[] | string[][]} Value */
/** What a peer says of a sheet: for each field the answers to the questions, and those that were treated.
 * @typedef {object} Review
 * @property {string} par
 * @property {string} le
 * @property {string} avis
 * @property {string} mot
 * @property {Record<string, Record<string, string>>} remarques
 * @property {Record<string, boolean>} traitees */
/** What someone wrote in a sheet.
 * @typedef {object} State
 * @property {string} projet
 * @property {Record<string, any>} champs
 * @property {Record<string, boolean>} coches
 * @property {Review[]} relectures
 * @property {string} modifie
 * @property {string} [marque] drawn when dates leave for a calendar: it tells this project from others */

export const VERSION = 1;
export const KIND = "fiche";
export const ROWS = 200;
export const SIGNS = 20000;
export const projects = collection(["projet", "fiche"], named);

// ---- What a sheet holds -------------------------------------------------------------------------

/** @returns {State} */
export const empty = () => ({ projet: "", champs: {}, coches: {}, relectures: [], modifie: "" });
/** @param {Field} field */
export const shapeOf = field => (["table", "liste"].includes(field.type) ? field.type : "texte");
/** @param {Field} field */
export const columns = field => field.colonnes ?? [];
/** @param {Value | undefined} value @returns {boolean} */
export const filled = value => (Array.isArray(value) ? value.some(filled) : Boolean(value?.trim()));
// A row counts when all its cells are filled: « argumentée » is a cell like the others.
/** @param {(string | string[])[] | undefined} value */
export const count = (value = []) =>
  value.filter(row => (Array.isArray(row) ? row.every(filled) : filled(row))).length;
/** Whether a criterion is met, by counting or by hand.
 * @param {Sheet} one @param {number} index @param {State} state */
export function judged(one, index, state) {
  const { champ, min } = one.criteres[index];
  const field = one.champs.find(f => f.id === champ);
  if (!min || !field) return { hand: true, done: state.coches[index] === true, found: 0, min: 0 };
  const found = count(state.champs[field.id] || []);
  return { hand: false, found, min, done: found >= min };
}
/** @param {Sheet} one @param {State} state */
export const met = (one, state) => one.criteres.filter((_, n) => judged(one, n, state).done).length;
// A name alone is begun once it was typed in this sheet, not when it comes with the project.
/** @param {State | null} state */
export const begun = state =>
  state !== null &&
  ((filled(state.projet) && Boolean(state.modifie)) || Object.values(state.champs).some(filled));

/** What a sheet says, to tell whether two say the same. @param {State} state */
export function said(state) {
  const full = Object.entries(state.champs).filter(([, value]) => filled(value));
  const told = full.map(([id, value]) => [id, Array.isArray(value) ? value.filter(filled) : value]);
  return flat([state.projet, told.sort(), state.coches, state.relectures]);
}

/** @param {unknown} value */
function text(value) {
  if (typeof value !== "string") throw new Error();
  return value.slice(0, SIGNS);
}
/** @template T @param {unknown} value @param {(item: unknown) => T} each */
function list(value, each) {
  if (!Array.isArray(value)) throw new Error();
  return value.slice(0, ROWS).map(each);
}
/** @param {Field} field @param {unknown} value @returns {Value} */
function shaped(field, value) {
  if (field.type === "liste") return list(value, text);
  if (field.type !== "table") return text(value);
  return list(value, row => {
    const cells = list(row, text);
    return columns(field).map((_, n) => cells[n] || "");
  });
}
/** Only what the sheet knows passes, in the shape it has; anything else is a fault, told by its field, or left out.
 * @param {any} content @param {Sheet} one @param {boolean} [lenient]
 * @returns {{ contenu: State, faute?: undefined } | { contenu?: undefined, faute: string }} */
export function clean(content, one, lenient) {
  const state = empty();
  if (!content || typeof content.champs !== "object" || !content.champs)
    return { faute: "Ce fichier n’est pas une fiche remplie." };
  for (const field of one.champs) {
    if (!Object.hasOwn(content.champs, field.id)) continue;
    try {
      state.champs[field.id] = shaped(field, content.champs[field.id]);
    } catch {
      if (!lenient)
        return { faute: `Dans ce fichier, « ${field.label} » n’a pas la forme attendue.` };
    }
  }
  if (isMark(content.marque)) state.marque = content.marque;
  state.projet = words(content.projet, 200);
  state.modifie = date(content.modifie);
  one.criteres.forEach((_, n) => {
    if (content.coches?.[n] === true) state.coches[n] = true;
  });
  if (Array.isArray(content.relectures))
    state.relectures = content.relectures
      .slice(0, 20)
      .flatMap((/** @type {unknown} */ r) => review(r, one) ?? []);
  return { contenu: state };
}
/** @param {unknown} value @param {number} most */
const words = (value, most) => (typeof value === "string" ? value.slice(0, most) : "");
/** @param {unknown} value */
const date = value => (isDay(value) ? value : "");
/** A review as given: who (a role), when, the result, and what it says.
 * @param {any} given @param {Sheet} one @returns {Review | null} */
export function review(given, one) {
  if (!given || typeof given !== "object") return null;
  /** @type {Review} */
  const kept = {
    par: words(given.par, 120),
    le: date(given.le),
    avis: words(given.avis, 40),
    mot: words(given.mot, SIGNS),
    remarques: {},
    traitees: {},
  };
  for (const { id } of one.champs) {
    const said = own(given.remarques, id);
    if (!said || typeof said !== "object") continue;
    const answers = data.questions.flatMap(({ id: question }) => {
      const answer = own(said, question);
      return typeof answer === "string" && answer.trim()
        ? [[question, answer.slice(0, SIGNS)]]
        : [];
    });
    if (answers.length) kept.remarques[id] = Object.fromEntries(answers);
    if (given.traitees?.[id] === true) kept.traitees[id] = true;
  }
  return kept;
}
/** @param {string} project @param {string} name */
export const key = (project, name) => `fiche.${project}.${name}`;
/** @param {string} project @returns {State} */
export const fresh = project => ({ ...empty(), projet: kept(`projet.${project}`)?.nom || "" });
/** @param {string} project @param {string} name */
export function read(project, name) {
  const found = kept(key(project, name), null);
  return found ? clean(found, data.fiches[name], true).contenu || empty() : fresh(project);
}
/** One name for a project: the sheets that bore the old one follow.
 * @param {string} project @param {string} name */
export function rename(project, name) {
  const old = kept(`projet.${project}`)?.nom || "";
  if (name) keep(`projet.${project}`, { nom: name });
  else forget(`projet.${project}`);
  for (const at of keys(`fiche.${project}.`)) {
    const sheet = kept(at);
    if (typeof sheet?.projet === "string" && sheet.projet === old)
      keep(at, { ...sheet, projet: name });
  }
}
/** A new project that holds sheets. @param {string} name @param {Record<string, State>} [sheets] */
export function newProject(name, sheets = {}) {
  const id = projects.mark();
  keep(`projet.${id}`, { nom: name });
  for (const [slug, state] of Object.entries(sheets)) keep(key(id, slug), state);
  projects.choose(id);
  return id;
}

// ---- A filled sheet, to read and to print -------------------------------------------------------

/** @param {string[]} row @param {"td" | "th"} cell */
const line = (row, cell) =>
  element(
    "tr",
    {},
    row.map(words => element(cell, cell === "th" ? { scope: "col" } : {}, words)),
  );
/** @param {string[]} names @param {string[][]} rows */
export const table = (names, rows) =>
  element("table", {}, [
    element("thead", {}, line(names, "th")),
    element(
      "tbody",
      {},
      rows.map(row => line(row, "td")),
    ),
  ]);
/** @param {Field} field @param {any} value */
function toldField(field, value) {
  if (!filled(value)) return element("p", { class: "vide" }, "À remplir.");
  if (field.type === "table") return table(columns(field), value.filter(filled));
  if (field.type !== "liste") return element("p", { class: "dit-par" }, shown(field, value));
  /** @type {string[]} */
  const items = value.filter(filled);
  return element(
    "ul",
    {},
    items.map(item => element("li", {}, item)),
  );
}
/** @param {Sheet} one @param {State} state */
export const told = (one, state) =>
  one.champs.flatMap(field => [
    element("h3", {}, field.label),
    toldField(field, state.champs[field.id]),
  ]);
/** @param {Field} field @param {string} value */
export const shown = (field, value) => (field.type === "date" && isDay(value) ? day(value) : value);

// ---- As a text that leaves ----------------------------------------------------------------------

/** @param {Field} field @param {any} value @returns {import("./bureau.js").Block} */
function written(field, value) {
  if (!filled(value)) return { texte: "À remplir." };
  if (field.type === "liste") return { points: value.filter(filled) };
  if (field.type === "table") return { table: [columns(field), ...value.filter(filled)] };
  return { texte: shown(field, value) };
}
/** @param {Sheet} one @param {State} state @returns {import("./bureau.js").Block[]} */
export const blocks = (one, state) => [
  { rang: 1, texte: one.titre + (state.projet && ` : ${state.projet}`) },
  ...one.champs.flatMap(field => [
    /** @type {const} */ ({ rang: 2, texte: field.label }),
    written(field, state.champs[field.id]),
  ]),
];
