// @ts-nocheck
/* Choosing: facets over the cards that the page already shows; the state is in the address. */

import { ask, asked, button, element, find } from "./commun.js";
import { genres } from "./donnees/genres.js";
import * as data from "./donnees/outils.js";
import { fold, minutes, plural } from "./mots.js";
import * as basket from "./panier.js";

const place = find(".choisir");
const words = data.mots;
const TIMES = [15, 30, 45, 60, 90, 120, 180],
  PEOPLE = [4, 6, 8, 12, 15, 20, 30, 50, 100],
  MANY = 150;

const named = (values, name) => Object.fromEntries(values.map(value => [value, name(value)]));
const numbered = list => named(Object.keys(list), n => `${n} · ${list[n].court || list[n]}`);

// Each facet: address, legend, choices, the choices that a tool answers; une: one choice at most.
let FACETS = [
  [
    "temps",
    "Temps disponible",
    named(TIMES, n => `${minutes(n)} au plus`),
    tool => TIMES.filter(n => tool.duree && tool.duree[1] <= n),
    true,
  ],
  [
    "personnes",
    "Nous serons",
    named(PEOPLE, n => `${n} personnes`),
    tool => {
      const p = tool.participants;
      return PEOPLE.filter(n => p && p[0] <= n && n <= p[1]);
    },
    true,
  ],
  ["genre", "Genre", genres, "kind"],
  ["moment", "Moment", words.moments, "moment"],
  ["niveau", "Niveau", words.difficultes, "difficulte"],
  ["energie", "Énergie", words.energies, "energie"],
  ["lecture", "Écrit", words.lectures, "lecture"],
  ["distance", "À distance", words.distances, "distance"],
  ["module", "Module", numbered(data.modules), "modules"],
  ["objectif", "Objectif", numbered(data.objectifs), "objectifs"],
].map(one => ({
  id: one[0],
  nom: one[1],
  mots: one[2],
  de: one[4] ? one[3] : tool => tool[one[3]] || [],
  une: one[4],
  choisis: new Set(),
}));
const SORTS = {
  titre: ["Par titre", () => 0],
  duree: ["Du plus court au plus long", tool => tool.duree?.[1]],
  personnes: ["Du plus petit groupe au plus grand", tool => tool.participants?.[0]],
  niveau: [
    "Du plus accessible au plus exigeant",
    tool => tool.difficulte && Number(tool.difficulte),
  ],
};

// ---- The cards, as the page shows them

// A card may stand for several tools: a theme, for its indicators.
const known = new Map();
for (const kind of basket.KINDS)
  for (const tool of data[kind])
    for (const url of new Set([tool.url, tool.url.split("#")[0]]))
      known.set(url, (known.get(url) || []).concat(Object.assign({ kind }, tool)));
function card(node, home) {
  const link = node.querySelector(".carte__titre"),
    tools = known.get(link.href.slice(basket.root.length));
  if (!tools) return null;
  const made = { node, home, link, tools, titre: link.textContent, has: {} };
  made.text = fold(
    Array.from(node.querySelectorAll(":scope > :not(.ajout)"), part => part.textContent)
      .concat(tools.flatMap(tool => tool.noms || []))
      .join(" "),
  );
  for (const facet of FACETS) made.has[facet.id] = new Set(tools.flatMap(facet.de).map(String));
  return made;
}

// Headings, and what stands between a heading and its cards, leave with the last of its cards.
let cards = [],
  sections = [],
  open = [];
for (let node = place.nextElementSibling; node; node = node.nextElementSibling) {
  const level = /^H[2-4]$/.test(node.tagName) && node.tagName[1],
    inner = open[open.length - 1];
  if (level) {
    open = open.filter(section => section.level < level);
    open.push({
      level,
      nodes: [
        node,
        document.querySelector(`.md-sidebar--secondary li:has(> a[href$='#${node.id}'])`),
      ],
      cards: [],
    });
    sections.push(open[open.length - 1]);
  } else if (node.matches("ul.cartes")) {
    const found = Array.from(node.children, child => card(child, node)).filter(Boolean);
    cards = cards.concat(found);
    sections.push({ nodes: [node], cards: found });
    for (const section of open) section.cards = section.cards.concat(found);
  } else if (inner && !inner.cards.length) inner.nodes.push(node);
}
sections = sections.filter(section => section.cards.length);
if (cards.length < 2) throw new Error("nothing to choose");
let state = { mots: "", tri: "" },
  shown = cards,
  order = "";
const sorted = element("ul", { class: "cartes", hidden: true });

// A choice that no card answers, or that all do, chooses nothing.
FACETS = FACETS.filter(facet => {
  facet.choix = Object.keys(facet.mots).filter(value => {
    const count = cards.filter(one => one.has[facet.id].has(value)).length;
    return count && count < cards.length;
  });
  return facet.choix.length;
});

// ---- Choosing

function answers(one, facet) {
  for (const value of facet.choisis) if (one.has[facet.id].has(value)) return true;
  return false;
}

// A card counts for a choice when it answers all the other facets.
function choose() {
  const asked = fold(state.mots).split(/\s+/),
    byWords = { id: "mots" };
  const active = FACETS.filter(facet => facet.choisis.size);
  FACETS.concat(byWords).forEach(facet => {
    facet.comptes = {};
    facet.sans = 0;
  });
  shown = cards.filter(one => {
    const failed = active.filter(facet => !answers(one, facet));
    if (!asked.every(word => one.text.includes(word))) failed.push(byWords);
    if (failed.length === 1) failed[0].sans++;
    if (failed.length < 2)
      for (const facet of failed.length ? failed : FACETS)
        for (const value of one.has[facet.id] || [])
          facet.comptes[value] = (facet.comptes[value] || 0) + 1;
    return !failed.length;
  });
  paint(Object.assign(byWords, { nom: "Mots" }));
}

function hide(node, hidden) {
  if (node && node.hidden !== hidden) node.hidden = hidden;
}
function text(node, said) {
  if (node.textContent !== said) node.textContent = said;
}

function paint(byWords) {
  const kept = new Set(shown);
  for (const one of cards) hide(one.node, !kept.has(one));
  sections.forEach(section => {
    const empty = Boolean(state.tri) || !section.cards.some(one => kept.has(one));
    for (const node of section.nodes) hide(node, empty);
  });
  for (const facet of FACETS)
    facet.choix.forEach((value, n) => {
      const count = String(facet.comptes[value] || 0);
      text(facet.nodes[n], facet.une ? `${facet.mots[value]} (${count})` : count);
    });
  tell(FACETS.filter(facet => facet.choisis.size).concat(state.mots ? byWords : []));
}

// Cards move, they are never made again: what was pressed on them stays.
function arrange() {
  if (order === state.tri) return;
  order = state.tri;
  hide(sorted, !order);
  if (!order)
    return cards.forEach(one => {
      one.home.append(one.node);
    });
  const french = new Intl.Collator("fr", { numeric: true });
  const pairs = cards.map(one => {
    const value = SORTS[order][1](one.tools[0]);
    return [value == null ? Infinity : value, one];
  });
  pairs.sort((a, b) => a[0] - b[0] || french.compare(a[1].titre, b[1].titre));
  sorted.append(...pairs.map(pair => pair[1].node));
}

// ---- In the address

let writing;
function write() {
  const params = new URLSearchParams();
  for (const facet of FACETS)
    if (facet.choisis.size) params.set(facet.id, Array.from(facet.choisis).join(","));
  for (const name in state) if (state[name]) params.set(name, state[name]);
  ask(params);
}
// An anchor inside the page is not a choice: it leaves the facets as they are.
function read() {
  const params = asked();
  if (location.hash && !location.hash.includes("=")) return;
  FACETS.forEach(facet => {
    const found = (params.get(facet.id) || "")
      .split(",")
      .filter(value => facet.choix.includes(value));
    facet.choisis = new Set(facet.une ? found.slice(0, 1) : found);
  });
  state.mots = (params.get("mots") || "").slice(0, 100);
  state.tri = sorts.includes(params.get("tri")) ? params.get("tri") : "";
  refresh();
}
function update() {
  clearTimeout(writing);
  arrange();
  choose();
  writing = setTimeout(write, 150);
}

// ---- The panel

function labelled(id, said, control) {
  control.id = `choisir-${id}`;
  return element("div", { class: "choisir__champ" }, [
    element("label", { for: control.id }, said),
    control,
  ]);
}
const select = (first, options, act) =>
  element(
    "select",
    { autocomplete: "off", change: act },
    [element("option", { value: "" }, first)].concat(options),
  );
function list(facet) {
  facet.nodes = facet.choix.map(value => element("option", { value }));
  facet.control = select("Peu importe", facet.nodes, () => {
    facet.choisis = new Set(facet.control.value ? [facet.control.value] : []);
    update();
  });
  return labelled(facet.id, facet.nom, facet.control);
}
// A selector that looks inside each label would be asked again at each choice.
function show(box) {
  box.parentNode.classList.toggle("choisi", box.checked);
}
function boxes(facet) {
  facet.boxes = facet.choix.map(value =>
    element("input", {
      type: "checkbox",
      value,
      autocomplete: "off",
      change(event) {
        facet.choisis[event.target.checked ? "add" : "delete"](value);
        show(event.target);
        update();
      },
    }),
  );
  facet.nodes = facet.choix.map(() => element("b"));
  return element(
    "fieldset",
    {},
    [element("legend", {}, facet.nom)].concat(
      facet.choix.map((value, n) =>
        element("label", {}, [facet.boxes[n], `${facet.mots[value]} `, facet.nodes[n]]),
      ),
    ),
  );
}

const sorts = Object.keys(SORTS).filter(name =>
  cards.some(one => SORTS[name][1](one.tools[0]) != null),
);
const status = element("p", { class: "choisir__combien", role: "status", tabindex: "-1" });
const drawn = element("p", { class: "choisir__hasard", role: "status" }),
  none = element("div", { class: "choisir__bilan" });
const field = element("input", {
  type: "search",
  autocomplete: "off",
  input() {
    state.mots = field.value.trim();
    update();
  },
});
const sorting = select(
  "Ordre de la page",
  sorts.map(name => element("option", { value: name }, SORTS[name][0])),
  () => {
    state.tri = sorting.value;
    update();
  },
);
const summary = element("summary"),
  clear = button("Tout effacer", () => {
    erase();
    field.focus();
  });
const folded = FACETS.filter(facet => !facet.une);
const more = element(
  "details",
  { class: "choisir__plus", open: matchMedia("(min-width: 60em)").matches },
  [summary].concat(folded.map(boxes)),
);

// The controls say what the state says.
function refresh() {
  for (const facet of FACETS)
    if (facet.une) facet.control.value = Array.from(facet.choisis)[0] || "";
    else
      facet.boxes.forEach(box => {
        box.checked = facet.choisis.has(box.value);
        show(box);
      });
  field.value = state.mots;
  sorting.value = state.tri;
  drawn.replaceChildren();
  arrange();
  choose();
}
function erase(id) {
  if (!id || id === "mots") state.mots = "";
  if (!id) state.tri = "";
  for (const facet of FACETS) if (!id || id === facet.id) facet.choisis.clear();
  refresh();
  write();
}

function tell(active) {
  const count = folded.filter(facet => facet.choisis.size).length;
  text(
    status,
    shown.length
      ? plural(shown.length, "résultat") +
          (shown.length < cards.length ? ` sur ${cards.length}` : "")
      : "Aucun résultat pour ces choix.",
  );
  text(summary, `Plus de critères${count ? ` (${plural(count, "choisi")})` : ""}`);
  hide(clear, !active.length && !state.tri);
  hide(draw, shown.length < 2);
  none.replaceChildren(...(shown.length ? [] : loosen(active.filter(facet => facet.sans))));
}

// Nothing answers: the choices that would each be enough to drop, and what would come back.
const loosen = enough =>
  [
    element(
      "p",
      {},
      enough.length
        ? "Pour retrouver des outils, relâcher un choix :"
        : "Plusieurs choix se contredisent : en relâcher deux, ou tout effacer.",
    ),
  ].concat(
    enough.map(facet =>
      button(`${facet.nom} (${plural(facet.sans, "résultat")})`, () => {
        erase(facet.id);
        status.focus();
      }),
    ),
  );

let last;
const draw = button("Au hasard", () => {
  const able = shown.filter(one => one !== last);
  last = able[Math.floor(Math.random() * able.length)];
  const facts = last.node.querySelector(".carte__faits");
  drawn.replaceChildren(
    "Et pourquoi pas : ",
    element("a", { href: last.link.href }, last.titre),
    facts ? ` · ${facts.textContent}` : "",
  );
});

place.append(
  element(
    "div",
    { class: "choisir__barre" },
    [labelled("mots", "Filtrer par mots", field)].concat(
      FACETS.filter(facet => facet.une).map(list),
      labelled("tri", "Ranger", sorting),
    ),
  ),
  element("div", { class: "choisir__bilan" }, [status, draw, clear]),
  drawn,
  none,
  folded.length ? more : "",
);
place.classList.toggle("choisir--nombreux", cards.length > MANY);
place.setAttribute("role", "search");
place.setAttribute("aria-label", "Choisir parmi ces outils");
place.after(sorted);
addEventListener("hashchange", read);
read();
if (!status.textContent) refresh();
