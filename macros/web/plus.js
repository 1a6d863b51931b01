/* Tools of a filled sheet: each sits under its field and follows what is typed (data-outil, data-lit). */

import { element, findAll } from "./commun.js";
import { columns, filled } from "./fiche.js";
import { fold } from "./mots.js";
import "./relectures.js";
import * as fill from "./remplir.js";

/** @typedef {import("./fiche.js").Field} Field */
/** @typedef {import("./fiche.js").State} State */
/** Makes a tool in its box, for its fields, and returns what draws it.
 * @typedef {(box: HTMLElement, fields: Field[], name: string) => (state: State) => void} Make */

/** @param {string[]} names @param {Make} make */
export function tool(names, make) {
  for (const item of findAll(".champ[data-outil]"))
    if (names.includes(item.dataset.outil ?? "")) follow(item, make);
}
// Typing is let finish before anything is drawn again.
/** @param {HTMLElement} item @param {Make} make */
function follow(item, make) {
  const box = element("div", { class: "champ__plus" });
  const read = (item.dataset.lit ?? "").split(" ");
  const fields = read.flatMap(id => fill.sheet.champs.find(f => f.id === id) ?? []);
  const draw = make(box, fields, item.dataset.outil ?? "");
  let last = "";
  let waiting = 0;
  /** @param {State} state */
  function watch(state) {
    const now = JSON.stringify([state.projet, fields.map(f => state.champs[f.id])]);
    if (!box.isConnected) item.append(box);
    if (now === last) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => draw(fill.state()), last ? 250 : 0);
    last = now;
  }
  fill.watch(watch);
  if (fill.tools.hasChildNodes()) watch(fill.state());
}
/** The rows of a table that hold something, each cell on one line.
 * @param {Field | undefined} field @param {State} state @returns {string[][]} */
export const rows = (field, state) =>
  ((field && state.champs[field.id]) || [])
    .filter(filled)
    .map((/** @type {string[]} */ row) =>
      row.map(cell => cell.replace(/[\x00-\x1f\x7f\s]+/g, " ").trim()),
    );
/** @param {Field | undefined} field @param {RegExp} words */
export const column = (field, words) =>
  field ? columns(field).findIndex(name => words.test(fold(name))) : -1;
/** @param {string} text @param {number} most */
export const short = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
/** @param {string} words @param {string[]} [names] */
export const note = (words, names) =>
  element(
    "p",
    { class: "precision" },
    words + (names ? `${names.map(n => ` «\u00a0${short(n, 60)}\u00a0»`).join(",")}.` : ""),
  );
