// @ts-nocheck
/* The needs of a sheet by themes, the most pressing first, and into the priorities with one button. */

import { button, element } from "./commun.js";
import { filled } from "./fiche.js";
import { fold, plural } from "./mots.js";
import * as plus from "./plus.js";
import * as fill from "./remplir.js";

// What a word of urgency weighs: unknown words stand in the middle.
function urgency(text) {
  const said = fold(text || "");
  return /attendre|faible|basse|petite|plus tard/.test(said)
    ? 2
    : /fort|haut|urgent|grav|immediat|maintenant|\bavant\b/.test(said)
      ? 0
      : 1;
}
plus.tool(["classement"], (box, fields) => {
  const needs = fields[0],
    chosen = fields[1],
    theme = plus.column(needs, /theme/),
    what = plus.column(needs, /besoin/),
    haste = plus.column(needs, /urgence/);
  const rank = plus.column(chosen, /rang/),
    named = plus.column(chosen, /besoin/);
  const head = element("p", { class: "classement__titre", tabindex: -1 }),
    list = element("div"),
    best = element("ol", { class: "classement__rangs" });
  box.append(head, best, list);

  const order = (row, n) => parseFloat(row[rank]) || n + 1;
  function add(need) {
    fill.change(
      state => {
        const row = chosen.colonnes.map(() => ""),
          rows = (state.champs[chosen.id] || []).filter(filled);
        row[rank] = String(Math.max.apply(null, [0].concat(rows.map(order))) + 1);
        row[named] = need;
        state.champs[chosen.id] = rows.concat([row]);
      },
      `« ${plus.short(need, 60)} » est dans les priorités.`,
    );
    draw(fill.state());
    head.focus();
  }
  function draw(state) {
    const first = plus
      .rows(chosen, state)
      .map((row, n) => ({ at: order(row, n), words: row[named], key: fold(row[named]) }))
      .filter(p => p.key)
      .sort((a, b) => a.at - b.at);
    let themes = new Map(),
      count = 0;
    plus.rows(needs, state).forEach(row => {
      if (!row[what]) return;
      const key = fold(row[theme]),
        at = first.findIndex(p => p.key === fold(row[what]));
      if (!themes.has(key))
        themes.set(key, { name: row[theme] || "Sans thème", needs: [], best: Infinity });
      const one = themes.get(key);
      one.needs.push({
        words: row[what],
        haste: row[haste],
        at: at < 0 ? Infinity : at,
        weight: urgency(row[haste]),
      });
      if (at >= 0) one.best = Math.min(one.best, at);
      count++;
    });
    const sorted = Array.from(themes.values()).sort(
      (a, b) => a.best - b.best || b.needs.length - a.needs.length,
    );
    head.textContent = count
      ? `${plural(count, "besoin")} en ${plural(sorted.length, "thème")}, du plus pressant au moins pressant.`
      : "Vos besoins se rangeront ici par thèmes, du plus pressant au moins pressant.";
    best.replaceChildren(...first.map(p => element("li", {}, p.words)));
    list.replaceChildren(
      ...sorted.map(one =>
        element("section", { class: "classement__theme" }, [
          element("p", {}, [element("strong", {}, one.name), ` (${one.needs.length})`]),
          element(
            "ul",
            {},
            one.needs
              .sort((a, b) => a.at - b.at || a.weight - b.weight)
              .map(need =>
                element("li", {}, [
                  need.words + (need.haste ? " " : ""),
                  element("span", { class: "precision" }, need.haste || ""),
                  " ",
                  need.at < Infinity
                    ? element("strong", {}, `Priorité ${need.at + 1}`)
                    : button(
                        [
                          "Mettre en priorité",
                          element("span", { class: "hors-ecran" }, ` : ${need.words}`),
                        ],
                        () => {
                          add(need.words);
                        },
                        { class: "bouton bouton--petit" },
                      ),
                ]),
              ),
          ),
        ]),
      ),
    );
  }
  return draw;
});
