/* A half-day on the page: its lines, their settings, what to add, the way to lead it. */
import { clock, said } from "./agenda.js";
import { button, element, hidden, say } from "./commun.js";
import {
  bornes,
  change,
  day,
  focus,
  know,
  minutesOf,
  of,
  part,
  planned,
  set,
  toolOf,
} from "./composer-jour.js";
import { LINES, SIGNS } from "./composer-sorties.js";
import * as data from "./donnees/outils.js";
import { fold, minutes } from "./mots.js";
import * as basket from "./panier.js";

/** @typedef {import("./agenda.js").Line} Line */
/** @typedef {import("./agenda.js").Slot} Slot */
/** @typedef {import("./composer-sorties.js").Half} Half */
/** @typedef {import("./composer-jour.js").Laid} Laid */

/** The lines whose settings are open. @type {Set<Line>} */
const opened = new Set();
let inserting = false;
/** Whether lines are being added: what was typed to find them has served. */
export const adding = () => inserting;

/** @param {string} text */
const after = text => hidden(` : ${text}`);

/** A field of the page: set is called once what is typed is complete.
 * @param {string} words @param {string} type @param {string | number} value
 * @param {(input: HTMLInputElement) => void} set @param {Record<string, any>} extra */
export function field(words, type, value, set, extra) {
  const input = element("input", {
    type,
    autocomplete: "off",
    change: () => set(input),
    ...extra,
  });
  input.value = String(value);
  return element("label", { class: "composer__champ" }, [element("span", {}, words), input]);
}

// ---- What the clock says

/** @param {Half} one @param {Laid} pose */
export function verdict(one, pose) {
  const name = "composer__verdict";
  if (!one.lignes.length)
    return element(
      "p",
      { class: name },
      "Rien n’est prévu. Ajouter un outil, une pause ou un temps à vous.",
    );
  if (!pose.coincements.length)
    return element("p", { class: `${name} ${name}--bon` }, `Tout tient : fin à ${clock(one.fin)}.`);
  const sentences = pose.coincements.map(stuck => {
    const words = said(stuck, pose, know);
    return element("p", {}, `${words[0].toUpperCase()}${words.slice(1)}.`);
  });
  return element("div", { class: `${name} ${name}--trop` }, sentences);
}
/** @param {Slot} c */
export const hours = c => `${clock(c.debut)} – ${clock(c.fin)}`;
/** @param {Line} line @param {Slot} c */
export function facts(line, { debut, fin, souplesse: [least, , most] }) {
  const free = least !== most;
  return [
    minutes(fin - debut) + (free ? ` (de ${least} à ${most} min)` : ""),
    !free && line.minutes && "durée fixée",
    line.heure !== undefined && "à heure fixe",
    line.production && "remplir la fiche",
  ]
    .filter(Boolean)
    .join(", ");
}

// ---- A line

/** @param {Half} one @param {Slot} c @param {number} n */
function row(one, c, n) {
  const line = one.lignes[n];
  const name = `${one.nom} ${n}`;
  const tool = toolOf(line);
  const question = bornes.questions[line.methode ?? ""];
  /** @param {string} words @param {() => void} run @param {boolean} [off] */
  const act = (words, run, off = false) =>
    button([words, after(c.titre)], run, {
      class: "bouton bouton--petit",
      "data-acte": `${words} ${name}`,
      disabled: off,
    });
  return element(
    "li",
    { class: `composer__ligne${line.pause || line.marge ? " composer__ligne--pause" : ""}` },
    [
      element("span", { class: "composer__heures" }, hours(c)),
      element("div", { class: "composer__quoi" }, [
        tool ? element("a", { href: basket.root + tool.url }, c.titre) : element("b", {}, c.titre),
        element("span", { class: "precision" }, facts(line, c)),
        question ? element("span", { class: "composer__question" }, question) : "",
      ]),
      element("div", { class: "composer__actes" }, [
        act("Monter", () => move(one, n, -1), !n),
        act("Descendre", () => move(one, n, 1), n === one.lignes.length - 1),
        act("Retirer", () => remove(one, n, c.titre)),
      ]),
      settings(line, c, name),
    ],
  );
}
/** @param {Line} line @param {Slot} c @param {string} name */
function settings(line, c, name) {
  const told = line.apport !== undefined;
  const box = element(
    "details",
    {
      class: "composer__regler",
      open: opened.has(line),
      toggle: () => opened[box.open ? "add" : "delete"](line),
    },
    [
      element("summary", { "data-acte": `Régler ${name}` }, ["Régler", after(c.titre)]),
      element("div", { class: "composer__reglages" }, [
        ...(told ? [nameOf(line, name)] : []),
        minutesField(line, name),
        hourField(line, name),
      ]),
    ],
  );
  return box;
}
/** @param {Line} line @param {string} name */
const nameOf = (line, name) =>
  field(
    "Nom",
    "text",
    line.apport ?? "",
    i =>
      set(() => {
        line.apport = i.value.trim().slice(0, SIGNS) || "Temps libre";
      }),
    { maxlength: SIGNS, "data-acte": `nom ${name}` },
  );
/** @param {Line} line @param {string} name */
function minutesField(line, name) {
  const [min, max] = bornes.minutes;
  const free = line.pause ? "pause" : line.marge ? "marge" : undefined;
  const must = free || line.apport !== undefined;
  return field(
    must ? "Minutes" : "Minutes (vide : laisser bouger)",
    "number",
    line.pause || line.marge || line.minutes || "",
    i => {
      const typed = Math.round(Number(i.value));
      set(() => {
        if (typed >= min && typed <= max) line[free ?? "minutes"] = typed;
        else if (!must) delete line.minutes;
      });
    },
    { min, max, "data-acte": `minutes ${name}` },
  );
}
/** @param {Line} line @param {string} name */
const hourField = (line, name) =>
  field(
    "À heure fixe (vide : à la suite)",
    "time",
    line.heure === undefined ? "" : clock(line.heure),
    i =>
      set(() => {
        line.heure = minutesOf(i.value);
        if (line.heure === undefined) delete line.heure;
      }),
    { "data-acte": `heure ${name}` },
  );

/** @param {Half} one @param {number} n @param {number} step */
function move(one, n, step) {
  change(() => {
    one.lignes.splice(n + step, 0, ...one.lignes.splice(n, 1));
  });
  const [first, other] = step < 0 ? ["Monter", "Descendre"] : ["Descendre", "Monter"];
  const at = `${one.nom} ${n + step}`;
  if (!focus(`${first} ${at}`)) focus(`${other} ${at}`);
  part("etat").textContent =
    `En place ${n + step + 1} sur ${one.lignes.length}. Enregistré sur cet appareil.`;
}
/** @param {Half} one @param {number} n @param {string} title */
function remove(one, n, title) {
  change(() => {
    of(one.nom)?.lignes.splice(n, 1);
  }, `« ${title} » retiré.`);
  const left = of(one.nom)?.lignes.length ?? 0;
  if (!left || !focus(`Retirer ${one.nom} ${Math.min(n, left - 1)}`)) focus(`Ajouter ${one.nom}`);
}

// ---- Adding

/** @param {string} name @param {Line[]} lines */
function insert(name, lines) {
  inserting = true;
  change(() => {
    const one = of(name);
    if (one) one.lignes = [...one.lignes, ...lines].slice(0, LINES);
  });
  inserting = false;
}
/** @param {{ kind: string, slug: string }} tool @returns {Line} */
const lineOf = ({ kind, slug }) => (kind === "fiches" ? { production: slug } : { methode: slug });
/** Whether a tool is played in a half-day. @param {{ kind: string, slug: string }} tool */
const played = ({ kind, slug }) =>
  (kind === "methodes" && slug in know.methodes) || (kind === "fiches" && slug in know.fiches);

// The tool that has this title or other name, or the first whose name starts with it, or holds it.
/** @param {string} text */
function found(text) {
  const wanted = fold(text.trim());
  /** @param {string} kind @param {string} slug @param {string} name */
  const one = (kind, slug, name) => ({ kind, slug, title: fold(name) });
  const tools = [
    ...data.methodes.map(({ slug, titre }) => one("methodes", slug, titre)),
    ...data.fiches.map(({ slug, titre }) => one("fiches", slug, titre)),
    ...data.methodes.flatMap(({ slug, noms }) => noms.map(name => one("methodes", slug, name))),
  ];
  if (!wanted) return undefined;
  return (
    tools.find(one => one.title === wanted) ??
    tools.find(one => one.title.startsWith(wanted)) ??
    tools.find(one => one.title.includes(wanted))
  );
}
/** @param {Half} one */
function adder({ nom, lignes }) {
  const input = element("input", {
    type: "text",
    list: "composer-outils",
    autocomplete: "off",
    "data-acte": `Ajouter ${nom}`,
    keydown: (/** @type {KeyboardEvent} */ event) => event.key === "Enter" && add(),
  });
  function add() {
    const tool = found(input.value);
    if (!tool)
      return say(
        input.value.trim()
          ? "Aucun outil ne porte ce nom. Choisir dans la liste."
          : "Écrire le nom d’un outil, ou le choisir dans la liste.",
      );
    insert(nom, [lineOf(tool)]);
    focus(`Ajouter ${nom}`);
  }
  /** @param {string} words @param {string} name @param {Line[]} lines */
  const giving = (words, name, lines) =>
    button(words, () => insert(nom, lines), { "data-acte": `${name} ${nom}` });
  const own = { apport: lignes.length ? "Temps libre" : "Accueil", minutes: bornes.accueil[1] };
  const held = basket.list().filter(played);
  return element("div", { class: "composer__ajouter" }, [
    element("label", { class: "composer__champ" }, [
      element("span", {}, "Ajouter un outil"),
      input,
    ]),
    button(["Ajouter", after(bornes.demis[nom])], add),
    giving("Une pause", "pause", [{ pause: bornes.pause }]),
    giving("Une marge", "marge", [{ marge: bornes.margeMinutes }]),
    giving("Un temps à vous", "temps", [own]),
    held.length ? giving(`Mon panier (${held.length})`, "panier", held.map(lineOf)) : "",
  ]);
}
/** Adds tools at the end of a half-day, each once; how many there were to add.
 * @param {Half} one @param {{ kind: string, slug: string }[]} tools */
export function linesFor({ lignes }, tools) {
  const here = lignes.map(line => line.methode || line.production);
  return tools.filter(tool => played(tool) && !here.includes(tool.slug)).map(lineOf);
}

// ---- Led in the room

/** What the page that leads a half-day is given: all of it, as some browsers keep the pages of a folder apart.
 * @param {Half} one */
const given = one => ({
  i: `${day.here}.${one.nom}`,
  t: `${day.state.titre || "Ma demi-journée"} : ${bornes.demis[one.nom].toLowerCase()}`,
  q: one.nom,
  d: one.debut,
  f: one.fin,
  p: day.state.participants,
  l: planned(one).pose.creneaux.map(({ ligne, titre, debut, fin, souplesse }) => [
    titre,
    ligne.methode ?? "",
    fin - debut,
    ligne.marge ? 0 : Math.min(souplesse[0], fin - debut),
  ]),
});
/** @param {Half} one */
function leading(one) {
  const page = /** @type {HTMLAnchorElement} */ (part("animer")).href;
  const way = element(
    "a",
    {
      class: "bouton",
      href: page,
      click: () => {
        way.href = `${page}#${new URLSearchParams({ c: JSON.stringify(given(one)) })}`;
      },
    },
    ["Animer", after(bornes.demis[one.nom])],
  );
  return element("p", {}, way);
}

// ---- The half-day

/** @param {Half} one @param {"debut" | "fin"} which @param {string} words */
const hourOf = (one, which, words) =>
  field(
    words,
    "time",
    clock(one[which]),
    i => {
      const at = minutesOf(i.value);
      const asked = { debut: one.debut, fin: one.fin, [which]: at };
      if (at === undefined || asked.debut >= asked.fin) {
        i.value = clock(one[which]);
        return say("La fin doit venir après le début.");
      }
      set(() => {
        one[which] = at;
      });
    },
    { "data-acte": `${which} ${one.nom}` },
  );
/** @param {Half} one */
export function section(one) {
  const pose = planned(one).pose;
  const id = `demi-${one.nom}`;
  return element("section", { class: "composer__demi", "aria-labelledby": id }, [
    element("h2", { id }, bornes.demis[one.nom]),
    element("div", { class: "composer__horaires" }, [
      hourOf(one, "debut", "Début"),
      hourOf(one, "fin", "Fin"),
    ]),
    verdict(one, pose),
    element(
      "ol",
      { class: "composer__lignes" },
      pose.creneaux.map((c, n) => row(one, c, n)),
    ),
    adder(one),
    ...(one.lignes.length ? [leading(one)] : []),
  ]);
}
