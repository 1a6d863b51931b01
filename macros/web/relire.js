// @ts-nocheck
/* Read a peer's sheet and comment it, field by field, with the four questions; then give the file back.
 Several reviews stand side by side: opening a sheet never closes another. */

import { paint, store as shared } from "./accorder.js";
import { collection } from "./collections.js";
import { button, element, find, say, sure } from "./commun.js";
import * as data from "./donnees/fiches.js";
import * as fill from "./fiche.js";
import { download, exported, imported, opener } from "./fichiers.js";
import { flat } from "./fusion.js";
import { kept as keptThere, rescueBy } from "./garder.js";
import { day, fold, plural, today } from "./mots.js";

const place = find(".relire");
let OPINIONS = ["Validé", "Validé avec réserves", "À reprendre"],
  fields = [];
const saved = element("p", { class: "precision", role: "status" }),
  count = element("p", { class: "relire__compte" });
const reviews = collection(["relire"], id => {
  const kept = restored(keptThere(key(id), null));
  return kept
    ? title(kept) + (kept.relecture.par ? `, par ${kept.relecture.par}` : "")
    : "Fiche à ouvrir";
});
let here = reviews.here(),
  bar = reviews.bar("Fiche relue", turn, []),
  shown;
let store = shared(key(here), {
    fresh() {
      return { fiche: "" };
    },
    clean: restored,
    blank(one) {
      return !one.fiche;
    },
    show: told,
    name(path) {
      const field =
        path[1] === "remarques" && data.fiches[now.fiche].champs.find(f => f.id === path[2]);
      return field
        ? field.label
        : path[1] === "mot"
          ? "Un mot sur l’ensemble"
          : path[1] === "avis"
            ? "Votre avis"
            : "Votre rôle";
    },
  }),
  now = store.now.fiche ? store.now : null;

// { fiche: slug, lue: the sheet as it was exported, relecture: what the reader writes }
function open(given) {
  if (!given || !Object.hasOwn(data.fiches, given.fiche))
    return { faute: "Ce fichier ne dit pas de quelle fiche il vient." };
  // What other peers said of it stays with its authors.
  const read = fill.clean({ ...given, relectures: [] }, data.fiches[given.fiche]);
  return read.faute
    ? read
    : {
        fiche: given.fiche,
        lue: read.contenu,
        relecture: fill.review({}, data.fiches[given.fiche]),
      };
}
function key(id) {
  return `relire.${id}`;
}
const title = one =>
  data.fiches[one.fiche].titre + (one.lue.projet ? `\u00a0: ${one.lue.projet}` : "");
function restored(kept) {
  const found = kept && open(Object.assign({ fiche: kept.fiche }, kept.lue));
  if (!found || found.faute) return null;
  found.relecture = fill.review(kept.relecture, data.fiches[found.fiche]) || found.relecture;
  return found;
}
const begun = () => now && (Object.keys(now.relecture.remarques).length || now.relecture.mot);
function keep() {
  store.put(now);
}
// After each change; what another tab wrote is put in the fields as they stand.
function told(outside) {
  now = store.now.fiche ? store.now : null;
  bar.draw(here);
  if (!now || shown !== here + now.fiche) return show();
  saved.textContent = store.done
    ? "Enregistré sur cet appareil."
    : "Pas enregistré : rendre la relecture avant de fermer.";
  if (outside)
    fields.forEach(one => {
      paint(one[0], one[1]() || "");
    });
  tell();
}
function tell() {
  const done = Object.keys(now.relecture.remarques).length;
  count.textContent = `${plural(done, "champ commenté", "champs commentés")} sur ${data.fiches[now.fiche].champs.length}`;
}
function bring(files) {
  let file = files[0],
    found = file && (file.faute ? file : imported(file.texte, "fiche", fill.VERSION, {}));
  if (found && !found.faute) found = open(found.contenu);
  if (!found) return;
  if (found.faute) return say(`${file.nom} : ${found.faute} Rien n’a changé ici.`);
  const twin = reviews.ids().find(id => {
    const kept = restored(keptThere(key(id), null));
    return kept && kept.fiche === found.fiche && flat(kept.lue) === flat(found.lue);
  });
  if (twin) return (turn(twin), say("Cette fiche est déjà ouverte ici : rien n’est à refaire."));
  const beside = Boolean(now);
  if (beside) turn(reviews.mark());
  put(found, beside && "Fiche ouverte, à côté des autres.");
}
function put(next, words) {
  store.put(next);
  reviews.choose(here);
  if (words) say(words);
}
function turn(id) {
  here = id;
  reviews.choose(id);
  store.open(key(id));
  told(true);
}

// What the reader writes under a label; grows as typed.
function area(label, help, read, set, id) {
  const made = element("textarea", {
    rows: 2,
    maxlength: 20000,
    placeholder: " ",
    id,
    "aria-describedby": help && `${id}-aide`,
    input() {
      set(made.value);
      keep();
    },
  });
  made.value = read() || "";
  fields.push([made, read]);
  return element("div", { class: "relire__question" }, [
    element("label", { for: id }, label),
    help ? element("p", { class: "precision", id: `${id}-aide` }, help) : "",
    made,
  ]);
}
function answer(field, question, value) {
  const all = now.relecture.remarques,
    said = all[field.id] || {};
  if (value.trim()) said[question] = value;
  else delete said[question];
  if (Object.keys(said).length) all[field.id] = said;
  else delete all[field.id];
}
function part(field, _sheet) {
  const said = now.relecture.remarques[field.id] || {},
    parts = fill.told({ champs: [field] }, now.lue);
  // On a phone each cell says its column: a table of six columns would not fit.
  parts.forEach(p => {
    p.querySelectorAll("table, thead, tbody, tr, th, td").forEach(role);
    if (p.matches("table")) role(p);
  });
  return element(
    "section",
    { class: "relu" },
    parts.concat(
      element(
        "details",
        { open: Object.keys(said).length > 0 },
        [
          element("summary", {}, [
            "Commenter",
            element("span", { class: "hors-ecran" }, ` « ${field.label} »`),
          ]),
        ].concat(
          data.questions.map(q =>
            area(
              q.nom,
              q.aide,
              () => now.relecture.remarques[field.id]?.[q.id],
              value => {
                answer(field, q.id, value);
              },
              `r-${field.id}-${q.id}`,
            ),
          ),
        ),
      ),
    ),
  );
  function role(one) {
    one.setAttribute(
      "role",
      { TABLE: "table", TR: "row", TH: "columnheader", TD: "cell" }[one.tagName] || "rowgroup",
    );
    if (one.tagName === "TD") one.dataset.colonne = field.colonnes[one.cellIndex];
  }
}
function show() {
  shown = now ? here + now.fiche : "";
  fields = [];
  if (!now) return place.replaceChildren(bar, opener("Ouvrir la fiche à relire", bring));
  const sheet = data.fiches[now.fiche];
  const by = element("input", {
    id: "r-par",
    maxlength: 120,
    autocomplete: "off",
    "aria-describedby": "r-par-aide",
    input() {
      now.relecture.par = by.value;
      keep();
    },
  });
  const opinion = element(
    "select",
    {
      id: "r-avis",
      change() {
        now.relecture.avis = opinion.value;
        keep();
      },
    },
    [element("option", { value: "" }, "Pas d’avis")].concat(
      OPINIONS.map(o => element("option", { value: o }, o)),
    ),
  );
  fields.push(
    [by, () => now.relecture.par],
    [opinion, () => (OPINIONS.includes(now.relecture.avis) ? now.relecture.avis : "")],
  );
  fields.slice(-2).forEach(one => {
    one[0].value = one[1]();
  });
  const heading = element("h2", { tabindex: -1 }, title(now));
  place.replaceChildren(
    bar,
    heading,
    element(
      "p",
      { class: "precision" },
      `${now.lue.modifie ? `Fiche du ${day(now.lue.modifie)}. ` : ""}Lire d’abord tout, puis répondre aux questions utiles : aucune n’est obligatoire.`,
    ),
    element(
      "div",
      {},
      sheet.champs.map(f => part(f, sheet)),
    ),
    element("h2", {}, "Pour finir"),
    area(
      "Un mot sur l’ensemble",
      "",
      () => now.relecture.mot,
      value => {
        now.relecture.mot = value;
      },
      "r-mot",
    ),
    element("div", { class: "relire__question" }, [
      element("label", { for: "r-avis" }, "Votre avis"),
      opinion,
    ]),
    element("div", { class: "relire__question" }, [
      element("label", { for: "r-par" }, "Votre rôle, ou un pseudonyme"),
      element(
        "p",
        { class: "precision", id: "r-par-aide" },
        "Facultatif. Par exemple « une stagiaire du groupe 2 ».",
      ),
      by,
    ]),
    count,
    saved,
    element("p", { class: "relire__actes" }, [
      button("Rendre la relecture", give),
      opener("Ouvrir une autre fiche", bring),
      button("Imprimer", () => {
        window.print();
      }),
      button("Fermer cette fiche", close),
    ]),
  );
  tell();
  heading.focus({ preventScroll: true });
}
function give() {
  if (!begun()) return say("Écrire au moins une remarque avant de rendre la relecture.");
  const content = Object.assign(
    { fiche: now.fiche, projet: now.lue.projet, lue: now.lue.champs },
    now.relecture,
    { le: today() },
  );
  delete content.traitees;
  download(
    `relecture-${now.fiche}${
      now.relecture.par
        ? `-${fold(now.relecture.par)
            .replace(/[^a-z0-9]+/g, "-")
            .slice(0, 30)}`
        : ""
    }.json`,
    exported("relecture", 1, content),
    "application/json",
  );
  saved.textContent = "Relecture prête : donner ce fichier au groupe qui a écrit la fiche.";
}
function close() {
  if (
    begun() &&
    !sure(
      "Fermer cette fiche et effacer vos remarques de cet appareil ? Rendre d’abord la relecture pour en garder une copie.",
    )
  )
    return;
  const gone = here,
    back = reviews.remove(gone);
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
