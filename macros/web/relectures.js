// @ts-nocheck
/* Reviews that come back to the authors of a sheet: beside each field, to be marked as treated. */

import { base, button, element, say } from "./commun.js";
import * as data from "./donnees/fiches.js";
import { clean, filled, review as reviewed } from "./fiche.js";
import { imported, opener } from "./fichiers.js";
import { day, plural } from "./mots.js";
import * as fill from "./remplir.js";

const MOST = 20;
let last;
const sheet = fill.sheet;
const list = element("ul", { class: "relectures__liste" });
const box = element("section", { class: "relectures", "aria-label": "Relectures" }, [
  element("p", { class: "precision" }, [
    "Faire relire : exportez la fiche et donnez le fichier à un pair. Il l’ouvre sur la page «\u00a0",
    element(
      "a",
      { href: `${base}/${sheet.url.replace(`fiches/${fill.slug}`, "relire")}` },
      "Relire une fiche",
    ),
    "\u00a0», puis vous rend un fichier à ouvrir ici.",
  ]),
  list,
  opener("Ouvrir une relecture", bring, true),
]);

const words = value => value === undefined || typeof value === "string";
const real = day => /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day));
const record = value => Boolean(value) && typeof value === "object" && !Array.isArray(value);
// Whole, or refused with a sentence; what is said of a field that left the sheet goes to the general word.
function opened(file) {
  if (file.faute) return file;
  const found = imported(file.texte, "relecture", 1, {}),
    given = found.contenu;
  if (found.faute) return found;
  if (given.fiche !== fill.slug)
    return {
      faute:
        typeof given.fiche === "string" && Object.hasOwn(data.fiches, given.fiche)
          ? `Cette relecture est celle d’une autre fiche, « ${data.fiches[given.fiche].titre} ».`
          : "Ce fichier ne dit pas quelle fiche il relit.",
    };
  if (
    !record(given.remarques) ||
    ![given.par, given.le, given.avis, given.mot].every(words) ||
    !Object.values(given.remarques).every(said => record(said) && Object.values(said).every(words))
  )
    return { faute: "Cette relecture n’a pas la forme attendue." };
  const gone = Object.keys(given.remarques).filter(id => !sheet.champs.some(f => f.id === id));
  const review = reviewed(
    {
      par: given.par,
      le: real(given.le) ? given.le : "",
      avis: given.avis,
      remarques: given.remarques,
      mot: [given.mot]
        .concat(
          gone.map(id => `${id.slice(0, 60)} : ${Object.values(given.remarques[id]).join(" / ")}`),
        )
        .filter(Boolean)
        .join("\n"),
    },
    sheet,
  );
  if (!review.mot && !Object.keys(review.remarques).length)
    return { faute: "Cette relecture est vide." };
  const read = record(given.lue) ? clean({ champs: given.lue }, sheet).contenu : null;
  return {
    relecture: review,
    change: read ? sheet.champs.filter(f => same(read, f) !== same(fill.state(), f)) : [],
  };
}
function same(state, field) {
  const value = state.champs[field.id];
  return JSON.stringify(filled(value) ? (Array.isArray(value) ? value.filter(filled) : value) : "");
}
const written = review => JSON.stringify({ ...review, traitees: 0 });
function bring(files) {
  const fresh = [],
    said = [],
    known = fill.state().relectures.map(written);
  files.forEach(file => {
    let found = opened(file);
    if (!found.faute && known.includes(written(found.relecture)))
      found = { faute: "Cette relecture est déjà là." };
    if (!found.faute && known.length >= MOST)
      found = { faute: `${MOST} relectures au plus : en retirer une.` };
    if (found.faute)
      return said.push(
        `${file.nom} : ${found.faute}${files.length > 1 ? "" : " Rien n’a changé ici."}`,
      );
    fresh.push(found.relecture);
    known.push(written(found.relecture));
    if (found.change.length)
      said.push(
        `Depuis cette relecture, la fiche a changé : ${found.change.map(f => `« ${f.label} »`).join(", ")}.`,
      );
  });
  const told = said.join(" ");
  if (!fresh.length) return say(told);
  fill.change(
    state => {
      state.relectures = state.relectures.concat(fresh);
    },
    `${plural(fresh.length, "relecture ouverte", "relectures ouvertes")}. ${told}`,
  );
  note.textContent = told;
}
const note = element("p", { class: "precision" });
list.after(note);

const who = review => (review.par || "un pair") + (review.le ? `, le ${day(review.le)}` : "");
function total(review) {
  const all = Object.keys(review.remarques).length,
    done = Object.keys(review.remarques).filter(id => review.traitees[id]).length;
  return !all
    ? ""
    : done === all
      ? "Tout est traité."
      : `${plural(done, "remarque traitée", "remarques traitées")} sur ${all}.`;
}
const headline = review =>
  `Relu par un pair${review.le ? ` le ${day(review.le)}` : ""}${review.par ? ` (${review.par})` : ""}.`;
function remark(review, n, field) {
  const tick = element("input", {
    type: "checkbox",
    change() {
      fill.change(state => {
        if (tick.checked) state.relectures[n].traitees[field.id] = true;
        else delete state.relectures[n].traitees[field.id];
      });
    },
  });
  tick.dataset.relecture = n;
  return element("li", {}, [
    element("p", { class: "precision" }, who(review)),
    element(
      "dl",
      {},
      data.questions
        .filter(q => review.remarques[field.id][q.id])
        .flatMap(q => [
          element("dt", {}, q.nom),
          element("dd", {}, review.remarques[field.id][q.id]),
        ]),
    ),
    element("label", { class: "remarques__fait" }, [
      tick,
      "Traité",
      element("span", { class: "hors-ecran" }, ` : ${who(review)}, « ${field.label} »`),
    ]),
  ]);
}
function build(state) {
  for (const one of document.querySelectorAll(".remarques")) one.remove();
  sheet.champs.forEach(field => {
    const items = state.relectures
      .map((r, n) => r.remarques[field.id] && remark(r, n, field))
      .filter(Boolean);
    if (items.length)
      fill
        .field(field.id)
        .querySelector(".champ__aide")
        .after(
          element(
            "ul",
            { class: "remarques", "aria-label": `Remarques sur « ${field.label} »` },
            items,
          ),
        );
  });
  list.replaceChildren(
    ...state.relectures.map((review, n) =>
      element("li", {}, [
        element("strong", {}, headline(review)),
        " ",
        element("span", { class: "relectures__total" }),
        review.avis ? element("p", {}, `Avis : ${review.avis}.`) : "",
        review.mot ? element("p", { class: "dit-par" }, review.mot) : "",
        button(
          ["Retirer", element("span", { class: "hors-ecran" }, ` la relecture de ${who(review)}`)],
          () => {
            fill.change(s => {
              s.relectures.splice(n, 1);
            }, "Relecture retirée.");
            box.querySelector("input").focus();
          },
          { class: "bouton bouton--petit" },
        ),
      ]),
    ),
  );
}
// Ticking changes marks, never what has the focus.
function show(state) {
  const shape = JSON.stringify(state.relectures.map(written));
  if (!box.isConnected) fill.tools.parentNode.after(box);
  if (shape !== last) build(state);
  last = shape;
  document.querySelectorAll(".remarques input").forEach(tick => {
    tick.checked =
      state.relectures[tick.dataset.relecture].traitees[tick.closest(".champ").dataset.champ] ===
      true;
    tick.closest("li").classList.toggle("remarque--traitee", tick.checked);
  });
  list.querySelectorAll(".relectures__total").forEach((one, n) => {
    one.textContent = total(state.relectures[n]);
  });
}
addEventListener("beforeprint", () => {
  const head = document.querySelector(".remplir__papier h2"),
    said = fill.state().relectures;
  if (head && said.length) head.after(element("p", {}, said.map(headline).join(" ")));
});
fill.watch(show);
if (fill.tools.hasChildNodes()) show(fill.state());
