/* What this site keeps on the device. Sites of one origin keep apart: each names its keys after its own
   path. A folder opened without a server has one name wherever it lies: moving it loses nothing. */

import { base, said, say } from "./commun.js";

const OLD = "boite.";
const DONE = "repris";
const SETTING = /^(hors-ligne$|ici\.)/;
const COPIES = 50;
const FULL =
  "Cet appareil n’a plus de place, ou refuse de garder. Exporter en fichier avant de fermer la page.";
/** The address of the site: its folder, with its last bar. */
export const site = new URL(`${base}/`, location.href);
const ROOT = `boite:${location.protocol === "file:" ? "" : site.pathname.replace(/:/g, "%3A")}:`;
const PALETTE = `${site.pathname}.__palette`;
/** What the device refused, by key, as long as the page is open. @type {Map<string, string>} */
const waiting = new Map();
/** @type {(() => void) | null} */
let rescue = null;

/** Has what could not be kept offered as a file by this act; returns the act.
 * @template {() => void} Act @param {Act} act */
export function rescueBy(act) {
  rescue = act;
  return act;
}

/** @param {string} key */
export const fullKey = key => ROOT + key;
/** @param {string} key */
export const unsaved = key => waiting.has(key);

/** The text under a key: null when nothing is there, undefined when the device refuses to tell.
 * @param {string} key */
export function stored(key) {
  try {
    return localStorage.getItem(ROOT + key);
  } catch {
    return undefined;
  }
}
/** @param {string} key @param {string} text */
function write(key, text) {
  try {
    localStorage.setItem(ROOT + key, text);
    return true;
  } catch {
    return false;
  }
}
/** @param {string} key */
function erase(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    /* nothing was kept */
  }
}
function all() {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}
/** What starts with a prefix, in order, what could not be kept included. */
export function keys(prefix = "") {
  const here = all().flatMap(key => (key.startsWith(ROOT) ? key.slice(ROOT.length) : []));
  return [...new Set([...here, ...waiting.keys()])].filter(key => key.startsWith(prefix)).sort();
}

// ---- Keeping --------------------------------------------------------------------------------------

// Leaving warns as long as what someone made could not be kept.
/** @param {BeforeUnloadEvent} event */
function leaving(event) {
  event.preventDefault();
  event.returnValue = true;
}
function guard() {
  if ([...waiting.keys()].some(key => !SETTING.test(key)))
    addEventListener("beforeunload", leaving);
  else safe();
}

/** Returns whether the device kept it; when it cannot, says so and keeps it for this page.
 * @param {string} key @param {unknown} value */
export function keep(key, value) {
  const text = JSON.stringify(value);
  const done = write(key, text);
  if (done) waiting.delete(key);
  else waiting.set(key, text);
  guard();
  if (!done && said() !== FULL) say(FULL, rescue, "Exporter en fichier");
  return done;
}

/** What a key holds, or something else when it holds nothing.
 * @param {string} key @param {any} [otherwise] @returns {any} */
export function kept(key, otherwise) {
  const text = waiting.get(key) ?? stored(key);
  if (text == null) return otherwise;
  try {
    return JSON.parse(text);
  } catch {
    aside(key);
    return otherwise;
  }
}

/** @param {string} key */
export function forget(key) {
  waiting.delete(key);
  guard();
  erase(ROOT + key);
}

/** What cannot be read goes under another key, and this is said; a part that cannot is copied there.
 * @param {string} key @param {boolean} [copy] */
export function aside(key, copy = false) {
  const text = stored(key);
  let n = 1;
  let other;
  do other = stored(`abime.${n}.${key}`);
  while (other != null && other !== text && n++ < COPIES);
  if (text == null || (other === text && copy)) return;
  if (!copy) erase(ROOT + key);
  if (!write(`abime.${n}.${key}`, text)) return void write(key, text);
  say(
    "Une partie de ce qui était gardé ici ne se lit plus. Rien n’est effacé : c’est mis de côté, voir « Sur cet appareil ».",
  );
}

/** A file was given: what it holds is safe. */
export function safe() {
  removeEventListener("beforeunload", leaving);
}

// ---- Before sites kept apart ------------------------------------------------------------------------

// Copied once. The old keys stay until all is cleared: a site cannot know which are its own.
/** @type {[RegExp, string][]} */
const RENAMED = [
  [/^fiche\./, "fiche.1."],
  [/^composer\.retard$/, "retard.1"],
  [/^(composer|relire)$/, "$1.1"],
];
/** The key of today for one of before. @param {string} key */
export const renamed = key =>
  RENAMED.reduce((name, [from, to]) => name.replace(from, to), key.slice(OLD.length));
/** @param {string} key */
export const isOld = key => key.startsWith(OLD);

function carry() {
  const old = all().filter(isOld);
  if (!old.length || stored(DONE) !== null) return;
  for (const key of old) {
    const text = localStorage.getItem(key) ?? "";
    const now = renamed(key);
    if (stored(now) !== null || write(now, text)) continue;
    // No room for two: moved.
    erase(key);
    if (!write(now, text)) localStorage.setItem(key, text);
  }
  write(DONE, "1");
}

// ---- All of it

/** The full keys of all that this site keeps here: its own, the colours, the copies of before. */
export const everyKey = () => [
  ...keys().map(fullKey),
  ...all().filter(key => key === PALETTE || isOld(key)),
];

/** Erases all that this site keeps, and nothing of the other sites. */
export function clear() {
  safe();
  waiting.clear();
  everyKey().forEach(erase);
}

/** The name of a project is kept, or is the one that its sheets agree on. @param {string} id */
export function project(id) {
  const name = kept(`projet.${id}`)?.nom;
  if (name) return name;
  const borne = new Set(
    keys(`fiche.${id}.`)
      .map(key => kept(key)?.projet)
      .filter(Boolean),
  );
  if (borne.size === 1) return [...borne][0];
  return id === "1" ? "Mon projet" : "Projet sans nom";
}

/** @param {string} id */
export const composition = id => kept(`composer.${id}`)?.titre || "Ma demi-journée";

carry();
