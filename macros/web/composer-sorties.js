// @ts-nocheck
/* What a composed day becomes: a link, a calendar, a programme file that toolbox/programmes/ accepts, and back.
 Pure functions of the state: { marque, titre, lieu, territoire, date, participants, demis: [{ nom, debut, fin, lignes }] }.
 marque, drawn when it first leaves, goes wherever the composition goes: calendars know it by that. */

import * as agenda from "./agenda.js";
import { ics as calendar, uidName } from "./ics.js";
import { fold, isMark } from "./mots.js";

const LINES = 60,
  SIGNS = 200,
  HALVES = ["matin", "apres_midi", "soir"];

// ---- In

const whole = (value, least, most) =>
  Number.isInteger(value) && value >= least && value <= most ? value : undefined;
const words = (value, most) =>
  typeof value === "string"
    ? value
        .replace(/[\u0000-\u001f\u007f]/g, " ")
        .trim()
        .slice(0, most || SIGNS)
    : "";
const slug = value => (typeof value === "string" && /^[a-z0-9-]{1,80}$/.test(value) ? value : "");
// A day of the calendar: 31 February is none, and half-typed years are not meant.
function day(value) {
  const found =
    typeof value === "string" && /^2\d{3}-\d\d-\d\d$/.test(value)
      ? new Date(`${value}T12:00:00Z`)
      : null;
  return found && !Number.isNaN(found) && found.toISOString().startsWith(value) ? value : "";
}
function line(given) {
  if (!given || typeof given !== "object") return null;
  const made = {},
    minutes = whole(given.minutes, 1, 600),
    hour = whole(given.heure, 0, 1439);
  if (whole(given.pause, 1, 600)) made.pause = given.pause;
  else if (slug(given.methode)) made.methode = given.methode;
  else if (slug(given.production)) made.production = given.production;
  else if (words(given.apport)) made.apport = words(given.apport);
  else return null;
  if (made.pause === undefined && minutes) made.minutes = minutes;
  if (made.apport !== undefined && !minutes) made.minutes = 15;
  if (hour !== undefined) made.heure = hour;
  return made;
}
function half(given) {
  if (
    !given ||
    typeof given !== "object" ||
    !HALVES.includes(given.nom) ||
    !Array.isArray(given.lignes)
  )
    return null;
  const start = whole(given.debut, 0, 1439),
    end = whole(given.fin, 1, 1440);
  if (start === undefined || end === undefined || start >= end) return null;
  return {
    nom: given.nom,
    debut: start,
    fin: end,
    lignes: given.lignes.slice(0, LINES).map(line).filter(Boolean),
  };
}
// Only what a day may hold passes; null when it is no day at all.
export function clean(given) {
  if (!given || typeof given !== "object" || !Array.isArray(given.demis)) return null;
  const seen = [],
    halves = given.demis
      .map(half)
      .filter(one => one && !seen.includes(one.nom) && seen.push(one.nom));
  if (!halves.length) return null;
  halves.sort((a, b) => HALVES.indexOf(a.nom) - HALVES.indexOf(b.nom));
  return {
    marque: isMark(given.marque) ? given.marque : "",
    titre: words(given.titre, 120),
    lieu: words(given.lieu),
    territoire: slug(given.territoire),
    participants: whole(given.participants, 1, 5000) || 10,
    date: day(given.date),
    demis: halves,
  };
}

// ---- In an address: letters that addresses carry untouched

export function toAddress(state) {
  let bytes = new TextEncoder().encode(JSON.stringify(clean(state))),
    text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
export function fromAddress(text) {
  try {
    const bytes = atob(text.slice(0, 40000).replace(/-/g, "+").replace(/_/g, "/"));
    return clean(
      JSON.parse(new TextDecoder().decode(Uint8Array.from(bytes, c => c.charCodeAt(0)))),
    );
  } catch {
    return null;
  }
}

// ---- A calendar

export const ics = (state, halves, names) =>
  calendar(
    state.titre,
    halves.map(one => ({
      uid: `composer-${uidName([state.marque, state.titre])}-${one.nom.replace("_", "-")}`,
      jour: state.date,
      debut: one.pose.debut,
      fin: one.pose.fin,
      lieu: state.lieu,
      titre: `${state.titre}, ${names[one.nom].toLowerCase()}`,
      texte: one.pose.creneaux
        .map(c => `${agenda.clock(c.debut)}–${agenda.clock(c.fin)} ${c.titre}`)
        .join("\n"),
    })),
  );

// ---- A programme file

// As our writing rules want it: typographic signs, and no call of the site.
const plain = text =>
  text
    .replace(/'/g, "’")
    .replace(/"([^"]*)"/g, "«$1»")
    .replace(/"/g, "")
    .replace(/\.\.\./g, "…")
    .replace(/[·•‧{}<>]/g, "")
    .replace(/«\s*/g, "« ")
    .replace(/\s*»/g, " »")
    .replace(/«\s*»/g, "")
    .replace(/([\p{L}\p{N}_)»])([;!?])(?=\s|$)/gu, "$1 $2")
    .replace(/([\p{L}_]):(?=\s|$)/gu, "$1 :")
    .replace(/\s+/g, " ")
    .trim();
const quoted = text => JSON.stringify(plain(text));
function written(one, soft) {
  const lines = [];
  if (one.pause) lines.push(`pause: ${one.pause}`);
  else if (one.methode) lines.push(`methode: ${one.methode}`);
  else if (one.production) lines.push(`production: ${one.production}`);
  else lines.push(`apport: ${quoted(one.apport)}`);
  if (one.minutes) lines.push(`minutes: ${one.minutes}`);
  else if (one.production)
    lines.push(`duree: { min: ${soft[0]}, conseillee: ${soft[1]}, max: ${soft[2]} }`);
  if (one.heure !== undefined) lines.push(`heure: "${agenda.clock(one.heure)}"`);
  return `        - ${lines.join("\n          ")}`;
}
// What the toolbox would refuse, in sentences; nothing when it would take the file as it is.
export function faults(state, halves, know) {
  const found = [],
    size = know.bornes.effectif;
  let told = [state.titre, state.lieu],
    taken = Object.values(know.bornes.programmes),
    end = 0;
  if (plain(state.titre).length < 3) found.push("Donner un titre.");
  if (plain(state.titre).length > 120) found.push("Raccourcir le titre.");
  if (taken.some(one => one.toLowerCase() === plain(state.titre).toLowerCase()))
    found.push("Un programme du site porte déjà ce titre.");
  if (!state.date) found.push("Donner une date.");
  if (!plain(state.lieu)) found.push("Donner un lieu.");
  if (!Object.hasOwn(know.bornes.territoires, state.territoire))
    found.push("Choisir un territoire.");
  if (state.participants < size[0] || state.participants > size[1])
    found.push(`La formation accueille de ${size[0]} à ${size[1]} personnes.`);
  halves.forEach(one => {
    const name = know.bornes.demis[one.nom];
    if (!one.pose.creneaux.length) found.push(`${name} : rien n’est prévu.`);
    if (one.debut < end)
      found.push(
        `${name} : commence à ${agenda.clock(one.debut)}, avant la fin de la demi-journée précédente.`,
      );
    end = one.fin;
    for (const stuck of one.pose.coincements)
      found.push(`${name} : ${agenda.said(stuck, one.pose, know)}.`);
    one.pose.creneaux.forEach(c => {
      if (c.ligne.apport !== undefined) {
        told.push(c.ligne.apport);
        if (!plain(c.ligne.apport))
          found.push(`${name} : nommer le temps de ${agenda.clock(c.debut)}.`);
      }
      const tool = agenda.method(c.ligne, know);
      if (
        tool &&
        (state.participants < tool.participants[0] || state.participants > tool.participants[1])
      )
        found.push(`« ${c.titre} » demande de ${tool.participants.join(" à ")} personnes.`);
      if (
        tool &&
        c.ligne.minutes &&
        (c.ligne.minutes < tool.duree[0] || c.ligne.minutes > tool.duree[2])
      )
        found.push(`« ${c.titre} » demande de ${tool.duree[0]} à ${tool.duree[2]} minutes.`);
      if (c.ligne.methode && !tool) found.push(`« ${c.ligne.methode} » n’existe pas sur ce site.`);
      if (c.ligne.production && !Object.hasOwn(know.fiches, c.ligne.production))
        found.push(`« ${c.ligne.production} » n’existe pas sur ce site.`);
    });
  });
  if (told.some(text => /[\p{L}\p{N}_]\((?:e|es|ne|trice|euse)\)/u.test(text)))
    found.push("Écrire les deux formes, ou un mot pour tous, au lieu de « (e) ».");
  return found;
}
export function programme(state, halves, know, today) {
  const hours = halves.map(
    one => `  ${one.nom}: { debut: "${agenda.clock(one.debut)}", fin: "${agenda.clock(one.fin)}" }`,
  );
  const days = halves.map(
    one =>
      `    ${one.nom}:\n      sequences:\n${one.pose.creneaux.map(c => written(c.ligne, c.souplesse)).join("\n")}`,
  );
  return [
    "---",
    `titre: ${quoted(state.titre)}`,
    'accroche: "Composé dans la page « Composer » : à relire et à compléter avant de le proposer."',
    `formation: ${know.bornes.formation}`,
    `territoire: ${state.territoire}`,
    `participants: ${state.participants}`,
    'tarif: "Sur devis"',
    "horaires:",
  ]
    .concat(
      hours,
      `lieu: ${quoted(state.lieu)}`,
      "jours:",
      `  - date: ${state.date}`,
      days,
      "etat: brouillon",
      `mise_a_jour: ${today}`,
      "---",
      "",
      "## L’esprit du programme",
      "",
      "Dire ici pour qui ce temps est pensé, ce que le groupe sait déjà et ce qu’il en gardera.",
      "",
    )
    .join("\n");
}
export const name = state =>
  fold(state.titre || "composer")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60)
    .replace(/-$/, "") || "composer";
