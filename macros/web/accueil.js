/* The home: three questions, three tools at once; what was begun on this device, and where it goes on. */
import { base, element, find, findAll } from "./commun.js";
import { keys } from "./garder.js";

const place = find(".trois");
const cards = findAll(".reponses > li");
const way = /** @type {HTMLAnchorElement} */ (find(".suite a"));
const list = way.href;
const lists = /** @type {HTMLSelectElement[]} */ (findAll("select", place));

// What was asked comes back with the page: whoever looked at a method asks on from there.
const [asked, ...before] = history.state?.trois ?? [];
lists.forEach((one, n) => {
  one.value = before[n] ?? one.value;
});
for (const one of /** @type {HTMLInputElement[]} */ (findAll(".marche input", place)))
  one.checked ||= one.value === asked;

function answer() {
  const moment = /** @type {HTMLInputElement} */ (find(".marche :checked", place));
  const [people, minutes, writing] = lists.map(one => Number(one.value));
  const fits = cards.filter(card => {
    const [least, most, long, written] = (card.dataset.pour ?? "").split(" ").map(Number);
    const suits = least <= people && people <= most && long <= minutes && written <= writing;
    return suits && card.dataset.moment === moment.value;
  });
  for (const card of cards) card.hidden = !fits.slice(0, 3).includes(card);
  const [, time, how] = lists.map(one => one.selectedOptions[0].text);
  const told = `${moment.parentElement?.textContent?.trim().toLowerCase()}, à ${people} personnes, en ${time}${writing ? "" : `, ${how}`}`;
  find(".trois__dit", place).textContent = fits.length
    ? `Pour ${told} :`
    : `Rien ne tient pour ${told} : plus de temps, ou un autre nombre ?`;
  const wanted = `moment=${moment.value}&temps=${minutes}&personnes=${people}`;
  const state = { ...history.state, trois: [moment.value, ...lists.map(one => one.value)] };
  history.replaceState(state, "");
  way.href = `${list}#${wanted}${writing ? "" : "&lecture=sans-ecrit"}`;
}
place.addEventListener("change", answer);
place.hidden = false;
answer();

const begun = [
  ["fiche.", "mes-fiches", "Reprendre mes fiches"],
  ["composer.", "composer", "Reprendre ma demi-journée"],
].filter(([family]) => keys(family).length);
find(".reprendre").before(
  ...begun.map(([, page, words]) => {
    const end = /html$/.test(list) ? ".html" : "/";
    return element("p", {}, element("a", { href: `${base}/${page}${end}` }, words));
  }),
);
