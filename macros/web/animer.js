/* The page that leads a method or a half-day: what comes before, the way from one screen to the next, the wall. */
import { demande, longueur } from "./animer-donnees.js";
import {
  apporter,
  dessiner,
  field,
  heure,
  list,
  part,
  place,
  show,
  write,
} from "./animer-ecran.js";
import { dormir, etape, tick, veiller } from "./animer-etape.js";
import { agir, garder, jeu, oublier, prendre, relire, voisine } from "./animer-etat.js";
import { donner, fin } from "./animer-fin.js";
import { aller, enPause, finir, ici, pauser, reprendre, reste, voulu } from "./animer-temps.js";
import { asked, base, element, find, say, sure } from "./commun.js";
import { minutes, plural } from "./mots.js";
import { inachevees } from "./reprendre.js";
import { asseoir, lancer, main, sonner, tirer } from "./salle.js";

const MINUTE = 60000;
const wall = asked().has("mur");
const now = () => Date.now();

jeu.draw = () => {
  const { etat } = jeu;
  if (!etat || etat.fini) dormir();
  if (wall) mur();
  else if (!etat) depart();
  else if (etat.fini) fin(etat);
  else etape(etat);
};

// ---- Before

function depart() {
  show("depart");
  prendre(field("forme").value);
  const { pas, temps } = jeu;
  write("longueur", `${plural(pas.length, "étape")}, ${minutes(longueur(temps))}.`);
  list(part("apporter"), apporter(temps, Number(field("personnes").value)));
  list(
    part("etapes"),
    (temps[1] ? temps : pas).map(one => `${one.titre}, ${minutes(one.minutes)}`),
  );
}
// When it should start today.
const prevu = () => new Date().setHours(0, jeu.joue.debut ?? 0, 0, 0);
const duree = () => (jeu.joue.fin ? jeu.joue.fin - (jeu.joue.debut ?? 0) : longueur(jeu.temps));
const asPlanned = /** @type {HTMLInputElement} */ (find("input", part("prevu")));

function preparer() {
  const { fin, formes, participants } = jeu.joue;
  field("personnes").value = String(participants);
  part("choisir").hidden = !formes[1];
  part("forme").replaceChildren(
    ...formes.map(one =>
      element(
        "option",
        { value: one.forme, selected: one.forme === asked().get("forme") },
        `${one.forme || "Comme conseillé"}, ${minutes(longueur([one]))}`,
      ),
    ),
  );
  for (const name of ["personnes", "forme"]) field(name).addEventListener("input", depart);
  part("prevu").hidden = !fin;
  asPlanned.checked = Boolean(fin) && Math.abs(now() - prevu()) < 60 * MINUTE;
  write("prevu span", `Finir à ${heure(prevu() + duree() * MINUTE)}, comme prévu`);
}
function commencer() {
  const debut = asPlanned.checked ? prevu() : now();
  const fresh = {
    titre: jeu.joue.titre,
    ou: asked().toString(),
    debut,
    fin: debut + duree() * MINUTE,
    participants: Number(field("personnes").value) || jeu.joue.participants,
    forme: field("forme").value,
    pas: [],
    pauses: [],
    plan: {},
    fini: 0,
  };
  garder(aller(fresh, 0, now()));
}

// ---- The wall: words, a drawing, the time left

function mur() {
  const { etat, joue, pas, temps } = jeu;
  const led = etat && !etat.fini;
  const one = pas[etat ? ici(etat) : 0];
  const { moment, question } = temps[one.temps];
  show("mur");
  place.dataset.moment = moment;
  write("murmots", led ? one.clair || one.dire[0]?.[1] || question || one.titre : joue.titre);
  dessiner("murdessin", led ? one.dessin : "");
  const left = led ? reste(pas, etat, now()) / MINUTE : 0;
  const words = left < 1 ? "moins d’une minute" : minutes(Math.ceil(left));
  write("murtemps", left > 0 ? words : led ? "C’est l’heure" : etat ? "C’est fini" : "");
  const whole = led ? voulu(pas, etat, ici(etat)) : 1;
  part("jauge").style.width = `${Math.max(0, (100 * left) / whole)}%`;
  // Words that are many are written smaller, so that the time stays on the wall.
  for (let size = 5.4; size > 1.5; size -= 0.3) {
    part("murmots").style.fontSize = `${size}vw`;
    if (place.scrollHeight <= innerHeight) break;
  }
}

// ---- Acts

/** @type {Record<string, (pressed?: any) => void>} */
const ACTS = {
  commencer,
  donner,
  lancer,
  main,
  tirer,
  suivant: () =>
    agir(e => {
      const next = voisine(e, 1);
      return next ? aller(e, next, now()) : finir(e, now());
    }),
  precedent: () => agir(e => aller(e, voisine(e, -1) ?? ici(e), now())),
  pause: () => agir(e => (enPause(e) ? reprendre(e, now()) : pauser(e, now()))),
  plus: () => agir(e => ({ plan: { ...e.plan, [ici(e)]: voulu(jeu.pas, e, ici(e)) + 5 } })),
  revenir: () => agir(e => aller(e, ici(e), now())),
  encore() {
    const gone = jeu.etat;
    oublier();
    if (gone) say("L’animation repart du début.", () => garder(gone));
  },
  abandonner() {
    if (sure("Abandonner cette animation ?")) ACTS.encore();
  },
  mur: () => {
    open(`${location.href}&mur=1`, "mur", "popup,width=1280,height=800");
  },
};
place.addEventListener("click", event => {
  const pressed = /** @type {Element} */ (event.target).closest("[data-acte]");
  ACTS[pressed?.getAttribute("data-acte") ?? ""]?.(pressed);
});
addEventListener("keydown", ({ key, target, altKey }) => {
  if (wall || altKey || /** @type {Element} */ (target).matches("input, select")) return;
  if (place.dataset.montre !== "etape") return;
  if (key === "ArrowRight") ACTS.suivant();
  if (key === "ArrowLeft") ACTS.precedent();
});
// Another tab, or the wall, may be a window that no event reaches: what is kept is read again.
function look() {
  const was = JSON.stringify(jeu.etat);
  relire();
  const { etat } = jeu;
  if (wall || was !== JSON.stringify(etat)) jeu.draw();
  else if (etat && !etat.fini) tick(etat);
}
document.addEventListener("visibilitychange", () => {
  look();
  if (/etape|mur|salle/.test(place.dataset.montre ?? "")) veiller();
});
addEventListener("hashchange", () => location.reload());

async function ouvrir() {
  place.hidden = false;
  const found = await demande(asked()).catch(() => undefined);
  if (!found) {
    show(asked().has("salle") ? "salle" : "rien");
    field("gens").addEventListener("input", asseoir);
    asseoir();
    if (asked().has("salle")) veiller();
    setInterval(sonner, 500);
    return part("encours").replaceChildren(...inachevees(""));
  }
  jeu.joue = found;
  prendre(undefined);
  write("nom", found.titre);
  const back = /** @type {HTMLAnchorElement} */ (part("quitter"));
  if (found.url) back.href = `${base}/${found.url}`;
  preparer();
  relire();
  jeu.draw();
  /** @type {HTMLInputElement} */ (field("son")).checked = Boolean(jeu.etat?.son);
  setInterval(look, 500);
  if (wall) veiller();
}
ouvrir();
