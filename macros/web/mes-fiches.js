/* Where the deliverables of a project stand on this device, its sheets in one file, and the other projects. */

import { paint } from "./accorder.js";
import { base, button, choose, element, erase, eraser, find, say } from "./commun.js";
import * as data from "./donnees/fiches.js";
import * as filling from "./fiche.js";
import { give, imported, opener } from "./fichiers.js";
import { flat, merge, record } from "./fusion.js";
import { forget, keep, kept, project as named, rescueBy } from "./garder.js";
import { day, plural, today } from "./mots.js";
import { offer } from "./partager.js";

/** @typedef {filling.State} State */
/** Sheets by their slugs. @typedef {Record<string, State>} States */
/** @typedef {import("./fichiers.js").Opened} Opened */

const KIND = "fiches";
const LATER = "Depuis, vous aviez écrit autre chose dans";
const { projects } = filling;
const place = find(".avancement");
const told = find(".avancement__dit", place);
const paper = find(".remplir__papier");
const course = data.formations[place.dataset.formation ?? ""];
const delivered = course.livrables.flatMap(one => one.fiches);
let here = projects.here();

/** @param {string} slug */
const key = slug => filling.key(here, slug);
/** @returns {States} */
function states() {
  const all = Object.keys(data.fiches).map(slug => ({ slug, state: filling.read(here, slug) }));
  return Object.fromEntries(
    all.flatMap(({ slug, state }) => (filling.begun(state) ? [[slug, state]] : [])),
  );
}
/** @param {string} slug @param {State | undefined} state */
function line(slug, state) {
  const sheet = data.fiches[slug];
  const most = sheet.criteres.length;
  const met = state ? filling.met(sheet, state) : 0;
  const reviews = state ? state.relectures.map(r => r.le).sort() : [];
  const last = reviews.pop();
  const words = state
    ? [
        `${plural(met, "critère")} sur ${most}`,
        state.modifie ? `, modifiée le ${day(state.modifie)}` : "",
        ".",
        last ? ` Relue par un pair le ${day(last)}.` : "",
        state.projet ? ` Projet : ${state.projet}` : "",
      ].join("")
    : "Pas commencée.";
  return element("li", { class: "avancement__fiche" }, [
    element("a", { href: `${base}/${sheet.url}#remplir` }, sheet.titre),
    element("progress", {
      max: most,
      value: met,
      "aria-label": `${sheet.titre} : critères réussis`,
    }),
    element("span", { class: "precision" }, words),
  ]);
}
/** @param {data.Livrables} one @param {States} found */
const complete = (one, found) =>
  one.fiches.every(slug => {
    const sheet = data.fiches[slug];
    return found[slug] && filling.met(sheet, found[slug]) === sheet.criteres.length;
  });
function show() {
  bar.draw(here);
  paint(title, kept(`projet.${here}`)?.nom || "");
  title.placeholder = named(here);
  const found = states();
  const most = course.livrables.length;
  const done = course.livrables.filter(one => complete(one, found)).length;
  const others = Object.keys(found).filter(slug => !delivered.includes(slug));
  const own = done > 1 ? "ont tous leurs critères" : "a tous ses critères";
  find(".avancement__total", place).textContent =
    done === most
      ? `Les ${course.nombre} livrables ont tous leurs critères. Bravo !`
      : `${plural(done, "livrable")} sur ${most} ${own}.`;
  find(".avancement__liste", place).replaceChildren(
    ...course.livrables.map(one =>
      element("li", { class: complete(one, found) ? "fait" : "" }, [
        element("strong", {}, one.court),
        element("p", { class: "precision" }, one.noms.join(" ; ")),
        element(
          "ul",
          {},
          one.fiches.map(slug => line(slug, found[slug])),
        ),
      ]),
    ),
  );
  find(".avancement__autres", place).replaceChildren(
    ...others.map(slug => line(slug, found[slug])),
  );
}

/** Keeps sheets, forgets those that are nothing. Returns what takes it back: what was written since stays.
 * @param {Record<string, State | null>} given @returns {() => void} */
function put(given) {
  const before = Object.fromEntries(Object.keys(given).map(slug => [slug, kept(key(slug), null)]));
  let done = true;
  for (const [slug, state] of Object.entries(given)) {
    if (state) done = keep(key(slug), state) && done;
    else forget(key(slug));
  }
  show();
  told.textContent = done
    ? "Enregistré sur cet appareil."
    : "Pas enregistré : exporter avant de fermer.";
  /** @param {string} slug */
  const was = slug => {
    const since = kept(key(slug), null);
    if (flat(since) === flat(given[slug])) return before[slug];
    return both(slug, given[slug], since, before[slug] || {}, LATER);
  };
  return () => {
    put(Object.fromEntries(Object.keys(given).map(slug => [slug, was(slug)])));
  };
}
/** What is empty is filled; where both say otherwise, the page of the sheet shows both.
 * @param {string} slug @param {State | {} | null} base @param {State} theirs @param {State | {}} mine
 * @param {string} qui @returns {State} */
function both(slug, base, theirs, mine, qui) {
  /** @type {import("./fusion.js").Clash[]} */
  const found = [];
  const at = `conflit.${key(slug)}`;
  const made = merge(base || {}, theirs, mine, [], found);
  if (found.length) keep(at, [...kept(at, []), ...found.map(one => ({ qui, ...one }))]);
  return made;
}

// ---- Files --------------------------------------------------------------------------------------

function send() {
  const found = Object.entries(states());
  if (!found.length) return say("Aucune fiche n’est commencée.");
  const parts = found.flatMap(([slug, state]) => filling.blocks(data.fiches[slug], state));
  offer(`Mes fiches : ${named(here)}`, `mes-fiches-${today()}`, parts);
}
function exported() {
  const fiches = states();
  if (!Object.keys(fiches).length)
    return say("Aucune fiche n’est commencée : il n’y a rien à exporter.");
  give(`mes-fiches-${today()}.json`, KIND, 1, { projet: named(here), fiches });
}
/** The sheets that a file holds, not yet judged. @param {Opened} file */
function inside(file) {
  const one = imported(file, filling.KIND, filling.VERSION).contenu;
  if (one) return { given: { [typeof one.fiche === "string" ? one.fiche : ""]: one }, projet: "" };
  const { contenu, faute } = imported(file, KIND, 1);
  return { given: contenu?.fiches, projet: contenu?.projet, faute };
}
/** One file of all sheets, or several files of one sheet each: whole, or refused with a sentence.
 * @param {Opened} file @returns {{ fiches: States, projet: string, faute?: string }} */
function opened(file) {
  /** @type {States} */
  const fiches = {};
  /** @param {string} faute */
  const refused = faute => ({ fiches, projet: "", faute });
  const { given, projet, faute } = inside(file);
  const none = faute || "Ce fichier ne contient pas de fiche.";
  if (!record(given) || !Object.keys(given).length) return refused(none);
  for (const [slug, content] of Object.entries(given).slice(0, 100)) {
    if (!Object.hasOwn(data.fiches, slug))
      return refused(`La fiche « ${slug.slice(0, 40)} » n’existe pas sur ce site.`);
    const read = filling.clean(content, data.fiches[slug]);
    if (read.faute !== undefined) return refused(`${data.fiches[slug].titre} : ${read.faute}`);
    fiches[slug] = read.contenu;
  }
  const borne = Object.values(fiches).find(one => one.projet)?.projet ?? "";
  return { fiches, projet: (typeof projet === "string" && projet.slice(0, 200)) || borne };
}
/** @param {Opened[]} files */
function bring(files) {
  const read = files.map(file => ({ file, ...opened(file) }));
  const faults = read.flatMap(({ file, faute }) => (faute ? `${file.nom} : ${faute}` : []));
  /** @type {States} */
  const given = Object.assign({}, ...read.map(one => (one.faute ? {} : one.fiches)));
  const name = read.find(one => one.projet)?.projet ?? "";
  const now = states();
  const count = Object.keys(given).length;
  const more = faults.length ? ` ${faults.join(" ")}` : "";
  const words = `${plural(count, "fiche importée", "fiches importées")}.${more}`;
  if (!count) return say(`Rien n’a changé.${more}`);
  if (!Object.keys(now).length) return into(given, words, name);
  const same = Object.entries(given).every(
    ([slug, one]) => now[slug] && filling.said(now[slug]) === filling.said(one),
  );
  if (same) return say(`Ces fiches sont déjà dans ce projet. Rien n’a changé.${more}`);
  choose(
    `Où mettre ${count > 1 ? `ces ${count} fiches` : "cette fiche"}${name ? ` du projet « ${name} »` : ""} ?`,
    [element("p", {}, `Rien de ce que vous avez écrit ne sera remplacé.${more}`)],
    [
      ["Dans un nouveau projet", () => aside(given, name || "Projet importé", words)],
      [`Compléter le projet « ${named(here)} »`, () => join(given, words)],
      ["Ne rien changer"],
    ],
  );
}
/** @param {States} given @param {string} words @param {string} name */
function into(given, words, name) {
  const old = kept(`projet.${here}`)?.nom || "";
  const back = put(joined(given));
  if (!old && name) filling.rename(here, name);
  show();
  say(words, () => {
    back();
    filling.rename(here, old);
    show();
  });
}
/** @param {States} given @param {string} name @param {string} words */
function aside(given, name, words) {
  const was = here;
  const made = filling.newProject(name, given);
  open(made);
  say(words, () => {
    projects.remove(made);
    projects.choose(was);
    open(was);
  });
}
/** @param {States} given @returns {States} */
const joined = given =>
  Object.fromEntries(
    Object.entries(given).map(([slug, one]) => {
      const mine = filling.read(here, slug);
      const theirs = { ...one, projet: mine.projet || one.projet };
      return [slug, both(slug, {}, theirs, mine, "Le fichier dit autre chose dans")];
    }),
  );
/** @param {States} given @param {string} words */
function join(given, words) {
  const back = put(joined(given));
  const two = Object.keys(given).some(slug => kept(`conflit.${key(slug)}`));
  const more = " Certains champs ont deux textes : à choisir sur la page de la fiche.";
  say(words + (two ? more : ""), back);
}

// ---- Projects -----------------------------------------------------------------------------------

/** @param {string} id */
function open(id) {
  here = id;
  told.textContent = "";
  show();
}
function create() {
  open(filling.newProject(""));
  title.focus();
  say("Nouveau projet : lui donner un nom.");
}
function double() {
  const name = named(here);
  const id = projects.copy(here);
  filling.rename(id, `${name} (copie)`);
  projects.choose(id);
  open(id);
  say(`Projet dupliqué : « ${named(id)} ».`);
}
function remove() {
  const gone = here;
  const name = named(here);
  const asking = `Supprimer le projet « ${name} » et ses fiches de cet appareil ?`;
  if (!erase(asking)) return;
  const back = projects.remove(gone);
  open(projects.here());
  say(`Projet « ${name} » supprimé.`, () => {
    back();
    projects.choose(gone);
    open(gone);
  });
}
function clear() {
  const gone = Object.fromEntries(Object.keys(states()).map(slug => [slug, null]));
  if (!Object.keys(gone).length) return say("Aucune fiche n’est commencée.");
  const asking = `Effacer de cet appareil toutes les fiches du projet « ${named(here)} » ?`;
  if (!erase(asking)) return;
  const back = put(gone);
  told.textContent = "";
  say("Fiches effacées de cet appareil.", back);
}
function printed() {
  const found = Object.entries(states());
  paper.replaceChildren(
    ...found.map(([slug, state]) => {
      const sheet = data.fiches[slug];
      const name = sheet.titre + (state.projet ? ` : ${state.projet}` : "");
      return element("section", {}, [element("h2", {}, name), ...filling.told(sheet, state)]);
    }),
  );
  document.documentElement.classList.toggle("fiches-imprimees", found.length > 0);
  print();
}

const title = element("input", {
  type: "text",
  maxlength: 200,
  autocomplete: "off",
  input: () => {
    filling.rename(here, title.value.trim());
    bar.draw(here);
  },
});
const bar = projects.bar("Projet", open, [
  element("label", {}, [element("span", {}, "Nom du projet"), title]),
  button("Nouveau projet", create),
  button("Dupliquer", double),
  eraser("Supprimer", remove),
]);
place.prepend(bar);
find(".avancement__actes", place).append(
  button("Envoyer toutes mes fiches", send, { class: "bouton bouton--envoyer" }),
  button("Exporter toutes mes fiches", rescueBy(exported)),
  opener("Importer des fiches", bring, true),
  button("Imprimer toutes mes fiches", printed),
  eraser("Tout effacer", clear),
);
addEventListener("afterprint", () => document.documentElement.classList.remove("fiches-imprimees"));
addEventListener("pageshow", show);
addEventListener("storage", show);
find(".avancement__dossier", place).hidden = location.protocol !== "file:";
place.hidden = false;
show();
