/* The pieces of the page that leads: found by name, written only when they change. */
import { element, find, findAll } from "./commun.js";
import { besoins } from "./groupes.js";

export const place = find("div.animer");
/** @param {string} name */
export const part = name => find(`.animer__${name}`, place);
export const field = (/** @type {string} */ name) =>
  /** @type {HTMLInputElement | HTMLSelectElement} */ (part(name));
/** Nothing moves under a finger or a reader: words that did not change are not written again.
 * @param {string | HTMLElement} box @param {string} words */
export function write(box, words) {
  const found = typeof box === "string" ? part(box) : box;
  if (found.textContent !== words) found.textContent = words;
}
/** @param {HTMLElement} box @param {string[]} lines */
export const list = (box, lines) =>
  box.replaceChildren(...lines.map(line => element("li", {}, line)));
/** A fold with its text or its list, hidden when there is nothing to say.
 * @param {string} name @param {string | string[]} told */
export function fold(name, told) {
  const box = part(name);
  box.hidden = !told.length;
  const inside = find(":scope > :last-child", box);
  if (Array.isArray(told)) list(inside, told);
  else write(inside, told);
}
/** Whoever moves by keyboard goes on from what one presses next, not from a button that left.
 * @param {string} name */
export function show(name) {
  for (const one of findAll("[data-ecran]", place)) one.hidden = one.dataset.ecran !== name;
  place.dataset.montre = name;
  if (document.activeElement?.closest("[hidden]"))
    find(`[data-ecran=${name}] .animer__premier`, place).focus();
}
/** @type {Record<string, string>} */
const drawn = {};
/** A drawing is ours: it came with what is led. @param {string} name @param {string} drawing */
export function dessiner(name, drawing) {
  if (drawn[name] === drawing) return;
  drawn[name] = drawing;
  part(name).innerHTML = drawing;
}
/** @param {number} at an instant */
export function heure(at) {
  const date = new Date(at);
  const rest = date.getMinutes();
  return `${date.getHours()}\u00a0h${rest ? `\u00a0${String(rest).padStart(2, "0")}` : ""}`;
}
/** @param {import("./groupes.js").Led[]} led @param {number} people */
export const apporter = (led, people) =>
  besoins(led, people).map(
    ([name, count, printed]) => `${count} × ${name}${printed ? ", à imprimer" : ""}`,
  );
