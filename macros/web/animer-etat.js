/* What is led, and what the device keeps of it: real starts and ends, read again before each change, so that
   another tab loses nothing. */
import { pasDe } from "./animer-donnees.js";
import { donneur, retours } from "./animer-retour.js";
import { ici, voulu } from "./animer-temps.js";
import { forget, keep, kept } from "./garder.js";

/** @typedef {import("./animer-temps.js").Etat} Etat */

/** What is on the screen. joue is there once the page knows what it leads; etat once it began. */
export const jeu = {
  joue: /** @type {import("./animer-donnees.js").Joue} */ ({}),
  temps: /** @type {import("./animer-donnees.js").Temps[]} */ ([]),
  pas: /** @type {import("./animer-donnees.js").Pas[]} */ ([]),
  etat: /** @type {Etat | undefined} */ (undefined),
  draw() {},
};
const key = () => `animer.${jeu.joue.cle}`;

/** Takes one of the forms of a method. @param {string | undefined} forme */
export function prendre(forme) {
  const found = jeu.joue.formes.find(one => one.forme === forme);
  jeu.temps = found ? [found] : jeu.joue.temps;
  jeu.pas = pasDe(jeu.temps);
}
export function relire() {
  jeu.etat = kept(key());
  if (jeu.etat) prendre(jeu.etat.forme);
  // The site may have changed since: a step that is no longer there is none to go on from. What was
  // finished half a day ago was the rehearsal of the day before.
  const { etat } = jeu;
  if (etat && (!jeu.pas[ici(etat)] || (etat.fini && Date.now() > etat.fini + 432e5)))
    jeu.etat = undefined;
}
/** Keeps what happened, and once all is over what is told of it. @param {Etat} next */
export function garder(next) {
  jeu.etat = next;
  keep(key(), next);
  const told = `retour.${next.debut}`;
  if (next.fini) keep(told, retours(jeu.temps, jeu.pas, next, donneur()));
  else forget(told);
  jeu.draw();
}
/** @param {(etat: Etat) => Partial<Etat>} act */
export function agir(act) {
  relire();
  if (jeu.etat) garder({ ...jeu.etat, ...act(jeu.etat) });
}
export function oublier() {
  forget(key());
  jeu.etat = undefined;
  jeu.draw();
}
/** The nearest step that is still to be led, forwards or back; none is undefined.
 * @param {Etat} etat @param {1 | -1} way */
export function voisine(etat, way) {
  for (let n = ici(etat) + way; jeu.pas[n]; n += way) if (voulu(jeu.pas, etat, n)) return n;
  return undefined;
}
