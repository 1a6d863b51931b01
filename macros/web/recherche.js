/* The search's dialogue: its index comes as a script when it opens, so that it works from a folder too. */
import { base, element } from "./commun.js";
import { grouped, kindOf, load, loaded, search } from "./trouver.js";

const start = document.querySelector(".chercher");
const AT_ONCE = 2;
let drawing = 0;
let adding = 0;
let asked = false;

const field = element("input", {
  type: "search",
  id: "chercher-mots",
  autocomplete: "off",
  spellcheck: "false",
  enterkeyhint: "search",
  placeholder: "brise-glace, décider, sans écrit…",
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
const box = element("dialog", { class: "recherche", "aria-label": "Recherche", keydown: move }, [
  form,
  status,
  list,
]);

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
  const [title, url, , lead, numbers] = page;
  const goals = numbers.length && `objectif${numbers.length > 1 ? "s" : ""} ${numbers.join(", ")}`;
  return element("li", {}, [
    element("a", { href: `${base}/${url}` }, [
      element("strong", {}, title),
      element(
        "span",
        { class: "trouve__genre" },
        [kindOf(page), goals].filter(Boolean).join(" · "),
      ),
      element("span", {}, lead),
    ]),
  ]);
}
/** @param {import("./trouver.js").Group} group */
function section({ nom, pages, plus }) {
  const more = `et ${plus} de plus : préciser la recherche`;
  return element("section", {}, [
    element("h2", {}, nom),
    element("ul", {}, pages.map(line)),
    ...(plus ? [element("p", { class: "trouve__plus" }, more)] : []),
  ]);
}
/** @param {number} total */
function counted(total) {
  if (!total) return "Rien pour ces mots. Essayer un seul mot, ou un mot voisin.";
  return `${total} ${total > 1 ? "pages trouvées" : "page trouvée"}`;
}
function show() {
  if (!loaded()) return;
  const query = field.value.trim();
  const { groups, total } = grouped(query ? search(query) : []);
  // What a screen shows first; the rest once it is seen.
  clearTimeout(adding);
  list.replaceChildren(...groups.slice(0, AT_ONCE).map(section));
  adding = setTimeout(() => list.append(...groups.slice(AT_ONCE).map(section)), 30);
  status.textContent = query ? counted(total) : "";
}

function fetchIndex() {
  if (asked) return;
  asked = true;
  const script = element("script", { src: `${base}/assets/recherche/index.js` });
  script.addEventListener("load", () => {
    load(window.boite.index);
    show();
  });
  script.addEventListener("error", () => {
    status.textContent = "L’index de recherche ne s’ouvre pas. Recharger la page.";
    asked = false;
  });
  document.head.append(script);
}
function open() {
  if (!box.isConnected) document.body.append(box);
  fetchIndex();
  if (!box.open) box.showModal();
  field.select();
  show();
}

if (start instanceof HTMLElement && "HTMLDialogElement" in window) {
  box.addEventListener("click", event => {
    if (event.target === box) box.close();
  });
  start.addEventListener("pointerenter", fetchIndex);
  start.addEventListener("click", open);
  document.addEventListener("keydown", event => {
    if (event.key !== "k" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    open();
  });
  start.hidden = false;
}
