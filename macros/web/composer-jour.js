/* The day being composed: as it is kept, changed, laid on the clock. Compositions stand side by side. */
import { store as shared } from "./accorder.js";
import { layOut } from "./agenda.js";
import { collection } from "./collections.js";
import { find, findAll } from "./commun.js";
import { clean } from "./composer-sorties.js";
import * as data from "./donnees/outils.js";
import * as rules from "./donnees/regles.js";
import { composition } from "./garder.js";

/** @typedef {import("./agenda.js").Line} Line */
/** @typedef {import("./agenda.js").Laid} Laid */
/** @typedef {import("./composer-sorties.js").Half} Half */
/** @typedef {import("./composer-sorties.js").State} State */

const place = find("div.composer");
/** @param {string} name */
export const part = name => find(`.composer__${name}`, place);

// Asked by words that come from outside: nothing inherited answers.
/** @template T @param {Record<string, T>} from @returns {Record<string, T>} */
const table = from => Object.assign(Object.create(null), from);
/** @template T @param {[string, T][]} pairs */
const tableOf = pairs => table(Object.fromEntries(pairs));

export const bornes = {
  ...rules,
  fiches: table(rules.fiches),
  prudentes: table(rules.prudentes),
  questions: table(rules.questions),
  territoires: table(rules.territoires),
  programmes: table(rules.programmes),
};
const moins = table(rules.moins);
const paralleles = table(rules.paralleles);
const tools = [...data.methodes, ...data.fiches];
export const know = {
  bornes,
  methodes: tableOf(
    data.methodes.map(m => [
      m.slug,
      {
        ...m,
        pleniere: rules.plenieres.includes(m.slug),
        moins: moins[m.slug],
        parallele: paralleles[m.slug],
      },
    ]),
  ),
  fiches: tableOf(data.fiches.map(f => [f.slug, f.titre])),
  histoire: rules.histoire,
  participants: 10,
};
/** The tool that a line plays, when it plays one. @param {Line} line */
export const toolOf = line => bySlug[line.methode ?? line.production ?? ""];
const bySlug = tableOf(tools.map(tool => [tool.slug, tool]));

/** @param {string} text */
export function minutesOf(text) {
  const found = /^(\d{1,2}):(\d\d)$/.exec(text);
  return found ? Number(found[1]) * 60 + Number(found[2]) : undefined;
}
/** @param {string} name @returns {Half} */
export function half(name) {
  const [debut, fin] = bornes.plages[name].map(text => minutesOf(text) ?? 0);
  return { nom: name, debut, fin, lignes: [] };
}
/** @returns {State} */
export const fresh = () => ({
  marque: "",
  titre: "",
  lieu: "",
  territoire: "",
  formation: "",
  date: "",
  participants: 10,
  demis: [half("matin")],
});
/** @param {State} one */
export const blank = one =>
  !one.titre &&
  !one.lieu &&
  !one.date &&
  !one.formation &&
  one.demis.every(half => !half.lignes.length);

// ---- Kept

export const all = collection(["composer"], composition);
/** What is on the screen: which composition, as it stands. @type {{ here: string, state: State }} */
export const day = { here: all.here(), state: fresh() };
const store = shared(`composer.${day.here}`, {
  fresh,
  clean: raw => clean(raw, rules),
  blank,
  show: told,
  name: where,
});
let view = { draw() {}, refresh() {} };
const bar = { draw(/** @type {string} */ _id) {} };

/** Has the page drawn again by draw, its values alone by refresh, its list of compositions by list.
 * @param {typeof view} shown @param {(id: string) => void} list */
export function shownBy(shown, list) {
  view = shown;
  bar.draw = list;
}
/** Shows another composition. @param {string} id */
export function turn(id) {
  day.here = id;
  all.choose(id);
  store.open(`composer.${id}`);
  day.state = store.now;
  part("etat").textContent = "";
  bar.draw(id);
  view.draw();
}
/** @param {boolean} [outside] */
function told(outside) {
  day.state = store.now;
  part("etat").textContent = store.done
    ? "Enregistré sur cet appareil."
    : "Pas enregistré : exporter avant de fermer.";
  bar.draw(day.here);
  if (outside) view.draw();
}
/** @type {Record<string, string>} */
const LABELS = table({
  titre: "Titre",
  lieu: "Lieu",
  territoire: "Territoire",
  formation: "Formation",
  date: "Date",
  participants: "Personnes",
  prudentes: "Durées prudentes",
});
// The words for a field of the record.
/** @param {(string | number)[]} path */
function where([head, n, inside, line]) {
  const one = head === "demis" && day.state.demis[Number(n)];
  if (!one) return LABELS[head];
  return `${bornes.demis[one.nom]}, ${inside === "lignes" ? `ligne ${Number(line) + 1}` : inside}`;
}

// ---- Changed

export function keepDay() {
  store.put(day.state);
}
/** Values change in place: a button replaced between press and release would lose its click.
 * @param {(state: State) => void} act */
export function set(act) {
  act(day.state);
  keepDay();
  view.refresh();
}
/** Changes the day; said with an undo when words are given.
 * @param {(state: State) => void} act @param {string} [words] */
export function change(act, words) {
  const before = JSON.stringify(day.state);
  act(day.state);
  store.change(day.state, words, before);
  view.draw();
}
/** Puts another day in the place of this one. @param {State} given @param {string} words */
export function replace(given, words) {
  change(() => {
    day.state = given;
  }, words);
}
/** @param {string} name */
export const of = name => day.state.demis.find(one => one.nom === name);
/** @param {string} name */
export function focus(name) {
  const found = findAll("[data-acte]", place).find(
    one => one.dataset.acte === name && !one.matches(":disabled"),
  );
  found?.focus();
  return Boolean(found);
}

// ---- On the clock

/** A line whose minutes are free: those of its sheet, or the careful ones of its method when they are asked for.
 * @param {Line} line */
function soft(line) {
  const careful = day.state.prudentes ? bornes.prudentes : table({});
  const duree =
    !line.minutes && (bornes.fiches[line.production ?? ""] ?? careful[line.methode ?? ""]);
  return duree ? { duree, ...line } : line;
}
/** A half-day as it was meant. @param {Half} one */
export const planned = ({ nom, debut, fin, lignes }) => ({
  nom,
  debut,
  fin,
  lignes,
  pose: layOut(lignes.map(soft), debut, fin, know),
});

day.state = store.now;
