/* What a composed day becomes: a link, a calendar, a programme file that toolbox/programmes/ accepts, and back. */
import { clock, method, said } from "./agenda.js";
import { ics, uidName } from "./ics.js";
import { fold, isMark } from "./mots.js";

/** @typedef {import("./agenda.js").Line} Line */
/** @typedef {import("./agenda.js").Laid} Laid */
/** @typedef {import("./agenda.js").Slot} Slot */
/** @typedef {typeof import("./donnees/regles.js")} Rules */
/** @typedef {import("./donnees/outils.js").OutilAnime} Method */
/** @typedef {{ nom: string, debut: number, fin: number, lignes: Line[] }} Half */
/** @typedef {Half & { pose: Laid }} LaidHalf */
/** A composed day. marque, drawn when it first leaves, goes wherever it goes: calendars know it by that.
 * @typedef {object} State
 * @property {string} marque
 * @property {string} titre
 * @property {string} lieu
 * @property {string} territoire
 * @property {string} formation its course; without a name, that of reference
 * @property {string} date
 * @property {number} participants
 * @property {boolean} [prudentes] whether methods take the minutes that eight groups in ten kept to
 * @property {Half[]} demis */
/** @typedef {object} Know
 * @property {Rules} bornes
 * @property {Record<string, Method & { pleniere: boolean, parallele?: string }>} methodes
 * @property {Record<string, string>} fiches
 * @property {Record<string, string[][]>} histoire
 * @property {number} participants */

export const LINES = 60;
/** The most signs of a place, of a time without a method. */
export const SIGNS = 200;
const HALVES = ["matin", "apres_midi", "soir"];

// ---- In

/** @param {any} value @param {number} least @param {number} most */
const whole = (value, least, most) =>
  Number.isInteger(value) && value >= least && value <= most ? Number(value) : undefined;
/** @param {unknown} value @param {number} [most] */
const words = (value, most = SIGNS) =>
  typeof value === "string"
    ? value
        .replace(/[\u0000-\u001f\u007f]/g, " ")
        .trim()
        .slice(0, most)
    : "";
/** @param {unknown} value */
const slug = value => (typeof value === "string" && /^[a-z0-9-]{1,80}$/.test(value) ? value : "");
// A day of the calendar: 31 February is none, and half-typed years are not meant.
/** @param {unknown} value */
function day(value) {
  if (typeof value !== "string" || !/^2\d{3}-\d\d-\d\d$/.test(value)) return "";
  const found = new Date(`${value}T12:00:00Z`);
  return !Number.isNaN(found.getTime()) && found.toISOString().startsWith(value) ? value : "";
}
/** @param {any} given @param {Rules} bornes @returns {Line | null} */
function line(given, { minutes: [least, most] }) {
  if (!given || typeof given !== "object") return null;
  const minutes = whole(given.minutes, least, most);
  const heure = whole(given.heure, 0, 1439);
  const hour = heure === undefined ? {} : { heure };
  const time = minutes ? { minutes } : {};
  for (const free of ["pause", "marge"])
    if (whole(given[free], least, most)) return { [free]: given[free], ...hour };
  if (slug(given.methode)) return { methode: given.methode, ...time, ...hour };
  if (slug(given.production)) return { production: given.production, ...time, ...hour };
  if (!words(given.apport)) return null;
  return { apport: words(given.apport), minutes: minutes || 15, ...hour };
}
/** @param {any} given @param {Rules} bornes @returns {Half | null} */
function half(given, bornes) {
  if (!HALVES.includes(given?.nom) || !Array.isArray(given.lignes)) return null;
  const debut = whole(given.debut, 0, 1439);
  const fin = whole(given.fin, 1, 1440);
  if (debut === undefined || fin === undefined || debut >= fin) return null;
  /** @type {any[]} */
  const lines = given.lignes.slice(0, LINES);
  return { nom: given.nom, debut, fin, lignes: lines.flatMap(one => line(one, bornes) ?? []) };
}
/** Only what a day may hold passes; null when it is no day at all.
 * @param {any} given @param {Rules} bornes @returns {State | null} */
export function clean(given, bornes) {
  if (!Array.isArray(given?.demis)) return null;
  /** @type {any[]} */
  const told = given.demis;
  const sound = told.flatMap(one => half(one, bornes) ?? []);
  const demis = HALVES.flatMap(nom => sound.find(one => one.nom === nom) ?? []);
  if (!demis.length) return null;
  return {
    marque: isMark(given.marque) ? given.marque : "",
    titre: words(given.titre, bornes.signes.titre),
    lieu: words(given.lieu),
    territoire: slug(given.territoire),
    formation: Object.hasOwn(bornes.effectifs, given.formation) ? given.formation : "",
    participants: whole(given.participants, ...bornes.personnes) || 10,
    date: day(given.date),
    ...(given.prudentes === true && { prudentes: true }),
    demis,
  };
}

// ---- In an address: letters that addresses carry untouched

/** @param {State} state @param {Rules} bornes */
export function toAddress(state, bornes) {
  const bytes = new TextEncoder().encode(JSON.stringify(clean(state, bornes)));
  const text = Array.from(bytes, byte => String.fromCharCode(byte)).join("");
  return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
/** @param {string} text @param {Rules} bornes */
export function fromAddress(text, bornes) {
  try {
    const signs = atob(text.slice(0, 40000).replace(/-/g, "+").replace(/_/g, "/"));
    const bytes = Uint8Array.from(signs, sign => sign.charCodeAt(0));
    return clean(JSON.parse(new TextDecoder().decode(bytes)), bornes);
  } catch {
    return null;
  }
}

// ---- A calendar

/** @param {State} state @param {LaidHalf[]} halves @param {Record<string, string>} names */
export const calendar = (state, halves, names) =>
  ics(
    state.titre,
    halves.map(({ nom, pose }) => ({
      uid: `composer-${uidName([state.marque, state.titre])}-${nom.replace("_", "-")}`,
      jour: state.date,
      debut: pose.debut,
      fin: pose.fin,
      lieu: state.lieu,
      titre: `${state.titre}, ${names[nom].toLowerCase()}`,
      texte: pose.creneaux.map(c => `${clock(c.debut)}–${clock(c.fin)} ${c.titre}`).join("\n"),
    })),
  );

// ---- A programme file

// As our writing rules want it: typographic signs, and no call of the site.
/** @param {string} text */
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
/** @param {string} text */
const quoted = text => JSON.stringify(plain(text));

/** @param {Slot} slot */
function written({ ligne, souplesse: [least, ideal, most] }) {
  const lines = [];
  if (ligne.pause) lines.push(`pause: ${ligne.pause}`);
  else if (ligne.marge) lines.push(`marge: ${ligne.marge}`);
  else if (ligne.methode) lines.push(`methode: ${ligne.methode}`);
  else if (ligne.production) lines.push(`production: ${ligne.production}`);
  else lines.push(`apport: ${quoted(ligne.apport ?? "")}`);
  if (ligne.minutes) lines.push(`minutes: ${ligne.minutes}`);
  else if (ligne.production)
    lines.push(`duree: { min: ${least}, conseillee: ${ideal}, max: ${most} }`);
  if (ligne.heure !== undefined) lines.push(`heure: "${clock(ligne.heure)}"`);
  return `        - ${lines.join("\n          ")}`;
}

/** What the toolbox would refuse, in sentences; nothing when it would take the file as it is.
 * @param {State} state @param {LaidHalf[]} halves @param {Know} know */
export function faults(state, halves, know) {
  const found = [...faultsOfFrame(state, know), ...faultsOfHalves(state, halves, know)];
  const times = halves.flatMap(one => one.pose.creneaux.map(c => c.ligne.apport ?? ""));
  const ending = /[\p{L}\p{N}_]\((?:e|es|ne|trice|euse)\)/u;
  if ([state.titre, state.lieu, ...times].some(text => ending.test(text)))
    found.push("Écrire les deux formes, ou un mot pour tous, au lieu de « (e) ».");
  return found;
}
/** @param {State} state @param {Know} know */
function* faultsOfFrame(state, { bornes }) {
  const title = plain(state.titre);
  const [least, most] = bornes.effectifs[state.formation];
  if (title.length < 3) yield "Donner un titre.";
  if (title.length > bornes.signes.titre) yield "Raccourcir le titre.";
  if (Object.values(bornes.programmes).some(one => one.toLowerCase() === title.toLowerCase()))
    yield "Un programme du site porte déjà ce titre.";
  if (!state.date) yield "Donner une date.";
  if (!plain(state.lieu)) yield "Donner un lieu.";
  if (!Object.hasOwn(bornes.territoires, state.territoire)) yield "Choisir un territoire.";
  if (state.participants < least || state.participants > most)
    yield `La formation accueille de ${least} à ${most} personnes.`;
}
/** @param {State} state @param {LaidHalf[]} halves @param {Know} know */
function* faultsOfHalves(state, halves, know) {
  let end = 0;
  for (const { nom, debut, fin, pose } of halves) {
    const name = know.bornes.demis[nom];
    if (!pose.creneaux.length) yield `${name} : rien n’est prévu.`;
    if (debut < end)
      yield `${name} : commence à ${clock(debut)}, avant la fin de la demi-journée précédente.`;
    end = fin;
    for (const stuck of pose.coincements) yield `${name} : ${said(stuck, pose, know)}.`;
    for (const slot of pose.creneaux) {
      if (slot.ligne.apport !== undefined && !plain(slot.ligne.apport))
        yield `${name} : nommer le temps de ${clock(slot.debut)}.`;
      yield* faultsOfSlot(slot, state, know);
    }
  }
}
/** @param {Slot} slot @param {State} state @param {Know} know */
function* faultsOfSlot({ ligne, titre }, { participants }, know) {
  const tool = /** @type {Method & { parallele?: string } | undefined} */ (method(ligne, know));
  const most = tool?.parallele === "seuls" ? Infinity : (tool?.participants[1] ?? 0);
  if (tool && (participants < tool.participants[0] || participants > most))
    yield `« ${titre} » demande de ${tool.participants.join(" à ")} personnes.`;
  if (tool && ligne.minutes && (ligne.minutes < tool.duree[0] || ligne.minutes > tool.duree[2]))
    yield `« ${titre} » demande de ${tool.duree[0]} à ${tool.duree[2]} minutes.`;
  if (ligne.methode && !tool) yield `« ${ligne.methode} » n’existe pas sur ce site.`;
  if (ligne.production && !Object.hasOwn(know.fiches, ligne.production))
    yield `« ${ligne.production} » n’existe pas sur ce site.`;
}

/** @param {State} state @param {LaidHalf[]} halves @param {Know} know @param {string} today */
export const programme = (state, halves, know, today) => `---
titre: ${quoted(state.titre)}
accroche: "Composé dans la page « Composer » : à relire et à compléter avant de le proposer."
formation: ${state.formation || know.bornes.formation}
territoire: ${state.territoire}
participants: ${state.participants}
tarif: "Sur devis"
horaires:
${halves.map(one => `  ${one.nom}: { debut: "${clock(one.debut)}", fin: "${clock(one.fin)}" }`).join("\n")}
lieu: ${quoted(state.lieu)}
jours:
  - date: ${state.date}
${halves.map(({ nom, pose }) => `    ${nom}:\n      sequences:\n${pose.creneaux.map(written).join("\n")}`).join("\n")}
etat: brouillon
mise_a_jour: ${today}
---

## L’esprit du programme

Dire ici pour qui ce temps est pensé, ce que le groupe sait déjà et ce qu’il en gardera.
`;

/** What a file of the composition is called, without its ending. @param {State} state */
export const name = state =>
  fold(state.titre || "composer")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60)
    .replace(/-$/, "") || "composer";
