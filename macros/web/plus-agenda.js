// @ts-nocheck
/* The dates of a sheet as a calendar file: what was read is on the page, day by day, before it leaves. */

import { button, element } from "./commun.js";
import { dates } from "./dates.js";
import { filled } from "./fiche.js";
import { download } from "./fichiers.js";
import { ics, uidName } from "./ics.js";
import { fold, mark, plural } from "./mots.js";
import * as plus from "./plus.js";
import * as fill from "./remplir.js";

// Each row or field that may tell dates: { field, title, place, texts to read, told: [words, text] }.
function told(field, state) {
  if (field.type !== "table")
    return []
      .concat(state.champs[field.id] || [])
      .filter(filled)
      .map(text => ({ field: field.id, title: field.label, texts: [text], told: [] }));
  const place = plus.column(field, /lieu/),
    title = Math.max(plus.column(field, /etape|instance|action/), 0),
    names = field.colonnes;
  return plus.rows(field, state).map(row => ({
    field: field.id,
    title: row[title] || field.label,
    place: row[place],
    texts: row.filter((text, n) => text && /date|jour|quand|debut|echeance/.test(fold(names[n]))),
    told: row.map((text, n) => [names[n], n === title || n === place ? "" : text]),
  }));
}
// A row is dated by its first date; its other cells are told as they are.
function read(one) {
  const all = one.texts.map(dates),
    at = all.findIndex(r => r.liste);
  if (at < 0)
    return {
      title: one.title,
      why: all.length ? `${one.texts[0]} : ${all[0].faute}` : "aucune date",
    };
  const rest = one.told
    .filter(pair => pair[1] && pair[1] !== one.texts[at])
    .map(pair => pair.join(" : "));
  return all[at].liste.map(day =>
    Object.assign(day, { field: one.field, title: one.title, place: one.place, told: rest }),
  );
}
function events(fields, state) {
  const all = fields
    .filter(Boolean)
    .flatMap(field => told(field, state))
    .flatMap(read);
  const ready = all.filter(one => one.jour);
  ready.sort((a, b) =>
    a.jour < b.jour ? -1 : a.jour > b.jour ? 1 : (a.debut || 0) - (b.debut || 0),
  );
  return { ready, vague: all.filter(one => one.why) };
}

function calendar(ready, state) {
  const title = fill.sheet.titre + (state.projet ? ` : ${state.projet}` : ""),
    used = {};
  return ics(
    title,
    ready.map(one => {
      const uid = uidName([state.marque, state.projet, one.field, one.title]);
      used[uid] = (used[uid] || 0) + 1;
      return {
        uid: `${fill.slug}-${uid}-${used[uid]}`,
        jour: one.jour,
        dernier: one.dernier,
        debut: one.debut,
        fin: one.fin,
        titre: one.title,
        lieu: one.place,
        texte: one.told.join("\n"),
      };
    }),
  );
}
const day = iso =>
  new Date(`${iso}T12:00`).toLocaleDateString("fr-FR", {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  });
const hour = minutes =>
  minutes === 1440
    ? "minuit"
    : `${Math.floor(minutes / 60)} h${minutes % 60 ? ` ${String(minutes % 60).padStart(2, "0")}` : ""}`;
const row = one =>
  element(
    "tr",
    {},
    [
      one.dernier > one.jour ? `du ${day(one.jour)} au ${day(one.dernier)}` : day(one.jour),
      one.debut === undefined
        ? "toute la journée"
        : `${hour(one.debut)} à ${hour(one.fin)}${one.seule ? " (fin non écrite)" : ""}`,
      one.title,
    ].map(words => element("td", {}, words)),
  );

plus.tool(["agenda"], (box, fields) => {
  let found,
    head = plus.note(""),
    body = element("tbody"),
    vague = element("ul"),
    out = button("Dates pour mon agenda (.ics)", () => {
      if (!fill.state().marque)
        fill.change(state => {
          state.marque = mark();
        });
      download(fill.name(".ics"), calendar(found.ready, fill.state()), "text/calendar");
    });
  const table = element(
    "div",
    { class: "md-typeset__scrollwrap" },
    element("table", {}, [
      element(
        "thead",
        {},
        element(
          "tr",
          {},
          ["Jour", "Heures", "Quoi"].map(c => element("th", { scope: "col" }, c)),
        ),
      ),
      body,
    ]),
  );
  const apart = element("div", {}, [
    plus.note(
      "Hors de l’agenda, car la date ne se lit pas. Écrire par exemple « 10 mars 2026, 18 h à 20 h », avec l’année :",
    ),
    vague,
  ]);
  box.append(head, table, apart, out);
  return state => {
    let count;
    found = events(fields, state);
    count = found.ready.length;
    head.textContent = count
      ? `${plural(count, "date prête", "dates prêtes")} pour un agenda. À relire avant de les prendre :`
      : "Les dates complètes, comme « 10 mars 2026, 18 h à 20 h », iront dans un agenda.";
    out.hidden = table.hidden = !count;
    apart.hidden = !found.vague.length;
    body.replaceChildren(...found.ready.map(row));
    vague.replaceChildren(
      ...found.vague.map(one =>
        element("li", {}, `${plus.short(one.title, 60)} (${plus.short(one.why, 160)})`),
      ),
    );
  };
});
