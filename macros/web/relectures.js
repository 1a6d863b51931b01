/* Reviews that come back to the authors of a sheet: beside each field, to be marked as treated. */

import { base, button, element, find, findAll, hidden, say } from "./commun.js";
import * as data from "./donnees/fiches.js";
import { clean, filled, review as reviewed } from "./fiche.js";
import { imported, opener } from "./fichiers.js";
import { record } from "./fusion.js";
import { day, plural } from "./mots.js";
import * as fill from "./remplir.js";

/** @typedef {import("./fiche.js").Review} Review */
/** @typedef {import("./fiche.js").Field} Field */
/** @typedef {import("./fichiers.js").Opened} Opened */
/** A review as read, and the fields that changed since; or why it cannot be.
 * @typedef {{ relecture: Review, change: Field[], faute?: undefined } | { relecture?: undefined, change?: undefined, faute: string }} Back */

const MOST = 20;
let last = "";
const { sheet } = fill;
const note = element("p", { class: "precision" });
const list = element("ul", { class: "relectures__liste" });
const reader = `${base}/${sheet.url.replace(`fiches/${fill.slug}`, "relire")}`;
const box = element("section", { class: "relectures", "aria-label": "Relectures" }, [
  element("p", { class: "precision" }, [
    "Faire relire : envoyez la fiche à un pair, qui ouvre le fichier dans «\u00a0",
    element("a", { href: reader }, "Relire une fiche"),
    "\u00a0» et vous rend le sien.",
  ]),
  list,
  note,
  opener("Ouvrir une relecture", bring, true),
]);

/** @param {unknown} value */
const words = value => value === undefined || typeof value === "string";

// Whole, or refused with a sentence; what is said of a field that left the sheet goes to the general word.
/** @param {Opened} file @returns {Back} */
function opened(file) {
  const found = imported(file, "relecture", 1);
  if (found.faute !== undefined) return found;
  const { fiche, par, le, avis, mot, remarques, lue } = found.contenu;
  if (fiche !== fill.slug)
    return {
      faute:
        typeof fiche === "string" && Object.hasOwn(data.fiches, fiche)
          ? `Cette relecture est celle d’une autre fiche, « ${data.fiches[fiche].titre} ».`
          : "Ce fichier ne dit pas quelle fiche il relit.",
    };
  if (
    !record(remarques) ||
    ![par, le, avis, mot].every(words) ||
    !Object.values(remarques).every(said => record(said) && Object.values(said).every(words))
  )
    return { faute: "Cette relecture n’a pas la forme attendue." };
  const gone = Object.keys(remarques).filter(id => !sheet.champs.some(f => f.id === id));
  const apart = gone.map(id => `${id.slice(0, 60)} : ${Object.values(remarques[id]).join(" / ")}`);
  const all = [mot, ...apart].filter(Boolean).join("\n");
  const relecture = reviewed({ par, le, avis, remarques, mot: all }, sheet);
  if (!relecture || (!relecture.mot && !Object.keys(relecture.remarques).length))
    return { faute: "Cette relecture est vide." };
  const read = record(lue) ? clean({ champs: lue }, sheet).contenu : null;
  const change = read ? sheet.champs.filter(f => same(read, f) !== same(fill.state(), f)) : [];
  return { relecture, change };
}
/** @param {import("./fiche.js").State} state @param {Field} field */
function same(state, field) {
  const value = state.champs[field.id];
  return JSON.stringify(filled(value) ? (Array.isArray(value) ? value.filter(filled) : value) : "");
}
/** @param {Review} review */
const written = review => JSON.stringify({ ...review, traitees: 0 });
/** @param {Back} found @param {string[]} known @returns {Back} */
function admitted(found, known) {
  if (found.faute !== undefined) return found;
  if (known.includes(written(found.relecture))) return { faute: "Cette relecture est déjà là." };
  return known.length < MOST ? found : { faute: `${MOST} relectures au plus : en retirer une.` };
}
/** @param {Opened[]} files */
function bring(files) {
  /** @type {Review[]} */
  const fresh = [];
  const known = fill.state().relectures.map(written);
  const alone = files.length > 1 ? "" : " Rien n’a changé ici.";
  const said = files.flatMap(file => {
    const found = admitted(opened(file), known);
    if (found.faute !== undefined) return `${file.nom} : ${found.faute}${alone}`;
    fresh.push(found.relecture);
    known.push(written(found.relecture));
    const names = found.change.map(f => `« ${f.label} »`).join(", ");
    return names ? `Depuis cette relecture, la fiche a changé : ${names}.` : [];
  });
  const told = said.join(" ");
  if (!fresh.length) return say(told);
  fill.change(
    state => {
      state.relectures = [...state.relectures, ...fresh];
    },
    `${plural(fresh.length, "relecture ouverte", "relectures ouvertes")}. ${told}`,
  );
  note.textContent = told;
}

// ---- Shown --------------------------------------------------------------------------------------

/** @param {Review} review */
const who = review => (review.par || "un pair") + (review.le ? `, le ${day(review.le)}` : "");
/** @param {Review} review */
function total({ remarques, traitees }) {
  const all = Object.keys(remarques);
  const done = all.filter(id => traitees[id]).length;
  if (!all.length) return "";
  if (done === all.length) return "Tout est traité.";
  return `${plural(done, "remarque traitée", "remarques traitées")} sur ${all.length}.`;
}
/** @param {Review} review */
const headline = review =>
  `Relu par un pair${review.le ? ` le ${day(review.le)}` : ""}${review.par ? ` (${review.par})` : ""}.`;
/** @param {Review} review @param {number} n @param {Field} field */
function remark(review, n, field) {
  const said = review.remarques[field.id];
  const tick = element("input", {
    type: "checkbox",
    "data-relecture": n,
    change: () =>
      fill.change(({ relectures }) => {
        if (tick.checked) relectures[n].traitees[field.id] = true;
        else delete relectures[n].traitees[field.id];
      }),
  });
  const answers = data.questions
    .filter(q => said[q.id])
    .flatMap(q => [element("dt", {}, q.nom), element("dd", {}, said[q.id])]);
  return element("li", {}, [
    element("p", { class: "precision" }, who(review)),
    element("dl", {}, answers),
    element("label", { class: "remarques__fait" }, [
      tick,
      "Traité",
      hidden(` : ${who(review)}, « ${field.label} »`),
    ]),
  ]);
}
/** @param {Review} review @param {number} n */
function line(review, n) {
  const remove = () => {
    fill.change(state => {
      state.relectures.splice(n, 1);
    }, "Relecture retirée.");
    find("input", box).focus();
  };
  return element("li", {}, [
    element("strong", {}, headline(review)),
    " ",
    element("span", { class: "relectures__total" }),
    review.avis ? element("p", {}, `Avis : ${review.avis}.`) : "",
    review.mot ? element("p", { class: "dit-par" }, review.mot) : "",
    button(["Retirer", hidden(` la relecture de ${who(review)}`)], remove, {
      class: "bouton bouton--petit",
    }),
  ]);
}
/** @param {Review[]} reviews */
function build(reviews) {
  for (const one of findAll(".remarques")) one.remove();
  for (const field of sheet.champs) {
    const items = reviews.flatMap((r, n) => (r.remarques[field.id] ? remark(r, n, field) : []));
    const named = { class: "remarques", "aria-label": `Remarques sur « ${field.label} »` };
    if (items.length)
      find(".champ__aide", fill.itemOf(field.id)).after(element("ul", named, items));
  }
  list.replaceChildren(...reviews.map(line));
}
// Ticking changes marks, never what has the focus.
/** @param {import("./fiche.js").State} state */
function show({ relectures }) {
  const shape = JSON.stringify(relectures.map(written));
  if (!box.isConnected) find(".criteres").after(box);
  if (shape !== last) build(relectures);
  last = shape;
  for (const one of findAll(".remarques input")) {
    const tick = /** @type {HTMLInputElement} */ (one);
    const field = tick.closest(".champ")?.getAttribute("data-champ") ?? "";
    tick.checked = relectures[Number(tick.dataset.relecture)].traitees[field] === true;
    tick.closest("li")?.classList.toggle("remarque--traitee", tick.checked);
  }
  findAll(".relectures__total", list).forEach((one, n) => {
    one.textContent = total(relectures[n]);
  });
}
addEventListener("beforeprint", () => {
  const said = fill.state().relectures.map(headline).join(" ");
  for (const head of findAll(".remplir__papier h2").slice(0, 1))
    if (said) head.after(element("p", {}, said));
});
fill.watch(show);
if (fill.tools.hasChildNodes()) show(fill.state());
