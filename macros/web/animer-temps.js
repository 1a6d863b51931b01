/* The clock of what is led: from the real starts and ends of steps alone, whatever slept in between.
   Instants are milliseconds, lengths of steps minutes. */
import { shared, sum } from "./elastique.js";

/** A step as it is led: of which line, and from which minute on at the earliest when its hour is fixed.
 * @typedef {import("./elastique.js").Etape & { titre: string, temps: number, heure?: number }} Pas */
/** What happened: steps and pauses with their real starts and ends (0 while they last), and the minutes that
 * steps were given in the room.
 * @typedef {object} Etat
 * @property {number} debut when it should have started
 * @property {number} fin when it should end
 * @property {number} participants
 * @property {string} forme
 * @property {[n: number, debut: number, fin: number][]} pas
 * @property {[debut: number, fin: number][]} pauses
 * @property {Record<number, number>} plan
 * @property {number} fini
 * @property {string} [titre] what is led
 * @property {string} [ou] its address
 * @property {boolean} [son] whether a sound is made
 * @property {Record<string, string>} [retour] what is answered at the end */
/** What may be given up: what it is, minutes gained, new minutes by step, what it costs.
 * @typedef {{ titre: string, gain: number, plan: Record<number, number>, prix: string }} Choix */

const MINUTE = 60000;

// ---- What happened

/** The step under way, or the last one. @param {Etat} etat */
export const ici = etat => etat.pas[etat.pas.length - 1]?.[0] ?? 0;
/** @param {Etat} etat */
export const enPause = etat => etat.pauses.some(([, end]) => !end);
/** Milliseconds lived in a step, pauses left out. @param {Etat} etat @param {number} n @param {number} now */
export function vecu(etat, n, now) {
  const until = etat.fini || now;
  return sum(
    etat.pas.map(([which, start, end]) => {
      if (which !== n) return 0;
      const stop = end || until;
      const out = etat.pauses.map(([a, b]) =>
        Math.max(0, Math.min(b || until, stop) - Math.max(a, start)),
      );
      return stop - start - sum(out);
    }),
  );
}
/** @param {Pas[]} pas @param {Etat} etat @param {number} n */
export const voulu = (pas, etat, n) => etat.plan[n] ?? pas[n].minutes;
/** Milliseconds left in the step under way; negative once they are over.
 * @param {Pas[]} pas @param {Etat} etat @param {number} now */
export const reste = (pas, etat, now) =>
  voulu(pas, etat, ici(etat)) * MINUTE - vecu(etat, ici(etat), now);

/** When all will be over at this pace. A fixed hour is waited for, and never moves.
 * @param {Pas[]} pas @param {Etat} etat @param {number} now */
export function attendue(pas, etat, now) {
  const here = ici(etat);
  let at = now + Math.max(0, reste(pas, etat, now));
  for (let n = here + 1; n < pas.length; n++) {
    const left = voulu(pas, etat, n) * MINUTE - vecu(etat, n, now);
    at = Math.max(at, etat.debut + (pas[n].heure ?? 0) * MINUTE) + Math.max(0, left);
  }
  return at;
}
/** Minutes of lateness, negative ahead of time. @param {Pas[]} pas @param {Etat} etat @param {number} now */
export const ecart = (pas, etat, now) => Math.round((attendue(pas, etat, now) - etat.fin) / MINUTE);

// ---- What one does

/** The state with the step n under way from now. A step that is left keeps the time it was given:
 * coming back to it goes on from there. @param {Etat} etat @param {number} n @param {number} now @returns {Etat} */
export function aller(etat, n, now) {
  const pas = etat.pas.map(one => (one[2] ? one : closed(one, now)));
  return { ...reprendre(etat, now), pas: [...pas, [n, now, 0]], fini: 0 };
}
/** @param {[number, number, number]} one @param {number} now @returns {[number, number, number]} */
const closed = ([n, start], now) => [n, start, now];
/** @param {Etat} etat @param {number} now @returns {Etat} */
export const finir = (etat, now) => ({
  ...reprendre(etat, now),
  pas: etat.pas.map(one => (one[2] ? one : closed(one, now))),
  fini: now,
});
/** @param {Etat} etat @param {number} now @returns {Etat} */
export const pauser = (etat, now) => ({ ...etat, pauses: [...etat.pauses, [now, 0]] });
/** @param {Etat} etat @param {number} now @returns {Etat} */
export const reprendre = (etat, now) => ({
  ...etat,
  pauses: etat.pauses.map(([start, end]) => [start, end || now]),
});

// ---- Late: what may be shortened or left out, by the arithmetic of programmes

/** What is left of a step: whole minutes, and the fewest that it still holds in.
 * @param {Pas[]} pas @param {Etat} etat @param {number} n @param {number} now */
function left(pas, etat, n, now) {
  const spent = vecu(etat, n, now) / MINUTE;
  const minutes = Math.floor(voulu(pas, etat, n) - spent);
  const plancher = Math.min(minutes, Math.max(spent ? 1 : 0, Math.ceil(pas[n].plancher - spent)));
  return { n, minutes, plancher, facultative: pas[n].facultative && !spent };
}
/** What each line still to lead may give back: no more than the lateness, nor than what is left of it. Steps that
 * may be dropped are, last ones first; the others are squeezed, never below the fewest minutes they hold in.
 * @param {Pas[]} pas @param {Etat} etat @param {number} now @param {string[]} titres
 * @returns {Choix[]} */
export function propositions(pas, etat, now, titres) {
  const late = ecart(pas, etat, now);
  const rest = pas.flatMap((_, n) => (n < ici(etat) ? [] : left(pas, etat, n, now)));
  const lines = new Set(rest.map(one => pas[one.n].temps));
  return [...lines]
    .flatMap(line => {
      const members = rest.filter(one => pas[one.n].temps === line && one.minutes > 0);
      const total = sum(members.map(one => one.minutes));
      const least = sum(members.map(one => (one.facultative ? 0 : one.plancher)));
      const gain = Math.min(late, total - least);
      const given = gain < total ? shared(members, total - gain) : members.map(() => 0);
      if (gain < 1 || !given.length) return [];
      const changed = members.map((one, k) => ({ ...one, has: given[k] }));
      return choix(changed.filter(one => one.has !== one.minutes));

      /** @param {typeof changed} changes @returns {Choix} */
      function choix(changes) {
        return {
          titre: `${titres[line]} : ${total - gain} min au lieu de ${total}`,
          gain,
          plan: Object.fromEntries(changes.map(({ n, has }) => [n, entier(etat, n, now) + has])),
          prix: changes.map(one => prix(pas[one.n].titre, one.minutes, one.has)).join(". "),
        };
      }
    })
    .sort((a, b) => b.gain - a.gain)
    .slice(0, 4);
}
/** @param {string} titre @param {number} had @param {number} has */
const prix = (titre, had, has) =>
  has ? `« ${titre} » : ${has} min au lieu de ${had}` : `Sans « ${titre} »`;
// Minutes already lived of a step, the one under way included.
/** @param {Etat} etat @param {number} n @param {number} now */
const entier = (etat, n, now) => Math.ceil(vecu(etat, n, now) / MINUTE);

// ---- What is announced

/** The words for what was just crossed between two looks at the clock; the last one alone after a sleep.
 * @param {number} total milliseconds of the step @param {number} before left at the last look
 * @param {number} left */
export function annonce(total, before, left) {
  /** @type {[number, string, boolean][]} */
  const marks = [
    [total / 2, "La moitié du temps est passée.", total >= 4 * MINUTE],
    [5 * MINUTE, "Reste 5 minutes.", total > 10 * MINUTE],
    [MINUTE, "Reste 1 minute.", total > 2 * MINUTE],
    [0, "Le temps de cette étape est fini.", true],
  ];
  const crossed = marks.filter(([mark, , worth]) => worth && before > mark && left <= mark);
  return crossed[crossed.length - 1]?.[1] ?? "";
}
/** 4:12, and 64:12 beyond an hour. @param {number} ms */
export function chiffres(ms) {
  const seconds = Math.ceil(Math.abs(ms) / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
