/* The basket: a button on every card and every tool, and the way to the basket from every page. */
import { button, element, findAll, hidden, say } from "./commun.js";
import { genres } from "./donnees/genres.js";
import { aside, fullKey, keep, kept, site } from "./garder.js";
import { plural } from "./mots.js";

/** @typedef {{ kind: string, slug: string }} Tool */

export const KINDS = Object.keys(genres);
export const MOST = 60;
export const root = site.href;
const PLACE = new RegExp(
  `^(${KINDS.join("|")})/([a-z0-9-]+)(?:/|/index\\.html|\\.html)(?:#([a-z0-9-]+))?$`,
);
const flat = /html$/.test(document.querySelector(".md-logo")?.getAttribute("href") ?? "");
/** The tools that a basket may hold, kind by kind.
 * @param {typeof import("./donnees/outils.js")} data */
export const toolsOf = data =>
  KINDS.map(kind => {
    const all = /** @type {Record<string, any>} */ (data);
    return /** @type {[string, import("./donnees/outils.js").Outil[]]} */ ([kind, all[kind]]);
  });
/** @type {(() => void)[]} */
const watchers = [];
/** Calls back each time the basket changed. @param {() => void} act */
export const watch = act => watchers.push(act);

/** Where a page of the site is: a folder on a server, a file in a folder opened without one.
 * @param {string} name */
export const page = name => `${root}${name}${flat ? ".html" : "/"}`;

// ---- The list, in order

/** @param {Tool} tool */
export const key = tool => `${tool.kind}/${tool.slug}`;
/** @param {any} tool @returns {tool is Tool} */
export const valid = tool =>
  Boolean(tool) &&
  KINDS.includes(tool.kind) &&
  typeof tool.slug === "string" &&
  /^[a-z0-9-]{1,80}$/.test(tool.slug);

// What the device kept may be of another age or written by another hand: only tools pass.
/** @param {unknown} tools @returns {Tool[]} */
function clean(tools) {
  const found = Array.isArray(tools) ? tools.filter(valid) : [];
  const seen = new Map(found.map(tool => [key(tool), { kind: tool.kind, slug: tool.slug }]));
  return [...seen.values()].slice(0, MOST);
}
/** Read again each time: another tab may have changed it. */
export function list() {
  const found = kept("panier", []);
  if (!Array.isArray(found)) aside("panier");
  return clean(found);
}
/** @param {Tool[]} tools */
export function set(tools) {
  const done = keep("panier", clean(tools));
  tell();
  return done;
}
/** @param {Tool[]} tools @returns {(tool: Tool) => boolean} */
const among = tools => tool => tools.some(one => key(one) === key(tool));

/** Taken back, they find their place again, and what was added since stays.
 * @param {Tool[]} gone @param {string} words */
export function drop(gone, words) {
  const before = list();
  const left = among(gone);
  set(before.filter(tool => !left(tool)));
  say(words, () => {
    const now = list();
    const still = among(now);
    const old = among(before);
    set([...before.filter(tool => still(tool) || left(tool)), ...now.filter(tool => !old(tool))]);
  });
}
function tell() {
  for (const act of watchers) act();
}
/** @param {Tool} tool */
const has = tool => among(list())(tool);
/** @param {Tool} tool */
function add(tool) {
  const now = list();
  if (now.length < MOST || has(tool)) return set([...now, tool]);
  say(`Le panier est plein : ${MOST} outils au plus.`);
  return false;
}
/** @param {Tool} tool @param {string} title */
export function remove(tool, title) {
  drop([tool], `« ${title} » n’est plus dans le panier.`);
}

/** In an address a method is its name alone; the other kinds say which, as two may share a name.
 * @param {Tool[]} tools */
export const written = tools =>
  tools.map(tool => (tool.kind === KINDS[0] ? "" : `${tool.kind}.`) + tool.slug).join(",");

// ---- Buttons

// The tool that an address shows, or nothing.
/** @param {string} href @returns {Tool | null} */
function toolAt(href) {
  const found = href.startsWith(root) && PLACE.exec(href.slice(root.length));
  if (!found || found[2] === "index") return null;
  const slug = found[1] === "indicateurs" ? found[3] : found[2];
  return slug ? { kind: found[1], slug } : null;
}
/** @type {Map<HTMLButtonElement, Tool>} */
const buttons = new Map();
/** @param {Tool} tool @param {string} title */
function adding(tool, title) {
  const words = ["Panier", hidden(` : ${title}`)];
  const made = button(words, () => press(tool, title), { class: "bouton ajout" });
  buttons.set(made, tool);
  return made;
}
/** @param {Tool} tool @param {string} title */
function press(tool, title) {
  if (has(tool)) return remove(tool, title);
  const first = !list().length;
  if (add(tool) && first) say("Votre panier est enregistré sur cet appareil.");
}
/** @param {Node} node */
export const words = node =>
  [...node.childNodes].map(child => child.textContent?.trim()).find(Boolean) ?? "";

for (const place of findAll(".carte, .tableau-indicateurs tbody th")) {
  const link = place.querySelector("a");
  const id = place.parentElement?.id;
  const tool = id ? { kind: "indicateurs", slug: id } : link && toolAt(link.href);
  if (tool) place.append(adding(tool, words(id ? place : (link ?? place))));
}
export const here = toolAt(location.href.split(/[?#]/)[0]);
export const title = document.querySelector("article h1");
if (here && title) document.querySelector(".ajout-page")?.append(adding(here, words(title)));

// ---- The way to the basket

const count = element("b");
const way = element("a", { class: "panier-lien" }, [element("span", {}, "Panier"), count]);
document.querySelector(".md-header__inner")?.append(way);
watch(() => {
  const now = list();
  const held = among(now);
  for (const [made, tool] of buttons) {
    const pressed = String(held(tool));
    if (made.getAttribute("aria-pressed") !== pressed) made.setAttribute("aria-pressed", pressed);
  }
  count.textContent = now.length ? String(now.length) : "";
  way.setAttribute("aria-label", `Panier : ${now.length ? plural(now.length, "outil") : "vide"}`);
  // Firefox keeps one store per file in a folder: the list travels in the address.
  const carried = location.protocol === "file:" && now.length ? `#o=${written(now)}` : "";
  way.href = page("panier") + carried;
});
tell();

// Another page changed the basket, or one comes back to this one.
addEventListener("storage", event => {
  if (event.key === null || event.key === fullKey("panier")) tell();
});
addEventListener("pageshow", event => {
  if (event.persisted) tell();
});
