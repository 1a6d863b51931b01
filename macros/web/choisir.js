/* Choosing: facets over the cards that the page already shows; the state is in the address. */
import { ask, asked, button, element, find, findAll } from "./commun.js";
import { genres } from "./donnees/genres.js";
import * as data from "./donnees/outils.js";
import { fold, minutes, plural } from "./mots.js";
import * as basket from "./panier.js";

/** @typedef {import("./donnees/outils.js").Outil & Partial<import("./donnees/outils.js").OutilAnime> & { kind: string }} Tool */
/** What people choose by: its words, those that a tool answers; une: one choice at most.
 * @typedef {object} Facet
 * @property {string} id
 * @property {string} nom
 * @property {Record<string, string>} mots
 * @property {(tool: Tool) => unknown[]} de
 * @property {boolean} une
 * @property {string[]} choix
 * @property {Set<string>} choisis
 * @property {Record<string, number>} comptes how many tools each choice would show
 * @property {number} sans how many would come back without this facet
 * @property {HTMLElement[]} nodes where counts are shown
 * @property {() => void} paint has its controls say what is chosen */
/** A card of the page: it may stand for several tools, as a theme for its indicators.
 * @typedef {object} Card
 * @property {HTMLElement} node
 * @property {HTMLElement} home
 * @property {HTMLAnchorElement} link
 * @property {Tool[]} tools
 * @property {string} titre
 * @property {string} text
 * @property {Record<string, Set<string>>} has what it answers, by facet */
/** @typedef {{ level: number, nodes: HTMLElement[], cards: Card[] }} Section */

const TIMES = [15, 30, 45, 60, 90, 120, 180];
const PEOPLE = [4, 6, 8, 12, 15, 20, 30, 50, 100];
const MANY = 150;
const place = find(".choisir");
const words = data.mots;

/** @param {(string | number)[]} values @param {(value: any) => string} name */
const named = (values, name) => Object.fromEntries(values.map(value => [value, name(value)]));
/** @param {Record<string, { court: string }>} list */
const numbered = list => named(Object.keys(list), n => `${n} · ${list[n].court}`);

/** @param {string} id @param {string} nom @param {Record<string, string>} mots
 * @param {(tool: Tool) => unknown} de @param {boolean} [une] @returns {Facet} */
const facet = (id, nom, mots, de, une = false) => ({
  id,
  nom,
  mots,
  de: tool => [de(tool) ?? []].flat(),
  une,
  choix: [],
  choisis: new Set(),
  comptes: {},
  sans: 0,
  nodes: [],
  paint() {},
});
/** Modules and objectives, by the numbers of a course. @param {string} slug */
function numbers(slug) {
  const { titre, objectifs, modules } = data.formations[slug];
  const end = slug && `.${slug}`;
  const more = slug && !place.dataset.formation ? ` de «\u00a0${titre}\u00a0»` : "";
  /** @param {Tool} tool */
  const served = tool => tool.objectifs[slug] ?? [];
  return [
    facet(`module${end}`, `Module${more}`, numbered(modules), tool =>
      served(tool).map(n => objectifs[n].module),
    ),
    facet(`objectif${end}`, `Objectif${more}`, numbered(objectifs), served),
  ];
}
const EVERY = [
  facet(
    "temps",
    "Temps disponible",
    named(TIMES, n => `${minutes(n)} au plus`),
    ({ duree }) => TIMES.filter(n => duree && duree[1] <= n),
    true,
  ),
  facet(
    "personnes",
    "Nous serons",
    named(PEOPLE, n => `${n} personnes`),
    ({ participants: p }) => PEOPLE.filter(n => p && p[0] <= n && n <= p[1]),
    true,
  ),
  facet("genre", "Genre", genres, tool => tool.kind),
  facet("moment", "Moment", words.moments, tool => tool.moment),
  facet("niveau", "Niveau", words.difficultes, tool => tool.difficulte),
  facet("energie", "Énergie", words.energies, tool => tool.energie),
  facet("lecture", "Écrit", words.lectures, tool => tool.lecture),
  facet("distance", "À distance", words.distances, tool => tool.distance),
  ...[place.dataset.formation ?? Object.keys(data.formations)].flat().flatMap(numbers),
];
/** @type {Record<string, [string, (tool: Tool) => number | string | undefined]>} */
const SORTS = {
  titre: ["Par titre", () => 0],
  duree: ["Du plus court au plus long", tool => tool.duree?.[1]],
  personnes: ["Du plus petit groupe au plus grand", tool => tool.participants?.[0]],
  niveau: ["Du plus accessible au plus exigeant", tool => tool.difficulte],
};

// ---- The cards, as the page shows them

/** @type {Map<string, Tool[]>} */
const known = new Map();
for (const [kind, tools] of basket.toolsOf(data))
  for (const tool of tools)
    for (const url of new Set([tool.url, tool.url.split("#")[0]]))
      known.set(url, [...(known.get(url) ?? []), { ...tool, kind }]);

/** @param {HTMLElement} node @param {HTMLElement} home @returns {Card | null} */
function card(node, home) {
  const link = /** @type {HTMLAnchorElement} */ (find(".carte__titre", node));
  const tools = known.get(link.href.slice(basket.root.length));
  if (!tools) return null;
  const said = findAll(":scope > :not(.ajout)", node).map(part => part.textContent);
  const text = fold([...said, ...tools.flatMap(tool => tool.noms ?? [])].join(" "));
  const has = EVERY.map(({ id, de }) => [id, new Set(tools.flatMap(de).map(String))]);
  const titre = link.textContent ?? "";
  return { node, home, link, tools, titre, text, has: Object.fromEntries(has) };
}

// Headings, and what stands between a heading and its cards, leave with the last of its cards.
/** @returns {Section[]} */
function read() {
  /** @type {Section[]} */
  const sections = [];
  /** @type {Section[]} */
  let open = [];
  for (let next = place.nextElementSibling; next; next = next.nextElementSibling) {
    const node = /** @type {HTMLElement} */ (next);
    const inner = open[open.length - 1];
    if (/^H[2-4]$/.test(node.tagName)) {
      const level = Number(node.tagName[1]);
      const way = findAll(`.md-sidebar--secondary li:has(> a[href$='#${node.id}'])`).slice(0, 1);
      const section = { level, nodes: [node, ...way], cards: [] };
      open = [...open.filter(one => one.level < level), section];
      sections.push(section);
    } else if (node.matches("ul.cartes")) {
      const cards = findAll(":scope > *", node).flatMap(child => card(child, node) ?? []);
      sections.push({ level: 0, nodes: [node], cards });
      for (const section of open) section.cards.push(...cards);
    } else if (inner && !inner.cards.length) inner.nodes.push(node);
  }
  return sections.filter(section => section.cards.length);
}
const sections = read();
const cards = sections.flatMap(section => (section.level ? [] : section.cards));
const state = { mots: "", tri: "" };
let shown = cards;
let order = "";
const sorted = element("ul", { class: "cartes", hidden: true });

// A choice that no card answers, or that all do, chooses nothing.
for (const facet of EVERY)
  facet.choix = Object.keys(facet.mots).filter(value => {
    const count = cards.filter(one => one.has[facet.id].has(value)).length;
    return count && count < cards.length;
  });
const FACETS = EVERY.filter(facet => facet.choix.length);
const byWords = facet("mots", "Mots", {}, () => []);

// ---- Choosing

/** @param {Card} one @param {Facet} facet */
function answers(one, { id, choisis }) {
  for (const value of choisis) if (one.has[id].has(value)) return true;
  return false;
}
// A card counts for a choice when it answers all the other facets.
function choose() {
  const wanted = fold(state.mots).split(/\s+/);
  const active = FACETS.filter(facet => facet.choisis.size);
  for (const facet of [...FACETS, byWords]) {
    facet.comptes = {};
    facet.sans = 0;
  }
  shown = cards.filter(one => {
    const failed = active.filter(facet => !answers(one, facet));
    if (!wanted.every(word => one.text.includes(word))) failed.push(byWords);
    if (failed.length === 1) failed[0].sans++;
    if (failed.length < 2)
      for (const facet of failed.length ? failed : FACETS)
        for (const value of one.has[facet.id] ?? [])
          facet.comptes[value] = (facet.comptes[value] ?? 0) + 1;
    return !failed.length;
  });
  paint();
  tell(state.mots ? [...active, byWords] : active);
}

/** @param {HTMLElement} node @param {boolean} hidden */
function hide(node, hidden) {
  if (node.hidden !== hidden) node.hidden = hidden;
}
/** @param {Node} node @param {string} said */
function text(node, said) {
  if (node.textContent !== said) node.textContent = said;
}
function paint() {
  const kept = new Set(shown);
  for (const one of cards) hide(one.node, !kept.has(one));
  for (const section of sections) {
    const empty = Boolean(state.tri) || !section.cards.some(one => kept.has(one));
    for (const node of section.nodes) hide(node, empty);
  }
  for (const { choix, comptes, nodes, une, mots } of FACETS)
    for (const [n, value] of choix.entries()) {
      const count = String(comptes[value] ?? 0);
      text(nodes[n], une ? `${mots[value]} (${count})` : count);
    }
}
// Cards move, they are never made again: what was pressed on them stays.
function arrange() {
  if (order === state.tri) return;
  order = state.tri;
  hide(sorted, !order);
  if (!order) {
    for (const one of cards) one.home.append(one.node);
    return;
  }
  const french = new Intl.Collator("fr", { numeric: true });
  const value = (/** @type {Card} */ one) => Number(SORTS[order][1](one.tools[0]) ?? Infinity);
  const found = [...cards].sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    return x === y ? french.compare(a.titre, b.titre) : x - y;
  });
  sorted.append(...found.map(one => one.node));
}

// ---- In the address

let writing = 0;
function write() {
  const params = new URLSearchParams();
  for (const { id, choisis } of FACETS) if (choisis.size) params.set(id, [...choisis].join(","));
  for (const [name, value] of Object.entries(state)) if (value) params.set(name, value);
  ask(params);
}
// An anchor inside the page is not a choice: it leaves the facets as they are.
function readAddress() {
  const params = asked();
  if (location.hash && !location.hash.includes("=")) return;
  for (const facet of FACETS) {
    const given = (params.get(facet.id) ?? "").split(",");
    const found = given.filter(value => facet.choix.includes(value));
    facet.choisis = new Set(facet.une ? found.slice(0, 1) : found);
  }
  const tri = params.get("tri") ?? "";
  state.mots = (params.get("mots") ?? "").slice(0, 100);
  state.tri = sorts.includes(tri) ? tri : "";
  refresh();
}
function update() {
  clearTimeout(writing);
  arrange();
  choose();
  writing = setTimeout(write, 150);
}

// ---- The panel

/** @param {string} id @param {string} said @param {HTMLElement} control */
function labelled(id, said, control) {
  control.id = `choisir-${id}`;
  return element("div", { class: "choisir__champ" }, [
    element("label", { for: control.id }, said),
    control,
  ]);
}
/** @param {string} first @param {HTMLElement[]} options @param {() => void} act */
const select = (first, options, act) =>
  element("select", { autocomplete: "off", change: act }, [
    element("option", { value: "" }, first),
    ...options,
  ]);
/** @param {Facet} facet */
function list(facet) {
  facet.nodes = facet.choix.map(value => element("option", { value }));
  const control = select("Peu importe", facet.nodes, () => {
    facet.choisis = new Set(control.value ? [control.value] : []);
    update();
  });
  facet.paint = () => {
    control.value = [...facet.choisis][0] ?? "";
  };
  return labelled(facet.id, facet.nom, control);
}
// A selector that looks inside each label would be asked again at each choice.
/** @param {HTMLInputElement} box */
const show = box => box.parentElement?.classList.toggle("choisi", box.checked);

/** @param {Facet} facet @param {string} value */
function box(facet, value) {
  const made = element("input", {
    type: "checkbox",
    value,
    autocomplete: "off",
    change: () => {
      facet.choisis[made.checked ? "add" : "delete"](value);
      show(made);
      update();
    },
  });
  return made;
}
/** @param {Facet} facet */
function boxes(facet) {
  const all = facet.choix.map(value => box(facet, value));
  facet.nodes = facet.choix.map(() => element("b"));
  facet.paint = () => {
    for (const one of all) {
      one.checked = facet.choisis.has(one.value);
      show(one);
    }
  };
  return element("fieldset", {}, [
    element("legend", {}, facet.nom),
    ...facet.choix.map((value, n) =>
      element("label", {}, [all[n], `${facet.mots[value]} `, facet.nodes[n]]),
    ),
  ]);
}

const sorts = Object.keys(SORTS).filter(name =>
  cards.some(one => SORTS[name][1](one.tools[0]) !== undefined),
);
const status = element("p", { class: "choisir__combien", role: "status", tabindex: "-1" });
const drawn = element("p", { class: "choisir__hasard", role: "status" });
const none = element("div", { class: "choisir__bilan" });
const field = element("input", {
  type: "search",
  autocomplete: "off",
  input: () => {
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
const summary = element("summary");
const clear = button("Tout effacer", () => {
  erase();
  field.focus();
});
const folded = FACETS.filter(facet => !facet.une);

// The controls say what the state says.
function refresh() {
  for (const facet of FACETS) facet.paint();
  field.value = state.mots;
  sorting.value = state.tri;
  drawn.replaceChildren();
  arrange();
  choose();
}
/** @param {string} [id] one facet, or all of it */
function erase(id = "") {
  if (!id || id === "mots") state.mots = "";
  if (!id) state.tri = "";
  for (const facet of FACETS) if (!id || id === facet.id) facet.choisis.clear();
  refresh();
  write();
}

/** @param {Facet[]} active */
function tell(active) {
  const count = folded.filter(facet => facet.choisis.size).length;
  const some = shown.length < cards.length ? ` sur ${cards.length}` : "";
  text(
    status,
    shown.length ? plural(shown.length, "résultat") + some : "Aucun résultat pour ces choix.",
  );
  text(summary, `Plus de critères${count ? ` (${plural(count, "choisi")})` : ""}`);
  hide(clear, !active.length && !state.tri);
  hide(draw, shown.length < 2);
  none.replaceChildren(...(shown.length ? [] : loosen(active.filter(facet => facet.sans))));
}
// Nothing answers: the choices that would each be enough to drop, and what would come back.
/** @param {Facet[]} enough */
const loosen = enough => [
  element(
    "p",
    {},
    enough.length
      ? "Pour retrouver des outils, relâcher un choix :"
      : "Plusieurs choix se contredisent : en relâcher deux, ou tout effacer.",
  ),
  ...enough.map(({ id, nom, sans }) =>
    button(`${nom} (${plural(sans, "résultat")})`, () => {
      erase(id);
      status.focus();
    }),
  ),
];

/** @type {Card | undefined} */
let last;
const draw = button("Au hasard", () => {
  const able = shown.filter(one => one !== last);
  const { node, link, titre } = able[Math.floor(Math.random() * able.length)];
  last = able.find(one => one.node === node);
  const facts = node.querySelector(".carte__faits")?.textContent;
  drawn.replaceChildren(
    "Et pourquoi pas : ",
    element("a", { href: link.href }, titre),
    facts ? ` · ${facts}` : "",
  );
});

function start() {
  const open = matchMedia("(min-width: 60em)").matches;
  const more = element("details", { class: "choisir__plus", open }, [
    summary,
    ...folded.map(boxes),
  ]);
  place.append(
    element("div", { class: "choisir__barre" }, [
      labelled("mots", "Filtrer par mots", field),
      ...FACETS.filter(facet => facet.une).map(list),
      labelled("tri", "Ranger", sorting),
    ]),
    element("div", { class: "choisir__bilan" }, [status, draw, clear]),
    drawn,
    none,
    folded.length ? more : "",
  );
  place.classList.toggle("choisir--nombreux", cards.length > MANY);
  place.setAttribute("role", "search");
  place.setAttribute("aria-label", "Choisir parmi ces outils");
  place.after(sorted);
  addEventListener("hashchange", readAddress);
  readAddress();
  if (!status.textContent) refresh();
}
if (cards.length > 1) start();
