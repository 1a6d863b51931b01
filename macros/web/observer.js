// @ts-nocheck
/* The grid that observes an animation: one or several people, facts and marks, read side by side. */

import { store as shared } from "./accorder.js";
import { button, element, sure } from "./commun.js";
import * as data from "./donnees/grille.js";
import * as tools from "./evaluer.js";
import { download, opener } from "./fichiers.js";
import { rescueBy } from "./garder.js";
import { isMark, mark, plural, today } from "./mots.js";

const place = document.querySelector(".observer"),
  KEY = "observer",
  NAME = 60,
  REMARK = "",
  GAP = 2;
if (!data.criteres.length) throw new Error("no grid");
const marks = data.notes.map(one => one[0]),
  asides = data.avant.concat(data.apres),
  fields = [];

const slot = name => place.querySelector(`.o-${name}`);
function fill(name, parts) {
  slot(name).replaceChildren(...parts);
}
function fresh(from) {
  const champs = {};
  for (const c of data.avant) if (from && c.id in from.champs) champs[c.id] = from.champs[c.id];
  return { id: mark(), qui: "", le: today(), champs, vu: [] };
}
const blank = one => !one.qui && !one.vu.length && !Object.keys(one.champs).length;
const said = (one, n) => one.qui || `Grille ${n + 1}`;
function words(note) {
  const one = data.notes[marks.indexOf(note)];
  return note + (one[1] ? ` ${one[1]}` : "");
}

// ---- What a file may hold -----------------------------------------------------------------------

const maybe = test => value => value === undefined || test(value);
const seen = one =>
  tools.fits(one, {
    critere(v) {
      return data.criteres.some(c => c.id === v);
    },
    indice(v) {
      return v === REMARK || tools.isText(v);
    },
    note: maybe(v => marks.includes(v)),
    fait: maybe(tools.isText),
  }) &&
  (one.note || one.fait);
const judge = one =>
  tools.fits(one, {
    id: isMark,
    le: tools.isDay,
    qui(v) {
      return typeof v === "string" && v.length <= NAME;
    },
    champs(v) {
      return tools.fits(v, Object.fromEntries(asides.map(c => [c.id, maybe(tools.isText)])));
    },
    vu(v) {
      return Array.isArray(v) && v.length <= 200 && v.every(seen);
    },
  })
    ? ""
    : "Ce fichier ne contient pas une grille de ce site, ou il est abîmé.";

// ---- The grid of one person ---------------------------------------------------------------------

// Each tab has its own grid open.
let open,
  store = shared(KEY, {
    fresh() {
      return { grilles: [fresh()] };
    },
    blank(now) {
      return now.grilles.every(blank);
    },
    show,
    clean(raw) {
      const good = raw && Array.isArray(raw.grilles) ? raw.grilles.filter(one => !judge(one)) : [];
      return good.length ? { grilles: good } : null;
    },
    name(path) {
      const one = store.now.grilles[path[1]],
        at = one && path[2] === "vu" ? one.vu[path[3]]?.indice : "",
        aside = asides.find(c => c.id === path[3]);
      return [
        aside ? aside.nom : at || (path[2] === "qui" ? "Qui observe" : "Remarque"),
        one ? said(one, path[1]) : "",
      ]
        .filter(Boolean)
        .join(", ");
    },
  });
const rank = () =>
  Math.max(
    0,
    store.now.grilles.findIndex(one => one.id === open),
  );
const grid = () => store.now.grilles[rank()];
function write(changes) {
  const next = { ...grid(), le: today(), ...changes };
  open = next.id;
  store.put({ grilles: store.now.grilles.map(one => (one.id === next.id ? next : one)) });
}
const find = (critere, indice) =>
  grid().vu.find(one => one.critere === critere && one.indice === indice) || { critere, indice };
function look(critere, indice, key, value) {
  const old = find(critere, indice),
    next = { ...old };
  if (value == null || (key === "fait" && !tools.isText(value))) delete next[key];
  else next[key] = value;
  write({
    vu: grid()
      .vu.filter(one => one !== old)
      .concat(next.note || next.fait ? next : []),
  });
}
function add(field) {
  fields.push(field);
  return field.parts;
}
const asked = c =>
  element(
    "div",
    { class: "champ-libre" },
    add(
      tools.area({
        name: `c-${c.id}`,
        legend: c.nom,
        short: !c.long,
        read() {
          return grid().champs[c.id];
        },
        write(value) {
          const champs = { ...grid().champs };
          if (tools.isText(value)) champs[c.id] = value;
          else delete champs[c.id];
          write({ champs });
        },
      }),
    ).concat(element("p", { class: "precision" }, c.aide)),
  );
const fact = (c, clue, n) =>
  add(
    tools.area({
      name: `f-${c.id}${n}`,
      legend: clue
        ? [
            "Fait vu ou entendu, avec l’heure",
            element("span", { class: "hors-ecran" }, ` : ${clue}`),
          ]
        : "Remarque",
      read() {
        return find(c.id, clue).fait;
      },
      write(value) {
        look(c.id, clue, "fait", value);
      },
    }),
  );
const criterion = c =>
  [element("h3", {}, c.nom)].concat(
    c.indices.map((clue, n) =>
      element(
        "div",
        { class: "indice" },
        add(
          tools.boxes({
            name: `n-${c.id}${n}`,
            legend: clue,
            values: marks,
            words,
            read() {
              return find(c.id, clue).note;
            },
            write(value) {
              look(c.id, clue, "note", value);
            },
          }),
        ).concat(fact(c, clue, n)),
      ),
    ),
    element("div", { class: "indice" }, fact(c, REMARK, "r")),
  );

// ---- Everyone's, side by side -------------------------------------------------------------------

// [{ titre, lignes: [{ nom, voix: [{ qui, note, fait }], ecart }] }]: the page, Markdown and CSV tell this.
function together() {
  const all = store.now.grilles.map((one, n) => ({
    qui: said(one, n),
    champs: one.champs,
    vu: one.vu,
  }));
  function line(nom, voices) {
    const heard = [],
      notes = voices.map(v => v.note).filter(Boolean);
    voices.forEach(v => {
      const same = heard.find(h => h.note === v.note && h.fait === v.fait);
      if (same) same.qui += `, ${v.qui}`;
      else heard.push({ ...v });
    });
    return {
      nom,
      voix: heard,
      ecart: Math.max.apply(null, notes) - Math.min.apply(null, notes) >= GAP,
    };
  }
  const around = list =>
    list.map(c =>
      line(
        c.nom,
        all
          .filter(one => c.id in one.champs)
          .map(one => ({ qui: one.qui, fait: one.champs[c.id] })),
      ),
    );
  return [{ titre: "La séquence", lignes: around(data.avant) }]
    .concat(
      data.criteres.map(c => {
        const others = all
          .flatMap(one => one.vu)
          .filter(v => v.critere === c.id)
          .map(v => v.indice);
        return {
          titre: c.nom,
          lignes: Array.from(new Set(c.indices.concat(others.filter(Boolean), REMARK))).map(clue =>
            line(
              clue || "Remarque",
              all.flatMap(one =>
                one.vu
                  .filter(v => v.critere === c.id && v.indice === clue)
                  .map(v => ({ qui: one.qui, note: v.note, fait: v.fait })),
              ),
            ),
          ),
        };
      }),
      { titre: "Le retour", lignes: around(data.apres) },
    )
    .map(part => ({ titre: part.titre, lignes: part.lignes.filter(one => one.voix.length) }))
    .filter(part => part.lignes.length);
}
const told = v =>
  (v.note ? words(v.note) : "") +
  (v.note && v.fait ? ". " : "") +
  (v.fait || (v.note ? " (sans fait noté)" : ""));
const summary = () =>
  together().flatMap(part => [
    element("h3", {}, part.titre),
    element(
      "dl",
      {},
      part.lignes.flatMap(one =>
        [
          element(
            "dt",
            {},
            [one.nom].concat(one.ecart ? element("span", { class: "ecart" }, "à discuter") : []),
          ),
        ].concat(one.voix.map(v => element("dd", {}, [element("b", {}, v.qui), ` : ${told(v)}`]))),
      ),
    ),
  ]);
function show(outside) {
  const now = store.now,
    some = !now.grilles.every(blank);
  fields.forEach(field => {
    field.paint(outside);
  });
  pick.replaceChildren(
    ...now.grilles.map((one, n) =>
      element("option", { value: n, selected: n === rank() }, said(one, n)),
    ),
  );
  pick.parentNode.hidden = now.grilles.length < 2;
  place.querySelector(".o-etat").textContent = plural(now.grilles.length, "grille") + store.kept;
  slot("synthese").parentNode.hidden = !some;
  fill("synthese", summary());
}

// ---- In and out ---------------------------------------------------------------------------------

function turn(n) {
  open = store.now.grilles[n].id;
  show(true);
}
function another() {
  const all = store.now.grilles,
    next = fresh(grid());
  open = next.id;
  store.put({ grilles: all.concat(next) }, true);
  who.focus();
}
function remove() {
  const gone = grid(),
    words = `« ${said(gone, rank())} » retirée.`,
    left = store.now.grilles.filter(one => one !== gone);
  put(left, words);
  who.focus();
}
function put(list, words) {
  store.change({ grilles: list.length ? list : [fresh()] }, words, null, true);
}
function take(files) {
  tools.gather(
    files,
    "grille",
    judge,
    store.now.grilles.filter(one => !blank(one)),
    "grille",
    slot("refus"),
    put,
  );
}
// Signs that Markdown would read are kept as signs.
const plain = text => text.replace(/[\\`*_#<>[\]|]/g, "\\$&").replace(/\s*\n\s*/g, " ");
function markdown() {
  download(
    `observation-${today()}.md`,
    `# Observer une animation\n${together()
      .map(
        part =>
          `\n## ${part.titre}\n${part.lignes.map(one => `\n**${plain(one.nom)}**${one.ecart ? " (à discuter)" : ""}\n\n${one.voix.map(v => `- ${plain(v.qui)} : ${plain(told(v))}\n`).join("")}`).join("")}`,
      )
      .join("")}`,
    "text/markdown",
  );
}
function sheet() {
  tools.csv(
    "observation",
    [["Partie", "Indice", "Qui observe", "Note", "Fait"]].concat(
      together().flatMap(part =>
        part.lignes.flatMap(one =>
          one.voix.map(v => [part.titre, one.nom, v.qui, v.note || "", v.fait || ""]),
        ),
      ),
    ),
  );
}
function clear() {
  if (
    sure("Effacer toutes les grilles de cet appareil ? Exporter d’abord pour en garder une copie.")
  )
    put([], "Grilles effacées de cet appareil.");
}

const pick = element("select", {
  id: "grille",
  class: "saisie",
  change() {
    turn(+pick.value);
  },
});
const name = tools.area({
  name: "qui",
  legend: "Qui observe",
  short: true,
  read() {
    return grid().qui;
  },
  write(value) {
    write({ qui: value.slice(0, NAME) });
  },
});
const who = name.parts[1];
fields.push(name);
fill("qui", [
  element("div", {}, [
    element("label", { for: "grille", class: "demande" }, "Grille ouverte"),
    pick,
  ]),
  element("div", {}, name.parts),
  element("p", { class: "boutons" }, [
    button("Ajouter une personne", another),
    button("Retirer cette grille", remove),
  ]),
]);
fill("avant", data.avant.map(asked));
fill("criteres", data.criteres.flatMap(criterion));
fill("apres", data.apres.map(asked));
slot("sorties").append(
  button(
    "Exporter en fichier",
    rescueBy(() => {
      tools.json(`grille-${today()}`, "grille", { liste: store.now.grilles });
    }),
  ),
  opener("Ouvrir des grilles", take, true),
  button("Markdown", markdown),
  button("CSV", sheet),
  button("Imprimer la synthèse", () => {
    print();
  }),
  button("Tout effacer", clear),
);
place.hidden = false;
document.querySelector(".sans-script").hidden = true;
show();
