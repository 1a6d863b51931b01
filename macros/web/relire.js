/* Read a peer's sheet and comment it, field by field, with the four questions; then give the file back.
 Several reviews stand side by side: opening a sheet never closes another. */

import { paint, store as shared } from "./accorder.js";
import { collection } from "./collections.js";
import { button, element, find, findAll, hidden, say, sure } from "./commun.js";
import * as data from "./donnees/fiches.js";
import * as fill from "./fiche.js";
import { imported, opener } from "./fichiers.js";
import { flat } from "./fusion.js";
import { kept as keptThere, rescueBy } from "./garder.js";
import { day, fold, plural, today } from "./mots.js";
import { pass } from "./partager.js";

/** A sheet being read: as it was exported, and what the reader writes.
 * @typedef {{ fiche: string, lue: fill.State, relecture: fill.Review }} Reading */
/** What is kept: nothing is open when fiche is empty. @typedef {Reading | { fiche: "" }} Kept */

const place = find(".relire");
const OPINIONS = ["Validé", "Validé avec réserves", "À reprendre"];
/** Each field, and what it shows. @type {[HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, () => string | undefined][]} */
let fields = [];
const saved = element("p", { class: "precision", role: "status" });
const count = element("p", { class: "relire__compte" });
/** @param {string} id */
const key = id => `relire.${id}`;
const reviews = collection(["relire"], id => {
  const one = restored(keptThere(key(id), null));
  if (!one) return "Fiche à ouvrir";
  return title(one) + (one.relecture.par ? `, par ${one.relecture.par}` : "");
});
let here = reviews.here();
let shown = "";
const bar = reviews.bar("Fiche relue", turn);
const store = shared(key(here), {
  /** @returns {Kept} */
  fresh: () => ({ fiche: "" }),
  clean: restored,
  blank: one => !one.fiche,
  show: told,
  name: ([, part, id]) => {
    const one = part === "remarques" && reading();
    const field = one && data.fiches[one.fiche].champs.find(f => f.id === id);
    if (field) return field.label;
    return { mot: "Un mot sur l’ensemble", avis: "Votre avis" }[part] ?? "Votre rôle";
  },
});
/** @returns {Reading | null} */
function reading() {
  return "lue" in store.now ? store.now : null;
}

/** @param {any} given @returns {{ lu: Reading, faute?: undefined } | { lu?: undefined, faute: string }} */
function open(given) {
  if (!given || !Object.hasOwn(data.fiches, given.fiche))
    return { faute: "Ce fichier ne dit pas de quelle fiche il vient." };
  const sheet = data.fiches[given.fiche];
  // What other peers said of it stays with its authors.
  const { contenu: lue, faute } = fill.clean({ ...given, relectures: [] }, sheet);
  if (!lue) return { faute };
  return { lu: { fiche: given.fiche, lue, relecture: review({}, sheet) } };
}
/** @param {any} given @param {fill.Sheet} sheet @returns {fill.Review} */
function review(given, sheet) {
  return fill.review(given, sheet) ?? review({}, sheet);
}
/** @param {Reading} one */
const title = one =>
  data.fiches[one.fiche].titre + (one.lue.projet ? `\u00a0: ${one.lue.projet}` : "");
/** @param {any} kept @returns {Reading | null} */
function restored(kept) {
  const { lu } = kept ? open({ fiche: kept.fiche, ...kept.lue }) : {};
  return lu ? { ...lu, relecture: review(kept.relecture, data.fiches[lu.fiche]) } : null;
}
/** @param {Reading | null} one */
const begun = one =>
  Boolean(one && (Object.keys(one.relecture.remarques).length || one.relecture.mot));

// After each change; what another tab wrote is put in the fields as they stand.
/** @param {boolean} [outside] */
function told(outside) {
  const now = reading();
  bar.draw(here);
  if (!now || shown !== here + now.fiche) return show();
  saved.textContent = store.done
    ? "Enregistré sur cet appareil."
    : "Pas enregistré : rendre la relecture avant de fermer.";
  if (outside) for (const [field, read] of fields) paint(field, read() || "");
  tell(now);
}
/** @param {Reading} now */
function tell(now) {
  const done = Object.keys(now.relecture.remarques).length;
  const most = data.fiches[now.fiche].champs.length;
  count.textContent = `${plural(done, "champ commenté", "champs commentés")} sur ${most}`;
}
/** @param {(one: fill.Review) => void} act */
function write(act) {
  const now = reading();
  if (!now) return;
  act(now.relecture);
  store.put(now);
}
/** @param {import("./fichiers.js").Opened[]} files */
function bring([file]) {
  if (!file) return;
  const read = imported(file, "fiche", fill.VERSION);
  /** @type {ReturnType<typeof open>} */
  const { lu, faute } = read.faute !== undefined ? read : open(read.contenu);
  if (!lu) return say(`${file.nom} : ${faute} Rien n’a changé ici.`);
  const twin = reviews.ids().find(id => {
    const one = restored(keptThere(key(id), null));
    return one && one.fiche === lu.fiche && flat(one.lue) === flat(lu.lue);
  });
  if (twin) {
    turn(twin);
    return say("Cette fiche est déjà ouverte ici : rien n’est à refaire.");
  }
  const beside = Boolean(reading());
  if (beside) turn(reviews.mark());
  store.put(lu);
  reviews.choose(here);
  if (beside) say("Fiche ouverte, à côté des autres.");
}
/** @param {string} id */
function turn(id) {
  here = id;
  reviews.choose(id);
  store.open(key(id));
  told(true);
}

// ---- What the reader writes ---------------------------------------------------------------------

/** @param {string} id @param {string} label @param {string} help @param {HTMLElement} made */
const question = (id, label, help, made) =>
  element("div", { class: "relire__question" }, [
    element("label", { for: id }, label),
    help ? element("p", { class: "precision", id: `${id}-aide` }, help) : "",
    made,
  ]);
/** A field of the review: what it reads of it, what typing changes.
 * @template {"input" | "textarea" | "select"} K
 * @param {K} name @param {Record<string, any>} extra @param {(one: fill.Review) => string | undefined} read
 * @param {(one: fill.Review, value: string) => void} set @param {Node[]} [inside] */
function asking(name, extra, read, set, inside) {
  const act = () => write(one => set(one, made.value));
  const made = /** @type {HTMLInputElement} */ (
    element(name, { ...extra, [name === "select" ? "change" : "input"]: act }, inside)
  );
  const now = () => {
    const one = reading();
    return one ? read(one.relecture) : "";
  };
  made.value = now() || "";
  fields.push([made, now]);
  return made;
}
/** @param {string} id @param {string} label @param {string} help
 * @param {(one: fill.Review) => string | undefined} read @param {(one: fill.Review, value: string) => void} set */
function area(id, label, help, read, set) {
  const extra = {
    rows: 2,
    maxlength: fill.SIGNS,
    placeholder: " ",
    id,
    "aria-describedby": help && `${id}-aide`,
  };
  return question(id, label, help, asking("textarea", extra, read, set));
}
/** @param {Record<string, Record<string, string>>} all @param {string} field @param {string} id @param {string} value */
function answer(all, field, id, value) {
  const { [id]: _, ...others } = all[field] ?? {};
  const said = value.trim() ? { ...all[field], [id]: value } : others;
  if (Object.keys(said).length) all[field] = said;
  else delete all[field];
}
/** @type {Record<string, string>} */
const ROLES = { TABLE: "table", TR: "row", TH: "columnheader", TD: "cell" };
// On a phone each cell says its column: a table of six columns would not fit.
/** @param {fill.Field} field @param {HTMLElement} one */
function role(field, one) {
  one.setAttribute("role", ROLES[one.tagName] || "rowgroup");
  if (one instanceof HTMLTableCellElement && one.tagName === "TD")
    one.dataset.colonne = fill.columns(field)[one.cellIndex];
}
/** @param {fill.Field} field @param {Reading} now */
function part(field, now) {
  const parts = fill.told({ ...data.fiches[now.fiche], champs: [field] }, now.lue);
  for (const one of parts) {
    for (const inside of findAll("table, thead, tbody, tr, th, td", one)) role(field, inside);
    if (one.matches("table")) role(field, one);
  }
  const open = Boolean(now.relecture.remarques[field.id]);
  const asked = data.questions.map(q =>
    area(
      `r-${field.id}-${q.id}`,
      q.nom,
      q.aide,
      one => one.remarques[field.id]?.[q.id],
      (one, value) => answer(one.remarques, field.id, q.id, value),
    ),
  );
  return element("section", { class: "relu" }, [
    ...parts,
    element("details", { open }, [
      element("summary", {}, ["Commenter", hidden(` « ${field.label} »`)]),
      ...asked,
    ]),
  ]);
}
function show() {
  const now = reading();
  shown = now ? here + now.fiche : "";
  fields = [];
  if (!now) return place.replaceChildren(bar, opener("Ouvrir la fiche à relire", bring));
  const heading = element("h2", { tabindex: -1 }, title(now));
  const age = now.lue.modifie ? `Fiche du ${day(now.lue.modifie)}. ` : "";
  const by = asking(
    "input",
    { id: "r-par", maxlength: 120, autocomplete: "off", "aria-describedby": "r-par-aide" },
    one => one.par,
    (one, value) => {
      one.par = value;
    },
  );
  const opinion = asking(
    "select",
    { id: "r-avis" },
    one => (OPINIONS.includes(one.avis) ? one.avis : ""),
    (one, value) => {
      one.avis = value;
    },
    [
      element("option", { value: "" }, "Pas d’avis"),
      ...OPINIONS.map(o => element("option", { value: o }, o)),
    ],
  );
  const word = area(
    "r-mot",
    "Un mot sur l’ensemble",
    "",
    one => one.mot,
    (one, value) => {
      one.mot = value;
    },
  );
  const role = "Facultatif. Par exemple « une stagiaire du groupe 2 ».";
  place.replaceChildren(
    bar,
    heading,
    element(
      "p",
      { class: "precision" },
      `${age}Lire d’abord tout, puis répondre aux questions utiles : aucune n’est obligatoire.`,
    ),
    element(
      "div",
      {},
      data.fiches[now.fiche].champs.map(f => part(f, now)),
    ),
    element("h2", {}, "Pour finir"),
    word,
    question("r-avis", "Votre avis", "", opinion),
    question("r-par", "Votre rôle, ou un pseudonyme", role, by),
    count,
    saved,
    element("p", { class: "relire__actes" }, [
      button("Rendre la relecture", give),
      opener("Ouvrir une autre fiche", bring),
      button("Imprimer", () => print()),
      button("Fermer cette fiche", close),
    ]),
  );
  tell(now);
  heading.focus({ preventScroll: true });
}
function give() {
  const now = reading();
  if (!now || !begun(now)) return say("Écrire au moins une remarque avant de rendre la relecture.");
  const { traitees: _, ...relecture } = now.relecture;
  const { projet, champs: lue } = now.lue;
  const by = fold(relecture.par)
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 30);
  pass(`relecture-${now.fiche}${relecture.par ? `-${by}` : ""}`, "relecture", 1, {
    fiche: now.fiche,
    projet,
    lue,
    ...relecture,
    le: today(),
  });
  saved.textContent = "Relecture prête : donner ce fichier au groupe qui a écrit la fiche.";
}
function close() {
  const asking =
    "Fermer cette fiche et effacer vos remarques de cet appareil ? Rendre d’abord la relecture pour en garder une copie.";
  if (begun(reading()) && !sure(asking)) return;
  const gone = here;
  const back = reviews.remove(gone);
  turn(reviews.here());
  say("Fiche fermée.", () => {
    back();
    turn(gone);
  });
}
rescueBy(give);
place.hidden = false;
bar.draw(here);
show();
