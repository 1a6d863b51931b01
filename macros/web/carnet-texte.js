/* Notebooks as texts, without a page: one person's, two as one, those of a group. */
import { day } from "./mots.js";

/** What one notes of a method. @typedef {{ titre: string, le: string, essayer: boolean, garde: string }} Note */
/** Notes by the slugs of methods. @typedef {Record<string, Note>} Notes */
/** What is said of a method: its name, its slug, paragraphs. @typedef {[titre: string, slug: string, ...texts: string[]]} Part */

/** @param {string} a @param {string} b */
const order = (a, b) => a.localeCompare(b, "fr");

/** Two notes on one method: what either says stays. @param {Note} a @param {Note} b @returns {Note} */
export function both(a, b) {
  const lines = [a.garde, b.garde].sort();
  return {
    titre: a.titre,
    le: [a.le, b.le].sort()[1],
    essayer: a.essayer || b.essayer,
    garde: lines.find((one, n) => one.includes(lines[1 - n])) ?? lines.join(" / "),
  };
}
/** What was tried last comes first. @param {Notes} notes @returns {Part[]} */
export const told = notes =>
  Object.entries(notes)
    .sort(([, a], [, b]) => order(b.le, a.le) || order(a.titre, b.titre))
    .map(([slug, { titre, le, essayer, garde }]) => [
      titre,
      slug,
      ...[le && `Essayé le ${day(le)}.`, essayer ? "À essayer." : "", garde].filter(Boolean),
    ]);

/** The notebooks of a group, whatever their order: a line cannot be told from those of others.
 * @param {Notes[]} books @returns {Part[]} */
export function gathered(books) {
  /** @type {Record<string, Note[]>} */
  const all = {};
  for (const [slug, note] of books.flatMap(Object.entries))
    all[slug] = [...(all[slug] ?? []), note];
  /** @param {Note[]} notes */
  const tried = notes => notes.filter(note => note.le).length;
  return Object.entries(all)
    .sort(([a, one], [b, other]) => tried(other) - tried(one) || order(a, b))
    .map(([slug, notes]) => [
      notes.map(note => note.titre).sort(order)[0],
      slug,
      `Essayé : ${tried(notes)}. À essayer : ${notes.filter(note => note.essayer).length}.`,
      ...notes.flatMap(note => note.garde || []).sort(order),
    ]);
}

/** What an office, or a reader of plain text, is given. @param {string} titre @param {Part[]} parts
 * @returns {import("./bureau.js").Block[]} */
export const blocks = (titre, parts) => [
  { rang: 1, texte: titre },
  ...parts.flatMap(([name, , ...texts]) => [
    /** @type {const} */ ({ rang: 2, texte: name }),
    ...texts.map(texte => ({ texte })),
  ]),
];
