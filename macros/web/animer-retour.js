/* What really happened, told without a name nor a place: one return for each method that was led. */
import { vecu } from "./animer-temps.js";
import { keep, kept } from "./garder.js";
import { mark } from "./mots.js";

/** @typedef {import("./animer-temps.js").Etat} Etat */
/** @typedef {{ titre: string, prevu: number, reel: number }} Vecue */

/** Each step that was lived, in minutes; those that were never begun are left out.
 * @param {{ titre: string, minutes: number }[]} pas @param {Etat} etat
 * @returns {(Vecue & { n: number })[]} */
export const vecues = (pas, etat) =>
  pas.flatMap(({ titre, minutes }, n) =>
    etat.pas.some(one => one[0] === n)
      ? { n, titre, prevu: minutes, reel: Math.round(vecu(etat, n, etat.fini) / 60000) }
      : [],
  );

/** @param {import("./animer-donnees.js").Temps[]} temps @param {import("./animer-temps.js").Pas[]} pas
 * @param {Etat} etat @param {string} donneur */
export function retours(temps, pas, etat, donneur) {
  const lived = vecues(pas, etat);
  const { pris = "", referait = "", contexte = "" } = etat.retour ?? {};
  return temps.flatMap(({ methode, forme }, t) => {
    const etapes = lived
      .filter(one => pas[one.n].temps === t)
      .map(({ titre, prevu, reel }) => ({ titre, prevu, reel }));
    if (!methode || !etapes.length) return [];
    return {
      version: 1,
      kind: "retour",
      methode,
      forme: forme || null,
      // Swedish writes a day of the calendar here as 2026-11-30.
      mois: new Date(etat.debut).toLocaleDateString("sv").slice(0, 7),
      participants: etat.participants,
      contexte: contexte || null,
      etapes,
      a_pris_du_temps: etapes.some(one => one.titre === pris) ? pris : null,
      referait: referait ? referait === "oui" : null,
      donneur,
    };
  });
}
/** The same for all that this device gives, and nothing about who holds it. */
export function donneur() {
  const known = kept("donneur") ?? mark();
  keep("donneur", known);
  return String(known);
}
