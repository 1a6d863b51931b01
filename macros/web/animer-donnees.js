/* What is played, from the address: a method, a half-day of a programme, a half-day that was composed. Each
   comes as a script when it is asked for, so that it works from a folder too. */
import { base, element } from "./commun.js";
import { shared, sum } from "./elastique.js";
import { kept } from "./garder.js";

/** @typedef {import("./donnees/jouer.js").TempsAnime} Temps */
/** @typedef {import("./donnees/jouer.js").EtapeAnimee} Etape */
/** @typedef {import("./animer-temps.js").Pas & Etape & { rang: number, sur: number }} Pas */
/** What is played: its key, how one speaks of it, its usual hours when it has some.
 * @typedef {object} Joue
 * @property {string} cle
 * @property {string} titre
 * @property {string} quoi
 * @property {string} [url] where one comes back to
 * @property {number} [debut]
 * @property {number} [fin]
 * @property {number} participants
 * @property {Temps[]} formes each way to lead a method
 * @property {Temps[]} temps */
/** A half-day as the composer hands it over: titles, slugs, minutes.
 * @typedef {{ i: string, t: string, q: string, d: number, f: number, p: number, l: [string, string, number, number][] }} Composee */

/** How one speaks of a half-day that ends late. @type {Record<string, string>} */
const HALVES = { matin: "la matinée", apres_midi: "l’après-midi", soir: "la soirée" };

const SLUG = /^[a-z0-9-]+$/;

/** @param {string} name @returns {Promise<unknown>} */
const script = name =>
  new Promise((load, error) => {
    document.head.append(
      element("script", { src: `${base}/assets/animer/${name}.js`, load, error }),
    );
  });
/** What is led in one go before its method is read: without steps of its own, those of the method are taken.
 * @param {string} titre @param {string} methode @param {number} minutes @returns {Temps} */
const vide = (titre, methode, minutes) => ({
  ...{
    titre,
    methode,
    minutes,
    forme: "",
    moment: "",
    question: "",
    materiel: [],
    groupe: 0,
    moins: 1,
  },
  ...{ plusieurs: 0, attention: [], heure: 0, etapes: [] },
});
/** Each with its steps: its own, those of its method in the minutes that it has, or one for the whole, the least
 * being 0 for minutes left free. @param {Temps[]} temps @param {number[]} [least] */
async function remplis(temps, least = []) {
  const slugs = new Set(temps.map(one => (one.etapes.length ? "" : one.methode)));
  await Promise.all([...slugs].filter(slug => SLUG.test(slug)).map(script));
  return temps.map((one, n) => {
    const { formes = [] } = window.boite.jouer?.methodes?.[one.methode] ?? {};
    const form = formes.find(f => f.forme === one.forme) ?? formes[0];
    if (one.etapes.length) return one;
    const { titre, minutes, forme, question, heure } = one;
    const given = form ? shared(form.etapes, minutes) : [];
    const etapes = given.flatMap((m, k) =>
      m ? { ...form.etapes[k], minutes: m, plancher: Math.min(form.etapes[k].plancher, m) } : [],
    );
    const alone = { titre, minutes, plancher: least[n] ?? minutes, facultative: least[n] === 0 };
    const words = { comment: "", dire: [], faire: "", clair: "", dessin: "" };
    const kept = { titre, minutes, forme, question, heure };
    return { ...one, ...form, ...kept, etapes: etapes.length ? etapes : [{ ...alone, ...words }] };
  });
}

/** What an address asks for; nothing when it asks for nothing that is there.
 * @param {URLSearchParams} asked @returns {Promise<Joue | undefined>} */
export async function demande(asked) {
  const slug = asked.get("methode") ?? "";
  const half = asked.get("programme") ?? "";
  const composed = asked.get("c");
  const formes = /** @type {Temps[]} */ ([]);
  if (SLUG.test(slug)) {
    await script(slug);
    const found = window.boite.jouer?.methodes?.[slug];
    if (!found) return undefined;
    const [least, most] = found.participants;
    const usual = Math.min(most, Math.max(least, Number(kept("groupe", 12)) || 12));
    const temps = found.formes.slice(0, 1);
    return { ...found, cle: `methode.${slug}`, quoi: "la méthode", participants: usual, temps };
  }
  if (/^[a-z0-9-]+\.\d+\.[a-z_]+$/.test(half)) {
    await script(half);
    const found = window.boite.jouer?.seances?.[half];
    const temps = await remplis(found?.temps ?? []);
    return found && { ...found, cle: `programme.${half}`, formes, temps };
  }
  if (!composed) return undefined;
  const { i, t, q, d, f, p, l } = /** @type {Composee} */ (JSON.parse(composed));
  const temps = await remplis(
    l.map(([titre, methode, minutes]) => vide(titre, methode, minutes)),
    l.map(line => line[3]),
  );
  const hours = { debut: d, fin: f, participants: p };
  return { cle: `composition.${i}`, titre: t, quoi: HALVES[q], ...hours, formes, temps };
}

/** Every step in order, with its place among those of its line.
 * @param {Temps[]} temps @returns {Pas[]} */
export const pasDe = temps =>
  temps.flatMap(({ etapes, heure }, t) =>
    etapes.map((one, n) => ({
      ...one,
      temps: t,
      rang: n + 1,
      sur: etapes.length,
      heure: n ? 0 : heure,
    })),
  );
/** @param {Temps[]} temps */
export const longueur = temps => sum(temps.flatMap(one => one.etapes.map(e => e.minutes)));
