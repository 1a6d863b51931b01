/* The search's dialogue: it comes with the index when it is asked for (chercher.js), from a folder too. */
import { base, button, element } from "./commun.js";
import { keep, kept } from "./garder.js";
import { fold, today } from "./mots.js";
import { grouped, kindOf, proposed, search } from "./trouver.js";

const AT_ONCE = 2;
const FEW = 5;
const NOTED = 50;
let drawing = 0;
let adding = 0;

const field = element("input", {
  type: "search",
  id: "chercher-mots",
  autocomplete: "off",
  spellcheck: "false",
  enterkeyhint: "search",
  placeholder: "personne ne parle, visio, 15 minutes…",
  input: () => {
    cancelAnimationFrame(drawing);
    drawing = requestAnimationFrame(show);
  },
});
const list = element("div", { class: "trouve" });
const status = element("p", { class: "trouve__combien", role: "status" });
const close = element(
  "button",
  { type: "button", class: "chercher__fermer", click: () => box.close() },
  "Fermer",
);
const form = element("form", { class: "recherche__tete", role: "search", submit: goFirst }, [
  element("label", { for: "chercher-mots" }, "Chercher dans la boîte à outils"),
  element("div", {}, [field, close]),
]);
const box = element(
  "dialog",
  { class: "recherche", "aria-label": "Recherche", keydown: move, close: note },
  [form, status, list],
);

/** @param {Event} event */
function goFirst(event) {
  event.preventDefault();
  list.querySelector("a")?.click();
}
// Up and down go from a page found to the next one.
/** @param {KeyboardEvent} event */
function move(event) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  /** @type {HTMLElement[]} */
  const stops = [field, ...list.querySelectorAll("a")];
  const here = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const next = stops[here + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** @param {import("./trouver.js").Found} found */
function line({ page }) {
  const [title, url, , lead] = page;
  return element("li", {}, [
    element("a", { href: `${base}/${url}` }, [
      element("strong", {}, title),
      element("span", { class: "trouve__genre" }, kindOf(page)),
      element("span", {}, lead),
    ]),
  ]);
}
/** @param {import("./trouver.js").Group} group */
function section({ nom, pages }) {
  const lines = element("ul", {}, pages.slice(0, FEW).map(line));
  const rest = pages.slice(FEW);
  const more = button(`Voir les ${pages.length} résultats`, () => {
    more.remove();
    lines.append(...rest.map(line));
    lines.querySelectorAll("a")[FEW].focus();
  });
  return element("section", {}, [
    element("h2", {}, nom),
    lines,
    ...(rest.length ? [element("p", { class: "trouve__plus" }, more)] : []),
  ]);
}
/** Where to go when these words lead nowhere, or not far enough. */
const ways = () =>
  element("p", { class: "trouve__plus" }, [
    "Autrement : ",
    ...window.boite.index.voies.flatMap(([nom, url], n) => [
      n ? " · " : "",
      element("a", { href: `${base}/${url}` }, nom),
    ]),
  ]);
/** @param {number} total */
function counted(total) {
  if (!total) return window.boite.index.rien;
  return `${total} ${total > 1 ? "pages trouvées" : "page trouvée"}`;
}
function show() {
  const query = field.value.trim();
  const { groups, total } = grouped(query ? search(query) : []);
  if (!total) groups.push({ nom: "Quand ça coince", pages: proposed() });
  // What a screen shows first; the rest once it is seen.
  clearTimeout(adding);
  list.replaceChildren(...groups.slice(0, AT_ONCE).map(section));
  adding = setTimeout(() => list.append(...groups.slice(AT_ONCE).map(section), ways()), 30);
  status.textContent = query ? counted(total) : "";
}

// What found nothing, on this device: the team is told only by whoever gives it (see appareil.js).
function note() {
  const mots = field.value.trim();
  if (mots.length < 3 || grouped(search(mots)).total) return;
  const said = kept("recherches", []).filter(
    (/** @type {{ mots: string }} */ one) => fold(one.mots) !== fold(mots),
  );
  keep("recherches", [...said, { mots: mots.slice(0, 100), jour: today() }].slice(-NOTED));
}

/** Opens the search over the page, on what was typed before it came. @param {string} [typed] */
export function open(typed) {
  if (!box.isConnected) document.body.append(box);
  if (!box.open) box.showModal();
  if (typed) field.value = typed;
  else field.select();
  show();
}

// Who leaves by a link closes nothing: what was said to be noted is.
addEventListener("pagehide", () => {
  if (box.open) note();
});
box.addEventListener("click", event => {
  if (event.target === box) box.close();
});
