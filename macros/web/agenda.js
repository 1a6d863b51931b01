/* The clock of a half-day, as programmes count it: the same answers as macros/model (agenda.py, elastic.py,
   avertissements.py, rules/horaires.py, supplies.py), proven on tests/composer/cas.json.
   Times are minutes since midnight. */
import { fit } from "./elastique.js";
import { besoins } from "./groupes.js";

/** A line, as a programme writes it; heure when it starts at a fixed hour.
 * @typedef {object} Line
 * @property {string} [methode]
 * @property {string} [production]
 * @property {string} [apport]
 * @property {number} [pause]
 * @property {number} [marge]
 * @property {number} [minutes]
 * @property {number[]} [duree]
 * @property {number} [heure] */
/** @typedef {import("./elastique.js").Elastic} Elastic */
/** What the clock knows of a method.
 * @typedef {object} Method
 * @property {string} titre
 * @property {Elastic} duree
 * @property {string} [moment]
 * @property {boolean} [pleniere]
 * @property {string} [energie]
 * @property {number} [groupe]
 * @property {number} [moins]
 * @property {number[]} [participants]
 * @property {string} [parallele]
 * @property {Material[]} [materiel] */
/** @typedef {import("./groupes.js").Material} Material */
/** Sheets are known by their titles.
 * @typedef {object} Know
 * @property {{ inconnue: number[], pas: number, acquis: Record<string, string[]>, ouvert: string[], bloquants: number, marge: string, sansPause: number, enGrandGroupe: number }} bornes
 * @property {Record<string, Method>} methodes
 * @property {Record<string, string>} fiches
 * @property {Record<string, string[][]>} histoire what a line needs, what it leaves
 * @property {number} participants */
/** @typedef {{ debut: number, fin: number, ligne: Line, titre: string, souplesse: Elastic }} Slot */
/** A stretch that its lines cannot fill: by how much, which ones.
 * @typedef {{ debut: number, fin: number, minutes: number, premier: number, apres: number }} Stuck */
/** @typedef {{ debut: number, fin: number, creneaux: Slot[], coincements: Stuck[] }} Laid */
/** @typedef {{ nom: string, pose: Laid }} Half */
/** Code, sentence, half-day. @typedef {[string, string, string | null]} Warning */
/** @typedef {(code: string, words: string, half?: string) => void} Warn */

/** @param {number} minutes */
export const clock = minutes =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
/** @param {number} count */
const spelled = count => (count === 1 ? "1 minute" : `${count} minutes`);
/** @param {string[]} words @param {string} link */
const listed = (words, link = "et") =>
  words.length > 1 ? `${words.slice(0, -1).join(", ")} ${link} ${words.at(-1)}` : words[0];
/** @param {string[]} words */
const quoted = words => words.map(word => `« ${word} »`);
/** @param {number[]} numbers */
const rising = numbers => [...numbers].sort((a, b) => a - b);

/** @template T @param {Record<string, T>} among @param {string | undefined} name */
const known = (among, name) =>
  name !== undefined && Object.hasOwn(among, name) ? among[name] : undefined;
/** @param {Line} line @param {Know} know */
export const method = (line, know) => known(know.methodes, line.methode);
/** @param {Line} line @param {Know} know */
export const title = (line, know) =>
  method(line, know)?.titre ??
  known(know.fiches, line.production) ??
  (line.methode || line.production || line.apport || (line.marge ? know.bornes.marge : "Pause"));

/** Neither a break nor minutes left free. @param {Slot} slot */
const lived = ({ ligne }) => !ligne.pause && !ligne.marge;

// ---- Durations

/** @param {Line} line @param {Know} know @returns {Elastic} */
export function elastic(line, know) {
  const told = line.pause || line.marge || line.minutes;
  if (line.duree) return rising(line.duree);
  if (told !== undefined) return [told, told, told];
  return rising(method(line, know)?.duree ?? know.bornes.inconnue);
}
// ---- Hours

// What stands between two fixed hours: the ranks of its lines, its times.
/** @param {Line[]} lines @param {number} start @param {number} end */
function stretches(lines, start, end) {
  if (!lines.length) return [];
  const fixed = lines.flatMap(({ heure }, n) => (heure === undefined ? [] : { n, heure }));
  const marks = [
    ...(lines[0].heure === start ? [] : [{ n: 0, heure: start }]),
    ...fixed,
    { n: lines.length, heure: end },
  ];
  return marks.slice(1).map((next, k) => ({
    premier: marks[k].n,
    apres: next.n,
    debut: marks[k].heure,
    fin: next.heure,
  }));
}
/** Each line in its time, and the stretches where that cannot be.
 * @param {Line[]} lines @param {number} start @param {number} end @param {Know} know @returns {Laid} */
export function layOut(lines, start, end, know) {
  const items = lines.map(line => elastic(line, know));
  /** @type {Slot[]} */
  const creneaux = [];
  /** @type {Stuck[]} */
  const coincements = [];
  for (const { premier, apres, debut, fin } of stretches(lines, start, end)) {
    const members = items.slice(premier, apres);
    const found = fit(members, fin - debut);
    if (!found.minutes) coincements.push({ debut, fin, minutes: found.ecart, premier, apres });
    let time = debut;
    for (const [k, minutes] of (found.minutes ?? members.map(one => one[1])).entries()) {
      const ligne = lines[premier + k];
      const souplesse = members[k];
      creneaux.push({
        debut: time,
        fin: time + minutes,
        ligne,
        titre: title(ligne, know),
        souplesse,
      });
      time += minutes;
    }
  }
  return { debut: start, fin: end, creneaux, coincements };
}

/** @param {Slot} slot @param {boolean} short */
function bounded({ souplesse: [least, ideal, most], titre }, short) {
  if (least === most) return `« ${titre} » (${spelled(ideal)})`;
  return `« ${titre} » (${short ? `${spelled(least)} au moins` : `${spelled(most)} au plus`})`;
}
/** @param {Slot[]} members @param {Know} know @param {boolean} short */
function blockers(members, know, short) {
  const work = members.filter(c => lived(c));
  const longest = [...(work.length ? work : members)].sort(
    (a, b) => b.souplesse[0] - a.souplesse[0],
  );
  return listed(longest.slice(0, know.bornes.bloquants).map(c => bounded(c, short)));
}
/** What to do about a stretch that its lines cannot fill exactly.
 * @param {Stuck} stuck @param {Laid} pose @param {Know} know */
export function said(stuck, pose, know) {
  const within = `de ${clock(stuck.debut)} à ${clock(stuck.fin)}`;
  const count = spelled(Math.abs(stuck.minutes));
  const members = pose.creneaux.slice(stuck.premier, stuck.apres);
  if (!members.length)
    return `rien n’est prévu ${within} ; commencer à ${clock(stuck.debut)} ou ajouter une séquence`;
  if (stuck.minutes > 0)
    return `il y a ${count} de trop ${within}, même au plus court ; raccourcir ou retirer ${blockers(members, know, true)}`;
  return `il reste ${count} ${within}, même au plus long ; ajouter une séquence ou allonger ${blockers(members, know, false)}`;
}

// ---- Warnings, of the half-days of one day

/** @param {Slot[]} creneaux */
function runs(creneaux) {
  /** @type {Slot[][]} */
  const found = [[]];
  for (const c of creneaux) {
    if (c.ligne.pause === undefined) found[found.length - 1].push(c);
    else found.push([]);
  }
  return found.filter(run => run.length);
}
/** @param {Half[]} halves @param {Know} know */
export function warnings(halves, know) {
  /** @type {Warning[]} */
  const found = [];
  for (const rule of [pauses, ends, plenaries, afterLunch, chain])
    rule(halves, know, (code, words, half) => found.push([code, words, half ?? null]));
  return found;
}
/** @param {Half[]} halves @param {Know} know @param {Warn} warn */
function pauses(halves, know, warn) {
  for (const { nom, pose } of halves)
    for (const run of runs(pose.creneaux)) {
      const [start, end] = [run[0].debut, run[run.length - 1].fin];
      const free = run.filter(c => !lived(c)).reduce((sum, c) => sum + c.fin - c.debut, 0);
      const spent = end - start - free;
      if (spent > know.bornes.sansPause)
        warn("sans-pause", `de ${clock(start)} à ${clock(end)}, ${spelled(spent)} sans pause`, nom);
    }
}
/** @param {Half[]} halves @param {Know} know @param {Warn} warn */
function ends(halves, know, warn) {
  const day = halves.flatMap(half => half.pose.creneaux).filter(lived);
  /** @param {Slot} c @param {string} moment */
  const is = (c, moment) => c.ligne.apport || method(c.ligne, know)?.moment === moment;
  if (!day.length) return;
  const [first, last] = [day[0], day[day.length - 1]];
  if (!is(first, "ouvrir"))
    warn("sans-ouverture", `elle commence par « ${first.titre} », sans accueil ni tour de parole`);
  if (!is(last, "clore"))
    warn("sans-cloture", `elle finit par « ${last.titre} », sans bilan ni tour de parole`);
}
/** @param {Half[]} halves @param {Know} know @param {Warn} warn */
function plenaries(halves, know, warn) {
  /** @param {Slot} c */
  const together = c => method(c.ligne, know)?.pleniere ?? c.ligne.apport !== undefined;
  for (const { nom, pose } of halves)
    for (const run of runs(pose.creneaux)) {
      /** @type {string[][]} */
      const groups = [[]];
      for (const c of run.filter(lived)) {
        if (together(c)) groups[groups.length - 1].push(c.titre);
        else groups.push([]);
      }
      for (const titles of groups)
        if (titles.length >= know.bornes.enGrandGroupe)
          warn("plenieres", `tout se passe en grand groupe : ${quoted(titles).join(", ")}`, nom);
    }
}
/** @param {Half[]} halves @param {Know} know @param {Warn} warn */
function afterLunch(halves, know, warn) {
  for (const { nom, pose } of halves) {
    const [run = []] = runs(pose.creneaux);
    const [first, second] = run.flatMap(c => method(c.ligne, know) ?? []);
    if (nom === "apres_midi" && first?.energie === "vive" && second?.energie === "vive")
      warn("apres-repas", `« ${first.titre} » puis « ${second.titre} » : laisser digérer`, nom);
  }
}
// Words, with all that they are worth.
/** @param {string[]} words @param {Know} know @returns {string[]} */
const worth = (words, know) =>
  words.flatMap(word => [word, ...worth((known(know.bornes.acquis, word) ?? []).slice(1), know)]);
/** What a line needs, what it leaves. @param {Line} line @param {Know} know */
const story = (line, know) =>
  known(know.histoire, `methode.${line.methode}`) ??
  known(know.histoire, `production.${line.production}`) ?? [[], []];
/** @param {Half[]} halves @param {Know} know @param {Warn} warn */
function chain(halves, know, warn) {
  /** @type {string[]} */
  const had = [];
  for (const { nom, pose } of halves)
    for (const { ligne, titre } of pose.creneaux) {
      const [needs, leaves] = story(ligne, know);
      for (const word of needs)
        if (!had.includes(word)) warn("chaine", lacking(titre, word, know), nom);
      had.push(...worth(leaves, know), ...know.bornes.ouvert);
    }
}
/** @param {string} title @param {string} word @param {Know} know */
function lacking(title, word, know) {
  const givers = Object.entries(know.methodes).flatMap(([slug, { titre }]) => {
    const [needs, leaves] = story({ methode: slug }, know);
    return !needs.includes(word) && worth(leaves, know).includes(word) ? titre : [];
  });
  const by = givers.length
    ? ` ; à mener d’abord : ${listed(quoted(givers.slice(0, 3)), "ou")}`
    : "";
  return `« ${title} » demande ${know.bornes.acquis[word][0]}, que rien avant n’apporte${by}`;
}

// ---- What to bring

/** @param {Half[]} halves @param {Know} know */
export const supplies = (halves, know) =>
  besoins(
    halves.flatMap(half =>
      half.pose.creneaux.flatMap(({ ligne }) => {
        const m = method(ligne, know);
        const plusieurs = m?.parallele ? (m.participants?.[1] ?? 0) : 0;
        const { titre = "", materiel = [], groupe = 0, moins = 1 } = m ?? {};
        return { titre, materiel, groupe, moins, plusieurs };
      }),
    ),
    know.participants,
  );
