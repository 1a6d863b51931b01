/* The needs of a sheet by themes, the most pressing first, and into the priorities with one button. */

import { button, element, hidden } from "./commun.js";
import { columns, filled } from "./fiche.js";
import { fold, plural } from "./mots.js";
import * as plus from "./plus.js";
import * as fill from "./remplir.js";

/** A need: its rank among priorities, or none; what its urgency weighs.
 * @typedef {{ words: string, haste: string, at: number, weight: number }} Need */
/** @typedef {{ name: string, needs: Need[], best: number }} Theme */

// What a word of urgency weighs: unknown words stand in the middle.
/** @param {string | undefined} text */
function urgency(text) {
  const said = fold(text || "");
  if (/attendre|faible|basse|petite|plus tard/.test(said)) return 2;
  return /fort|haut|urgent|grav|immediat|maintenant|\bavant\b/.test(said) ? 0 : 1;
}

plus.tool(["classement"], (box, [needs, chosen]) => {
  const theme = plus.column(needs, /theme/);
  const what = plus.column(needs, /besoin/);
  const haste = plus.column(needs, /urgence/);
  const rank = plus.column(chosen, /rang/);
  const named = plus.column(chosen, /besoin/);
  const head = element("p", { class: "classement__titre", tabindex: -1 });
  const list = element("div");
  const best = element("ol", { class: "classement__rangs" });
  box.append(head, best, list);

  /** @param {string[]} row @param {number} n */
  const order = (row, n) => parseFloat(row[rank]) || n + 1;
  /** @param {string} need */
  function add(need) {
    fill.change(
      state => {
        /** @type {string[][]} */
        const rows = (state.champs[chosen.id] || []).filter(filled);
        const row = columns(chosen).map(() => "");
        row[rank] = String(Math.max(0, ...rows.map(order)) + 1);
        row[named] = need;
        state.champs[chosen.id] = [...rows, row];
      },
      `« ${plus.short(need, 60)} » est dans les priorités.`,
    );
    draw(fill.state());
    head.focus();
  }
  /** @param {plus.State} state */
  const priorities = state =>
    plus
      .rows(chosen, state)
      .map((row, n) => ({ at: order(row, n), words: row[named], key: fold(row[named]) }))
      .filter(one => one.key)
      .sort((a, b) => a.at - b.at);
  /** @param {plus.State} state @param {{ key: string }[]} first @returns {Theme[]} */
  function themes(state, first) {
    /** @type {Map<string, Theme>} */
    const found = new Map();
    for (const row of plus.rows(needs, state)) {
      if (!row[what]) continue;
      const rank = first.findIndex(one => one.key === fold(row[what]));
      const at = rank < 0 ? Infinity : rank;
      const key = fold(row[theme]);
      const one = found.get(key) ?? { name: row[theme] || "Sans thème", needs: [], best: Infinity };
      one.needs.push({ words: row[what], haste: row[haste], at, weight: urgency(row[haste]) });
      one.best = Math.min(one.best, at);
      found.set(key, one);
    }
    for (const one of found.values()) one.needs.sort((a, b) => a.at - b.at || a.weight - b.weight);
    return [...found.values()].sort((a, b) => a.best - b.best || b.needs.length - a.needs.length);
  }
  /** @param {Need} need */
  const line = ({ words, haste, at }) =>
    element("li", {}, [
      words + (haste ? " " : ""),
      element("span", { class: "precision" }, haste || ""),
      " ",
      at < Infinity
        ? element("strong", {}, `Priorité ${at + 1}`)
        : button(["Mettre en priorité", hidden(` : ${words}`)], () => add(words), {
            class: "bouton bouton--petit",
          }),
    ]);
  /** @param {Theme} one */
  const section = ({ name, needs }) =>
    element("section", { class: "classement__theme" }, [
      element("p", {}, [element("strong", {}, name), ` (${needs.length})`]),
      element("ul", {}, needs.map(line)),
    ]);
  /** @param {plus.State} state */
  function draw(state) {
    const first = priorities(state);
    const sorted = themes(state, first);
    const count = sorted.reduce((sum, one) => sum + one.needs.length, 0);
    head.textContent = count
      ? `${plural(count, "besoin")} en ${plural(sorted.length, "thème")}, du plus pressant au moins pressant.`
      : "Vos besoins se rangeront ici par thèmes, du plus pressant au moins pressant.";
    best.replaceChildren(...first.map(one => element("li", {}, one.words)));
    list.replaceChildren(...sorted.map(section));
  }
  return draw;
});
