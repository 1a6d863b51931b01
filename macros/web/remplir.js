/* Fill a project sheet in its page: kept on the device as typed, criteria checked live, files in and out.
 window.boiteRemplir, for the scripts that add to it:
   slug, sheet            the sheet, as window.boiteFiches.fiches[slug]
   state()                { projet, champs: { id: text | [text] | [[text]] }, coches, relectures, modifie, marque }
   change(act, words)     act(state) changes it, keeps it and shows it again; words: said, with an undo
   watch(act)             act(state) after each change
   field(id)              the <li> of a field; tools: the bar of buttons; open(): shows the form
   told(sheet, state)     the filled sheet as elements, to print or to read
   read(project, slug)    what the device keeps of a sheet; said(state): what it says, to compare
   projects               those of this device, as window.boiteCollection gives them; key(project, slug),
                          rename(project, name), newProject(name, { slug: state }) */

import { paint } from "./accorder.js";
import * as collections from "./collections.js";
import { asked, base, button, choose, element, say, sure } from "./commun.js";
import * as data from "./donnees/fiches.js";
import { download, exported, imported, opener } from "./fichiers.js";
import { flat } from "./fusion.js";
import { forget, kept, keys, project as projet, rescue } from "./garder.js";
import { csv, day, fold, isMark, today } from "./mots.js";

const place = document.querySelector(".champs");
const slug = decodeURI(location.pathname)
  .replace(/\/(?:index\.html)?$|\.html$/, "")
  .split("/")
  .pop();
const sheet = data && Object.hasOwn(data.fiches, slug) ? data.fiches[slug] : null;
const VERSION = 1,
  KIND = "fiche",
  ROWS = 200,
  SIGNS = 20000;
let watchers = [],
  opened = false,
  now,
  store,
  drawn = {};
let projects = collections(["projet", "fiche"], projet),
  here = projects.here();

// ---- What a sheet holds -------------------------------------------------------------------------

const empty = () => ({ projet: "", champs: {}, coches: {}, relectures: [], modifie: "" });
const shapeOf = field =>
  field.type === "table" ? "table" : field.type === "liste" ? "liste" : "texte";
export const filled = value => (Array.isArray(value) ? value.some(filled) : Boolean(value?.trim()));
// A row counts when all its cells are filled: « argumentée » is a cell like the others.
export const count = (_field, value) =>
  (value || []).filter(row => (Array.isArray(row) ? row.every(filled) : filled(row))).length;
export function judged(one, criteria, index, state) {
  const field = one.champs.find(f => f.id === criteria.champ);
  if (!criteria.min || !field) return { hand: true, done: state.coches[index] === true };
  const found = count(field, state.champs[field.id]);
  return { found, min: criteria.min, done: found >= criteria.min };
}
export const met = (one, state) =>
  one.criteres.filter((criteria, n) => judged(one, criteria, n, state).done).length;
// A name alone is begun once it was typed in this sheet, not when it comes with the project.
export const begun = state =>
  Boolean(state) &&
  ((filled(state.projet) && Boolean(state.modifie)) || Object.values(state.champs).some(filled));

// What a sheet says, to tell whether two say the same.
export function said(state) {
  const full = Object.entries(state.champs).filter(one => filled(one[1]));
  return flat([
    state.projet,
    full.map(one => [one[0], Array.isArray(one[1]) ? one[1].filter(filled) : one[1]]).sort(),
    state.coches,
    state.relectures,
  ]);
}

function text(value, most) {
  if (typeof value !== "string") throw new Error();
  return value.slice(0, most || SIGNS);
}
function list(value, each) {
  if (!Array.isArray(value)) throw new Error();
  return value.slice(0, ROWS).map(each);
}
// Only what the sheet knows passes, in the shape it has; anything else is a fault, told by its field, or left out.
export function clean(content, one, lenient) {
  let state = empty(),
    wrong = "";
  if (!content || typeof content.champs !== "object" || !content.champs)
    return { faute: "Ce fichier n’est pas une fiche remplie." };
  one.champs.forEach(field => {
    if (!Object.hasOwn(content.champs, field.id)) return;
    const value = content.champs[field.id],
      shape = shapeOf(field);
    try {
      if (shape === "texte") state.champs[field.id] = text(value);
      else if (shape === "liste") state.champs[field.id] = list(value, item => text(item));
      else
        state.champs[field.id] = list(value, row => {
          row = list(row, cell => text(cell));
          return field.colonnes.map((_, n) => row[n] || "");
        });
    } catch {
      wrong = wrong || `Dans ce fichier, « ${field.label} » n’a pas la forme attendue.`;
    }
  });
  if (wrong && !lenient) return { faute: wrong };
  // Drawn when dates leave for a calendar: it tells this project from others.
  if (isMark(content.marque)) state.marque = content.marque;
  state.projet = words(content.projet, 200);
  state.modifie = date(content.modifie);
  one.criteres.forEach((_, n) => {
    if (content.coches && content.coches[n] === true) state.coches[n] = true;
  });
  if (Array.isArray(content.relectures))
    state.relectures = content.relectures
      .slice(0, 20)
      .map(r => review(r, one))
      .filter(Boolean);
  return { contenu: state };
}
const words = (value, most) => (typeof value === "string" ? value.slice(0, most) : "");
const date = value =>
  typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))
    ? value
    : "";
// A review: who (a role), when, the result, and for each field the answers to the questions.
export function review(given, one) {
  if (!given || typeof given !== "object") return null;
  const kept = {
    par: words(given.par, 120),
    le: date(given.le),
    avis: words(given.avis, 40),
    mot: words(given.mot, SIGNS),
    remarques: {},
    traitees: {},
  };
  one.champs.forEach(field => {
    const said =
      given.remarques && Object.hasOwn(given.remarques, field.id)
        ? given.remarques[field.id]
        : null;
    if (!said || typeof said !== "object") return;
    data.questions.forEach(question => {
      const answer = Object.hasOwn(said, question.id) ? said[question.id] : "";
      if (typeof answer === "string" && answer.trim())
        (kept.remarques[field.id] = kept.remarques[field.id] || {})[question.id] = answer.slice(
          0,
          SIGNS,
        );
    });
    if (given.traitees && given.traitees[field.id] === true) kept.traitees[field.id] = true;
  });
  return kept;
}
export const key = (project, name) => `fiche.${project}.${name}`;
const fresh = project => Object.assign(empty(), { projet: kept(`projet.${project}`)?.nom || "" });
export function read(project, name) {
  const kept = boite.kept(key(project, name), null);
  return kept ? clean(kept, data.fiches[name], true).contenu || empty() : fresh(project);
}
// One name for a project: the sheets that bore the old one follow.
export function rename(project, name) {
  const old = kept(`projet.${project}`)?.nom || "";
  if (name) boite.keep(`projet.${project}`, { nom: name });
  else forget(`projet.${project}`);
  keys(`fiche.${project}.`).forEach(at => {
    const sheet = kept(at);
    if (sheet && typeof sheet.projet === "string" && sheet.projet === old)
      boite.keep(at, Object.assign(sheet, { projet: name }));
  });
}
// A new project that holds sheets: { slug: state }.
export function newProject(name, sheets) {
  const id = projects.mark();
  boite.keep(`projet.${id}`, { nom: name });
  for (const one of Object.keys(sheets || {})) boite.keep(key(id, one), sheets[one]);
  projects.choose(id);
  return id;
}

// ---- A filled sheet, to read and to print -------------------------------------------------------

export function told(one, state) {
  const parts = [];
  one.champs.forEach(field => {
    const value = state.champs[field.id];
    parts.push(element("h3", {}, field.label));
    if (!filled(value)) parts.push(element("p", { class: "vide" }, "À remplir."));
    else if (field.type === "table")
      parts.push(
        element("table", {}, [
          element(
            "thead",
            {},
            element(
              "tr",
              {},
              field.colonnes.map(c => element("th", { scope: "col" }, c)),
            ),
          ),
          element(
            "tbody",
            {},
            value.filter(filled).map(row =>
              element(
                "tr",
                {},
                row.map(cell => element("td", {}, cell)),
              ),
            ),
          ),
        ]),
      );
    else if (field.type === "liste")
      parts.push(
        element(
          "ul",
          {},
          value.filter(filled).map(item => element("li", {}, item)),
        ),
      );
    else parts.push(element("p", { class: "dit-par" }, shown(field, value)));
  });
  return parts;
}
const shown = (field, value) =>
  field.type === "date" && /^\d{4}-\d\d-\d\d$/.test(value) ? day(value) : value;

// ---- As files -----------------------------------------------------------------------------------

const line = value => value.replace(/\s*\n\s*/g, " ").replace(/\|/g, "\\|");
// Markdown signs of the text are kept as text.
const plain = value => value.replace(/([\\`*_[\]<>#])/g, "\\$1");
function markdown(one, state) {
  const lines = [`# ${one.titre}${state.projet ? ` : ${plain(state.projet)}` : ""}`];
  one.champs.forEach(field => {
    const value = state.champs[field.id];
    lines.push(`## ${field.label}`);
    if (!filled(value)) lines.push("*À remplir.*");
    else if (field.type === "table")
      lines.push(
        [field.colonnes, field.colonnes.map(() => "---")]
          .concat(value.filter(filled))
          .map((row, n) => `| ${row.map(cell => (n > 1 ? line(plain(cell)) : cell)).join(" | ")} |`)
          .join("\n"),
      );
    else if (field.type === "liste")
      lines.push(
        value
          .filter(filled)
          .map(item => `- ${line(plain(item))}`)
          .join("\n"),
      );
    else lines.push(plain(shown(field, value)));
  });
  return `${lines.join("\n\n")}\n`;
}
export const name = ending =>
  slug +
  (now.projet
    ? `-${fold(now.projet)
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-|-$/g, "")
        .slice(0, 40)}`
    : "") +
  ending;

remplir;
if (!sheet || !place) throw 0; // EARLY
store = boite.store(key(here, slug), {
  fresh() {
    return fresh(here);
  },
  clean(raw) {
    return clean(raw, sheet, true).contenu || null;
  },
  show,
  name: where,
});
now = store.now;

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
const tools = element("div", { class: "remplir__outils" });
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
  const item = remplir.field(field.id),
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
  const target = remplir.field(field.id).querySelectorAll(".rangee")[n];
  if (target) target.querySelector("textarea, input").focus();
}
function redraw(field, n) {
  fill(field);
  focus(field, n);
}
function fill(field) {
  let item = remplir.field(field.id),
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
        (rescue = () => {
          download(
            name(".json"),
            exported(KIND, VERSION, Object.assign({ fiche: slug }, now)),
            "application/json",
          );
        }),
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

remplir.tools = tools;
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
