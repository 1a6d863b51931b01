/* Several tabs on one record: nothing that either wrote is lost. Before each writing what is stored is read
   again and merged by field; where both wrote in one field, both texts are kept and the choice is offered. */
// What is kept by several tabs is often one of several: both travel together.
import "./collections.js";
import { button, element, say } from "./commun.js";
import { flat, lost, merge, own, record } from "./fusion.js";
import { aside, forget, fullKey, keep, kept, stored, unsaved } from "./garder.js";
import { plural } from "./mots.js";

/** @typedef {import("./fusion.js").Clash} Clash */
/** How a record is read and shown: fresh() a new one; clean(raw) what of it may pass, or null; blank(value)
 * whether there is nothing to keep; show(outside) after each change, outside when it came from elsewhere;
 * name(path) the words for a field.
 * @template T
 * @typedef {object} How
 * @property {() => T} fresh
 * @property {(raw: any) => T | null} clean
 * @property {(value: T) => boolean} [blank]
 * @property {(outside?: boolean) => void} show
 * @property {(path: (string | number)[]) => string} [name] */
/** @template T @typedef {ReturnType<typeof store<T>>} Store */

const TAB = "Un autre onglet a écrit autre chose dans";
/** @type {{ key: string, reread: (removed?: boolean) => void, flush: () => void }[]} */
const stores = [];

/** A record that several tabs hold. it.now; put(next) keeps and shows; change(next, words) can be undone;
 * open(key) goes to another record.
 * @template T @param {string} key @param {How<T>} how */
export function store(key, how) {
  const it = {
    now: how.fresh(),
    /** What is told of the keeping. */
    kept: "",
    done: true,
    key,
    put,
    change,
    add,
    open,
    reread,
    flush: draw,
  };
  /** What was stored when this tab last looked, and what was read of it. @type {string | null | undefined} */
  let seen;
  let known = "";
  const box = element("section", { class: "accord", "aria-label": "Deux textes, à choisir" });

  /** @param {string} text */
  function read(text) {
    let raw;
    /** @type {T | null} */
    let value = null;
    try {
      raw = JSON.parse(text);
      value = how.clean(raw);
    } catch {
      // Set aside.
    }
    if (!value || lost(raw, value)) aside(it.key, Boolean(value));
    return value;
  }
  /** @param {string} next */
  function open(next) {
    it.key = next;
    seen = stored(next);
    it.now = (seen && read(seen)) || how.fresh();
    known = JSON.stringify(it.now);
    it.kept = "";
    // Words for fields need the page, which is not made yet.
    queueMicrotask(draw);
  }
  // This tab's, with what the others wrote since it last looked.
  // A record that vanished without anyone removing it, as browsers do for room, is still on the screen: it stays.
  /** @param {T} next @param {boolean} [removed] @returns {T} */
  function joined(next, removed) {
    const text = stored(it.key);
    if (text === undefined || text === seen) return next;
    seen = text;
    if (text === null && !removed) return next;
    const theirs = text === null ? how.fresh() : read(text);
    if (!theirs) return next;
    /** @type {Clash[]} */
    const found = [];
    const both = merge(JSON.parse(known), theirs, next, [], found);
    known = JSON.stringify(theirs);
    note(found, TAB);
    return both;
  }
  /** @param {T} next @param {boolean} [redraw] */
  function put(next, redraw = false) {
    const here = joined(next);
    const blank = Boolean(how.blank?.(here));
    const done = blank || keep(it.key, here);
    it.now = here;
    if (blank) forget(it.key);
    if (done) {
      seen = stored(it.key);
      known = JSON.stringify(here);
    }
    it.done = done;
    it.kept = blank
      ? ""
      : done
        ? " · enregistré sur cet appareil"
        : " · pas enregistré : exporter avant de fermer";
    how.show(redraw || here !== next);
    return done;
  }
  /** Taking back leaves what was written since.
   * @param {T} next @param {string} [words] @param {string | null} [before] the record as it was
   * @param {boolean} [redraw] */
  function change(next, words, before, redraw = false) {
    const was = before || JSON.stringify(it.now);
    put(next, redraw);
    const after = JSON.stringify(it.now);
    const at = it.key;
    // Alarm first: what could not be kept was just said.
    if (!words || !it.done) return;
    say(words, () => {
      if (at !== it.key) return;
      /** @type {Clash[]} */
      const found = [];
      put(merge(JSON.parse(after), it.now, JSON.parse(was), [], found), true);
      note(found, "Depuis, vous aviez écrit autre chose dans");
    });
  }
  /** What a file holds joins: what is empty is filled; where both say otherwise, both are kept.
   * @param {T} theirs @param {string} words */
  function add(theirs, words) {
    /** @type {Clash[]} */
    const found = [];
    change(merge(how.fresh(), theirs, it.now, [], found), words, null, true);
    note(found, "Le fichier dit autre chose dans");
  }
  /** @param {boolean} [removed] */
  function reread(removed) {
    const was = seen;
    const next = joined(it.now, removed);
    if (unsaved(it.key)) return void put(next);
    if (seen === was) return;
    it.now = next;
    how.show(true);
  }

  // ---- Both wrote in one field

  const CLASHES = () => `conflit.${it.key}`;
  /** @returns {Clash[]} */
  function list() {
    const found = kept(CLASHES(), []);
    return (Array.isArray(found) ? found : []).filter(
      one => record(one) && Array.isArray(one.chemin) && one.chemin.length,
    );
  }
  /** @param {Clash[]} found @param {string} who */
  function note(found, who) {
    if (!found.length) return;
    keep(CLASHES(), [...list(), ...found.map(one => ({ qui: who, ...one }))]);
    draw();
    const more =
      found.length > 1 ? ` et ${plural(found.length - 1, "autre champ", "autres champs")}` : "";
    say(
      `${who} ${called(found[0])}${more}. Les deux textes sont gardés : choisir en haut de la page.`,
    );
  }
  /** @param {Clash} one */
  const called = one => `« ${how.name?.(one.chemin) || "un champ"} »`;
  /** @param {Clash} one */
  function drop(one) {
    const left = list().filter(other => flat(other) !== flat(one));
    if (left.length) keep(CLASHES(), left);
    else forget(CLASHES());
    draw();
  }
  /** @param {Clash} one */
  function take(one) {
    const next = JSON.parse(JSON.stringify(it.now));
    const spot = one.chemin.slice(0, -1).reduce(own, next);
    const last = one.chemin[one.chemin.length - 1];
    if (!spot || flat(own(spot, last)) !== flat(one.mien))
      return say(
        "Ce champ a changé depuis. Copier le texte affiché, le coller où il faut, puis le retirer de la liste.",
      );
    spot[last] = one.autre;
    drop(one);
    change(next, "Texte repris.", null, true);
  }
  /** @param {Clash} one */
  const shown = one =>
    element("div", {}, [
      element("p", {}, `${one.qui || TAB} ${called(one)} :`),
      element("p", { class: "dit-par" }, [one.autre].flat().join(", ")),
      element("p", { class: "boutons" }, [
        button("Prendre celui-ci", () => take(one)),
        button("Garder le mien", () => drop(one)),
      ]),
    ]);
  function draw() {
    const found = list();
    box.replaceChildren(...found.map(shown));
    if (!found.length) return box.remove();
    const lead = document.querySelector("article .accroche");
    const heading = lead ?? document.querySelector("article h1");
    if (!box.isConnected) heading?.after(box);
  }

  open(key);
  stores.push(it);
  return it;
}

function all() {
  for (const one of stores) one.reread();
}
addEventListener("storage", ({ key, newValue }) => {
  for (const one of stores) {
    if (key === null || key === fullKey(one.key)) one.reread(newValue === null);
    if (key === fullKey(`conflit.${one.key}`)) one.flush();
  }
});
addEventListener("pageshow", event => {
  if (event.persisted) all();
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) all();
});

/** Puts a value in a field; the caret stays where it was.
 * @param {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} field @param {string} value */
export function paint(field, value) {
  if (field.value === value) return;
  const at =
    !(field instanceof HTMLSelectElement) && document.activeElement === field
      ? [field.selectionStart, field.selectionEnd]
      : [];
  field.value = value;
  if (at[0] != null && "setSelectionRange" in field) field.setSelectionRange(at[0], at[1] ?? at[0]);
}
