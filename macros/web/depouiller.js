/* Answers gathered by the team: opened or typed from paper, counted, compared before and after. */

import { store as shared } from "./accorder.js";
import { button, element, erase, eraser, find, findAll, say } from "./commun.js";
import * as data from "./donnees/questionnaires.js";
import * as tools from "./evaluer.js";
import { opener } from "./fichiers.js";
import { rescueBy } from "./garder.js";
import { day, fold, plural, today } from "./mots.js";
import * as all from "./reponses.js";

/** @typedef {all.Answers} Answers */
/** @typedef {(string | number)[]} Row */
/** People: all of them, those known by their word; none when a word is of two. @typedef {{ tous: Answers[], surs: Map<string, Answers | null> }} People */
/** @typedef {{ where: string, caption: string, head: string[], rows: Row[] }} Chart */

const place = find(".depouiller");
const KEY = "depouiller";
const FEW = 3;
const courses = Object.keys(data.formations);
/** What the page shows as tables. @type {Chart[]} */
let charts = [];
/** @type {import("./accorder.js").Store<Answers[]>} */
const store = shared(KEY, {
  /** @returns {Answers[]} */
  fresh: () => [],
  blank: list => !list.length,
  show,
  clean: raw => (Array.isArray(raw) ? raw.filter(one => !all.judge(one)) : null),
  name: () => "une réponse",
});

/** @param {string} name */
const slot = name => find(`.d-${name}`, place);
/** @param {string} name @param {(Node | string)[]} parts */
const fill = (name, parts) => slot(name).replaceChildren(...parts);
/** @param {import("./commun.js").Parts} words @param {string} [name] */
const p = (words, name) => element("p", { class: name }, words);
/** @param {Answers} one */
const about = one => all.known(one.questionnaire);

// ---- In -----------------------------------------------------------------------------------------

/** @param {tools.Opened[]} files */
const take = files =>
  tools.gather(files, "reponses", all.judge, store.now, "réponse", slot("refus"), store.change);

// A sheet of paper, typed: the same fields as its page, a digit ticks, Enter goes on.
function sheet() {
  /** @type {tools.Field[]} */
  let fields = [];
  let built = "";
  const box = element("ol", { class: "questions" });
  /** @type {import("./accorder.js").Store<Answers>} */
  const form = all.store(`${KEY}.feuille`, "", outside => {
    if (built !== form.now.questionnaire) build();
    for (const one of fields) one.paint(outside);
  });
  const pick = element(
    "select",
    { id: "quel", class: "saisie", change: () => form.put(all.fresh(pick.value)) },
    Array.from(all.asked.values(), one => element("option", { value: one.slug }, one.titre)),
  );
  const add = button("Ajouter cette feuille", () => {
    const one = { papier: true, ...form.now };
    if (all.blank(one)) return say("Cette feuille est vide : écrire au moins une réponse.");
    form.put(all.fresh(pick.value), true);
    const count = plural(Object.keys(one.reponses).length, "réponse");
    store.change([...store.now, one], `Feuille ajoutée : ${count}.`);
    fields[0].focus();
  });
  /** @param {KeyboardEvent} event @param {number} n */
  function press(event, n) {
    const { key, shiftKey, target } = event;
    if (key !== "Enter" || shiftKey || target instanceof HTMLButtonElement) return;
    event.preventDefault();
    (fields[n + 1] ?? add).focus();
  }
  function build() {
    built = pick.value = form.now.questionnaire;
    fields = about(form.now).questions.map(q => all.field(q, q.texte, form));
    const items = fields.map(({ parts }, n) => {
      const keydown = (/** @type {KeyboardEvent} */ event) => press(event, n);
      return element("li", { class: "question", keydown }, parts);
    });
    box.replaceChildren(...items);
  }
  build();
  for (const one of fields) one.paint(true);
  const label = element("label", { for: "quel" }, "Questionnaire");
  fill("feuille", [label, pick, box, p([add], "boutons")]);
}

// ---- Counts -------------------------------------------------------------------------------------

/** @param {number[]} values */
const mean = values => Math.round((values.reduce((a, b) => a + b, 0) / values.length) * 10) / 10;
/** @param {number[]} values */
const number = values => (values.length ? String(mean(values)).replace(".", ",") : "–");
/** @param {Answers[]} from @param {all.Question} q @returns {any[]} */
const given = (from, q) => from.map(one => one.reponses[q.id]).filter(v => v !== undefined);
/** @param {unknown[]} values @param {string | number} v */
const count = (values, v) => values.filter(one => [one].flat().includes(v)).length;
/** @param {Answers} one @returns {string} */
const word = one => (one.reponses[data.repere] || "").trim();

// One answer a person: the last that bears the same word. A word twice the same day tells nobody.
/** @param {string} course @param {string} moment @returns {People} */
function people(course, moment) {
  /** @type {People} */
  const found = { tous: [], surs: new Map() };
  const theirs = store.now.filter(
    one => about(one).formation === course && about(one).moment === moment,
  );
  for (const one of theirs.sort((a, b) => (a.le < b.le ? 1 : -1))) {
    const key = fold(word(one));
    const last = found.surs.get(key);
    if (key && found.surs.has(key) && (!last || last.le > one.le)) continue;
    if (key) found.surs.set(key, last ? null : one);
    found.tous.push(one);
  }
  return found;
}
/** @param {Answers[]} from @param {number} n @returns {number[]} */
const levels = (from, n) =>
  from.flatMap(one =>
    about(one)
      .questions.filter(q => q.objectif === n && q.type === "echelle")
      .flatMap(q => given([one], q)),
  );
/** People known by their word who moved up, stayed, moved down, on an objective.
 * @param {People} before @param {People} then @param {number} n */
function moves(before, then, n) {
  const found = [0, 0, 0];
  for (const [key, one] of then.surs) {
    const [was, is] = [before.surs.get(key), one].map(side => (side ? levels([side], n) : []));
    if (was.length && is.length) found[1 - Math.sign(mean(is) - mean(was))]++;
  }
  return found;
}
/** @param {string} course @param {Answers[]} from */
const objectives = (course, from) =>
  Object.keys(data.formations[course].objectifs)
    .map(Number)
    .filter(n => levels(from, n).length);

// ---- Shown --------------------------------------------------------------------------------------

/** A table whose numbers are drawn as they are read: each fills its cell as far as most.
 * @param {Chart} told @param {number} most @param {string} name @param {Node[]} [drawn] beside each row's name */
function chart(told, most, name, drawn = []) {
  charts.push(told);
  /** @param {string | number} c */
  const drawing = c =>
    typeof c === "number" ? { class: "part", style: `--part:${c / most}` } : {};
  const rows = told.rows.map(([first, ...cells], r) =>
    element("tr", {}, [
      element("th", { scope: "row" }, [String(first), ...drawn.slice(r, r + 1)]),
      ...cells.map(c => element("td", drawing(c), String(c))),
    ]),
  );
  const head = told.head.map(h => element("th", { scope: "col" }, h));
  return element("table", { class: `graphe ${name}` }, [
    element("caption", {}, told.caption),
    element("thead", {}, element("tr", {}, head)),
    element("tbody", {}, rows),
  ]);
}
/** @param {number} total */
const few = total =>
  total < FEW
    ? [
        p(
          `Moins de ${FEW} réponses : chacun peut être reconnu. À garder dans l’équipe, sans l’afficher ni le diffuser.`,
          "attention",
        ),
      ]
    : [];
/** @param {string} name @param {number[]} values */
const spot = (name, values) =>
  values.length ? [element("i", { class: name, style: `--a:${mean(values)}` })] : [];

/** @param {string} course @param {string} moment @param {string} name */
function road(course, moment, name) {
  const before = people(course, "avant");
  const then = people(course, moment);
  const { titre, objectifs } = data.formations[course];
  const more = course && `, ${titre}`;
  const [was, is] = [before.tous, then.tous];
  if (!was.length || !is.length) return [];
  const sides = objectives(course, [...was, ...is]).map(n => ({
    n,
    avant: levels(was, n),
    apres: levels(is, n),
  }));
  const told = {
    where: `Chemin parcouru${more}`,
    caption: `Du positionnement (${was.length}) au questionnaire ${name} (${is.length})${more}`,
    head: ["Objectif", "Avant", "Après", "En progrès", "Au même point", "En recul"],
    rows: sides.map(({ n, avant, apres }) => [
      `${n}. ${objectifs[n]}`,
      number(avant),
      number(apres),
      ...moves(before, then, n).map(String),
    ]),
  };
  const drawn = sides.map(({ avant, apres }) =>
    element("span", { class: "piste", "aria-hidden": "true" }, [
      ...spot("avant", avant),
      ...spot("apres", apres),
    ]),
  );
  return [...few(Math.min(was.length, is.length)), chart(told, 1, "graphe--chemin", drawn)];
}
/** @param {all.Question[]} scales @param {string} where @param {Answers[]} from */
function scale(scales, where, from) {
  const [{ de = "", a = "" }] = scales;
  const caption = `De 0 (${de.toLowerCase()}) à 4 (${a.toLowerCase()})`;
  const head = ["Question", "0", "1", "2", "3", "4", "Moyenne"];
  const rows = scales.map(q => {
    const values = given(from, q);
    return [q.texte, ...[0, 1, 2, 3, 4].map(v => count(values, v)), number(values)];
  });
  return chart({ where, caption, head, rows }, from.length, "graphe--echelle");
}
/** @param {all.Questionnaire} one @param {all.Questionnaire["parties"][number]} part @param {Answers[]} from */
function told(one, part, from) {
  const known = part.questions.map(q => /** @type {all.Question} */ (q));
  const asked = known.filter(q => q.id !== data.repere && given(from, q).length);
  const scales = asked.filter(q => q.type === "echelle");
  const first = scales.length ? [scale(scales, one.titre, from)] : [];
  const others = asked.flatMap(q => {
    const values = given(from, q);
    if (q.type === "echelle") return [];
    if (q.type === "texte") {
      const said = values.sort((a, b) => a.localeCompare(b, "fr"));
      const items = said.map(words => element("li", {}, words));
      return [p(q.texte, "graphe__nom"), element("ul", {}, items)];
    }
    const rows = all.choices(q).map(v => [tools.named(v), count(values, v)]);
    const told = { where: one.titre, caption: q.texte, head: ["Réponse", "Nombre"], rows };
    return [chart(told, from.length, "graphe--choix")];
  });
  return asked.length ? [element("h3", {}, part.titre), ...first, ...others] : [];
}
/** @param {all.Questionnaire} one */
function summary(one) {
  const from = store.now.filter(answer => about(answer) === one);
  const old = from.filter(answer => answer.edition !== one.edition).length;
  const more = old ? `, dont ${old} à une autre édition du questionnaire` : "";
  if (!from.length) return [];
  return [
    element("h2", {}, one.titre),
    p(`${plural(from.length, "réponse")}${more}.`),
    ...few(from.length),
    ...one.parties.flatMap(part => told(one, part, from)),
  ];
}
/** @param {Answers} one */
function called(one) {
  const said = word(one) ? `, mot « ${word(one).slice(0, 40)} »` : "";
  const twin = store.now.some(
    other =>
      other !== one &&
      other.questionnaire === one.questionnaire &&
      JSON.stringify(other.reponses) === JSON.stringify(one.reponses),
  );
  return `${about(one).titre}, ${day(one.le)}${said}${one.papier ? ", papier" : ""}${twin ? ", identique à une autre" : ""}`;
}
/** @param {Answers} one @param {number} n */
function line(one, n) {
  const name = called(one);
  const remove = () => {
    store.change(
      store.now.filter(other => other !== one),
      "Réponse retirée.",
    );
    const left = findAll("button", slot("liste"));
    (left[Math.min(n, left.length - 1)] ?? find("input", place)).focus();
  };
  const extra = { class: "retirer", "aria-label": `Retirer : ${name}` };
  return element("li", {}, [`${name} `, button("Retirer", remove, extra)]);
}
// Where the group of a course starts from, as a line of its programme; none when nobody said.
/** @param {string} course */
function start(course) {
  const from = people(course, "avant").tous;
  const told = objectives(course, from).map(n => `"${n}": ${mean(levels(from, n))}`);
  const line = `positionnement: { ${told.join(", ")} }`;
  const name = course && `# ${data.formations[course].titre}\n`;
  return told.length ? [{ count: from.length, line: name + line }] : [];
}
function show() {
  const starts = courses.flatMap(start);
  charts = [];
  fill("total", [element("strong", {}, plural(store.now.length, "réponse")), store.kept]);
  fill("liste", store.now.map(line));
  const roads = courses.flatMap(course => [
    ...road(course, "a-chaud", "à chaud"),
    ...road(course, "a-froid", "à froid"),
  ]);
  fill("chemin", roads);
  slot("programme").hidden = !starts.length;
  fill("peu", few(Math.min(...starts.map(one => one.count))));
  yaml.value = starts.map(one => one.line).join("\n");
  fill("bilan", [...all.asked.values()].flatMap(summary));
}

// ---- Out ----------------------------------------------------------------------------------------

function tally() {
  const rows = charts.flatMap(({ where, caption, head, rows }) =>
    rows.flatMap(([first, ...cells]) =>
      cells.map((c, n) => [where, caption, first, head[n + 1], c]),
    ),
  );
  tools.csv("comptes", [["Partie", "Tableau", "Ligne", "Colonne", "Valeur"], ...rows]);
}
function lines() {
  const rows = store.now.flatMap((one, n) =>
    about(one).questions.flatMap(q =>
      given([one], q).map(v => [n + 1, about(one).titre, one.le, q.texte, [v].flat().join(" | ")]),
    ),
  );
  tools.csv("reponses", [["Personne", "Questionnaire", "Date", "Question", "Réponse"], ...rows]);
}
function copy() {
  yaml.select();
  say(
    document.execCommand("copy")
      ? "Copié : à coller dans l’en-tête du programme."
      : "Le texte est sélectionné : le copier avec Ctrl + C.",
  );
}
function clear() {
  if (!erase("Effacer de cet appareil les réponses rassemblées ?")) return;
  fill("refus", []);
  store.change([], "Réponses effacées de cet appareil.");
  find("input", place).focus();
}
const exported = () => tools.json(`depouillement-${today()}`, "reponses", { liste: store.now });

const yaml = element("textarea", { id: "yaml", class: "saisie", readonly: true, rows: 2 });
slot("ouvrir").append(opener("Ouvrir des réponses", take, true));
slot("programme").append(
  element("label", { for: "yaml" }, "La ligne du programme"),
  yaml,
  p([button("Copier pour le programme", copy)], "boutons"),
);
slot("sorties").append(
  button("Imprimer la synthèse", () => print()),
  button("Comptes en CSV", tally),
  button("Réponses en CSV", lines),
  button("Tout exporter", rescueBy(exported)),
  eraser("Tout effacer", clear),
);
sheet();
place.hidden = false;
show();
