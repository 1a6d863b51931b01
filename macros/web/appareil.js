/* The page that tells what this device keeps of the site, and clears it. */
import { button, element, eraser, find, sure } from "./commun.js";
import * as fiches from "./donnees/fiches.js";
import * as questionnaires from "./donnees/questionnaires.js";
import {
  clear,
  composition,
  everyKey,
  fullKey,
  isOld,
  kept,
  keys,
  project,
  renamed,
} from "./garder.js";
import { again, keepSite, leave, offered, post, told, weight, whenTold } from "./hors-ligne.js";
import { size } from "./mots.js";
import { hand } from "./partager.js";

/** @type {Record<string, string>} */
const NAMES = {
  "hors-ligne": "Réponse à « garder le site »",
  panier: "Panier",
  observer: "Grilles d’observation",
  depouiller: "Réponses rassemblées",
  "depouiller.feuille": "Feuille en cours de saisie",
  carnet: "Numéro au hasard",
  donneur: "Numéro au hasard",
  noms: "Liste de noms",
  groupe: "Nombre de personnes du groupe",
  recherches: "Recherches sans réponse",
  repris: "Marque : ce qui était gardé avant a été repris",
};

/** @param {Record<string, { titre: string }>} data @param {string} slug */
const title = (data, slug) =>
  `« ${Object.hasOwn(data, slug) ? data[slug].titre : String(slug).replace(/-/g, " ")} »`;

/** @type {Record<string, (key: string, id: string, rest: string[]) => string>} */
const FAMILIES = {
  fiche: (_key, id, [slug]) => `Fiche ${title(fiches.fiches, slug)}, projet « ${project(id)} »`,
  projet: (_key, id) => `Nom du projet « ${project(id)} »`,
  composer: (_key, id) => `Composition « ${composition(id)} »`,
  carnet: key => `Carnet « ${kept(key)?.titre} »`,
  animer: key => `Animation « ${kept(key)?.titre} »`,
  retour: () => "Minutes vécues d’une animation",
  relire: key => `Relecture de la fiche ${title(fiches.fiches, kept(key)?.fiche)}`,
  questionnaire: (_key, id) =>
    `Réponses au questionnaire ${title(questionnaires.questionnaires, id)}`,
  ici: () => "Ce qui était ouvert en dernier",
  conflit: (_key, id, rest) => `Écrit dans un autre onglet : ${named([id, ...rest].join("."))}`,
  abime: (_key, _n, rest) => `Mis de côté, illisible : ${named(rest.join("."))}`,
};

/** The words for a key, never the key itself. @param {string} key @returns {string} */
function named(key) {
  const [family, id, ...rest] = key.split(".");
  if (Object.hasOwn(NAMES, key)) return NAMES[key];
  return Object.hasOwn(FAMILIES, family) ? FAMILIES[family](key, id, rest) : "Autre travail";
}

/** All that this site keeps here. */
export function mine() {
  const names = new Map(keys().map(key => [fullKey(key), named(key)]));
  return everyKey().map(key => ({
    key,
    name: names.get(key) ?? before(key),
    bytes: 2 * (key.length + (localStorage.getItem(key) ?? "").length),
  }));
}
/** @param {string} key */
const before = key =>
  isOld(key) ? `Copie d’avant la mise à jour : ${named(renamed(key))}` : "Mode clair ou sombre";

// ---- The page

const page = find(".appareil");
const state = element("p");
const list = element("div");
const done = element("p", { role: "status", class: "appareil__dit" });
const acts = element("p", { class: "actions" });
let drawn = "";

/** @typedef {[name: string, bytes: number, address?: string]} Row */

/** @returns {Row[]} */
function rows() {
  const found = mine().map(one => /** @type {Row} */ ([one.name, one.bytes]));
  const site = told();
  if (!site) return found;
  if (site.octets) found.unshift(["Le site, pour l’ouvrir sans réseau", site.octets]);
  return [
    ...found,
    ...site.documents.map(([at, name, bytes]) => /** @type {Row} */ ([name, bytes, at])),
  ];
}
/** @param {Row} row */
function line([name, bytes, address]) {
  const remove = button("Retirer", () => post("retirer", [address]), {
    "aria-label": `Retirer de cet appareil : ${name}`,
  });
  return element("tr", {}, [
    element("td", {}, name),
    element("td", {}, [size(bytes), ...(address ? [" ", remove] : [])]),
  ]);
}
/** @param {Row[]} found */
function table(found) {
  if (!found.length) return element("p", {}, "Rien n’est gardé sur cet appareil.");
  const head = ["Ce qui est gardé ici", "Place"].map(name => element("th", { scope: "col" }, name));
  return element("table", {}, [
    element("thead", {}, element("tr", {}, head)),
    element("tbody", {}, found.map(line)),
  ]);
}

// Only what changed is drawn again: a button in use keeps the focus.
async function show() {
  const site = told();
  if (!drawn) page.replaceChildren(state, list, done, acts);
  state.textContent = site ? `${site.dit} ${site.promesse}` : "";
  const found = rows();
  const resume = Boolean(site?.manque && !site.encours);
  const now = JSON.stringify([found, resume, offered()]);
  if (now === drawn) return;
  drawn = now;
  list.replaceChildren(table(found));
  acts.replaceChildren(
    resume ? button("Reprendre", again) : "",
    kept("recherches") ? button("Donner mes recherches sans réponse", giveWords) : "",
    eraser("Tout effacer de cet appareil", erase),
  );
  const bytes = offered() ? await weight() : 0;
  if (bytes && drawn === now)
    acts.prepend(button(`Garder le site : ${size(bytes)}`, keepSite), " ");
}
// What was looked for in vain, one line each: the team adds the words to the toolbox.
function giveWords() {
  const said = kept("recherches", []).map((/** @type {{ mots: string }} */ one) => one.mots);
  hand("recherches-sans-reponse.txt", `${said.join("\n")}\n`, "text/plain");
}
async function erase() {
  if (!sure("Effacer tout ce que ce site garde sur cet appareil, travaux commencés compris ?"))
    return;
  clear();
  await leave();
  await show();
  done.textContent = "Tout est effacé.";
}

whenTold(show);
