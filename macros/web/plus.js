// @ts-nocheck
/* Tools of a filled sheet: each sits under its field and follows what is typed (data-outil, data-lit).
 window.boitePlus.tool(names, make): make(box, fields, name) returns draw(state). */

import { element } from "./commun.js";
import { filled } from "./fiche.js";
import { fold } from "./mots.js";
import * as fill from "./remplir.js";

export function tool(names, make) {
  for (const item of document.querySelectorAll(".champ[data-outil]"))
    if (names.includes(item.dataset.outil)) follow(item, make);
}
// Typing is let finish before anything is drawn again.
function follow(item, make) {
  let box = element("div", { class: "champ__plus" }),
    last,
    waiting;
  const fields = item.dataset.lit.split(" ").map(id => fill.sheet.champs.find(f => f.id === id));
  const draw = make(box, fields, item.dataset.outil);
  function watch(state) {
    const now = JSON.stringify([state.projet, fields.map(f => state.champs[f.id])]);
    if (!box.isConnected) item.append(box);
    if (now === last) return;
    clearTimeout(waiting);
    waiting = setTimeout(
      () => {
        draw(fill.state());
      },
      last ? 250 : 0,
    );
    last = now;
  }
  fill.watch(watch);
  if (fill.tools.hasChildNodes()) watch(fill.state());
}
// The rows of a table that hold something, each cell on one line.
export const rows = (field, state) =>
  ((field && state.champs[field.id]) || [])
    .filter(filled)
    .map(row => row.map(cell => cell.replace(/[\x00-\x1f\x7f\s]+/g, " ").trim()));
export const column = (field, words) =>
  field?.colonnes ? field.colonnes.findIndex(name => words.test(fold(name))) : -1;
export const short = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
export const note = (words, names) =>
  element(
    "p",
    { class: "precision" },
    words + (names ? `${names.map(n => ` «\u00a0${short(n, 60)}\u00a0»`).join(",")}.` : ""),
  );
