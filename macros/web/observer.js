/* The grid that observes an animation: one or several people, facts and marks, read side by side. */

import { store as shared } from "./accorder.js";
import { button, element, erase, eraser, find, hidden } from "./commun.js";
import * as data from "./donnees/grille.js";
import * as tools from "./evaluer.js";
import { download, opener } from "./fichiers.js";
import { rescueBy } from "./garder.js";
import { isDay, isMark, mark, plural, today } from "./mots.js";

/** @typedef {data.ChampDeGrille} Aside */
/** @typedef {data.CritereDeGrille} Criterion */
/** What one saw of a clue; of the criterion as a whole when the clue is empty.
 * @typedef {{ critere: string, indice: string, note?: number, fait?: string }} Seen */
/** @typedef {{ id: string, qui: string, le: string, champs: Record<string, string>, vu: Seen[] }} Grid */
/** @typedef {{ qui: string, note?: number, fait?: string }} Voice */
/** @typedef {{ nom: string, voix: Voice[], ecart: boolean }} Line */
/** @typedef {{ titre: string, lignes: Line[] }} Part */

const NAME = 60;
const REMARK = "";
const GAP = 2;
if (!data.criteres.length) throw new Error("no grid");
const place = find(".observer");
const marks = data.notes.map(([note]) => note);
const asides = [...data.avant, ...data.apres];
/** @type {tools.Field[]} */
const fields = [];

/** @param {string} name */
const slot = name => find(`.o-${name}`, place);
/** @param {Grid} [from] whose sequence is the same @returns {Grid} */
function fresh(from) {
  const known = data.avant.filter(c => from && c.id in from.champs);
  const champs = Object.fromEntries(known.map(c => [c.id, from?.champs[c.id] ?? ""]));
  return { id: mark(), qui: "", le: today(), champs, vu: [] };
}
/** @param {Grid} one */
const blank = one => !one.qui && !one.vu.length && !Object.keys(one.champs).length;
/** @param {Grid} one @param {number} n */
const said = (one, n) => one.qui || `Grille ${n + 1}`;
/** @param {string | number} note */
function words(note) {
  const [, name] = data.notes.find(([mark]) => mark === note) ?? [];
  return name ? `${note} ${name}` : String(note);
}

// ---- What a file may hold -----------------------------------------------------------------------

/** @param {(value: any) => unknown} test @returns {(value: any) => unknown} */
const maybe = test => value => value === undefined || test(value);
/** @param {any} one */
const seen = one =>
  tools.fits(one, {
    critere: v => data.criteres.some(c => c.id === v),
    indice: v => v === REMARK || tools.isText(v),
    note: maybe(v => marks.includes(v)),
    fait: maybe(tools.isText),
  }) &&
  (one.note || one.fait);
/** @param {any} one */
const judge = one =>
  tools.fits(one, {
    id: isMark,
    le: isDay,
    qui: v => typeof v === "string" && v.length <= NAME,
    champs: v => tools.fits(v, Object.fromEntries(asides.map(c => [c.id, maybe(tools.isText)]))),
    vu: v => Array.isArray(v) && v.length <= 200 && v.every(seen),
  })
    ? ""
    : "Ce fichier ne contient pas une grille de ce site, ou il est abîmé.";

// ---- The grid of one person ---------------------------------------------------------------------

/** Each tab has its own grid open. @type {string | undefined} */
let open;
/** @type {import("./accorder.js").Store<{ grilles: Grid[] }>} */
const store = shared("observer", {
  fresh: () => ({ grilles: [fresh()] }),
  blank: now => now.grilles.every(blank),
  show,
  clean: raw => {
    /** @type {Grid[]} */
    const good = Array.isArray(raw?.grilles)
      ? raw.grilles.filter((/** @type {any} */ one) => !judge(one))
      : [];
    return good.length ? { grilles: good } : null;
  },
  name: ([, n, part, key]) => {
    const one = store.now.grilles[Number(n)];
    const at = part === "vu" ? one?.vu[Number(key)]?.indice : "";
    const aside = asides.find(c => c.id === key);
    const field = aside?.nom || at || (part === "qui" ? "Qui observe" : "Remarque");
    return one ? `${field}, ${said(one, Number(n))}` : field;
  },
});
const rank = () =>
  Math.max(
    0,
    store.now.grilles.findIndex(one => one.id === open),
  );
const grid = () => store.now.grilles[rank()];
/** @param {Partial<Grid>} changes */
function write(changes) {
  const next = { ...grid(), le: today(), ...changes };
  open = next.id;
  store.put({ grilles: store.now.grilles.map(one => (one.id === next.id ? next : one)) });
}
/** @param {string} critere @param {string} indice @returns {Seen} */
const look = (critere, indice) =>
  grid().vu.find(one => one.critere === critere && one.indice === indice) ?? { critere, indice };
/** What is seen of a clue changes; nothing left of it, it goes.
 * @param {string} critere @param {string} indice @param {{ note?: number, fait?: string }} changes */
function see(critere, indice, changes) {
  const old = look(critere, indice);
  const now = { ...old, ...changes };
  if (!now.note) delete now.note;
  if (!now.fait) delete now.fait;
  const others = grid().vu.filter(one => one !== old);
  write({ vu: now.note || now.fait ? [...others, now] : others });
}
/** @param {tools.Field} field */
function add(field) {
  fields.push(field);
  return field.parts;
}
/** @param {Aside} c */
function asked(c) {
  const field = tools.area({
    name: `c-${c.id}`,
    legend: c.nom,
    short: !c.long,
    read: () => grid().champs[c.id],
    write(value) {
      const { [c.id]: _, ...others } = grid().champs;
      write({ champs: tools.isText(value) ? { ...grid().champs, [c.id]: value } : others });
    },
  });
  const help = element("p", { class: "precision" }, c.aide);
  return element("div", { class: "champ-libre" }, [...add(field), help]);
}
/** @param {Criterion} c @param {string} clue @param {number | "r"} n */
const fact = (c, clue, n) =>
  add(
    tools.area({
      name: `f-${c.id}${n}`,
      legend: clue ? ["Fait vu ou entendu, avec l’heure", hidden(` : ${clue}`)] : "Remarque",
      read: () => look(c.id, clue).fait,
      write: value => see(c.id, clue, { fait: tools.isText(value) ? value : undefined }),
    }),
  );
/** @param {Criterion} c @param {string} clue @param {number} n */
const noted = (c, clue, n) =>
  add(
    tools.boxes({
      name: `n-${c.id}${n}`,
      legend: clue,
      values: marks,
      words,
      read: () => look(c.id, clue).note,
      write: note => see(c.id, clue, { note }),
    }),
  );
/** @param {Criterion} c */
const criterion = c => [
  element("h3", {}, c.nom),
  ...c.indices.map((clue, n) =>
    element("div", { class: "indice" }, [...noted(c, clue, n), ...fact(c, clue, n)]),
  ),
  element("div", { class: "indice" }, fact(c, REMARK, "r")),
];

// ---- Everyone's, side by side -------------------------------------------------------------------

/** What several say alike is said once. @param {string} nom @param {Voice[]} voices @returns {Line} */
function line(nom, voices) {
  /** @type {Voice[]} */
  const voix = [];
  for (const voice of voices) {
    const same = voix.find(h => h.note === voice.note && h.fait === voice.fait);
    if (same) same.qui += `, ${voice.qui}`;
    else voix.push({ ...voice });
  }
  const notes = voices.flatMap(v => v.note || []);
  return { nom, voix, ecart: Math.max(...notes) - Math.min(...notes) >= GAP };
}
/** What the page, Markdown and CSV tell. @returns {Part[]} */
function together() {
  const all = store.now.grilles.map((one, n) => ({ ...one, qui: said(one, n) }));
  /** @param {Aside[]} list */
  const around = list =>
    list.map(({ id, nom }) =>
      line(
        nom,
        all.flatMap(({ qui, champs }) => (id in champs ? { qui, fait: champs[id] } : [])),
      ),
    );
  /** @param {string} critere @param {string} indice */
  const voices = (critere, indice) =>
    all.flatMap(({ qui, vu }) =>
      vu
        .filter(v => v.critere === critere && v.indice === indice)
        .map(({ note, fait }) => ({ qui, note, fait })),
    );
  /** @param {Criterion} c */
  function clues(c) {
    const seen = all.flatMap(one => one.vu).filter(v => v.critere === c.id);
    const others = seen.map(v => v.indice).filter(Boolean);
    return [...new Set([...c.indices, ...others, REMARK])];
  }
  const parts = [
    { titre: "La séquence", lignes: around(data.avant) },
    ...data.criteres.map(c => ({
      titre: c.nom,
      lignes: clues(c).map(clue => line(clue || "Remarque", voices(c.id, clue))),
    })),
    { titre: "Le retour", lignes: around(data.apres) },
  ];
  return parts
    .map(({ titre, lignes }) => ({ titre, lignes: lignes.filter(one => one.voix.length) }))
    .filter(part => part.lignes.length);
}
/** @param {Voice} voice */
function told({ note, fait }) {
  if (!note) return fait ?? "";
  return fait ? `${words(note)}. ${fait}` : `${words(note)} (sans fait noté)`;
}
/** @param {Line} one */
const shown = ({ nom, ecart, voix }) => [
  element("dt", {}, ecart ? [nom, element("span", { class: "ecart" }, "à discuter")] : nom),
  ...voix.map(v => element("dd", {}, [element("b", {}, v.qui), ` : ${told(v)}`])),
];
const summary = () =>
  together().flatMap(({ titre, lignes }) => [
    element("h3", {}, titre),
    element("dl", {}, lignes.flatMap(shown)),
  ]);
/** @param {boolean} [outside] */
function show(outside) {
  const all = store.now.grilles;
  for (const field of fields) field.paint(outside);
  const names = all.map(said);
  pick.replaceChildren(
    ...names.map((name, n) => element("option", { value: n, selected: n === rank() }, name)),
  );
  chosen.hidden = all.length < 2;
  slot("etat").textContent = plural(all.length, "grille") + store.kept;
  const box = slot("synthese");
  /** @type {HTMLElement} */ (box.parentElement).hidden = all.every(blank);
  box.replaceChildren(...summary());
}

// ---- In and out ---------------------------------------------------------------------------------

function another() {
  const next = fresh(grid());
  open = next.id;
  store.put({ grilles: [...store.now.grilles, next] }, true);
  who.focus();
}
function remove() {
  const gone = grid();
  const left = store.now.grilles.filter(one => one !== gone);
  change(left, `« ${said(gone, rank())} » retirée.`);
  who.focus();
}
/** @param {Grid[]} list @param {string} words */
function change(list, words) {
  store.change({ grilles: list.length ? list : [fresh()] }, words, null, true);
}
/** @param {tools.Opened[]} files */
function take(files) {
  const written = store.now.grilles.filter(one => !blank(one));
  tools.gather(files, "grille", judge, written, "grille", slot("refus"), change);
}
// Signs that Markdown would read are kept as signs.
/** @param {string} text */
const plain = text => text.replace(/[\\`*_#<>[\]|]/g, "\\$&").replace(/\s*\n\s*/g, " ");
function markdown() {
  /** @param {Line} one */
  const line = ({ nom, ecart, voix }) => {
    const voices = voix.map(v => `- ${plain(v.qui)} : ${plain(told(v))}\n`).join("");
    return `\n**${plain(nom)}**${ecart ? " (à discuter)" : ""}\n\n${voices}`;
  };
  const parts = together().map(
    ({ titre, lignes }) => `\n## ${titre}\n${lignes.map(line).join("")}`,
  );
  const text = `# Observer une animation\n${parts.join("")}`;
  download(`observation-${today()}.md`, text, "text/markdown");
}
function sheet() {
  const rows = together().flatMap(({ titre, lignes }) =>
    lignes.flatMap(({ nom, voix }) =>
      voix.map(v => [titre, nom, v.qui, v.note || "", v.fait || ""]),
    ),
  );
  tools.csv("observation", [["Partie", "Indice", "Qui observe", "Note", "Fait"], ...rows]);
}
function clear() {
  if (erase("Effacer toutes les grilles de cet appareil ?"))
    change([], "Grilles effacées de cet appareil.");
}
const exported = () => tools.json(`grille-${today()}`, "grille", { liste: store.now.grilles });

const pick = element("select", {
  id: "grille",
  class: "saisie",
  change: () => {
    open = store.now.grilles[Number(pick.value)].id;
    show(true);
  },
});
const chosen = element("div", {}, [
  element("label", { for: "grille", class: "demande" }, "Grille ouverte"),
  pick,
]);
const who = tools.area({
  name: "qui",
  legend: "Qui observe",
  short: true,
  read: () => grid().qui,
  write: value => write({ qui: value.slice(0, NAME) }),
});
slot("qui").replaceChildren(
  chosen,
  element("div", {}, add(who)),
  element("p", { class: "boutons" }, [
    button("Ajouter une personne", another),
    button("Retirer cette grille", remove),
  ]),
);
slot("avant").replaceChildren(...data.avant.map(asked));
slot("criteres").replaceChildren(...data.criteres.flatMap(criterion));
slot("apres").replaceChildren(...data.apres.map(asked));
slot("sorties").append(
  button("Exporter en fichier", rescueBy(exported)),
  opener("Ouvrir des grilles", take, true),
  button("Markdown", markdown),
  button("CSV", sheet),
  button("Imprimer la synthèse", () => print()),
  eraser("Tout effacer", clear),
);
place.hidden = false;
show();
