// @ts-nocheck
/* Fill a project sheet in its page: kept on the device as typed, criteria checked live, files in and out. */
import { paint, store as shared } from "./accorder.js";
import { asked, base, button, choose, element, find, say, sure } from "./commun.js";
import * as data from "./donnees/fiches.js";
import {
  begun,
  clean,
  empty,
  filled,
  fresh,
  judged,
  KIND,
  key,
  markdown,
  met,
  newProject,
  projects,
  ROWS,
  rename,
  SIGNS,
  said,
  shapeOf,
  told,
  VERSION,
} from "./fiche.js";
import { download, give, imported, opener } from "./fichiers.js";
import { flat } from "./fusion.js";
import { project as projet, rescueBy } from "./garder.js";
import { csv, day, fold, today } from "./mots.js";

const place = find(".champs");
export const slug = decodeURI(location.pathname)
  .replace(/\/(?:index\.html)?$|\.html$/, "")
  .split("/")
  .pop();
export const sheet = data.fiches[slug];
const watchers = [];
let opened = false;
const drawn = {};
let here = projects.here();
const store = shared(key(here, slug), {
  fresh() {
    return fresh(here);
  },
  clean(raw) {
    return clean(raw, sheet, true).contenu || null;
  },
  show,
  name: where,
});
let now = store.now;
export const state = () => now;
export const watch = act => watchers.push(act);
export const itemOf = id => find(`[data-champ="${id}"]`, place);

export const name = ending =>
  slug +
  (now.projet
    ? `-${fold(now.projet)
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-|-$/g, "")
        .slice(0, 40)}`
    : "") +
  ending;

// ---- The form -----------------------------------------------------------------------------------

const saved = element("p", { class: "remplir__etat", role: "status" });
const progress = element("p", { class: "remplir__compte" });
const paper = element("div", { class: "remplir__papier" });
const project = element("input", {
  type: "text",
  maxlength: 200,
  autocomplete: "off",
  input() {
    now.projet = project.value;
    keep();
    rename(here, now.projet.trim());
    store.reread();
  },
});
const start = button("Remplir cette fiche sur cet appareil", open);
export const tools = element("div", { class: "remplir__outils" });
const chooser = projects.bar("Projet", turn, [
  element(
    "a",
    { href: `${base}/${sheet.url.replace(`fiches/${slug}`, "mes-fiches")}` },
    "Mes projets",
  ),
]);
const bar = element("section", { class: "remplir", "aria-label": "Remplir cette fiche" }, [
  start,
  tools,
]);
const criteria = Array.from(document.querySelectorAll(".criteres .critere"));

function keep() {
  now.modifie = today();
  store.put(now);
}
// The words for a field of the record.
function where(path) {
  const field = sheet.champs.find(f => f.id === path[1]);
  if (!field) return path[0] === "projet" ? "Nom du projet" : "Relectures et critères";
  return (
    field.label +
    (path.length > 2
      ? `, ${field.type === "table" ? "ligne " : "élément "}${path[2] + 1}${path.length > 3 ? `, ${field.colonnes[path[3]]}` : ""}`
      : "")
  );
}
function show(outside) {
  now = store.now;
  if (store.done !== undefined)
    saved.textContent = store.done
      ? "Enregistré sur cet appareil."
      : "Pas enregistré : exportez la fiche avant de fermer.";
  if (outside && opened) {
    paint(project, now.projet);
    for (const field of sheet.champs)
      if (drawn[field.id] !== flat(now.champs[field.id])) keepFocus(field);
  }
  for (const field of sheet.champs) drawn[field.id] = flat(now.champs[field.id]);
  chooser.draw(here);
  progress.textContent = `${met(sheet, now)} critère${met(sheet, now) > 1 ? "s" : ""} sur ${sheet.criteres.length}`;
  criteria.forEach((item, n) => {
    const found = judged(sheet, sheet.criteres[n], n, now),
      mark = item.querySelector(".critere__etat");
    if (!mark) return;
    item.classList.toggle("critere--fait", found.done);
    if (found.hand) mark.firstChild.checked = found.done;
    else
      mark.textContent = found.done
        ? `${found.found} sur ${found.min}, c’est fait`
        : `${found.found} sur ${found.min}`;
  });
  for (const act of watchers) act(now);
}
// act changes the state; with words, the change is said and can be taken back.
export function change(act, words) {
  const before = JSON.stringify(now);
  act(now);
  now.modifie = today();
  store.change(now, words, before);
  draw();
}
// Another hand changed a field: it is drawn again around what has the focus.
function keepFocus(field) {
  const item = itemOf(field.id),
    active = document.activeElement;
  const all = () => Array.from(item.querySelectorAll("textarea, input, select"));
  const before = all(),
    n = before.indexOf(active),
    wide = field.type === "table" ? field.colonnes.length : 1;
  const at =
    n < 0 || active.selectionStart == null ? null : [active.selectionStart, active.selectionEnd];
  fill(field);
  if (n < 0) return;
  // Its row may have moved: the nearest field of its column that holds the same.
  const same = all().filter((one, k) => k % wide === n % wide && one.value === active.value);
  same.sort((a, b) => Math.abs(all().indexOf(a) - n) - Math.abs(all().indexOf(b) - n));
  const target = same[0] || all()[n];
  if (!target) return;
  target.focus({ preventScroll: true });
  if (at) target.setSelectionRange(at[0], at[1]);
}

// All are measured before any is set: the page is laid out once.
function grow(areas) {
  for (const area of areas) area.style.height = "auto";
  const heights = areas.map(area => `${area.scrollHeight + 2}px`);
  areas.forEach((area, n) => {
    area.style.height = heights[n];
  });
}
function control(label, value, set, extra) {
  const made = element(
    extra?.long ? "textarea" : "input",
    Object.assign(
      {
        "aria-label": label,
        autocomplete: "off",
        input() {
          if (made.tagName === "TEXTAREA") grow([made]);
          set(made.value);
          keep();
        },
      },
      extra?.long
        ? { rows: extra.rows || 1, maxlength: SIGNS }
        : { type: extra?.type || "text", maxlength: 2000, min: extra?.min, max: extra?.max },
    ),
  );
  made.value = value || "";
  return made;
}
function choice(field, options) {
  const made = element(
    "select",
    {
      "aria-label": field.label,
      change() {
        now.champs[field.id] = made.value;
        keep();
      },
    },
    [element("option", { value: "" }, "Choisir…")].concat(
      options.map(o => element("option", { value: o }, o)),
    ),
  );
  made.value = options.includes(now.champs[field.id]) ? now.champs[field.id] : "";
  return made;
}
function single(field) {
  function set(value) {
    now.champs[field.id] = value;
  }
  if (field.type === "choix") return choice(field, field.options);
  if (field.type === "oui-non") return choice(field, ["Oui", "Non"]);
  const long = field.type === "texte" || field.type === "schema" || field.type === "texte-court";
  const type = field.type === "date" ? "date" : field.type === "nombre" ? "number" : "text";
  return control(field.label, now.champs[field.id], set, {
    long,
    rows: field.type === "texte" ? 4 : 2,
    type,
    min: field.min,
    max: field.max,
  });
}
function rowsOf(field) {
  if (!Array.isArray(now.champs[field.id])) now.champs[field.id] = [];
  return now.champs[field.id];
}
const blankRow = field => (field.type === "table" ? field.colonnes.map(() => "") : "");
function many(field) {
  const rows = rowsOf(field),
    noun = field.type === "table" ? "Ligne" : "Élément";
  const shownRows = rows.length ? rows : [blankRow(field)];
  const list = element(
    "ol",
    { class: `rangees${field.type === "table" ? " rangees--table" : ""}` },
    shownRows.map((row, n) => {
      const title = `${noun} ${n + 1}`;
      return element("li", { class: "rangee" }, [
        field.type === "table"
          ? element(
              "div",
              { class: "rangee__cases" },
              field.colonnes.map((column, c) =>
                element("label", {}, [
                  element("span", {}, column),
                  control(
                    `${field.label}, ${title.toLowerCase()}, ${column}`,
                    row[c],
                    value => {
                      const all = rowsOf(field);
                      if (!all[n]) all[n] = blankRow(field);
                      all[n][c] = value;
                    },
                    { long: true },
                  ),
                ]),
              ),
            )
          : control(
              `${field.label}, ${title.toLowerCase()}`,
              row,
              value => {
                rowsOf(field)[n] = value;
              },
              { long: true },
            ),
        element(
          "div",
          { class: "rangee__actes" },
          [
            n > 0 &&
              act(
                "Monter",
                () => {
                  swap(field, n, n - 1);
                },
                title,
              ),
            n < shownRows.length - 1 &&
              act(
                "Descendre",
                () => {
                  swap(field, n, n + 1);
                },
                title,
              ),
            rows.length > 0 &&
              act(
                "Retirer",
                () => {
                  remove(field, n, title);
                },
                title,
              ),
          ].filter(Boolean),
        ),
      ]);
    }),
  );
  const add = button(field.type === "table" ? "Ajouter une ligne" : "Ajouter un élément", () => {
    const rows = rowsOf(field);
    if (rows.length >= ROWS) return say(`${ROWS} lignes au plus.`);
    if (!rows.length) rows.push(blankRow(field));
    rows.push(blankRow(field));
    redraw(field, rows.length - 1);
    keep();
  });
  const bottom = [add];
  if (field.type === "table")
    bottom.push(
      button("Tableau en CSV", () => {
        download(
          name(`-${field.id}.csv`),
          csv([field.colonnes].concat(rowsOf(field).filter(filled))),
          "text/csv",
        );
      }),
    );
  return [list, element("div", { class: "rangee__actes" }, bottom)];
}
const act = (words, does, title) =>
  button([words, element("span", { class: "hors-ecran" }, ` : ${title}`)], does, {
    class: "bouton bouton--petit",
  });
function swap(field, a, b) {
  const rows = rowsOf(field),
    kept = rows[a];
  rows[a] = rows[b];
  rows[b] = kept;
  redraw(field, b);
  keep();
}
function remove(field, n, title) {
  change(
    state => {
      state.champs[field.id].splice(n, 1);
    },
    `${title} retiré${field.type === "table" ? "e" : ""} de « ${field.label} ».`,
  );
  focus(field, Math.max(0, n - 1));
}
function focus(field, n) {
  const target = itemOf(field.id).querySelectorAll(".rangee")[n];
  if (target) target.querySelector("textarea, input").focus();
}
function redraw(field, n) {
  fill(field);
  focus(field, n);
}
function fill(field) {
  let item = itemOf(field.id),
    box = item.querySelector(".champ__saisie");
  if (!box) item.append((box = element("div", { class: "champ__saisie" })));
  box.replaceChildren(...(shapeOf(field) === "texte" ? [single(field)] : many(field)));
  grow(Array.from(box.querySelectorAll("textarea")));
}
function draw() {
  if (!opened) return;
  project.value = now.projet;
  sheet.champs.forEach(fill);
}
function mark(item, n) {
  if (item.querySelector(".critere__etat")) return;
  if (!judged(sheet, sheet.criteres[n], n, now).hand)
    return item.append(" ", element("span", { class: "critere__etat" }));
  const box = element("input", {
    type: "checkbox",
    change() {
      if (box.checked) now.coches[n] = true;
      else delete now.coches[n];
      keep();
    },
  });
  item.append(
    element("label", { class: "critere__etat critere__main" }, [
      box,
      element("span", { class: "hors-ecran" }, "C’est fait"),
    ]),
  );
}
export function open(asked) {
  if (opened) return;
  opened = true;
  start.remove();
  criteria.forEach(mark);
  tools.append(
    chooser,
    element("label", { class: "remplir__projet" }, [element("span", {}, "Nom du projet"), project]),
    progress,
    saved,
    element("div", { class: "remplir__actes" }, [
      button(
        "Exporter",
        rescueBy(() => give(name(".json"), KIND, VERSION, { fiche: slug, ...now })),
      ),
      opener("Importer", bring),
      button("Imprimer", () => {
        window.print();
      }),
      button("Markdown", () => {
        download(name(".md"), markdown(sheet, now), "text/markdown");
      }),
      button("Vider la fiche", clear),
    ]),
  );
  place.classList.add("champs--ouverts");
  draw();
  show();
  if (now.modifie) saved.textContent = `Enregistré sur cet appareil le ${day(now.modifie)}.`;
  if (asked instanceof Element) project.focus();
}
function bring(files) {
  let found = files[0] && (files[0].faute ? files[0] : imported(files[0].texte, KIND, VERSION, {}));
  if (!found) return;
  if (found.contenu && found.contenu.fiche !== slug) {
    const other =
      data.fiches[Object.hasOwn(data.fiches, found.contenu.fiche) ? found.contenu.fiche : ""];
    found = {
      faute: other
        ? `Ce fichier est une fiche « ${other.titre} » : l’ouvrir sur sa page.`
        : "Ce fichier ne dit pas de quelle fiche il vient.",
    };
  }
  if (!found.faute) found = clean(found.contenu, sheet);
  if (found.faute) return say(`${files[0].nom} : ${found.faute} Rien n’a changé ici.`);
  found = found.contenu;
  if ([empty(), fresh(here)].map(said).includes(said(now)))
    return change(() => {
      now = found;
      rename(here, (now.projet || fresh(here).projet).trim());
    }, "Fiche importée.");
  if (said(found) === said(now))
    return say("Ce fichier contient ce qui est déjà ici. Rien n’a changé.");
  beside(found);
}
// Never in place of what is written: beside it, in another project, or into what it leaves empty.
function beside(state) {
  const was = here,
    title = projet(here);
  choose(
    `Cette fiche est déjà commencée dans le projet « ${title} »`,
    [element("p", {}, "Rien de ce que vous avez écrit ne sera remplacé.")],
    [
      [
        "Mettre dans un nouveau projet",
        () => {
          let sheets = {},
            id;
          sheets[slug] = state;
          turn((id = newProject(state.projet || "Projet importé", sheets)));
          say(`Fiche importée dans le projet « ${projet(id)} ».`, () => {
            projects.remove(id);
            projects.choose(was);
            turn(was);
          });
        },
      ],
      [
        `Compléter le projet « ${title} »`,
        () => {
          store.add({ ...state, projet: now.projet }, "Fiche complétée.");
        },
      ],
      ["Ne rien changer"],
    ],
  );
}
// Shows this sheet as another project has it.
function turn(id) {
  here = id;
  store.open(key(id, slug));
  now = store.now;
  store.done = undefined;
  saved.textContent = now.modifie ? `Enregistré sur cet appareil le ${day(now.modifie)}.` : "";
  draw();
  show();
}
function clear() {
  if (sure(`Vider toute la fiche « ${sheet.titre} » ? Exporter d’abord pour en garder une copie.`))
    change(() => {
      now = empty();
    }, "Fiche vidée.");
}

const heading = document.getElementById("criteres-de-reussite") || place;
heading.before(bar);
place.after(paper);
addEventListener("beforeprint", () => {
  if (begun(now))
    paper.replaceChildren(
      ...[element("h2", {}, now.projet || "Fiche remplie")].concat(told(sheet, now)),
    );
  document.documentElement.classList.toggle("fiche-remplie", begun(now));
});
if (begun(now) || asked().has("remplir")) open();
