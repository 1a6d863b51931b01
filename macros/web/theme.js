/* What the theme's own script did and this site needs, in a thirtieth of its weight: the colour
   scheme, the way back to the top, where one is in the page, the phone's menu. */
import { findAll } from "./commun.js";

// ---- Light and dark

const COLOURS = ["media", "scheme", "primary", "accent"];
const choices = /** @type {HTMLInputElement[]} */ (findAll("[data-md-component=palette] input"));
/** @param {Element} input @param {string} name */
const colour = (input, name) => input.getAttribute(`data-md-color-${name}`) ?? "";

/** @param {HTMLInputElement} input */
function paint(input) {
  for (const name of COLOURS)
    document.body.setAttribute(`data-md-color-${name}`, colour(input, name));
  for (const one of choices) {
    one.checked = one === input;
    const label = one.nextElementSibling;
    if (label instanceof HTMLElement) label.hidden = one !== input;
  }
}
function chosen() {
  try {
    return choices[window.__md_get("__palette").index];
  } catch {
    return undefined;
  }
}
const preferred = () => choices.find(one => matchMedia(colour(one, "media")).matches) ?? choices[0];

if (choices.length) paint(chosen() ?? preferred());
for (const [index, input] of choices.entries()) {
  input.addEventListener("change", () => {
    paint(input);
    const color = Object.fromEntries(COLOURS.map(name => [name, colour(input, name)]));
    window.__md_set("__palette", { index, color });
  });
  matchMedia(colour(input, "media")).addEventListener("change", () => {
    if (!chosen()) paint(preferred());
  });
}

// ---- Where one is

const top = /** @type {HTMLElement | null} */ (document.querySelector(".md-top"));
const links = /** @type {HTMLAnchorElement[]} */ (
  findAll(".md-sidebar--secondary .md-nav__link[href*='#']")
);
const headings = links.map(link => document.getElementById(decodeURIComponent(link.hash.slice(1))));
const title = document.querySelector("article h1");
const header = document.querySelector(".md-header__title");
let before = 0;
let waiting = false;

function look() {
  waiting = false;
  const here = window.scrollY;
  if (top) top.hidden = here < 400 || here > before;
  before = here;
  if (title)
    header?.classList.toggle("md-header__title--active", title.getBoundingClientRect().bottom < 0);
  const current = headings.findLastIndex(
    heading => heading && heading.getBoundingClientRect().top < 120,
  );
  for (const [n, link] of links.entries())
    link.classList.toggle("md-nav__link--active", n === current);
}
addEventListener(
  "scroll",
  () => {
    if (!waiting) requestAnimationFrame(look);
    waiting = true;
  },
  { passive: true },
);
top?.addEventListener("click", () => {
  scrollTo({ top: 0 });
  /** @type {HTMLElement | null} */ (document.querySelector(".md-logo"))?.focus({
    preventScroll: true,
  });
});
// What the eye does not see yet is not laid out for its sake.
requestAnimationFrame(look);

// ---- The phone's menu: a real button; closed, nothing of it is reached

/** @param {HTMLInputElement} drawer @param {HTMLElement} label @param {HTMLElement} side */
function menu(drawer, label, side) {
  const narrow = matchMedia("(max-width: 76.2344em)");
  const button = document.createElement("button");
  button.type = "button";
  button.className = `${label.className} menu`;
  button.setAttribute("aria-label", "Menu");
  button.append(...label.childNodes);
  label.replaceWith(button);

  function settle() {
    button.setAttribute("aria-expanded", String(drawer.checked));
    side.inert = narrow.matches && !drawer.checked;
  }
  /** @param {boolean} open */
  function toggle(open) {
    drawer.checked = open;
    settle();
    const first = findAll("a, label[tabindex]", side).find(one => one.offsetParent);
    (open ? first : button)?.focus();
  }
  button.addEventListener("click", () => toggle(!drawer.checked));
  side.addEventListener("click", ({ target }) => {
    const link = target instanceof Element && target.closest("a");
    if (link instanceof HTMLAnchorElement && link.hash && narrow.matches) toggle(false);
  });
  side.addEventListener("keydown", event => {
    if (event.key === "Escape" && narrow.matches) toggle(false);
    if (![" ", "Enter"].includes(event.key) || !(event.target instanceof HTMLLabelElement)) return;
    event.preventDefault();
    event.target.click();
  });
  drawer.addEventListener("change", settle);
  narrow.addEventListener("change", settle);
  settle();
}
const drawer = document.querySelector("input#__drawer");
const label = document.querySelector("label.md-header__button[for=__drawer]");
const side = document.querySelector(".md-sidebar--primary");
if (drawer instanceof HTMLInputElement && label && side)
  menu(drawer, /** @type {HTMLElement} */ (label), /** @type {HTMLElement} */ (side));
