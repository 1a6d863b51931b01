// @ts-nocheck
/* What the pages that evaluate share: fields, spreadsheets, paper. */

import { paint } from "./accorder.js";
import { button, element, say } from "./commun.js";
import { download, exported, imported } from "./fichiers.js";
import { plural, csv as spreadsheet, today } from "./mots.js";

export const LONG = 2000;
const MOST = 500;

export const isDay = text =>
  typeof text === "string" && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
export const isText = text => typeof text === "string" && text.trim() !== "" && text.length <= LONG;
// Whether an object holds nothing but these keys, each as its test wants it.
export const fits = (one, tests) =>
  Boolean(one) &&
  typeof one === "object" &&
  !Array.isArray(one) &&
  Object.keys(one).every(key => Object.hasOwn(tests, key)) &&
  Object.keys(tests).every(key => tests[key](one[key]));

// Reads a file that holds one thing, or a list: { liste }, or { faute }. judge(one) tells what is wrong with it.
export function opened(file, kind, judge) {
  let read = file.faute ? file : imported(file.texte, kind, 1),
    fault = read.faute,
    list;
  if (!fault) {
    list = Array.isArray(read.contenu.liste) ? read.contenu.liste : [read.contenu];
    fault =
      !list.length || list.length > MOST
        ? "Ce fichier est vide, ou trop long."
        : list.map(judge).find(Boolean);
  }
  return fault ? { faute: `« ${file.nom.slice(0, 60)} » : ${fault}` } : { liste: list };
}
// Adds to a store what files hold, each thing once, the newer in place of the older; lists refusals in a box.
export function gather(files, kind, judge, before, noun, box, put) {
  const next = before.slice(),
    told = [0, 0, 0],
    faults = [];
  files.forEach(file => {
    const read = opened(file, kind, judge);
    if (read.faute || next.length + read.liste.length > MOST)
      return faults.push(read.faute || `${file.nom.slice(0, 60)} : il n’y a plus de place.`);
    read.liste.forEach(one => {
      const n = next.findIndex(other => other.id === one.id);
      if (n < 0) told[0]++, next.push(one);
      else if (next[n].le > one.le || JSON.stringify(next[n]) === JSON.stringify(one)) told[1]++;
      else told[2]++, (next[n] = one);
    });
  });
  put(
    next,
    `${[
      told[0] ? plural(told[0], `${noun} ajoutée`, `${noun}s ajoutées`) : `Aucune ${noun} nouvelle`,
      told[1] && plural(told[1], "déjà là, comptée une fois", "déjà là, comptées une fois"),
      told[2] && plural(told[2], "mise à jour", "mises à jour"),
      faults.length &&
        `${plural(faults.length, "fichier refusé, la raison est", "fichiers refusés, les raisons sont")} dans la page`,
    ]
      .filter(Boolean)
      .join(". ")}.`,
  );
  box.replaceChildren(...faults.map(fault => element("li", {}, fault)));
}

export function csv(name, rows) {
  download(`${name}-${today()}.csv`, spreadsheet(rows), "text/csv");
}
export function json(name, kind, content) {
  download(`${name}.json`, exported(kind, 1, content), "application/json");
}

export const named = value => String(value).replace(/^[a-z]/, sign => sign.toUpperCase());
// Fields: asked.read() tells their value, asked.write(value) takes it; parts to show, paint(), focus().
export function area(asked) {
  const field = element(asked.short ? "input" : "textarea", {
    id: asked.name,
    maxlength: LONG,
    rows: asked.short ? null : 2,
    autocomplete: "off",
    class: "saisie",
    input() {
      asked.write(field.value);
    },
  });
  return {
    parts: [element("label", { for: asked.name, class: "demande" }, asked.legend), field],
    paint(outside) {
      if (outside || document.activeElement !== field) paint(field, asked.read() || "");
    },
    focus() {
      field.focus();
    },
  };
}
// Boxes under a legend; a digit ticks one. A single choice can be taken back, as radio buttons cannot.
export function boxes(asked) {
  const many = asked.many,
    values = asked.values,
    ends = asked.ends || [];
  function take() {
    const on = values.filter((_v, n) => inputs[n].checked);
    asked.write(many ? on : on[0]);
  }
  const inputs = values.map(() =>
    element("input", { type: many ? "checkbox" : "radio", name: asked.name, change: take }),
  );
  function focus() {
    (inputs.find(one => one.checked) || inputs[0]).focus();
  }
  const off = button(
    "Retirer ma réponse",
    () => {
      const before = asked.read();
      asked.write();
      inputs[0].focus();
      say("Réponse retirée.", () => {
        asked.write(before);
      });
    },
    { class: "retirer" },
  );
  const labels = values.map((v, n) =>
    element(
      "label",
      {},
      [inputs[n], element("span", {}, asked.words ? asked.words(v) : named(v))].concat(
        n === 0 || n === values.length - 1
          ? element("span", { class: "hors-ecran" }, ends[n && 1] ? ` : ${ends[n && 1]}` : "")
          : [],
      ),
    ),
  );
  const edge = n =>
    ends[n] ? [element("span", { class: "bout", "aria-hidden": "true" }, ends[n])] : [];
  return {
    parts: [
      element(
        "fieldset",
        {
          class: "demande",
          keydown(event) {
            const n = typeof values[0] === "number" ? values.indexOf(+event.key) : event.key - 1;
            if (/^\d$/.test(event.key) && inputs[n]) inputs[n].focus(), inputs[n].click();
          },
        },
        [
          element("legend", {}, asked.legend),
          element(
            "div",
            { class: ends[0] ? "choix choix--echelle" : "choix" },
            [].concat(edge(0), labels, edge(1)),
          ),
          off,
        ],
      ),
    ],
    paint() {
      const value = asked.read();
      values.forEach((v, n) => {
        inputs[n].checked = many ? (value || []).includes(v) : v === value;
      });
      off.hidden = many || value == null;
    },
    focus,
  };
}

// On paper everything is read: what is folded opens, what is written is not cut.
addEventListener("beforeprint", () => {
  document.querySelectorAll("article textarea").forEach(field => {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 4}px`;
  });
});
