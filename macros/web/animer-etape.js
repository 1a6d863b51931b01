/* One step on the screen of who leads: its words, its clock, what one may give up when it is late. */
import {
  apporter,
  dessiner,
  field,
  fold,
  heure,
  part,
  place,
  show,
  write,
} from "./animer-ecran.js";
import { agir, jeu, voisine } from "./animer-etat.js";
import {
  annonce,
  chiffres,
  ecart,
  enPause,
  ici,
  propositions,
  reste,
  voulu,
} from "./animer-temps.js";
import { button, element, say } from "./commun.js";
import { minutes, plural } from "./mots.js";

/** @typedef {import("./animer-temps.js").Etat} Etat */

const MINUTE = 60000;
/** Minutes of lateness of which nobody wants to be told. */
const LONG_AGO = 720;
const late = /** @type {HTMLDetailsElement} */ (part("retard"));
/** Milliseconds that were left at the last look. */
let before = 0;

/** @param {Etat} etat */
export function etape(etat) {
  const paused = enPause(etat);
  show("etape");
  place.classList.toggle("animer--pause", paused);
  write("pause", paused ? "Reprendre" : "Pause");
  fill(etat, paused ? "En pause. " : "");
  tick(etat);
  veiller();
}
/** @param {Etat} etat @param {string} paused */
function fill(etat, paused) {
  const { pas, temps } = jeu;
  const n = ici(etat);
  const one = pas[n];
  const led = temps[one.temps];
  const next = voisine(etat, 1);
  const which = `Étape ${one.rang} sur ${one.sur}`;
  const line = temps.length > 1 && `temps ${one.temps + 1} sur ${temps.length}, ${led.titre}`;
  place.dataset.moment = led.moment;
  write("rang", [which, one.comment.toLowerCase(), line].filter(Boolean).join(" · "));
  part("fil").replaceChildren(
    ...led.etapes.map((_, k) =>
      element("li", {
        class: k + 1 < one.rang ? "animer__faite" : k < one.rang ? "animer__ici" : "",
      }),
    ),
  );
  write("titre", one.titre);
  write("question", one.dire[0]?.[1].includes(led.question) ? "" : led.question);
  part("paroles").replaceChildren(
    ...one.dire.map(([who, words]) =>
      element("blockquote", { class: "animer__dire" }, [
        element("b", {}, who ? `À dire. ${who} :` : "À dire"),
        element("p", {}, words),
      ]),
    ),
  );
  dessiner("dessin", one.dessin);
  fold("clair", one.clair);
  fold("faire", one.faire);
  fold("materiel", apporter([led], etat.participants));
  fold("attention", led.attention);
  plier();
  write("suite", next ? `Ensuite : ${pas[next].titre}, ${minutes(voulu(pas, etat, next))}` : "");
  write("suivant span", next ? "Suivant" : "Terminer");
  part("precedent").toggleAttribute("disabled", voisine(etat, -1) === undefined);
  before = 0;
  const told = `${paused}${which} : ${one.titre}, ${minutes(voulu(pas, etat, n))}.`;
  if (part("annonce").textContent === told) return;
  write("annonce", told);
  scrollTo(0, 0);
}

/** @param {Etat} etat */
export function tick(etat) {
  const { pas } = jeu;
  const at = Date.now();
  const left = reste(pas, etat, at);
  const length = voulu(pas, etat, ici(etat));
  write("mot", (enPause(etat) ? "en pause, " : "") + (left < 0 ? "dépassé de" : "reste"));
  write("chiffre", chiffres(left));
  write("sur", `sur ${minutes(length)}`);
  place.classList.toggle("animer--passe", left < 0);
  part("reste").style.strokeDasharray = `${Math.max(0, left / length / 600)} 100`;
  const much = ecart(pas, etat, at);
  late.hidden = much < 1;
  write("retard summary", phrase(etat, much));
  write("alheure", much < 1 ? phrase(etat, much) : "");
  const words = before && annonce(length * MINUTE, before, left);
  before = left;
  if (!words) return;
  write("annonce", words);
  if (etat.son && left < 2 * MINUTE) bip();
}
/** @param {Etat} etat @param {number} much minutes of lateness */
function phrase({ debut, fin }, much) {
  if (much > LONG_AGO) return `Commencée le ${new Date(debut).toLocaleDateString("fr")}.`;
  if (!much) return `À l’heure : ${jeu.joue.quoi} finira à ${heure(fin)}.`;
  const told = `${minutes(Math.abs(much))} ${much > 0 ? "de retard" : "d’avance"}`;
  return `${told} : ${jeu.joue.quoi} finira à ${heure(fin + much * MINUTE)} au lieu de ${heure(fin)}.`;
}
/** Nobody is left on a button that goes. */
function plier() {
  if (late.open && late.contains(document.activeElement)) part("suivant").focus();
  late.open = false;
}
/** Lists what may be given up, and « ne rien changer » last. Chosen, it can be taken back. */
function proposer() {
  const { etat, pas, temps } = jeu;
  if (!etat || !late.open) return;
  const { plan } = etat;
  const titles = temps.map(one => one.titre);
  /** @param {Node} pressed @param {string} words */
  const line = (pressed, words) => element("li", {}, [pressed, element("span", {}, words)]);
  part("propositions").replaceChildren(
    ...propositions(pas, etat, Date.now(), titles).map(one =>
      line(
        button([element("b", {}, one.titre), element("i", {}, `− ${one.gain} min`)], () => {
          agir(e => ({ plan: { ...e.plan, ...one.plan } }));
          say(`${plural(one.gain, "minute regagnée", "minutes regagnées")}.`, () =>
            agir(() => ({ plan })),
          );
        }),
        one.prix,
      ),
    ),
    line(
      button("Ne rien changer", plier),
      "La nouvelle heure de fin est à dire au groupe maintenant.",
    ),
  );
}
late.addEventListener("toggle", proposer);

// ---- The screen stays awake, a sound is made

/** @type {Promise<WakeLockSentinel> | null} */
let veille = null;
/** Asks the device once to keep its screen on; it lets go each time the page is hidden. */
export async function veiller() {
  if (veille || document.hidden) return;
  try {
    veille = navigator.wakeLock.request("screen");
    (await veille).onrelease = () => {
      veille = null;
    };
    part("veille").hidden = true;
  } catch {
    veille = null;
    part("veille").hidden = false;
  }
}
/** The screen may sleep again. */
export const dormir = () => veille?.then(one => one.release());
/** @type {AudioContext | undefined} */
let audio;
/** A short sound. */
export function bip() {
  audio ??= new AudioContext();
  const sound = audio.createOscillator();
  sound.connect(audio.destination);
  sound.start();
  sound.stop(audio.currentTime + 0.2);
}
field("son").addEventListener("change", event => {
  const son = /** @type {HTMLInputElement} */ (event.target).checked;
  if (son) bip();
  agir(() => ({ son }));
});
