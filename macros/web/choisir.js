/* Choosing: facets over the cards that the page shows; the page says what each card answers, the address
   what is chosen. Words are those of the search. The panel is there before this script: it only wakes it. */
import { withSearch } from "./chercher.js";
import { ask, asked, button, element, find, findAll } from "./commun.js";
import { site } from "./garder.js";
import { plural } from "./mots.js";

/** What people choose by, as the panel shows it; une: one choice at most.
 * @typedef {object} Facet
 * @property {string} id
 * @property {string} nom
 * @property {string[]} choix
 * @property {Set<string>} choisis
 * @property {Record<string, number>} comptes how many tools each choice would show
 * @property {number} sans how many would come back without this facet
 * @property {boolean} une
 * @property {(n: number, count: string) => void} tell shows how many a choice would show
 * @property {() => void} paint has its controls say what is chosen */
/** A card of the page: it may stand for several tools, as a theme for its indicators.
 * @typedef {object} Card
 * @property {HTMLElement} node
 * @property {HTMLElement} home
 * @property {HTMLAnchorElement} link
 * @property {string} titre
 * @property {string} page its address
 * @property {Record<string, string[]>} has what it answers, by facet; its numbers, by order */
/** @typedef {{ level: number, nodes: HTMLElement[], cards: Card[] }} Section */

const MANY = 150;
const place = find(".choisir");

// ---- The cards, as the page shows them

// A theme of indicators stands for each of them.
/** @param {string} address */
const where = address => new URL(address, site).href.split("#")[0];

/** @param {HTMLElement} node @param {HTMLElement} home @returns {Card | null} */
function card(node, home) {
  const { choix } = node.dataset;
  if (choix === undefined) return null;
  const link = /** @type {HTMLAnchorElement} */ (find(".carte__titre", node));
  const has = choix.split(";").map(part => part.split("="));
  return {
    node,
    home,
    link,
    titre: link.textContent ?? "",
    page: where(link.href),
    has: Object.fromEntries(has.map(([id, values = ""]) => [id, values.split(",")])),
  };
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
/** @type {Map<string, number> | null} */
let ranks = null;
let order = "";
const sorted = element("ul", { class: "cartes", hidden: true });

// ---- The facets, as the panel shows them

/** @param {string} id @param {string} nom @param {string[]} choix @returns {Facet} */
const facet = (id, nom, choix) => ({
  id,
  nom,
  choix,
  choisis: new Set(),
  comptes: {},
  sans: 0,
  une: false,
  tell() {},
  paint() {},
});
/** One choice at most. @param {HTMLSelectElement} control */
function list(control) {
  const options = [...control.options].slice(1);
  const words = options.map(one => one.text.replace(/\s\(\d+\)$/, ""));
  const nom = control.labels[0].textContent ?? "";
  const made = facet(
    control.id.replace("choisir-", ""),
    nom,
    options.map(one => one.value),
  );
  made.une = true;
  made.tell = (n, count) => text(options[n], `${words[n]} (${count})`);
  made.paint = () => {
    control.value = [...made.choisis][0] ?? "";
  };
  control.addEventListener("change", () => {
    made.choisis = new Set(control.value ? [control.value] : []);
    update();
  });
  return made;
}
// A selector that looks inside each label would be asked again at each choice.
/** @param {HTMLInputElement} box */
const show = box => box.parentElement?.classList.toggle("choisi", box.checked);

/** @param {HTMLElement} place */
function boxes(place) {
  const all = /** @type {HTMLInputElement[]} */ (findAll("input", place));
  const counts = findAll("b", place);
  const made = facet(
    place.dataset.facette ?? "",
    find("legend", place).textContent ?? "",
    all.map(one => one.value),
  );
  made.tell = (n, count) => text(counts[n], count);
  made.paint = () => {
    for (const one of all) {
      one.checked = made.choisis.has(one.value);
      show(one);
    }
  };
  for (const one of all)
    one.addEventListener("change", () => {
      made.choisis[one.checked ? "add" : "delete"](one.value);
      show(one);
      update();
    });
  return made;
}
const FACETS = findAll("[data-facette]", place).map(node =>
  node instanceof HTMLSelectElement ? list(node) : boxes(node),
);
const byWords = facet("mots", "Mots", []);

// ---- Choosing

/** @param {Card} one @param {Facet} facet */
function answers(one, { id, choisis }) {
  for (const value of choisis) if (one.has[id]?.includes(value)) return true;
  return false;
}
/** What answers words, once it is there. @type {typeof import("./trouver.js").search | undefined} */
let search;
const wake = () =>
  withSearch(() => {
    search = window.boite.trouver?.search;
    choose();
  });
// What the search finds for the words, the best first; everything before it can be asked.
/** @returns {Map<string, number> | null} */
function found() {
  if (!state.mots || !search) return null;
  const here = new Set(cards.map(one => one.page));
  const pages = search(state.mots).map(({ page, score }) => ({ at: where(page[1]), score }));
  const ours = pages.filter(({ at }) => here.has(at));
  const enough = ours.filter(({ score }) => score > ours[0].score * 0.25);
  return new Map(enough.map(({ at }, n) => /** @type {const} */ ([at, n])).reverse());
}
// A card counts for a choice when it answers all the other facets.
function choose() {
  ranks = found();
  const active = FACETS.filter(facet => facet.choisis.size);
  for (const facet of [...FACETS, byWords]) {
    facet.comptes = {};
    facet.sans = 0;
  }
  shown = cards.filter(one => {
    const failed = active.filter(facet => !answers(one, facet));
    if (ranks && !ranks.has(one.page)) failed.push(byWords);
    if (failed.length === 1) failed[0].sans++;
    if (failed.length < 2)
      for (const facet of failed.length ? failed : FACETS)
        for (const value of one.has[facet.id] ?? [])
          facet.comptes[value] = (facet.comptes[value] ?? 0) + 1;
    return !failed.length;
  });
  arrange();
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
    const empty = Boolean(order) || !section.cards.some(one => kept.has(one));
    for (const node of section.nodes) hide(node, empty);
  }
  for (const { choix, comptes, tell } of FACETS)
    for (const [n, value] of choix.entries()) tell(n, String(comptes[value] ?? 0));
}
// Cards move, they are never made again: what was pressed on them stays.
function arrange() {
  const wanted = state.tri || (ranks ? state.mots : "");
  if (order === wanted) return;
  order = wanted;
  hide(sorted, !order);
  if (!order) {
    for (const one of cards) one.home.append(one.node);
    return;
  }
  const french = new Intl.Collator("fr", { numeric: true });
  const value = (/** @type {Card} */ one) =>
    state.tri === "titre"
      ? 0
      : state.tri
        ? Number(one.has[`tri.${order}`] ?? Infinity)
        : (ranks?.get(one.page) ?? Infinity);
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
  choose();
  writing = setTimeout(write, 150);
}

// ---- The panel

const status = find(".choisir__combien", place);
const drawn = find(".choisir__hasard", place);
const none = find(".choisir__bilan ~ .choisir__bilan", place);
const draw = find(".choisir__tirer", place);
const clear = find(".choisir__effacer", place);
const summary = place.querySelector("summary");
const field = /** @type {HTMLInputElement} */ (find("#choisir-mots", place));
const sorting = /** @type {HTMLSelectElement} */ (find("#choisir-tri", place));
const sorts = [...sorting.options].map(one => one.value);
const folded = FACETS.filter(facet => !facet.une);

// The controls say what the state says.
function refresh() {
  for (const facet of FACETS) facet.paint();
  field.value = state.mots;
  sorting.value = state.tri;
  drawn.replaceChildren();
  if (state.mots) wake();
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
  if (summary) text(summary, `Plus de critères${count ? ` (${plural(count, "choisi")})` : ""}`);
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
draw.addEventListener("click", () => {
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

field.addEventListener("input", () => {
  state.mots = field.value.trim();
  wake();
  update();
});
sorting.addEventListener("change", () => {
  state.tri = sorting.value;
  update();
});
clear.addEventListener("click", () => {
  erase();
  field.focus();
});
summary?.parentElement?.toggleAttribute("open", matchMedia("(min-width: 60em)").matches);
place.classList.add("choisir--pret");
place.classList.toggle("choisir--nombreux", cards.length > MANY);
place.after(sorted);
addEventListener("hashchange", readAddress);
readAddress();
if (location.hash && !location.hash.includes("=")) refresh();
