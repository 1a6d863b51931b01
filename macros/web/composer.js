// @ts-nocheck
/* The page that composes a half-day or a day: lines that move, durations that flex to the end time. */

import { store as sharedRecord } from "./accorder.js";
import * as agenda from "./agenda.js";
import { collection } from "./collections.js";
import { ask, button, choose, element, find, asked as fromHash, say, sure } from "./commun.js";
import * as out from "./composer-sorties.js";
import * as data from "./donnees/outils.js";
import * as bornes from "./donnees/regles.js";
import { download, exported, imported, opener } from "./fichiers.js";
import { flat } from "./fusion.js";
import { composition, forget, keep as keepOnDevice, kept, rescueBy } from "./garder.js";
import { fold, mark, minutes, plural, today } from "./mots.js";
import * as basket from "./panier.js";

const place = find("div.composer");
// Asked by words that come from outside: nothing inherited answers.
const table = from => Object.assign(Object.create(null), from);
const LABELS = table({
  titre: "Titre",
  lieu: "Lieu",
  territoire: "Territoire",
  date: "Date",
  participants: "Personnes",
});
let KIND = "composition",
  VERSION = 1,
  opened = new Set(),
  late = {},
  noted = "{}",
  state,
  store,
  adding = false;
let all = collection(["composer", "retard"], composition),
  here = all.here();
const know = { bornes, methodes: table(), fiches: table(), participants: 10 },
  urls = table(),
  goals = table();
for (const name of ["fiches", "prerequis", "territoires", "programmes"])
  bornes[name] = table(bornes[name]);
for (const m of data.methodes)
  know.methodes[m.slug] = {
    ...m,
    pleniere: bornes.plenieres.includes(m.slug),
    prerequis: bornes.prerequis[m.slug] || [],
  };
for (const f of data.fiches) know.fiches[f.slug] = f.titre;
data.methodes.concat(data.fiches).forEach(tool => {
  urls[tool.slug] = tool.url;
  goals[tool.slug] = tool.objectifs;
});

const part = name => place.querySelector(`.composer__${name}`);
const hidden = text => element("span", { class: "hors-ecran" }, ` : ${text}`);
function minutesOf(text) {
  const found = /^(\d{1,2}):(\d\d)$/.exec(text);
  return found ? Number(found[1]) * 60 + Number(found[2]) : undefined;
}
function half(name) {
  const hours = bornes.plages[name].map(minutesOf);
  return { nom: name, debut: hours[0], fin: hours[1], lignes: [] };
}
const fresh = () => ({
  titre: "",
  lieu: "",
  territoire: "",
  date: "",
  participants: 10,
  demis: [half("matin")],
});

// ---- Keeping, changing

const blank = one =>
  !one.titre && !one.lieu && !one.date && one.demis.every(half => !half.lignes.length);
// The delay is written when it changes here: another tab may have noted one.
function keepLate() {
  if (JSON.stringify(late) === noted) return;
  noted = JSON.stringify(late);
  if (noted === "{}") forget(`retard.${here}`);
  else keepOnDevice(`retard.${here}`, { jour: new Date().toDateString(), demis: late });
}
function keep() {
  store.put(state);
}
function told(outside) {
  state = store.now;
  part("etat").textContent = store.done
    ? "Enregistré sur cet appareil."
    : "Pas enregistré : exporter avant de fermer.";
  bar.draw(here);
  keepLate();
  if (outside) draw();
}
function where(path) {
  const half = path[0] === "demis" ? state.demis[path[1]] : null,
    line = half && path[2] === "lignes" ? ` ${path[3] + 1}` : "";
  return half
    ? bornes.demis[half.nom] + (line ? `, ligne${line}` : `, ${path[2]}`)
    : LABELS[path[0]];
}
// The delay outlives a page that is loaded again, not the day.
function lateStill(found) {
  const still = {};
  if (found?.demis && found.jour === new Date().toDateString())
    state.demis.forEach(one => {
      const told = found.demis[one.nom];
      if (
        told &&
        Number.isInteger(told.de) &&
        one.lignes[told.de] &&
        Number.isInteger(told.a) &&
        told.a >= 0 &&
        told.a < one.fin
      )
        still[one.nom] = { de: told.de, a: told.a };
    });
  return still;
}
// Values change in place: a button replaced between press and release would lose its click.
function set(act) {
  act(state);
  keep();
  if (Object.keys(late).length) draw();
  else refresh();
}
// act changes the state; said with an undo when words are given.
function change(act, words) {
  const before = JSON.stringify(state),
    lateBefore = { ...late };
  act(state);
  store.change(state, words, before, false, () => {
    late = lateBefore;
  });
  draw();
}
function focus(name) {
  const found = Array.from(place.querySelectorAll("[data-acte]")).find(
    one => one.dataset.acte === name && !one.disabled,
  );
  if (found) found.focus();
  return Boolean(found);
}

// ---- The frame: title, group, day, hours

function field(words, type, value, set, extra) {
  const input = element(
    "input",
    Object.assign(
      {
        type,
        autocomplete: "off",
        change() {
          set(input);
        },
      },
      extra,
    ),
  );
  input.value = value;
  return element("label", { class: "composer__champ" }, [element("span", {}, words), input]);
}
function frame() {
  const box = part("cadre");
  box.replaceChildren(
    field(
      "Titre",
      "text",
      state.titre,
      i => {
        set(s => {
          s.titre = i.value.slice(0, 120);
        });
      },
      { maxlength: 120, "data-acte": "titre" },
    ),
    field(
      "Personnes",
      "number",
      state.participants,
      i => {
        set(s => {
          s.participants = Math.min(5000, Math.max(1, Math.round(Number(i.value)) || 10));
        });
      },
      { min: 1, max: 5000, "data-acte": "personnes" },
    ),
    field(
      "Lieu",
      "text",
      state.lieu,
      i => {
        set(s => {
          s.lieu = i.value.slice(0, 200);
        });
      },
      { maxlength: 200, "data-acte": "lieu" },
    ),
    field(
      "Date",
      "date",
      state.date,
      i => {
        set(s => {
          s.date = i.value;
        });
      },
      { "data-acte": "date" },
    ),
    territory(),
    element(
      "fieldset",
      { class: "composer__choix" },
      [element("legend", {}, "Demi-journées")].concat(
        Object.keys(bornes.demis).map(name => {
          const box = element("input", {
            type: "checkbox",
            "data-acte": `demi ${name}`,
            checked: Boolean(of(name)),
            change() {
              toggle(name, box);
            },
          });
          return element("label", {}, [box, ` ${bornes.demis[name]}`]);
        }),
      ),
    ),
  );
}
function territory() {
  const box = element(
    "select",
    {
      "data-acte": "territoire",
      change() {
        set(s => {
          s.territoire = box.value;
        });
      },
    },
    [element("option", { value: "" }, "Aucun en particulier")].concat(
      Object.keys(bornes.territoires).map(slug =>
        element(
          "option",
          { value: slug, selected: slug === state.territoire },
          bornes.territoires[slug],
        ),
      ),
    ),
  );
  return element("label", { class: "composer__champ" }, [
    element("span", {}, "Territoire (facultatif)"),
    box,
  ]);
}
const of = name => state.demis.find(one => one.nom === name);
function toggle(name, box) {
  const found = of(name);
  if (!found)
    return change(s => {
      s.demis = out.clean({ demis: s.demis.concat(half(name)) }).demis;
    });
  if (state.demis.length === 1) {
    box.checked = true;
    return say("Garder au moins une demi-journée.");
  }
  change(
    s => {
      s.demis = s.demis.filter(one => one.nom !== name);
    },
    found.lignes.length
      ? `${bornes.demis[name]} : ${plural(found.lignes.length, "séquence retirée", "séquences retirées")}.`
      : "",
  );
}

// ---- A half-day

const soft = line =>
  line.production && !line.minutes && bornes.fiches[line.production]
    ? Object.assign({ duree: bornes.fiches[line.production] }, line)
    : line;
function laid(one) {
  const lines = one.lignes.map(soft),
    pose = agenda.layOut(lines, one.debut, one.fin, know),
    told = late[one.nom];
  if (!told || told.de > lines.length) return pose;
  const rest = agenda.late(lines, told.de, told.a, one.fin, know);
  return {
    debut: one.debut,
    fin: one.fin,
    creneaux: pose.creneaux.slice(0, told.de).concat(rest.pose.creneaux),
    retirer: rest.retirer.map(n => n + told.de),
    coincements: rest.pose.coincements.map(s => ({
      ...s,
      premier: s.premier + told.de,
      apres: s.apres + told.de,
    })),
  };
}
function verdict(one, pose) {
  if (!one.lignes.length)
    return element(
      "p",
      { class: "composer__verdict" },
      "Rien n’est prévu. Ajouter un outil, une pause ou un temps à vous.",
    );
  if (!pose.coincements.length)
    return element(
      "p",
      { class: "composer__verdict composer__verdict--bon" },
      `Tout tient : fin à ${agenda.clock(one.fin)}.`,
    );
  return element(
    "div",
    { class: "composer__verdict composer__verdict--trop" },
    pose.coincements.map(stuck => {
      const words = agenda.said(stuck, pose, know);
      return element("p", {}, `${words[0].toUpperCase() + words.slice(1)}.`);
    }),
  );
}
const hours = c => `${agenda.clock(c.debut)} – ${agenda.clock(c.fin)}`;
function facts(line, c) {
  const range = c.souplesse,
    free = range[0] !== range[2];
  return (
    minutes(c.fin - c.debut) +
    (free ? ` (de ${range[0]} à ${range[2]} min)` : line.minutes ? ", durée fixée" : "") +
    (line.heure !== undefined ? ", à heure fixe" : "") +
    (line.production ? ", remplir la fiche" : "")
  );
}
function row(one, c, n) {
  const line = one.lignes[n],
    slug = line.methode || line.production,
    name = `${one.nom} ${n}`,
    all = one.lignes.length;
  const act = (words, run, off) =>
    button([words, hidden(c.titre)], run, {
      class: "bouton bouton--petit",
      "data-acte": `${words} ${name}`,
      disabled: Boolean(off),
    });
  const box = element(
    "details",
    {
      class: "composer__regler",
      open: opened.has(line),
      toggle() {
        opened[box.open ? "add" : "delete"](line);
      },
    },
    [
      element("summary", { "data-acte": `Régler ${name}` }, ["Régler", hidden(c.titre)]),
      settings(line, c, name),
    ],
  );
  return element("li", { class: `composer__ligne${line.pause ? " composer__ligne--pause" : ""}` }, [
    element("span", { class: "composer__heures" }, hours(c)),
    element("div", { class: "composer__quoi" }, [
      slug && urls[slug]
        ? element("a", { href: basket.root + urls[slug] }, c.titre)
        : element("b", {}, c.titre),
      element("span", { class: "precision" }, facts(line, c)),
    ]),
    element("div", { class: "composer__actes" }, [
      act(
        "Monter",
        () => {
          move(one, n, -1);
        },
        !n,
      ),
      act(
        "Descendre",
        () => {
          move(one, n, 1);
        },
        n === all - 1,
      ),
      act("Retirer", () => {
        remove(one, n, c.titre);
      }),
    ]),
    box,
  ]);
}
function settings(line, _c, name) {
  const fields = [];
  if (line.apport !== undefined)
    fields.push(
      field(
        "Nom",
        "text",
        line.apport,
        i => {
          set(() => {
            line.apport = i.value.trim().slice(0, 200) || "Temps libre";
          });
        },
        { maxlength: 200, "data-acte": `nom ${name}` },
      ),
    );
  fields.push(
    field(
      line.pause || line.apport !== undefined ? "Minutes" : "Minutes (vide : laisser bouger)",
      "number",
      line.pause || line.minutes || "",
      i => {
        const minutes = Math.round(Number(i.value));
        set(() => {
          if (minutes >= 1 && minutes <= 600) line[line.pause ? "pause" : "minutes"] = minutes;
          else if (!line.pause && line.apport === undefined) delete line.minutes;
        });
      },
      { min: 1, max: 600, "data-acte": `minutes ${name}` },
    ),
  );
  fields.push(
    field(
      "À heure fixe (vide : à la suite)",
      "time",
      line.heure === undefined ? "" : agenda.clock(line.heure),
      i => {
        set(() => {
          if (minutesOf(i.value) === undefined) delete line.heure;
          else line.heure = minutesOf(i.value);
        });
      },
      { "data-acte": `heure ${name}` },
    ),
  );
  return element("div", { class: "composer__reglages" }, fields);
}
function move(one, n, step) {
  change(() => {
    one.lignes.splice(n + step, 0, one.lignes.splice(n, 1)[0]);
    delete late[one.nom];
  });
  const first = step < 0 ? "Monter " : "Descendre ",
    other = step < 0 ? "Descendre " : "Monter ",
    at = `${one.nom} ${n + step}`;
  if (!focus(first + at)) focus(other + at);
  part("etat").textContent =
    `En place ${n + step + 1} sur ${one.lignes.length}. Enregistré sur cet appareil.`;
}
function remove(one, n, title) {
  change(s => {
    const here = of(one.nom);
    here.lignes.splice(n, 1);
    delete late[one.nom];
    return s;
  }, `« ${title} » retiré.`);
  const left = of(one.nom).lignes.length;
  if (!left || !focus(`Retirer ${one.nom} ${Math.min(n, left - 1)}`)) focus(`Ajouter ${one.nom}`);
}
function insert(name, lines) {
  adding = true;
  change(() => {
    const one = of(name),
      spare = 60 - one.lignes.length;
    one.lignes = one.lignes.concat(lines.slice(0, spare));
    delete late[name];
  });
  adding = false;
}

// ---- Adding

const lineOf = tool =>
  tool.kind === "fiches" ? { production: tool.slug } : { methode: tool.slug };
function found(text) {
  const wanted = fold(text.trim()),
    tools = data.methodes.map(m => ["methodes", m]).concat(data.fiches.map(f => ["fiches", f]));
  const by = test => tools.find(one => test(fold(one[1].titre)));
  const one =
    wanted &&
    (by(t => t === wanted) || by(t => t.startsWith(wanted)) || by(t => t.includes(wanted)));
  return one ? { kind: one[0], slug: one[1].slug } : null;
}
function adder(one) {
  const input = element("input", {
    type: "text",
    list: "composer-outils",
    autocomplete: "off",
    "data-acte": `Ajouter ${one.nom}`,
    keydown(event) {
      if (event.key === "Enter") add();
    },
  });
  function add() {
    const tool = found(input.value);
    if (!tool)
      return say(
        input.value.trim()
          ? "Aucun outil ne porte ce nom. Choisir dans la liste qui s’ouvre en écrivant."
          : "Écrire le nom d’un outil, ou le choisir dans la liste.",
      );
    insert(one.nom, [lineOf(tool)]);
    focus(`Ajouter ${one.nom}`);
  }
  const held = basket
    .list()
    .filter(
      tool =>
        (know.methodes[tool.slug] && tool.kind === "methodes") ||
        (know.fiches[tool.slug] && tool.kind === "fiches"),
    );
  return element("div", { class: "composer__ajouter" }, [
    element("label", { class: "composer__champ" }, [
      element("span", {}, "Ajouter un outil"),
      input,
    ]),
    button(["Ajouter", hidden(bornes.demis[one.nom])], add),
    button(
      "Une pause",
      () => {
        insert(one.nom, [{ pause: bornes.pause }]);
      },
      { "data-acte": `pause ${one.nom}` },
    ),
    button(
      "Un temps à vous",
      () => {
        insert(one.nom, [
          { apport: one.lignes.length ? "Temps libre" : "Accueil", minutes: bornes.accueil[1] },
        ]);
      },
      { "data-acte": `temps ${one.nom}` },
    ),
    held.length
      ? button(
          `Mon panier (${held.length})`,
          () => {
            insert(one.nom, held.map(lineOf));
          },
          { "data-acte": `panier ${one.nom}` },
        )
      : "",
  ]);
}

// ---- Running late

function runningLate(one, pose) {
  let told = late[one.nom],
    box;
  if (told)
    return element("div", { class: "composer__retard" }, [
      element(
        "p",
        {},
        `Recalé depuis ${agenda.clock(told.a)}.${pose.retirer.length ? " Retirer l’un de ceux-ci suffit :" : ""}`,
      ),
      element(
        "div",
        { class: "composer__actes" },
        pose.retirer
          .map(n =>
            button(`Retirer « ${pose.creneaux[n].titre} »`, () => {
              change(() => {
                of(one.nom).lignes.splice(n, 1);
              }, `« ${pose.creneaux[n].titre} » retiré.`);
            }),
          )
          .concat(
            button("Revenir à l’horaire prévu", () => {
              change(() => {
                delete late[one.nom];
              });
              focus(`retard ${one.nom}`);
            }),
          ),
      ),
    ]);
  const time = element("input", { type: "time" });
  const next = element(
    "select",
    {},
    pose.creneaux.map((c, n) =>
      element("option", { value: n }, `${agenda.clock(c.debut)} ${c.titre}`),
    ),
  );
  // The hour is read when it is asked for, not when the page was drawn; the line under way comes with it.
  function now() {
    let date = new Date(),
      at = date.getHours() * 60 + date.getMinutes();
    if (at < one.debut || at >= one.fin) at = one.debut;
    time.value = agenda.clock(at);
    next.value = laid(one).creneaux.reduce((under, c, n) => (c.debut <= at ? n : under), 0);
  }
  box = element(
    "details",
    {
      class: "composer__retard",
      toggle() {
        if (box.open) now();
      },
    },
    [
      element("summary", { "data-acte": `retard ${one.nom}` }, [
        "On a pris du retard",
        hidden(bornes.demis[one.nom]),
      ]),
      element("div", { class: "composer__reglages" }, [
        element("label", { class: "composer__champ" }, [element("span", {}, "Il est"), time]),
        element("label", { class: "composer__champ" }, [
          element("span", {}, "On commence maintenant"),
          next,
        ]),
        button("Prendre l’heure", () => {
          now();
          time.focus();
        }),
        button("Recaler la suite", () => {
          const at = minutesOf(time.value);
          if (at === undefined || at >= one.fin)
            return say(`Écrire une heure avant la fin, ${agenda.clock(one.fin)}.`);
          change(
            () => {
              late[one.nom] = { de: Number(next.value), a: at };
            },
            `La suite est recalée depuis ${agenda.clock(at)}.`,
          );
        }),
      ]),
    ],
  );
  return box;
}

function section(one, pose) {
  const hour = (words, which) =>
    field(
      words,
      "time",
      agenda.clock(one[which]),
      i => {
        const at = minutesOf(i.value),
          start = which === "debut" ? at : one.debut,
          end = which === "fin" ? at : one.fin;
        if (at === undefined || start >= end) {
          i.value = agenda.clock(one[which]);
          return say("La fin doit venir après le début.");
        }
        set(() => {
          one[which] = at;
        });
      },
      { "data-acte": `${which} ${one.nom}` },
    );
  return element(
    "section",
    { class: "composer__demi", "aria-labelledby": `demi-${one.nom}` },
    [
      element("h2", { id: `demi-${one.nom}` }, bornes.demis[one.nom]),
      element("div", { class: "composer__horaires" }, [hour("Début", "debut"), hour("Fin", "fin")]),
      verdict(one, pose),
      element(
        "ol",
        { class: "composer__lignes" },
        pose.creneaux.map((c, n) => row(one, c, n)),
      ),
      adder(one),
    ].concat(one.lignes.length ? runningLate(one, pose) : []),
  );
}

// ---- What it gives

// On paper, words rather than fields.
function paper() {
  const day = state.date
    ? new Date(`${state.date}T12:00:00`).toLocaleDateString("fr-FR", {
        weekday: "long",
        day: "numeric",
        month: "long",
        year: "numeric",
      })
    : "";
  part("papier").replaceChildren(
    element("b", {}, named().titre),
    element(
      "span",
      {},
      [
        day,
        state.lieu,
        bornes.territoires[state.territoire],
        plural(state.participants, "personne"),
      ]
        .filter(Boolean)
        .join(", "),
    ),
  );
}

function summary(halves) {
  const spent = {},
    warned = agenda.warnings(halves, know),
    things = agenda.supplies(halves, know);
  for (const one of halves)
    for (const c of one.pose.creneaux)
      for (const n of goals[c.ligne.methode || c.ligne.production] || [])
        spent[n] = (spent[n] || 0) + c.fin - c.debut;
  const block = (title, list, none) =>
    element("section", {}, [
      element("h3", {}, title),
      list.length ? element("ul", {}, list) : element("p", {}, none),
    ]);
  paper();
  part("bilan").replaceChildren(
    block(
      "Objectifs travaillés",
      Object.keys(spent).map(n =>
        element("li", {}, `${n}. ${data.objectifs[n].court}, ${minutes(spent[n])}`),
      ),
      "Aucun pour l’instant.",
    ),
    block(
      "À revoir",
      warned.map(w =>
        element("li", {}, [
          element(
            "b",
            {},
            bornes.avertissements[w[0]] + (w[2] ? ` (${bornes.demis[w[2]].toLowerCase()})` : ""),
          ),
          ` : ${w[1]}.`,
        ]),
      ),
      "Rien à revoir.",
    ),
    block(
      `Matériel pour ${plural(state.participants, "personne")}`,
      things.map(t =>
        element("li", {}, [
          `${t[1]} × ${t[0]}${t[2] ? ", à imprimer" : ""}`,
          element("span", { class: "precision" }, ` (${t[3].join(", ")})`),
        ]),
      ),
      "Rien à apporter.",
    ),
  );
}

// ---- Out and in

const halves = () =>
  state.demis.map(one => ({ nom: one.nom, debut: one.debut, fin: one.fin, pose: laid(one) }));
const planned = () =>
  state.demis.map(one => ({
    nom: one.nom,
    debut: one.debut,
    fin: one.fin,
    pose: agenda.layOut(one.lignes.map(soft), one.debut, one.fin, know),
  }));
function answer(words) {
  part("dit").textContent = words;
}
const named = () => ({ ...state, titre: state.titre || "Ma demi-journée" });
function leave() {
  if (!state.marque) state.marque = mark();
  keep();
  return state;
}
function link() {
  leave();
  const href = `${location.href.split("#")[0]}#c=${out.toAddress(state)}`;
  const input = element("input", {
    type: "text",
    readonly: true,
    value: href,
    "aria-label": "Lien vers cette composition",
  });
  part("dit").replaceChildren("Le lien, à copier : ", input);
  input.select();
  if (navigator.clipboard)
    navigator.clipboard.writeText(href).then(
      () => {
        say("Lien copié.");
      },
      () => {},
    );
}
function programme() {
  const days = planned(),
    faults = out.faults(state, days, know);
  if (faults.length) return answer(`Pas encore : ${faults.join(" ")}`);
  if (Object.hasOwn(bornes.programmes, out.name(state)))
    return answer("Un programme du site porte déjà ce nom : changer le titre.");
  answer("À ranger dans toolbox/programmes, sans rien y changer.");
  download(`${out.name(state)}.md`, out.programme(state, days, know, today()), "text/markdown");
}
function calendar() {
  if (!state.date) return answer("Donner une date, puis exporter le calendrier.");
  answer("");
  leave();
  download(`${out.name(state)}.ics`, out.ics(named(), planned(), bornes.demis), "text/calendar");
}
function bring(files) {
  const file = files[0],
    read = file && (file.faute ? file : imported(file.texte, KIND, VERSION, {})),
    found = read && !read.faute ? out.clean(read.contenu) : null;
  if (!file) return;
  if (!found)
    return answer(
      `${file.nom} : ${read.faute || "Ce fichier ne contient pas de journée."} Rien n’a changé ici.`,
    );
  answer("");
  receive(found, "Composition importée", true);
}
// ---- Several compositions

// What comes in goes beside what is there: known already, in an empty place, or in a new one.
function receive(given, words, sure) {
  const twin = all.ids().find(id => flat(out.clean(kept(`composer.${id}`, null))) === flat(given));
  if (twin)
    return (turn(twin), say("Cette composition est déjà parmi les vôtres. Rien n’a changé."));
  if (blank(state))
    return change(() => {
      state = given;
      late = {};
    }, `${words}.`);
  if (sure) return beside(given, `${words}, à côté des vôtres.`);
  choose(`Composition reçue : « ${given.titre || "sans titre"} »`, preview(given), [
    [
      "La garder à côté des vôtres",
      () => {
        beside(given, "Composition gardée, à côté des vôtres.");
      },
    ],
    ["Ne pas la garder"],
  ]);
}
function beside(given, words) {
  const was = here,
    made = all.mark();
  keepOnDevice(`composer.${made}`, given);
  turn(made);
  say(words, () => {
    all.remove(made);
    turn(was);
  });
}
const preview = given =>
  given.demis.flatMap(one => [
    element(
      "p",
      {},
      `${bornes.demis[one.nom]}, ${agenda.clock(one.debut)} – ${agenda.clock(one.fin)}`,
    ),
    element(
      "ul",
      {},
      agenda
        .layOut(one.lignes.map(soft), one.debut, one.fin, know)
        .creneaux.map(c => element("li", {}, c.titre)),
    ),
  ]);
function turn(id) {
  here = id;
  all.choose(id);
  store.open(`composer.${id}`);
  state = store.now;
  late = lateStill(kept(`retard.${id}`, null));
  noted = JSON.stringify(late);
  part("etat").textContent = "";
  bar.draw(id);
  draw();
}
function double() {
  turn(all.copy(here));
  change(s => {
    s.titre = `${composition(here)} (copie)`.slice(0, 120);
  });
  say(`Composition dupliquée : « ${state.titre} ».`);
}
function discard() {
  const gone = here,
    name = composition(here);
  if (
    !sure(
      `Supprimer la composition « ${name} » de cet appareil ? Exporter d’abord pour en garder une copie.`,
    )
  )
    return;
  const back = all.remove(gone);
  turn(all.here());
  say(`« ${name} » est supprimée.`, () => {
    back();
    turn(gone);
  });
}
const bar = all.bar("Composition", turn, [
  button("Nouvelle composition", () => {
    turn(all.mark());
    focus("titre");
  }),
  button("Dupliquer", double),
  button("Supprimer", discard),
]);

function outputs() {
  part("sorties").replaceChildren(
    element("p", { class: "composer__actes" }, [
      button("Copier le lien", link),
      button("Imprimer", () => {
        window.print();
      }),
      button("Calendrier (.ics)", calendar),
      button("Fichier de programme", programme),
      button(
        "Exporter",
        rescueBy(() => {
          download(`${out.name(state)}.json`, exported(KIND, VERSION, leave()), "application/json");
        }),
      ),
      opener("Importer", bring),
      button("Tout vider", () => {
        if (sure("Vider toute la composition ? Exporter d’abord pour en garder une copie."))
          change(() => {
            state = fresh();
            late = {};
          }, "Composition vidée.");
      }),
    ]),
  );
}

function refresh() {
  know.participants = state.participants;
  const now = halves();
  now.forEach((one, n) => {
    const box = part("demis").children[n],
      rows = box.querySelectorAll(".composer__ligne"),
      options = box.querySelectorAll(".composer__retard option");
    box.querySelector(".composer__verdict").replaceWith(verdict(state.demis[n], one.pose));
    one.pose.creneaux.forEach((c, k) => {
      rows[k].querySelector(".composer__heures").textContent = hours(c);
      rows[k].querySelector(".composer__quoi").firstChild.textContent = c.titre;
      rows[k].querySelector(".precision").textContent = facts(state.demis[n].lignes[k], c);
      for (const label of rows[k].querySelectorAll(".hors-ecran"))
        label.textContent = ` : ${c.titre}`;
      if (options[k]) options[k].textContent = `${agenda.clock(c.debut)} ${c.titre}`;
    });
  });
  summary(now);
}
function draw() {
  const active = document.activeElement?.dataset ? document.activeElement.dataset.acte : "",
    typed = active && !adding ? document.activeElement.value || "" : "";
  know.participants = state.participants;
  const now = halves();
  frame();
  part("demis").replaceChildren(...now.map((one, n) => section(state.demis[n], one.pose)));
  summary(now);
  if (active && focus(active) && document.activeElement.list) document.activeElement.value = typed;
}

// A link brings a day, or tools of the basket; either leaves the address once read.
function start() {
  const asked = fromHash(),
    shared = asked.get("c"),
    tools = asked.get("o"),
    given = shared !== null ? out.fromAddress(shared) : null;
  store = sharedRecord(`composer.${here}`, {
    fresh,
    clean: out.clean,
    blank,
    show: told,
    name: where,
  });
  state = store.now;
  late = lateStill(kept(`retard.${here}`, null));
  noted = JSON.stringify(late);
  place.prepend(bar);
  bar.draw(here);
  document.body.append(
    element(
      "datalist",
      { id: "composer-outils" },
      data.methodes.concat(data.fiches).map(tool => element("option", { value: tool.titre })),
    ),
  );
  outputs();
  place.hidden = false;
  document.querySelector(".composer-sans").hidden = true;
  draw();
  if (shared !== null || tools !== null) ask(new URLSearchParams());
  if (given) receive(given, "Composition ouverte depuis le lien");
  else if (shared !== null) answer("Ce lien est abîmé : rien n’a changé ici.");
  if (tools !== null) fromBasket(tools.slice(0, 6000).split(","));
}
function fromBasket(names) {
  let lines = names
    .map(name => {
      const bare = name.split("."),
        slug = bare.pop();
      if (Object.hasOwn(know.methodes, slug) && (!bare.length || bare[0] === "methodes"))
        return { methode: slug };
      return Object.hasOwn(know.fiches, slug) && (!bare.length || bare[0] === "fiches")
        ? { production: slug }
        : null;
    })
    .filter(Boolean);
  const first = state.demis[0],
    here = first.lignes.map(l => l.methode || l.production);
  lines = lines.filter(l => !here.includes(l.methode || l.production));
  if (lines.length)
    change(
      () => {
        first.lignes = first.lignes.concat(lines).slice(0, 60);
      },
      `${plural(lines.length, "outil ajouté", "outils ajoutés")} depuis le panier.`,
    );
  else answer("Rien à ajouter : ces outils sont déjà là, ou ne se jouent pas en séance.");
}
start();
