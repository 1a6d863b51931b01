/* The fields of a sheet as one types in them: texts, choices, lists and tables whose rows move. */
import { button, element, find, findAll, hidden, say } from "./commun.js";
import { columns, filled, ROWS, SIGNS, shapeOf } from "./fiche.js";
import { download } from "./fichiers.js";
import { csv } from "./mots.js";

/** @typedef {import("./fiche.js").Field} Field */
/** @typedef {import("./fiche.js").State} State */
/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */
/** The sheet being filled: what it holds now, what keeps it, what changes it and says so, names of its files.
 * @typedef {object} Filling
 * @property {() => State} state
 * @property {() => void} keep
 * @property {(act: (state: State) => void, words?: string) => void} change
 * @property {(ending: string) => string} name */

/** All are measured before any is set: the page is laid out once. @param {HTMLElement[]} areas */
function grow(areas) {
  for (const area of areas) area.style.height = "auto";
  const heights = areas.map(area => `${area.scrollHeight + 2}px`);
  areas.forEach((area, n) => {
    area.style.height = heights[n];
  });
}

/** @param {HTMLElement} place where the fields are @param {Filling} it */
export function typing(place, it) {
  /** @param {string} id */
  const itemOf = id => find(`[data-champ="${id}"]`, place);

  /** @param {string} label @param {string | undefined} value @param {(value: string) => void} set
   * @param {Record<string, any>} [extra] long for several lines, or what an input bears */
  function control(label, value, set, { long, rows = 1, ...extra } = { long: true }) {
    const kind = long ? { rows, maxlength: SIGNS } : { type: "text", maxlength: 2000, ...extra };
    const made = element(long ? "textarea" : "input", {
      "aria-label": label,
      autocomplete: "off",
      input: () => {
        if (long) grow([made]);
        set(made.value);
        it.keep();
      },
      ...kind,
    });
    made.value = value || "";
    return made;
  }
  /** @param {Field} field @param {string[]} options */
  function choice(field, options) {
    const { champs } = it.state();
    const made = element(
      "select",
      {
        "aria-label": field.label,
        change: () => {
          it.state().champs[field.id] = made.value;
          it.keep();
        },
      },
      [
        element("option", { value: "" }, "Choisir…"),
        ...options.map(o => element("option", { value: o }, o)),
      ],
    );
    made.value = options.includes(champs[field.id]) ? champs[field.id] : "";
    return made;
  }
  /** @param {Field} field */
  function single(field) {
    if (field.type === "choix") return choice(field, field.options ?? []);
    if (field.type === "oui-non") return choice(field, ["Oui", "Non"]);
    /** @param {string} value */
    const set = value => {
      it.state().champs[field.id] = value;
    };
    const long = ["texte", "schema", "texte-court"].includes(field.type);
    const type = { date: "date", nombre: "number" }[field.type] ?? "text";
    const kind = long
      ? { long, rows: field.type === "texte" ? 4 : 2 }
      : { type, min: field.min, max: field.max };
    return control(field.label, it.state().champs[field.id], set, kind);
  }

  // ---- Rows

  /** @param {Field} field @returns {any[]} */
  function rowsOf(field) {
    const { champs } = it.state();
    if (!Array.isArray(champs[field.id])) champs[field.id] = [];
    return champs[field.id];
  }
  /** @param {Field} field */
  const blankRow = field => (field.type === "table" ? columns(field).map(() => "") : "");
  /** @param {Field} field @param {any} row @param {number} n @param {string} title */
  function typed(field, row, n, title) {
    const label = `${field.label}, ${title.toLowerCase()}`;
    if (field.type !== "table")
      return control(label, row, value => {
        rowsOf(field)[n] = value;
      });
    /** @param {string} column @param {number} c */
    const cell = (column, c) =>
      control(`${label}, ${column}`, row[c], value => {
        const all = rowsOf(field);
        all[n] ||= blankRow(field);
        all[n][c] = value;
      });
    return element(
      "div",
      { class: "rangee__cases" },
      columns(field).map((column, c) =>
        element("label", {}, [element("span", {}, column), cell(column, c)]),
      ),
    );
  }
  /** @param {string} words @param {() => void} does @param {string} title */
  const act = (words, does, title) =>
    button([words, hidden(` : ${title}`)], does, { class: "bouton bouton--petit" });
  /** @param {Field} field */
  function many(field) {
    const table = field.type === "table";
    const rows = rowsOf(field);
    const shown = rows.length ? rows : [blankRow(field)];
    const items = shown.map((row, n) => {
      const title = `${table ? "Ligne" : "Élément"} ${n + 1}`;
      const acts = [
        n > 0 ? act("Monter", () => swap(field, n, n - 1), title) : [],
        n < shown.length - 1 ? act("Descendre", () => swap(field, n, n + 1), title) : [],
        rows.length ? act("Retirer", () => remove(field, n, title), title) : [],
      ];
      return element("li", { class: "rangee" }, [
        typed(field, row, n, title),
        element("div", { class: "rangee__actes" }, acts.flat()),
      ]);
    });
    const add = button(table ? "Ajouter une ligne" : "Ajouter un élément", () => {
      const rows = rowsOf(field);
      if (rows.length >= ROWS) return say(`${ROWS} lignes au plus.`);
      if (!rows.length) rows.push(blankRow(field));
      rows.push(blankRow(field));
      redraw(field, rows.length - 1);
      it.keep();
    });
    const out = button("Tableau pour un tableur", () => {
      const full = [columns(field), ...rowsOf(field).filter(filled)];
      download(it.name(`-${field.id}.csv`), csv(full), "text/csv");
    });
    return [
      element("ol", { class: `rangees${table ? " rangees--table" : ""}` }, items),
      element("div", { class: "rangee__actes" }, table ? [add, out] : [add]),
    ];
  }
  /** @param {Field} field @param {number} a @param {number} b */
  function swap(field, a, b) {
    const rows = rowsOf(field);
    [rows[a], rows[b]] = [rows[b], rows[a]];
    redraw(field, b);
    it.keep();
  }
  /** @param {Field} field @param {number} n @param {string} title */
  function remove(field, n, title) {
    const gone = `${title} retiré${field.type === "table" ? "e" : ""} de « ${field.label} ».`;
    it.change(state => {
      state.champs[field.id].splice(n, 1);
    }, gone);
    focus(field, Math.max(0, n - 1));
  }
  /** @param {Field} field @param {number} n */
  function focus(field, n) {
    const row = findAll(".rangee", itemOf(field.id))[n];
    if (row) find("textarea, input", row).focus();
  }
  /** @param {Field} field @param {number} n */
  function redraw(field, n) {
    fill(field);
    focus(field, n);
  }

  // ---- Drawn

  /** @param {Field} field */
  function fill(field) {
    const item = itemOf(field.id);
    const [box = element("div", { class: "champ__saisie" })] = findAll(".champ__saisie", item);
    if (!box.isConnected) find(".champ__aide", item).after(box);
    box.replaceChildren(...(shapeOf(field) === "texte" ? [single(field)] : many(field)));
    grow(findAll("textarea", box));
  }
  /** Another hand changed a field: it is drawn again around what has the focus. @param {Field} field */
  function refill(field) {
    const all = () =>
      findAll("textarea, input, select", itemOf(field.id)).map(one => /** @type {Control} */ (one));
    const active = all().find(one => one === document.activeElement);
    const n = active ? all().indexOf(active) : -1;
    const at = active && "selectionStart" in active ? active : null;
    const [start, end] = [at?.selectionStart, at?.selectionEnd];
    const wide = field.type === "table" ? columns(field).length : 1;
    fill(field);
    if (!active) return;
    // Its row may have moved: the nearest field of its column that holds the same.
    const now = all();
    const same = now.filter((one, k) => k % wide === n % wide && one.value === active.value);
    same.sort((a, b) => Math.abs(now.indexOf(a) - n) - Math.abs(now.indexOf(b) - n));
    const target = same[0] || now[n];
    target?.focus({ preventScroll: true });
    if (target && start != null && "setSelectionRange" in target)
      target.setSelectionRange(start, end ?? start);
  }
  return { itemOf, fill, refill };
}
