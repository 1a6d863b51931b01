/* The dates of a sheet as a calendar file: what was read is on the page, day by day, before it leaves. */

import { button, element } from "./commun.js";
import { dates } from "./dates.js";
import { columns, filled, table } from "./fiche.js";
import { download } from "./fichiers.js";
import { ics, uidName } from "./ics.js";
import { fold, mark, day as named, plural } from "./mots.js";
import * as plus from "./plus.js";
import * as fill from "./remplir.js";

/** A row or a field that may tell dates: the texts to read, and what else it tells by its names.
 * @typedef {object} Told
 * @property {string} field
 * @property {string} title
 * @property {string} [place]
 * @property {string[]} texts
 * @property {[string, string][]} told */
/** A day of it, with the lines to write beside. @typedef {import("./dates.js").Day & Omit<Told, "texts" | "told"> & { lines: string[] }} Dated */
/** @typedef {{ title: string, why: string }} Vague */

/** @param {plus.Field} field @param {plus.State} state @returns {Told[]} */
function told(field, state) {
  if (field.type !== "table")
    return [state.champs[field.id] || []]
      .flat()
      .filter(filled)
      .map(text => ({ field: field.id, title: field.label, texts: [text], told: [] }));
  const place = plus.column(field, /lieu/);
  const title = Math.max(plus.column(field, /etape|instance|action/), 0);
  const names = columns(field);
  return plus.rows(field, state).map(row => ({
    field: field.id,
    title: row[title] || field.label,
    place: row[place],
    texts: row.filter((text, n) => text && /date|jour|quand|debut|echeance/.test(fold(names[n]))),
    told: row.map((text, n) => [names[n], n === title || n === place ? "" : text]),
  }));
}
// A row is dated by its first date; its other cells are told as they are.
/** @param {Told} one @returns {(Dated | Vague)[]} */
function read({ field, title, place, texts, told }) {
  const all = texts.map(dates);
  const at = all.findIndex(r => r.liste);
  if (at < 0) return [{ title, why: all.length ? `${texts[0]} : ${all[0].faute}` : "aucune date" }];
  const rest = told.filter(([, text]) => text && text !== texts[at]);
  const lines = rest.map(pair => pair.join(" : "));
  return (all[at].liste ?? []).map(one => ({ ...one, field, title, place, lines }));
}
/** @param {plus.Field[]} fields @param {plus.State} state */
function events(fields, state) {
  const all = fields.flatMap(field => told(field, state)).flatMap(read);
  const ready = all.flatMap(one => ("jour" in one ? one : []));
  ready.sort((a, b) =>
    a.jour < b.jour ? -1 : a.jour > b.jour ? 1 : (a.debut || 0) - (b.debut || 0),
  );
  return { ready, vague: all.flatMap(one => ("why" in one ? one : [])) };
}

/** @param {Dated[]} ready @param {plus.State} state */
function calendar(ready, state) {
  const title = fill.sheet.titre + (state.projet ? ` : ${state.projet}` : "");
  /** @type {Record<string, number>} */
  const used = {};
  return ics(
    title,
    ready.map(({ jour, dernier, debut, fin, field, title, place, lines }) => {
      const uid = uidName([state.marque, state.projet, field, title]);
      used[uid] = (used[uid] || 0) + 1;
      return {
        uid: `${fill.slug}-${uid}-${used[uid]}`,
        jour,
        dernier,
        debut,
        fin,
        titre: title,
        lieu: place,
        texte: lines.join("\n"),
      };
    }),
  );
}
/** @param {string} iso */
const day = iso => named(iso, { weekday: "long" });
/** @param {number} minutes */
function hour(minutes) {
  const rest = minutes % 60 ? ` ${String(minutes % 60).padStart(2, "0")}` : "";
  return minutes === 1440 ? "minuit" : `${Math.floor(minutes / 60)} h${rest}`;
}
/** @param {Dated} one */
const row = ({ jour, dernier, debut, fin, seule, title }) => [
  dernier > jour ? `du ${day(jour)} au ${day(dernier)}` : day(jour),
  debut === undefined
    ? "toute la journée"
    : `${hour(debut)} à ${hour(fin ?? debut)}${seule ? " (fin non écrite)" : ""}`,
  title,
];

plus.tool(["agenda"], (box, fields) => {
  /** @type {Dated[]} */
  let ready = [];
  const head = plus.note("");
  const vague = element("ul");
  const out = button("Dates pour mon agenda (.ics)", () => {
    if (!fill.state().marque)
      fill.change(state => {
        state.marque = mark();
      });
    download(fill.name(".ics"), calendar(ready, fill.state()), "text/calendar");
  });
  const days = element("div", { class: "md-typeset__scrollwrap" });
  box.append(
    head,
    days,
    element("div", {}, [
      plus.note(
        "Hors de l’agenda, car la date ne se lit pas. Écrire par exemple « 10 mars 2026, 18 h à 20 h », avec l’année :",
      ),
      vague,
    ]),
    out,
  );
  return state => {
    const found = events(fields, state);
    ready = found.ready;
    head.textContent = ready.length
      ? `${plural(ready.length, "date prête", "dates prêtes")} pour un agenda. À relire avant de les prendre :`
      : "Les dates complètes, comme « 10 mars 2026, 18 h à 20 h », iront dans un agenda.";
    out.hidden = days.hidden = !ready.length;
    days.replaceChildren(table(["Jour", "Heures", "Quoi"], ready.map(row)));
    vague.replaceChildren(
      ...found.vague.map(({ title, why }) =>
        element("li", {}, `${plus.short(title, 60)} (${plus.short(why, 160)})`),
      ),
    );
  };
});
