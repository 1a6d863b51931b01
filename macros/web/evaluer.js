/* What the pages that evaluate share: fields, spreadsheets, paper. */

import { paint } from "./accorder.js";
import { button, element, findAll, hidden, say } from "./commun.js";
import { download, give, imported } from "./fichiers.js";
import { record } from "./fusion.js";
import { plural, csv as spreadsheet, today } from "./mots.js";

/** @typedef {import("./fichiers.js").Opened} Opened */
/** What is wrong, in a sentence; nothing when all is well. @typedef {(one: any) => string} Judge */
/** What a field asks: read() tells its value, write(value) takes it.
 * @typedef {object} Asked
 * @property {string} name
 * @property {import("./commun.js").Parts} legend
 * @property {() => any} read
 * @property {(value?: any) => void} write
 * @property {boolean} [short]
 * @typedef {object} Boxed
 * @property {(string | number)[]} values
 * @property {boolean} [many]
 * @property {(string | undefined)[]} [ends]
 * @property {(value: string | number) => string} [words] */
/** A field shown: its parts, paint() as what it asks says, focus().
 * @typedef {{ parts: HTMLElement[], paint: (outside?: boolean) => void, focus: () => void }} Field */

export const LONG = 2000;
const MOST = 500;

/** @param {unknown} text @returns {text is string} */
export const isText = text => typeof text === "string" && text.trim() !== "" && text.length <= LONG;
/** Whether an object holds nothing but these keys, each as its test wants it.
 * @param {any} one @param {Record<string, (value: any) => unknown>} tests */
export const fits = (one, tests) =>
  record(one) &&
  Object.keys(one).every(key => Object.hasOwn(tests, key)) &&
  Object.keys(tests).every(key => tests[key](one[key]));

/** @param {Opened} file */
const called = file => file.nom.slice(0, 60);

/** Reads a file that holds one thing, or a list of them.
 * @param {Opened} file @param {string} kind @param {Judge} judge
 * @returns {{ liste: any[], faute: string }} */
export function opened(file, kind, judge) {
  const read = imported(file, kind, 1);
  const content = read.contenu;
  const liste = Array.isArray(content?.liste) ? content.liste : [content];
  const long = !liste.length || liste.length > MOST;
  const fault =
    read.faute || (long ? "Ce fichier est vide, ou trop long." : liste.map(judge).find(Boolean));
  return { liste, faute: fault ? `« ${called(file)} » : ${fault}` : "" };
}

/** Adds to a store what files hold, each thing once, the newer in place of the older; lists refusals in a box.
 * @template {{ id: string, le: string }} T
 * @param {Opened[]} files @param {string} kind @param {Judge} judge @param {T[]} before
 * @param {string} noun @param {HTMLElement} box @param {(next: T[], words: string) => void} put */
export function gather(files, kind, judge, before, noun, box, put) {
  const next = before.slice();
  let [added, known, newer] = [0, 0, 0];
  const faults = files.flatMap(file => {
    const read = opened(file, kind, judge);
    if (read.faute) return read.faute;
    if (next.length + read.liste.length > MOST) return `${called(file)} : il n’y a plus de place.`;
    for (const one of read.liste) {
      const n = next.findIndex(other => other.id === one.id);
      if (n < 0) {
        added++;
        next.push(one);
      } else if (next[n].le > one.le || JSON.stringify(next[n]) === JSON.stringify(one)) known++;
      else {
        newer++;
        next[n] = one;
      }
    }
    return [];
  });
  const told = [
    added ? plural(added, `${noun} ajoutée`, `${noun}s ajoutées`) : `Aucune ${noun} nouvelle`,
    known && plural(known, "déjà là, comptée une fois", "déjà là, comptées une fois"),
    newer && plural(newer, "mise à jour", "mises à jour"),
    faults.length &&
      `${plural(faults.length, "fichier refusé, la raison est", "fichiers refusés, les raisons sont")} dans la page`,
  ];
  put(next, `${told.filter(Boolean).join(". ")}.`);
  box.replaceChildren(...faults.map(fault => element("li", {}, fault)));
}

/** @param {string} name @param {unknown[][]} rows */
export const csv = (name, rows) =>
  download(`${name}-${today()}.csv`, spreadsheet(rows), "text/csv");
/** @param {string} name @param {string} kind @param {unknown} content */
export const json = (name, kind, content) => give(`${name}.json`, kind, 1, content);

/** @param {unknown} value */
export const named = value => String(value).replace(/^[a-z]/, sign => sign.toUpperCase());

/** @param {Asked} asked @returns {Field} */
export function area(asked) {
  const field = element(asked.short ? "input" : "textarea", {
    id: asked.name,
    maxlength: LONG,
    rows: asked.short ? null : 2,
    autocomplete: "off",
    class: "saisie",
    input: () => asked.write(field.value),
  });
  return {
    parts: [element("label", { for: asked.name, class: "demande" }, asked.legend), field],
    paint(outside) {
      if (outside || document.activeElement !== field) paint(field, asked.read() || "");
    },
    focus: () => field.focus(),
  };
}

/** Boxes under a legend; a digit ticks one. A single choice can be taken back, as radio buttons cannot.
 * @param {Asked & Boxed} asked @returns {Field} */
export function boxes({ name, legend, read, write, values, many, ends = [], words = named }) {
  const type = many ? "checkbox" : "radio";
  const inputs = values.map(() => element("input", { type, name, change: take }));
  function take() {
    const on = values.filter((_, n) => inputs[n].checked);
    write(many ? on : on[0]);
  }
  const off = button(
    "Retirer ma réponse",
    () => {
      const before = read();
      write();
      inputs[0].focus();
      say("Réponse retirée.", () => write(before));
    },
    { class: "retirer" },
  );
  /** @param {number} n */
  const heard = n =>
    n === 0 || n === values.length - 1 ? [hidden(ends[n && 1] ? ` : ${ends[n && 1]}` : "")] : [];
  const labels = values.map((v, n) =>
    element("label", {}, [inputs[n], element("span", {}, words(v)), ...heard(n)]),
  );
  /** @param {number} n */
  const edge = n =>
    ends[n] ? [element("span", { class: "bout", "aria-hidden": "true" }, ends[n])] : [];
  /** @param {KeyboardEvent} event */
  function press({ key }) {
    if (!/^\d$/.test(key)) return;
    const input = inputs[typeof values[0] === "number" ? values.indexOf(+key) : +key - 1];
    input?.focus();
    input?.click();
  }
  const look = ends[0] ? "choix choix--echelle" : "choix";
  const parts = [
    element("fieldset", { class: "demande", keydown: press }, [
      element("legend", {}, legend),
      element("div", { class: look }, [...edge(0), ...labels, ...edge(1)]),
      off,
    ]),
  ];
  return {
    parts,
    paint() {
      const value = read();
      inputs.forEach((input, n) => {
        input.checked = many ? (value || []).includes(values[n]) : values[n] === value;
      });
      off.hidden = many || value == null;
    },
    focus: () => (inputs.find(one => one.checked) || inputs[0]).focus(),
  };
}

// On paper everything is read: what is folded opens, what is written is not cut.
addEventListener("beforeprint", () => {
  for (const field of findAll("article textarea")) {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 4}px`;
  }
});
