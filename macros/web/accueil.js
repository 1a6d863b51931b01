/* The home: three questions, three tools at once; what was begun on this device, and where it goes on. */
import { element, find, findAll } from "./commun.js";
import { keep, keys } from "./garder.js";
import { page } from "./panier.js";

const place = find(".trois");
const cards = findAll(".reponses > li");
const way = /** @type {HTMLAnchorElement} */ (find(".suite a"));
const list = way.href;
const most = Number(place.dataset.montrees);
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
  for (const card of cards) card.hidden = !fits.slice(0, most).includes(card);
  const [, time, how] = lists.map(one => one.selectedOptions[0]);
  const { lecture } = how.dataset;
  const told = `${moment.parentElement?.textContent?.trim().toLowerCase()}, à ${people} personnes, en ${time.text}${lecture ? `, ${how.text}` : ""}`;
  find(".trois__dit", place).textContent = fits.length
    ? `Pour ${told} :`
    : `Rien ne tient pour ${told} : plus de temps, ou un autre nombre ?`;
  const wanted = { moment: moment.value, temps: time.value, personnes: lists[0].value };
  const state = { ...history.state, trois: [moment.value, ...lists.map(one => one.value)] };
  history.replaceState(state, "");
  way.href = `${list}#${new URLSearchParams({ ...wanted, ...(lecture && { lecture }) })}`;
}
place.addEventListener("change", answer);
// A method that one opens from here is led for as many.
find(".reponses").addEventListener("click", () => keep("groupe", Number(lists[0].value)));
place.hidden = false;
answer();

const begun = [
  ["fiche.", "mes-fiches", "Reprendre mes fiches"],
  ["composer.", "composer", "Reprendre ma demi-journée"],
].filter(([family]) => keys(family).length);
find(".reprendre").before(
  ...begun.map(([, name, words]) => element("p", {}, element("a", { href: page(name) }, words))),
);
