// @ts-nocheck
/* What a filled sheet holds: read from the device or a file, judged, told, kept by projects. */
import { collection } from "./collections.js";
import { element } from "./commun.js";
import * as data from "./donnees/fiches.js";
import { flat } from "./fusion.js";
import { forget, keep, kept, keys, project as named } from "./garder.js";
import { day, isMark } from "./mots.js";

export const VERSION = 1;
export const KIND = "fiche";
export const ROWS = 200;
export const SIGNS = 20000;
export const projects = collection(["projet", "fiche"], named);

// ---- What a sheet holds -------------------------------------------------------------------------

export const empty = () => ({ projet: "", champs: {}, coches: {}, relectures: [], modifie: "" });
export const shapeOf = field =>
  field.type === "table" ? "table" : field.type === "liste" ? "liste" : "texte";
export const filled = value => (Array.isArray(value) ? value.some(filled) : Boolean(value?.trim()));
// A row counts when all its cells are filled: « argumentée » is a cell like the others.
export const count = (_field, value) =>
  (value || []).filter(row => (Array.isArray(row) ? row.every(filled) : filled(row))).length;
export function judged(one, criteria, index, state) {
  const field = one.champs.find(f => f.id === criteria.champ);
  if (!criteria.min || !field) return { hand: true, done: state.coches[index] === true };
  const found = count(field, state.champs[field.id]);
  return { found, min: criteria.min, done: found >= criteria.min };
}
export const met = (one, state) =>
  one.criteres.filter((criteria, n) => judged(one, criteria, n, state).done).length;
// A name alone is begun once it was typed in this sheet, not when it comes with the project.
export const begun = state =>
  Boolean(state) &&
  ((filled(state.projet) && Boolean(state.modifie)) || Object.values(state.champs).some(filled));

// What a sheet says, to tell whether two say the same.
export function said(state) {
  const full = Object.entries(state.champs).filter(one => filled(one[1]));
  return flat([
    state.projet,
    full.map(one => [one[0], Array.isArray(one[1]) ? one[1].filter(filled) : one[1]]).sort(),
    state.coches,
    state.relectures,
  ]);
}

function text(value, most) {
  if (typeof value !== "string") throw new Error();
  return value.slice(0, most || SIGNS);
}
function list(value, each) {
  if (!Array.isArray(value)) throw new Error();
  return value.slice(0, ROWS).map(each);
}
// Only what the sheet knows passes, in the shape it has; anything else is a fault, told by its field, or left out.
export function clean(content, one, lenient) {
  let state = empty(),
    wrong = "";
  if (!content || typeof content.champs !== "object" || !content.champs)
    return { faute: "Ce fichier n’est pas une fiche remplie." };
  one.champs.forEach(field => {
    if (!Object.hasOwn(content.champs, field.id)) return;
    const value = content.champs[field.id],
      shape = shapeOf(field);
    try {
      if (shape === "texte") state.champs[field.id] = text(value);
      else if (shape === "liste") state.champs[field.id] = list(value, item => text(item));
      else
        state.champs[field.id] = list(value, row => {
          row = list(row, cell => text(cell));
          return field.colonnes.map((_, n) => row[n] || "");
        });
    } catch {
      wrong = wrong || `Dans ce fichier, « ${field.label} » n’a pas la forme attendue.`;
    }
  });
  if (wrong && !lenient) return { faute: wrong };
  // Drawn when dates leave for a calendar: it tells this project from others.
  if (isMark(content.marque)) state.marque = content.marque;
  state.projet = words(content.projet, 200);
  state.modifie = date(content.modifie);
  one.criteres.forEach((_, n) => {
    if (content.coches && content.coches[n] === true) state.coches[n] = true;
  });
  if (Array.isArray(content.relectures))
    state.relectures = content.relectures
      .slice(0, 20)
      .map(r => review(r, one))
      .filter(Boolean);
  return { contenu: state };
}
const words = (value, most) => (typeof value === "string" ? value.slice(0, most) : "");
const date = value =>
  typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))
    ? value
    : "";
// A review: who (a role), when, the result, and for each field the answers to the questions.
export function review(given, one) {
  if (!given || typeof given !== "object") return null;
  const kept = {
    par: words(given.par, 120),
    le: date(given.le),
    avis: words(given.avis, 40),
    mot: words(given.mot, SIGNS),
    remarques: {},
    traitees: {},
  };
  one.champs.forEach(field => {
    const said =
      given.remarques && Object.hasOwn(given.remarques, field.id)
        ? given.remarques[field.id]
        : null;
    if (!said || typeof said !== "object") return;
    data.questions.forEach(question => {
      const answer = Object.hasOwn(said, question.id) ? said[question.id] : "";
      if (typeof answer === "string" && answer.trim())
        (kept.remarques[field.id] = kept.remarques[field.id] || {})[question.id] = answer.slice(
          0,
          SIGNS,
        );
    });
    if (given.traitees && given.traitees[field.id] === true) kept.traitees[field.id] = true;
  });
  return kept;
}
export const key = (project, name) => `fiche.${project}.${name}`;
export const fresh = project =>
  Object.assign(empty(), { projet: kept(`projet.${project}`)?.nom || "" });
export function read(project, name) {
  const found = kept(key(project, name), null);
  return found ? clean(found, data.fiches[name], true).contenu || empty() : fresh(project);
}
// One name for a project: the sheets that bore the old one follow.
export function rename(project, name) {
  const old = kept(`projet.${project}`)?.nom || "";
  if (name) keep(`projet.${project}`, { nom: name });
  else forget(`projet.${project}`);
  keys(`fiche.${project}.`).forEach(at => {
    const sheet = kept(at);
    if (sheet && typeof sheet.projet === "string" && sheet.projet === old)
      keep(at, Object.assign(sheet, { projet: name }));
  });
}
// A new project that holds sheets: { slug: state }.
export function newProject(name, sheets) {
  const id = projects.mark();
  keep(`projet.${id}`, { nom: name });
  for (const one of Object.keys(sheets || {})) keep(key(id, one), sheets[one]);
  projects.choose(id);
  return id;
}

// ---- A filled sheet, to read and to print -------------------------------------------------------

export function told(one, state) {
  const parts = [];
  one.champs.forEach(field => {
    const value = state.champs[field.id];
    parts.push(element("h3", {}, field.label));
    if (!filled(value)) parts.push(element("p", { class: "vide" }, "À remplir."));
    else if (field.type === "table")
      parts.push(
        element("table", {}, [
          element(
            "thead",
            {},
            element(
              "tr",
              {},
              field.colonnes.map(c => element("th", { scope: "col" }, c)),
            ),
          ),
          element(
            "tbody",
            {},
            value.filter(filled).map(row =>
              element(
                "tr",
                {},
                row.map(cell => element("td", {}, cell)),
              ),
            ),
          ),
        ]),
      );
    else if (field.type === "liste")
      parts.push(
        element(
          "ul",
          {},
          value.filter(filled).map(item => element("li", {}, item)),
        ),
      );
    else parts.push(element("p", { class: "dit-par" }, shown(field, value)));
  });
  return parts;
}
export const shown = (field, value) =>
  field.type === "date" && /^\d{4}-\d\d-\d\d$/.test(value) ? day(value) : value;

// ---- As files -----------------------------------------------------------------------------------

const line = value => value.replace(/\s*\n\s*/g, " ").replace(/\|/g, "\\|");
// Markdown signs of the text are kept as text.
const plain = value => value.replace(/([\\`*_[\]<>#])/g, "\\$1");
export function markdown(one, state) {
  const lines = [`# ${one.titre}${state.projet ? ` : ${plain(state.projet)}` : ""}`];
  one.champs.forEach(field => {
    const value = state.champs[field.id];
    lines.push(`## ${field.label}`);
    if (!filled(value)) lines.push("*À remplir.*");
    else if (field.type === "table")
      lines.push(
        [field.colonnes, field.colonnes.map(() => "---")]
          .concat(value.filter(filled))
          .map((row, n) => `| ${row.map(cell => (n > 1 ? line(plain(cell)) : cell)).join(" | ")} |`)
          .join("\n"),
      );
    else if (field.type === "liste")
      lines.push(
        value
          .filter(filled)
          .map(item => `- ${line(plain(item))}`)
          .join("\n"),
      );
    else lines.push(plain(shown(field, value)));
  });
  return `${lines.join("\n\n")}\n`;
}
