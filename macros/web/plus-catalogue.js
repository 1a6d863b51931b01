/* The catalogue of indicators, beside the table that follows some: search, and add a line. */

import { base, button, element, hidden, say } from "./commun.js";
import { columns, filled, ROWS } from "./fiche.js";
import { fold, plural } from "./mots.js";
import * as plus from "./plus.js";
import * as fill from "./remplir.js";

/** @typedef {import("./donnees/outils.js").OutilDeSuivi} Indicator */

const MOST = 8;

plus.tool(["catalogue"], (box, [field]) => {
  const title = Math.max(0, plus.column(field, /indicateur/));
  /** @type {{ one: Indicator, pressed: HTMLButtonElement }[]} */
  let shown = [];
  const search = element("input", { type: "search", autocomplete: "off", input: show });
  const told = element("p", { class: "precision", role: "status" });
  const list = element("ul", { class: "catalogue__liste" });
  const inside = element("div", { hidden: true }, [
    element("label", { class: "catalogue__champ" }, [
      element("span", {}, "Chercher un indicateur"),
      search,
    ]),
    told,
    list,
  ]);
  const start = button("Choisir dans le catalogue", load, { "aria-expanded": "false" });
  box.append(start, inside);

  function load() {
    if (window.boite.outils) return open();
    document.head.append(
      element("script", {
        src: `${base}/assets/donnees/outils.js`,
        load: open,
        error: () => say("Le catalogue ne s’ouvre pas. Recharger la page."),
      }),
    );
  }
  function open() {
    inside.hidden = !inside.hidden;
    start.setAttribute("aria-expanded", String(!inside.hidden));
    show();
    if (!inside.hidden) search.focus();
  }
  /** @param {string[]} words */
  function matching(words) {
    return (window.boite.outils?.indicateurs ?? []).filter(one => {
      const told = fold([one.titre, one.accroche, one.theme, one.dimension].join(" "));
      const said = ` ${told.replace(/[^a-z0-9]+/g, " ")}`;
      return words.every(w => said.includes(` ${w}`));
    });
  }
  function show() {
    const words = fold(search.value)
      .split(/[^a-z0-9]+/)
      .filter(Boolean);
    const found = matching(words);
    told.textContent =
      plural(found.length, "indicateur") +
      (found.length > MOST ? `, les ${MOST} premiers sont montrés : préciser les mots.` : ".");
    shown = found.slice(0, MOST).map(one => ({
      one,
      pressed: button("", () => has(one) || add(one), { class: "bouton bouton--petit" }),
    }));
    list.replaceChildren(
      ...shown.map(({ one, pressed }) =>
        element("li", {}, [
          element("a", { href: `${base}/${one.url}` }, one.titre),
          element(
            "span",
            { class: "precision" },
            [one.dimension, one.frequence].filter(Boolean).join(", "),
          ),
          element("p", {}, one.accroche),
          pressed,
        ]),
      ),
    );
    mark();
  }
  /** @param {Indicator} one */
  const has = one =>
    plus.rows(field, fill.state()).some(row => fold(row[title]) === fold(one.titre));
  // The button stays where the focus is: only its words change.
  function mark() {
    for (const { one, pressed } of shown) {
      const words = has(one) ? "Dans le tableau" : "Ajouter cette ligne";
      pressed.replaceChildren(words, hidden(` : ${one.titre}`));
      pressed.setAttribute("aria-disabled", String(has(one)));
    }
  }
  /** @param {Indicator} one */
  function add(one) {
    /** @type {[RegExp, string][]} */
    const known = [
      [/dimension/, one.dimension],
      [/frequence/, one.frequence],
      [/mesure/, one.source],
    ];
    /** @param {string} name @param {number} n */
    const cell = (name, n) =>
      n === title ? one.titre : known.find(([words]) => words.test(fold(name)))?.[1] || "";
    fill.change(state => {
      const rows = (state.champs[field.id] || []).filter(filled);
      if (rows.length < ROWS) state.champs[field.id] = [...rows, columns(field).map(cell)];
    }, `« ${one.titre} » est dans le tableau : il reste le point de départ et la cible.`);
    mark();
  }
  return mark;
});
