/* The search's door: what it needs comes when somebody comes near, and no page waits for it. */
import { base, element, say } from "./commun.js";

const start = document.querySelector(".chercher");
let asked = false;
let ready = false;
/** What is done once the index is there. @type {(() => void)[]} */
let awaited = [];

/** What is typed before the box is there. */
let typed = "";

function failed() {
  if (awaited.length) say("La recherche ne s’ouvre pas. Recharger la page.");
  awaited = [];
  asked = false;
}
// In this order: the index is given to what reads it.
/** @param {string} name */
function script(name) {
  const made = element("script", { src: `${base}/assets/${name}.js`, error: failed });
  made.async = false;
  return made;
}
function bring() {
  if (asked) return;
  asked = true;
  const index = script("recherche/index");
  index.addEventListener("load", () => {
    if (!window.boite.trouver) return;
    ready = true;
    window.boite.trouver.load(window.boite.index);
    for (const act of awaited) act();
    awaited = [];
  });
  document.head.append(script("javascripts/recherche"), index);
}

/** Does something once the search answers. @param {() => void} act */
export function withSearch(act) {
  if (ready) return act();
  awaited.push(act);
  bring();
}
function show() {
  window.boite.recherche?.open(typed);
  typed = "";
}
const open = () => withSearch(show);

if (start instanceof HTMLElement && "HTMLDialogElement" in window) {
  start.addEventListener("pointerenter", bring);
  start.addEventListener("click", open);
  document.addEventListener("keydown", event => {
    const far = event.ctrlKey || event.metaKey;
    if (far ? event.key !== "k" : event.key[1] || !awaited.includes(show)) return;
    event.preventDefault();
    if (far) open();
    else typed += event.key;
  });
  start.hidden = false;
}
