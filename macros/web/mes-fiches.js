// @ts-nocheck
/* Where the deliverables of a project stand on this device, its sheets in one file, and the other projects. */

import { paint } from "./accorder.js";
import { base, button, choose, element, find, say, sure } from "./commun.js";
import * as data from "./donnees/fiches.js";
import * as filling from "./fiche.js";
import { download, imported, exported as inFile, opener } from "./fichiers.js";
import { flat, merge } from "./fusion.js";
import { forget, keep, kept, project as projet, rescueBy } from "./garder.js";
import { day, plural, today } from "./mots.js";

const place = find(".avancement");
let VERSION = 1,
  KIND = "fiches",
  projects = filling.projects,
  here = projects.here();
const told = place.querySelector(".avancement__dit"),
  paper = document.querySelector(".remplir__papier");
const course = data.formations[place.dataset.formation || ""];
const delivered = course.livrables.flatMap(l => l.fiches);

const key = slug => filling.key(here, slug);
function states() {
  const found = {};
  Object.keys(data.fiches).forEach(slug => {
    const state = filling.read(here, slug);
    if (filling.begun(state)) found[slug] = state;
  });
  return found;
}
function reviewed(state) {
  const last = state.relectures
    .map(r => r.le)
    .sort()
    .pop();
  return last ? ` Relue par un pair le ${day(last)}.` : "";
}
function line(slug, state) {
  const sheet = data.fiches[slug],
    most = sheet.criteres.length,
    met = state ? filling.met(sheet, state) : 0;
  const words = !state
    ? "Pas commencée."
    : `${plural(met, "critère")} sur ${most}${state.modifie ? `, modifiée le ${day(state.modifie)}` : ""}.${reviewed(state)}`;
  return element("li", { class: "avancement__fiche" }, [
    element("a", { href: `${base}/${sheet.url}#remplir` }, sheet.titre),
    element("progress", {
      max: most,
      value: met,
      "aria-label": `${sheet.titre} : critères réussis`,
    }),
    element(
      "span",
      { class: "precision" },
      words + (state?.projet ? ` Projet : ${state.projet}` : ""),
    ),
  ]);
}
const complete = (one, found) =>
  one.fiches.every(
    slug =>
      found[slug] &&
      filling.met(data.fiches[slug], found[slug]) === data.fiches[slug].criteres.length,
  );
function show() {
  bar.draw(here);
  paint(title, kept(`projet.${here}`)?.nom || "");
  title.placeholder = projet(here);
  const found = states(),
    done = course.livrables.filter(one => complete(one, found)).length;
  const others = Object.keys(found).filter(slug => !delivered.includes(slug));
  place.querySelector(".avancement__total").textContent =
    done === course.livrables.length
      ? `Les ${course.nombre} livrables ont tous leurs critères. Bravo !`
      : `${plural(done, "livrable")} sur ${course.livrables.length}${done > 1 ? " ont" : " a"}${" tous ses critères.".replace("ses", done > 1 ? "leurs" : "ses")}`;
  fill(
    ".avancement__liste",
    course.livrables.map(one =>
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
  fill(
    ".avancement__autres",
    others.map(slug => line(slug, found[slug])),
  );
  place.querySelector(".avancement__autres").previousElementSibling.hidden = !others.length;
  return found;
}
function fill(where, parts) {
  const box = place.querySelector(where);
  box.replaceChildren(...parts);
}

// Returns what takes it back: what was written since stays.
function put(given) {
  let before = {},
    kept = true;
  Object.keys(given).forEach(slug => {
    before[slug] = kept(key(slug), null);
    if (given[slug]) kept = keep(key(slug), given[slug]) && kept;
    else forget(key(slug));
  });
  show();
  told.textContent = kept
    ? "Enregistré sur cet appareil."
    : "Pas enregistré : exporter avant de fermer.";
  return () => {
    put(
      Object.fromEntries(
        Object.keys(given).map(slug => {
          const since = kept(key(slug), null);
          return [
            slug,
            flat(since) === flat(given[slug])
              ? before[slug]
              : both(
                  slug,
                  given[slug],
                  since,
                  before[slug] || {},
                  "Depuis, vous aviez écrit autre chose dans",
                ),
          ];
        }),
      ),
    );
  };
}
// What is empty is filled; where both say otherwise, the page of the sheet shows both.
function both(slug, base, theirs, mine, who) {
  const found = [],
    at = `conflit.${key(slug)}`,
    made = merge(base || {}, theirs, mine, [], found);
  if (found.length)
    keep(at, kept(at, []).concat(found.map(one => Object.assign({ qui: who }, one))));
  return made;
}
function exported() {
  const found = states();
  if (!Object.keys(found).length)
    return say("Aucune fiche n’est commencée : il n’y a rien à exporter.");
  download(
    `mes-fiches-${today()}.json`,
    inFile(KIND, VERSION, { projet: projet(here), fiches: found }),
    "application/json",
  );
}
// One file of all sheets, or several files of one sheet each: whole, or refused with a sentence.
function opened(file) {
  if (file.faute) return file;
  const all = imported(file.texte, KIND, VERSION, {}),
    one = imported(file.texte, "fiche", filling.VERSION, {});
  const given = one.contenu
    ? Object.fromEntries([
        [typeof one.contenu.fiche === "string" ? one.contenu.fiche : "", one.contenu],
      ])
    : all.contenu?.fiches;
  if (!given || typeof given !== "object" || Array.isArray(given))
    return { faute: all.faute || "Ce fichier ne contient pas de fiche." };
  let sheets = {},
    wrong = "",
    names = Object.keys(given);
  names.slice(0, 100).forEach(slug => {
    if (!Object.hasOwn(data.fiches, slug))
      return void (wrong = wrong || `La fiche « ${slug.slice(0, 40)} » n’existe pas sur ce site.`);
    const read = filling.clean(given[slug], data.fiches[slug]);
    if (read.faute) wrong = wrong || `${data.fiches[slug].titre} : ${read.faute}`;
    else sheets[slug] = read.contenu;
  });
  const named =
    all.contenu && typeof all.contenu.projet === "string" ? all.contenu.projet.slice(0, 200) : "";
  return wrong || !names.length
    ? { faute: wrong || "Ce fichier ne contient pas de fiche." }
    : {
        fiches: sheets,
        projet:
          named ||
          Object.values(sheets)
            .map(one => one.projet)
            .find(Boolean),
      };
}
function bring(files) {
  let given = {},
    faults = [],
    name = "";
  files.forEach(file => {
    const found = opened(file);
    if (found.faute) return faults.push(`${file.nom} : ${found.faute}`);
    Object.assign(given, found.fiches);
    name = name || found.projet || "";
  });
  const now = states(),
    count = Object.keys(given).length,
    more = faults.length ? ` ${faults.join(" ")}` : "",
    title = projet(here);
  const words = `${plural(count, "fiche importée", "fiches importées")}.${more}`;
  if (!count) return say(`Rien n’a changé.${more}`);
  if (!Object.keys(now).length) return into(given, words, name);
  if (
    Object.keys(given).every(
      slug => now[slug] && filling.said(now[slug]) === filling.said(given[slug]),
    )
  )
    return say(`Ces fiches sont déjà dans ce projet. Rien n’a changé.${more}`);
  choose(
    `Où mettre ${count > 1 ? `ces ${count} fiches` : "cette fiche"}${name ? ` du projet « ${name} »` : ""} ?`,
    [element("p", {}, `Rien de ce que vous avez écrit ne sera remplacé.${more}`)],
    [
      [
        "Dans un nouveau projet",
        () => {
          aside(given, name || "Projet importé", words);
        },
      ],
      [
        `Compléter le projet « ${title} »`,
        () => {
          join(given, words);
        },
      ],
      ["Ne rien changer"],
    ],
  );
}
function into(given, words, name) {
  const old = kept(`projet.${here}`)?.nom || "",
    back = put(joined(given));
  if (!old && name) filling.rename(here, name);
  show();
  say(words, () => {
    back();
    filling.rename(here, old);
    show();
  });
}
function aside(given, name, words) {
  const was = here;
  open(filling.newProject(name, given));
  const made = here;
  say(words, () => {
    projects.remove(made);
    projects.choose(was);
    open(was);
  });
}
const joined = given =>
  Object.fromEntries(
    Object.keys(given).map(slug => {
      const mine = filling.read(here, slug);
      return [
        slug,
        both(
          slug,
          {},
          { ...given[slug], projet: mine.projet || given[slug].projet },
          mine,
          "Le fichier dit autre chose dans",
        ),
      ];
    }),
  );
function join(given, words) {
  const back = put(joined(given));
  const two = Object.keys(given).some(slug => kept(`conflit.${key(slug)}`));
  say(
    words + (two ? " Certains champs ont deux textes : à choisir sur la page de la fiche." : ""),
    back,
  );
}

// ---- Projects

function open(id) {
  here = id;
  told.textContent = "";
  show();
}
function create() {
  open(filling.newProject("", {}));
  title.focus();
  say("Nouveau projet : lui donner un nom.");
}
function double() {
  const name = projet(here),
    id = projects.copy(here);
  filling.rename(id, `${name} (copie)`);
  projects.choose(id);
  open(id);
  say(`Projet dupliqué : « ${projet(id)} ».`);
}
function remove() {
  const gone = here,
    name = projet(here);
  if (
    !sure(
      `Supprimer le projet « ${name} » et ses fiches de cet appareil ? Exporter d’abord pour en garder une copie.`,
    )
  )
    return;
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
  if (
    !sure(
      `Effacer de cet appareil toutes les fiches du projet « ${projet(here)} » ? Exporter d’abord pour en garder une copie.`,
    )
  )
    return;
  const back = put(gone);
  told.textContent = "";
  say("Fiches effacées de cet appareil.", back);
}
function printed() {
  const found = states(),
    slugs = Object.keys(found);
  paper.replaceChildren(
    ...slugs.map(slug => {
      const sheet = data.fiches[slug];
      return element(
        "section",
        {},
        [
          element("h2", {}, sheet.titre + (found[slug].projet ? ` : ${found[slug].projet}` : "")),
        ].concat(filling.told(sheet, found[slug])),
      );
    }),
  );
  document.documentElement.classList.toggle("fiches-imprimees", slugs.length > 0);
}

const title = element("input", {
  type: "text",
  maxlength: 200,
  autocomplete: "off",
  input() {
    filling.rename(here, title.value.trim());
    bar.draw(here);
  },
});
const bar = projects.bar("Projet", open, [
  element("label", {}, [element("span", {}, "Nom du projet"), title]),
  button("Nouveau projet", create),
  button("Dupliquer", double),
  button("Supprimer", remove),
]);
place.prepend(bar);
rescueBy(exported);
place.querySelector(".avancement__actes").append(
  button("Exporter toutes mes fiches", exported),
  opener("Importer des fiches", bring, true),
  button("Imprimer toutes mes fiches", () => {
    printed();
    window.print();
  }),
  button("Tout effacer", clear),
);
addEventListener("afterprint", () => {
  document.documentElement.classList.remove("fiches-imprimees");
});
addEventListener("pageshow", show);
addEventListener("storage", show);
place.querySelector(".avancement__dossier").hidden = location.protocol !== "file:";
document.querySelector(".fiches-sans").hidden = true;
place.hidden = false;
show();
