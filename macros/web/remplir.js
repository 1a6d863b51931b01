/* A sheet filled in its page: kept as it is typed, judged, given and taken back as a file. */
import { paint, store as shared } from "./accorder.js";
import {
  asked,
  base,
  button,
  choose,
  element,
  erase,
  eraser,
  find,
  findAll,
  hidden,
  say,
} from "./commun.js";
import * as data from "./donnees/fiches.js";
import * as sheets from "./fiche.js";
import { give, imported, opener } from "./fichiers.js";
import { flat } from "./fusion.js";
import { project as named, rescueBy } from "./garder.js";
import { day, fold, today } from "./mots.js";
import { offer, pass } from "./partager.js";
import { typing } from "./saisie.js";

const { projects } = sheets;
/** @typedef {sheets.State} State */

const place = find(".champs");
export const slug =
  decodeURI(location.pathname)
    .replace(/\/(?:index\.html)?$|\.html$/, "")
    .split("/")
    .pop() ?? "";
export const sheet = data.fiches[slug];
/** @type {((state: State) => void)[]} */
const watchers = [];
let opened = false;
/** @type {Record<string, string>} */
const drawn = {};
let here = projects.here();
const store = shared(sheets.key(here, slug), {
  fresh: () => sheets.fresh(here),
  clean: raw => sheets.clean(raw, sheet, true).contenu || null,
  show,
  name: where,
});
/** @type {State} */
let now = store.now;
export const state = () => now;
/** @param {(state: State) => void} act */
export const watch = act => watchers.push(act);

/** @param {string} ending */
export function name(ending) {
  const words = fold(now.projet)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 40);
  return slug + (now.projet ? `-${words}` : "") + ending;
}
const fields = typing(place, { state, keep, change, name });
export const itemOf = fields.itemOf;

// ---- The form -----------------------------------------------------------------------------------

const saved = element("p", { class: "remplir__etat", role: "status" });
const progress = element("a", { href: "#criteres-de-reussite" });
const paper = element("div", { class: "remplir__papier" });
const project = element("input", {
  type: "text",
  maxlength: 200,
  autocomplete: "off",
  input: () => {
    now.projet = project.value;
    keep();
    sheets.rename(here, now.projet.trim());
    store.reread();
  },
});
const begin = () => {
  open();
  project.focus();
};
const start = button("Remplir cette fiche sur cet appareil", begin, {
  class: "bouton bouton--envoyer",
});
export const tools = element("div", { class: "remplir__outils" });
const mine = `${base}/${sheet.url.replace(`fiches/${slug}`, "mes-fiches")}`;
const chooser = projects.bar("Projet", turn, [element("a", { href: mine }, "Mes projets")]);
const bar = element("section", { class: "remplir", "aria-label": "Remplir cette fiche" }, [
  start,
  tools,
]);
const criteria = findAll(".criteres .critere");

function keep() {
  now.modifie = today();
  store.put(now);
}
// The words for a field of the record.
/** @param {(string | number)[]} path */
function where([part, id, row, column]) {
  const field = sheet.champs.find(f => f.id === id);
  if (!field) return part === "projet" ? "Nom du projet" : "Relectures et critères";
  if (row === undefined) return field.label;
  const noun = field.type === "table" ? "ligne" : "élément";
  const cell = column === undefined ? "" : `, ${sheets.columns(field)[+column]}`;
  return `${field.label}, ${noun} ${+row + 1}${cell}`;
}
/** @param {boolean} [outside] */
function show(outside) {
  now = store.now;
  if (store.kept)
    saved.textContent = store.done
      ? "Enregistré sur cet appareil."
      : "Pas enregistré : exportez avant de fermer.";
  if (outside && opened) {
    paint(project, now.projet);
    for (const field of sheet.champs)
      if (drawn[field.id] !== flat(now.champs[field.id])) fields.refill(field);
  }
  for (const field of sheet.champs) drawn[field.id] = flat(now.champs[field.id]);
  chooser.draw(here);
  const count = sheets.met(sheet, now);
  progress.textContent = `${count} critère${count > 1 ? "s" : ""} sur ${sheet.criteres.length}`;
  criteria.forEach(judge);
  for (const act of watchers) act(now);
}
/** @param {HTMLElement} item @param {number} n */
function judge(item, n) {
  const [mark] = findAll(".critere__etat", item);
  if (!mark) return;
  const { hand, done, found, min } = sheets.judged(sheet, n, now);
  item.classList.toggle("critere--fait", done);
  if (hand) /** @type {HTMLInputElement} */ (mark.firstChild).checked = done;
  else mark.textContent = `${found} sur ${min}${done ? ", c’est fait" : ""}`;
}
/** act changes the state; with words, the change is said and can be taken back.
 * @param {(state: State) => void} act @param {string} [words] */
export function change(act, words) {
  const before = JSON.stringify(now);
  act(now);
  now.modifie = today();
  store.change(now, words, before);
  draw();
}
function draw() {
  if (!opened) return;
  project.value = now.projet;
  sheet.champs.forEach(fields.fill);
}
/** @param {HTMLElement} item @param {number} n */
function mark(item, n) {
  if (findAll(".critere__etat", item).length) return;
  if (!sheets.judged(sheet, n, now).hand)
    return item.append(" ", element("span", { class: "critere__etat" }));
  const box = element("input", {
    type: "checkbox",
    change: () => {
      if (box.checked) now.coches[n] = true;
      else delete now.coches[n];
      keep();
    },
  });
  item.append(
    element("label", { class: "critere__etat critere__main" }, [box, hidden("C’est fait")]),
  );
}
const since = () => (now.modifie ? `Enregistré sur cet appareil le ${day(now.modifie)}.` : "");
export function open() {
  if (opened) return;
  opened = true;
  start.remove();
  criteria.forEach(mark);
  const whole = () => ({ fiche: slug, ...now });
  const exported = () => give(name(".json"), sheets.KIND, sheets.VERSION, whole());
  const given = () => pass(name(""), sheets.KIND, sheets.VERSION, whole());
  const send = () =>
    offer(sheet.titre, name(""), sheets.blocks(sheet, now), [
      ["À relire par un pair, ou à continuer sur un autre appareil", given],
      ["Imprimer, ou garder en PDF", () => print()],
    ]);
  // Whoever has just filled the last field is at the foot; whoever comes back, at the head.
  const leave = () => button("Envoyer", send, { class: "bouton bouton--envoyer" });
  tools.append(
    chooser,
    element("label", { class: "remplir__projet" }, [element("span", {}, "Nom du projet"), project]),
    element("p", { class: "remplir__compte" }, progress),
    saved,
    leave(),
  );
  place.after(
    element("div", { class: "remplir__actes" }, [
      leave(),
      button("Exporter", rescueBy(exported)),
      opener("Importer", bring),
      button("Imprimer", () => print()),
      eraser("Vider la fiche", clear),
    ]),
  );
  place.classList.add("champs--ouverts");
  draw();
  show();
  if (now.modifie) saved.textContent = since();
}

// ---- Files --------------------------------------------------------------------------------------

/** What a file holds for this sheet, or why it holds nothing. @param {import("./fichiers.js").Opened} file */
function given(file) {
  const found = imported(file, sheets.KIND, sheets.VERSION);
  if (found.faute !== undefined) return found;
  const { fiche } = found.contenu;
  if (fiche === slug) return sheets.clean(found.contenu, sheet);
  if (!Object.hasOwn(data.fiches, fiche))
    return { faute: "Ce fichier ne dit pas de quelle fiche il vient." };
  const other = data.fiches[fiche].titre;
  return { faute: `Ce fichier est une fiche « ${other} » : l’ouvrir sur sa page.` };
}
/** @param {import("./fichiers.js").Opened[]} files */
function bring([file]) {
  if (!file) return;
  const { contenu: found, faute } = given(file);
  if (!found) return say(`${file.nom} : ${faute} Rien n’a changé ici.`);
  const untouched = [sheets.empty(), sheets.fresh(here)].map(sheets.said);
  if (untouched.includes(sheets.said(now)))
    return change(() => {
      now = found;
      sheets.rename(here, (now.projet || sheets.fresh(here).projet).trim());
    }, "Fiche importée.");
  if (sheets.said(found) === sheets.said(now))
    return say("Ce fichier contient ce qui est déjà ici. Rien n’a changé.");
  beside(found);
}
// Never in place of what is written: beside it, in another project, or into what it leaves empty.
/** @param {State} state */
function beside(state) {
  const was = here;
  const title = named(here);
  const apart = () => {
    const id = sheets.newProject(state.projet || "Projet importé", { [slug]: state });
    turn(id);
    say(`Fiche importée dans le projet « ${named(id)} ».`, () => {
      projects.remove(id);
      projects.choose(was);
      turn(was);
    });
  };
  choose(
    `Cette fiche est déjà commencée dans le projet « ${title} »`,
    [element("p", {}, "Rien de ce que vous avez écrit ne sera remplacé.")],
    [
      ["Mettre dans un nouveau projet", apart],
      [
        `Compléter le projet « ${title} »`,
        () => store.add({ ...state, projet: now.projet }, "Fiche complétée."),
      ],
      ["Ne rien changer"],
    ],
  );
}
/** Shows this sheet as another project has it. @param {string} id */
function turn(id) {
  here = id;
  store.open(sheets.key(id, slug));
  now = store.now;
  saved.textContent = since();
  draw();
  show();
}
function clear() {
  if (erase(`Vider toute la fiche « ${sheet.titre} » ?`))
    change(() => {
      now = sheets.empty();
    }, "Fiche vidée.");
}

(document.querySelector(".remplir-ici") || place).before(bar);
place.after(paper);
addEventListener("beforeprint", () => {
  const full = sheets.begun(now);
  if (full)
    paper.replaceChildren(
      element("h2", {}, now.projet || "Fiche remplie"),
      ...sheets.told(sheet, now),
    );
  document.documentElement.classList.toggle("fiche-remplie", full);
});
if (sheets.begun(now) || asked().has("remplir")) open();
