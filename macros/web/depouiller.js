// @ts-nocheck
/* Answers gathered by the team: opened or typed from paper, counted, compared before and after. */

import { store as shared } from "./accorder.js";
import { button, element, find, say, sure } from "./commun.js";
import * as data from "./donnees/questionnaires.js";
import * as tools from "./evaluer.js";
import { opener } from "./fichiers.js";
import { rescueBy } from "./garder.js";
import { day, fold, plural, today } from "./mots.js";
import * as all from "./reponses.js";

const place = find(".depouiller");
const KEY = "depouiller";
const FEW = 3;
let tables;
const store = shared(KEY, {
  fresh() {
    return [];
  },
  blank(list) {
    return !list.length;
  },
  show,
  clean(raw) {
    return Array.isArray(raw) ? raw.filter(one => !all.judge(one)) : null;
  },
  name() {
    return "une réponse";
  },
});

const slot = name => place.querySelector(`.d-${name}`);
function fill(name, parts) {
  slot(name).replaceChildren(...parts);
}
const p = (words, name) => element("p", { class: name }, words);
const list = items =>
  element(
    "ul",
    {},
    items.map(one => element("li", {}, one)),
  );
const about = one => all.asked.get(one.questionnaire);
const same = (a, b) => JSON.stringify(a.reponses) === JSON.stringify(b.reponses);

// ---- In -----------------------------------------------------------------------------------------

function take(files) {
  tools.gather(files, "reponses", all.judge, store.now, "réponse", slot("refus"), store.change);
}

// A sheet of paper, typed: the same fields as its page, a digit ticks, Enter goes on.
function sheet() {
  let fields,
    built,
    box = element("ol", { class: "questions" });
  const form = all.store(`${KEY}.feuille`, "", outside => {
    if (built !== form.now.questionnaire) build();
    fields.forEach(one => {
      one.paint(outside);
    });
  });
  const pick = element(
    "select",
    {
      id: "quel",
      class: "saisie",
      change() {
        form.put(all.fresh(pick.value));
      },
    },
    Array.from(all.asked.values(), one => element("option", { value: one.slug }, one.titre)),
  );
  const add = button("Ajouter cette feuille", () => {
    const one = Object.assign({ papier: true }, form.now);
    if (all.blank(one)) return say("Cette feuille est vide : écrire au moins une réponse.");
    form.put(all.fresh(pick.value), true);
    store.change(
      store.now.concat(one),
      `Feuille ajoutée : ${plural(Object.keys(one.reponses).length, "réponse")}.`,
    );
    fields[0].focus();
  });
  function build() {
    built = pick.value = form.now.questionnaire;
    fields = about(form.now).questions.map(q => all.field(q, q.texte, form));
    box.replaceChildren(
      ...fields.map((field, n) =>
        element(
          "li",
          {
            class: "question",
            keydown(event) {
              if (event.key === "Enter" && !event.shiftKey && event.target.type !== "button")
                event.preventDefault(), (fields[n + 1] || add).focus();
            },
          },
          field.parts,
        ),
      ),
    );
  }
  build();
  fields.forEach(one => {
    one.paint(true);
  });
  fill("feuille", [
    element("label", { for: "quel" }, "Questionnaire"),
    pick,
    box,
    p([add], "boutons"),
  ]);
}

// ---- Counts -------------------------------------------------------------------------------------

const mean = values => Math.round((values.reduce((a, b) => a + b, 0) / values.length) * 10) / 10;
const number = values => (values.length ? String(mean(values)).replace(".", ",") : "–");
const given = (from, q) => from.map(one => one.reponses[q.id]).filter(v => v !== undefined);
const count = (values, v) => values.filter(one => [].concat(one).includes(v)).length;
const word = one => (one.reponses[data.repere] || "").trim();

// One answer a person: the last that bears the same word. A word twice the same day tells nobody.
function people(moment) {
  const found = { tous: [], surs: new Map() };
  store.now
    .filter(one => about(one).moment === moment)
    .sort((a, b) => (a.le < b.le ? 1 : -1))
    .forEach(one => {
      const key = fold(word(one)),
        last = found.surs.get(key);
      if (key && found.surs.has(key) && (!last || last.le > one.le)) return;
      if (key) found.surs.set(key, last ? null : one);
      found.tous.push(one);
    });
  return found;
}
const levels = (from, n) =>
  from.flatMap(one =>
    about(one)
      .questions.filter(q => q.objectif === n && q.type === "echelle")
      .flatMap(q => given([one], q)),
  );
// People known by their word who moved up, stayed, moved down, on an objective.
function moves(before, then, n) {
  const found = [0, 0, 0];
  then.surs.forEach((one, key) => {
    const pair = [before.surs.get(key), one].map(side => (side ? levels([side], n) : []));
    if (pair[0].length && pair[1].length) found[1 - Math.sign(mean(pair[1]) - mean(pair[0]))]++;
  });
  return found;
}
const objectives = from => Object.keys(data.objectifs).filter(n => levels(from, +n).length);

// ---- Shown --------------------------------------------------------------------------------------

// A table whose numbers are drawn as they are read: each fills its cell as far as most.
function chart(where, caption, head, rows, most, name, drawn) {
  tables.push({ where, caption, head, rows });
  return element("table", { class: `graphe ${name}` }, [
    element("caption", {}, caption),
    element("thead", {}, [
      element(
        "tr",
        {},
        head.map(h => element("th", { scope: "col" }, h)),
      ),
    ]),
    element(
      "tbody",
      {},
      rows.map((row, r) =>
        element(
          "tr",
          {},
          row.map((c, n) =>
            n
              ? element(
                  "td",
                  typeof c === "number" ? { class: "part", style: `--part:${c / most}` } : {},
                  String(c),
                )
              : element("th", { scope: "row" }, drawn ? [c, drawn[r]] : c),
          ),
        ),
      ),
    ),
  ]);
}
const few = total =>
  total < FEW
    ? [
        p(
          `Moins de ${FEW} réponses : chacun peut être reconnu. À garder dans l’équipe, sans l’afficher ni le diffuser.`,
          "attention",
        ),
      ]
    : [];
const spot = (name, values) =>
  values.length ? [element("i", { class: name, style: `--a:${mean(values)}` })] : [];

function road(moment, name) {
  const before = people("avant"),
    then = people(moment),
    known = objectives(before.tous.concat(then.tous));
  if (!before.tous.length || !then.tous.length) return [];
  const sides = known.map(n => [levels(before.tous, +n), levels(then.tous, +n)]);
  return few(Math.min(before.tous.length, then.tous.length)).concat(
    chart(
      "Chemin parcouru",
      `Du positionnement (${before.tous.length}) au questionnaire ${name} (${then.tous.length})`,
      ["Objectif", "Avant", "Après", "En progrès", "Au même point", "En recul"],
      known.map((n, r) =>
        [`${n}. ${data.objectifs[n]}`, number(sides[r][0]), number(sides[r][1])].concat(
          moves(before, then, +n).map(String),
        ),
      ),
      1,
      "graphe--chemin",
      sides.map(side =>
        element(
          "span",
          { class: "piste", "aria-hidden": "true" },
          spot("avant", side[0]).concat(spot("apres", side[1])),
        ),
      ),
    ),
  );
}
function told(one, part, from) {
  const asked = part.questions.filter(q => q.id !== data.repere && given(from, q).length);
  const scales = asked.filter(q => q.type === "echelle"),
    blocks = [];
  if (scales.length)
    blocks.push(
      chart(
        one.titre,
        `De 0 (${scales[0].de.toLowerCase()}) à 4 (${scales[0].a.toLowerCase()})`,
        ["Question", "0", "1", "2", "3", "4", "Moyenne"],
        scales.map(q => {
          const values = given(from, q);
          return [q.texte].concat(
            [0, 1, 2, 3, 4].map(v => count(values, v)),
            number(values),
          );
        }),
        from.length,
        "graphe--echelle",
      ),
    );
  asked.forEach(q => {
    const values = given(from, q);
    if (q.type === "texte")
      blocks.push(p(q.texte, "graphe__nom"), list(values.sort((a, b) => a.localeCompare(b, "fr"))));
    else if (q.type !== "echelle")
      blocks.push(
        chart(
          one.titre,
          q.texte,
          ["Réponse", "Nombre"],
          all.choices(q).map(v => [tools.named(v), count(values, v)]),
          from.length,
          "graphe--choix",
        ),
      );
  });
  return asked.length ? [element("h3", {}, part.titre)].concat(blocks) : [];
}
function summary(one) {
  const from = store.now.filter(answer => about(answer) === one),
    old = from.filter(answer => answer.edition !== one.edition).length;
  return from.length
    ? [
        element("h2", {}, one.titre),
        p(
          `${plural(from.length, "réponse") + (old ? `, dont ${old} à une autre édition du questionnaire` : "")}.`,
        ),
      ].concat(
        few(from.length),
        one.parties.flatMap(part => told(one, part, from)),
      )
    : [];
}
function gathered() {
  const now = store.now;
  return now.map((one, n) => {
    const twin = now.some(
      other => other !== one && other.questionnaire === one.questionnaire && same(other, one),
    );
    const name = `${about(one).titre}, ${day(one.le)}${word(one) ? `, mot « ${word(one).slice(0, 40)} »` : ""}${one.papier ? ", papier" : ""}${twin ? ", identique à une autre" : ""}`;
    return element("li", {}, [
      `${name} `,
      button(
        "Retirer",
        () => {
          store.change(
            now.filter(other => other !== one),
            "Réponse retirée.",
          );
          const left = slot("liste").querySelectorAll("button");
          (left[Math.min(n, left.length - 1)] || place.querySelector("input")).focus();
        },
        { class: "retirer", "aria-label": `Retirer : ${name}` },
      ),
    ]);
  });
}
function show() {
  const some = store.now.length > 0,
    before = people("avant").tous,
    known = objectives(before),
    sums = Array.from(all.asked.values());
  tables = [];
  slot("vide").hidden = some;
  slot("plein").hidden = !some;
  fill("total", [element("strong", {}, plural(store.now.length, "réponse")), store.kept]);
  fill("liste", gathered());
  const roads = road("a-chaud", "à chaud").concat(road("a-froid", "à froid"));
  fill("chemin", roads);
  slot("chemin").parentNode.hidden = !roads.length;
  slot("programme").hidden = !known.length;
  fill("peu", few(before.length));
  yaml.value = `positionnement: { ${known.map(n => `"${n}": ${mean(levels(before, +n))}`).join(", ")} }`;
  fill("bilan", sums.flatMap(summary));
}

// ---- Out ----------------------------------------------------------------------------------------

function tally() {
  tools.csv(
    "comptes",
    [["Partie", "Tableau", "Ligne", "Colonne", "Valeur"]].concat(
      tables.flatMap(t =>
        t.rows.flatMap(row =>
          row.slice(1).map((c, n) => [t.where, t.caption, row[0], t.head[n + 1], c]),
        ),
      ),
    ),
  );
}
function lines() {
  tools.csv(
    "reponses",
    [["Personne", "Questionnaire", "Date", "Question", "Réponse"]].concat(
      store.now.flatMap((one, n) =>
        about(one).questions.flatMap(q =>
          given([one], q).map(v => [
            n + 1,
            about(one).titre,
            one.le,
            q.texte,
            [].concat(v).join(" | "),
          ]),
        ),
      ),
    ),
  );
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
  if (
    !sure(
      "Effacer de cet appareil les réponses rassemblées ? Exporter d’abord pour en garder une copie.",
    )
  )
    return;
  fill("refus", []);
  store.change([], "Réponses effacées de cet appareil.");
  place.querySelector("input").focus();
}

const yaml = element("textarea", { id: "yaml", class: "saisie", readonly: true, rows: 2 });
slot("ouvrir").append(opener("Ouvrir des réponses", take, true));
slot("programme").append(
  element("label", { for: "yaml" }, "La ligne du programme"),
  yaml,
  p([button("Copier pour le programme", copy)], "boutons"),
);
slot("sorties").append(
  button("Imprimer la synthèse", () => {
    print();
  }),
  button("Comptes en CSV", tally),
  button("Réponses en CSV", lines),
  button(
    "Tout exporter",
    rescueBy(() => {
      tools.json(`depouillement-${today()}`, "reponses", { liste: store.now });
    }),
  ),
  button("Tout effacer", clear),
);
sheet();
place.hidden = false;
document.querySelector(".sans-script").hidden = true;
show();
