/* Without a network: offers to keep the site on this device, says how far it is and what is missing.
   The worker keeps and counts; nothing here leaves the device. */
import { button, element, find, findAll } from "./commun.js";
import { keep, kept, site } from "./garder.js";
import { size } from "./mots.js";

/** What the worker says of the site: how much is here, what is missing, in words.
 * @typedef {object} Told
 * @property {boolean} encours
 * @property {number} total
 * @property {number} manque
 * @property {boolean} entier
 * @property {boolean} prete
 * @property {boolean} afaire
 * @property {boolean} reseau
 * @property {string} dit
 * @property {string} fait
 * @property {string} promesse
 * @property {number} octets
 * @property {[address: string, title: string, bytes: number][]} documents */
/** What to do with a list of documents. @typedef {{ dit: string, verbe: string, adresses: string[] } | null} Offer */

const able = "serviceWorker" in navigator && "caches" in window && /^http/.test(location.protocol);
const container = navigator.serviceWorker;
const scope = site.href;
/** @type {ServiceWorkerRegistration | null} */
let registration = null;
/** @type {Told | null} */
let state = null;
let timer = 0;
let wait = 2;
let tried = false;
let mine = false;
let pressed = false;
let quiet = false;

// ---- For the page that tells what is kept

/** @type {(() => void)[]} */
const watchers = [];
/** Calls back each time the worker told something. @param {() => void} act */
export const whenTold = act => watchers.push(act);
export const told = () => state;
/** Whether the site may be kept here, and is not yet. */
export const offered = () => able && !registration;

function show() {
  for (const act of watchers) act();
}

// ---- What is said at the foot of the screen

const place = element("aside", { class: "hors-ligne", "aria-label": "Sans réseau" });
const said = element("p", { role: "status" });
const far = element("span");
// Nothing may cover the numbers to call in an emergency.
const urgent = /\/obligations\/signaler(\/|\.html|$)/.test(location.pathname);

/** @param {string} words @param {Node[]} [buttons] @param {string} [progress] */
function tell(words, buttons = [], progress = "") {
  if (urgent) return;
  // The count changes often: it is not read aloud at each step, and a button in use keeps the focus.
  far.textContent = progress;
  if (place.isConnected && said.textContent === words) return;
  if (!place.isConnected) document.body.append(place);
  place.replaceChildren(said, far, ...buttons);
  said.textContent = words;
}
const close = (words = "Fermer") =>
  button(words, () => {
    pressed = false;
    quiet = true;
    place.remove();
  });

// ---- The worker: asked, and heard

/** @param {string} verb @param {unknown} [about] */
export function post(verb, about) {
  registration?.active?.postMessage([verb, about]);
}
function fill() {
  tried = true;
  post("garder");
}
const reload = () => location.reload();

/** @param {ServiceWorkerRegistration | undefined} one */
function found(one) {
  // A site above this one may have its own worker: it is not ours.
  if (one?.scope !== scope) return false;
  registration = one;
  return true;
}

/** @param {MessageEvent} event */
function heard({ data }) {
  if (data?.site !== scope || !registration) return;
  if (data.change && mine) return reload();
  if (data.change) return tell(data.change, [button("La recharger", reload), close("Plus tard")]);
  if (data.offres) return offer(data.offres);
  if (data.oubli) registration = state = null;
  else follow(data);
  show();
}
// What is missing is asked for again, later and later; a silent worker was stopped by the browser.
/** @param {Told} now */
function follow(now) {
  state = now;
  clearTimeout(timer);
  if (now.encours) timer = setTimeout(fill, 20000);
  else if (!tried && now.afaire) fill();
  else if (now.afaire && (now.manque || now.reseau)) timer = setTimeout(later, wait * 1000);
  foot(now);
  mark(now);
}
function later() {
  wait = Math.min(wait * 2, 120);
  fill();
}
export function again() {
  wait = 2;
  fill();
}
/** @param {Told} now */
function foot(now) {
  if (now.prete) return ready();
  if (!pressed) return;
  const count = now.total ? `${now.total - now.manque} sur ${now.total}` : "";
  if (now.encours) return tell("Enregistrement en cours…", [], count);
  if (!now.entier) return tell(now.dit, [button("Reprendre", again), close()]);
  pressed = false;
  const kept = { class: "bouton", href: `${scope}sur-cet-appareil/` };
  tell(now.fait, [element("a", kept, "Voir ce qui est gardé"), close()]);
}
function ready() {
  if (quiet) return;
  const buttons = [button("L’afficher", change), close("Plus tard")];
  tell("Une nouvelle version de la boîte à outils est prête.", buttons);
}
function change() {
  mine = true;
  registration?.waiting?.postMessage("maintenant");
  registration?.active?.postMessage("maintenant");
}

/** Once active, the worker is asked for all of the site. */
export function keepSite() {
  pressed = tried = true;
  place.className = "hors-ligne";
  tell("Enregistrement en cours…");
  navigator.storage?.persist?.();
  container.register(`${scope}sw.js`, { scope }).then(begin).catch(failed);
}
/** @param {ServiceWorkerRegistration} one */
function begin(one) {
  registration = one;
  const worker = one.installing || one.waiting || one.active;
  function look() {
    if (worker?.state === "activated") post("garder", true);
    if (worker?.state === "redundant") failed();
  }
  worker?.postMessage("maintenant");
  worker?.addEventListener("statechange", look);
  look();
}
function failed() {
  tell(
    "Le site n’a pas pu se garder : réseau perdu, ou navigateur qui le refuse. Réessayer plus tard.",
    [button("Réessayer", keepSite), close()],
  );
}

/** What the whole site weighs in bytes; 0 when the network does not say. @returns {Promise<number>} */
export const weight = () =>
  fetch(`${scope}hors-ligne.json`)
    .then(answer => answer.json())
    .then(about => about.octets)
    .catch(() => 0);

// Whoever comes to a second page is asked, at its end: over nothing.
async function propose() {
  if (urgent || kept("hors-ligne") === "non" || !document.referrer.startsWith(scope)) return;
  const bytes = await weight();
  if (!bytes) return;
  place.className = "hors-ligne hors-ligne--offre";
  tell(`Peu de réseau en salle ? Ce site peut se garder sur cet appareil : ${size(bytes)}.`, [
    button("Garder", keepSite),
    button("Non merci", () => {
      keep("hors-ligne", "non");
      place.remove();
      show();
    }),
  ]);
}

// This site's own, and nothing of the others that share its address.
/** @param {string} name */
async function forget(name) {
  if (name === `boite:${site.pathname}`) return caches.delete(name);
  const ours =
    /^boite-/.test(name) && (await caches.match(`${scope}404.html`, { cacheName: name }));
  return ours && caches.delete(name);
}
/** Takes the site and its worker off this device. */
export async function leave() {
  const former = registration;
  post("oublier");
  clearTimeout(timer);
  registration = state = null;
  await Promise.all([
    former?.unregister(),
    able && caches.keys().then(all => Promise.all(all.map(forget))),
  ]);
}

const parsed = new Promise(resolve => addEventListener("DOMContentLoaded", resolve));
async function start() {
  const [one] = await Promise.all([container.getRegistration(scope), parsed]);
  const ours = found(one);
  show();
  if (!ours) return propose();
  // A worker of a former edition does not answer: its successor waits.
  if (registration?.waiting) ready();
  post("etat");
}
if (able) {
  container.addEventListener("message", heard);
  container.addEventListener("controllerchange", async () => {
    if (mine) return reload();
    if (found(await container.getRegistration(scope))) post("etat");
  });
  start();
  addEventListener("online", again);
} else parsed.then(show);

// ---- Documents to print

const lists = findAll("article .papiers, article .papiers__liste").map(
  one => one.closest("details") ?? one,
);
/** @param {ParentNode} inside */
const links = inside =>
  /** @type {HTMLAnchorElement[]} */ (
    findAll("a[href$='.pdf'], a[href$='.docx'], a[href$='.odt']", inside)
  );

// Before one counts on it, a document that needs the network says so, in words.
/** @param {Told} now */
function mark(now) {
  const kept = now.documents.map(([address]) => address);
  for (const link of links(document.querySelector("article") ?? document)) {
    const next = link.nextElementSibling;
    const note = next?.classList.contains("reseau") ? next : null;
    if (kept.includes(link.href)) note?.remove();
    else if (!note)
      link.after(" ", element("span", { class: "reseau precision" }, "(demande le réseau)"));
  }
  if (!lists.length || now.encours) return;
  post(
    "offrir",
    lists.map(list => links(list).map(link => link.href)),
  );
}
// One button per list of documents: to keep what is not here, its size said, or to take all of it off.
/** @param {Offer[]} all */
function offer(all) {
  for (const [n, one] of all.entries()) {
    const old = lists[n].nextElementSibling;
    if (old?.classList.contains("garder")) old.remove();
    if (one) lists[n].after(element("p", { class: "garder" }, taking(one)));
  }
}
/** @param {NonNullable<Offer>} one */
const taking = one =>
  button(one.dit, made => {
    made.disabled = true;
    made.textContent = "Enregistrement en cours…";
    post(one.verbe, one.adresses);
  });

// The page said in place of a document: the way back to it, once there is a network.
if (document.querySelector(".absent") && location.hash) {
  let wished = "";
  try {
    wished = new URL(location.hash.slice(1), scope).href;
  } catch {
    // No address: no way back.
  }
  if (wished.startsWith(scope))
    find(".absent").append(element("a", { class: "bouton", href: wished }, "Essayer de nouveau"));
}
