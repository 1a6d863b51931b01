/* The home: three questions, three tools at once; what was begun on this device, and where it goes on. */
import { base, element, find, findAll } from "./commun.js";
import { keys } from "./garder.js";

const place = find(".trois");
const cards = findAll(".reponses > li");
const way = /** @type {HTMLAnchorElement} */ (find(".suite a"));
const list = way.href;

function answer() {
  const moment = /** @type {HTMLInputElement} */ (find(".marche :checked", place));
  const lists = /** @type {HTMLSelectElement[]} */ (findAll("select", place));
  const [people, minutes, writing] = lists.map(one => Number(one.value));
  const fits = cards.filter(card => {
    const [least, most, long, written] = (card.dataset.pour ?? "").split(" ").map(Number);
    const suits = least <= people && people <= most && long <= minutes && written <= writing;
    return suits && card.dataset.moment === moment.value;
  });
  for (const card of cards) card.hidden = !fits.slice(0, 3).includes(card);
  const told = `${moment.parentElement?.textContent?.trim().toLowerCase()}, à ${people} personnes, en ${lists[1].selectedOptions[0].text}`;
  find(".trois__dit", place).textContent = fits.length
    ? `Pour ${told} :`
    : `Rien ne tient pour ${told} : plus de temps, ou un autre nombre ?`;
  const wanted = `moment=${moment.value}&temps=${minutes}&personnes=${people}`;
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
