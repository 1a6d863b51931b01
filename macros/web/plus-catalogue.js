// @ts-nocheck
/* The catalogue of indicators, beside the table that follows some: search, and add a line. */

import { base, button, element, say } from "./commun.js";
import { filled } from "./fiche.js";
import { fold, plural } from "./mots.js";
import * as plus from "./plus.js";
import * as fill from "./remplir.js";

const MOST = 8;

plus.tool(["catalogue"], (box, fields) => {
  let field = fields[0],
    title = Math.max(0, plus.column(field, /indicateur/)),
    shown = [];
  const search = element("input", { type: "search", autocomplete: "off", input: show }),
    told = element("p", { class: "precision", role: "status" }),
    list = element("ul", { class: "catalogue__liste" });
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
        error() {
          say("Le catalogue ne s’ouvre pas. Recharger la page.");
        },
      }),
    );
  }
  function open() {
    inside.hidden = !inside.hidden;
    start.setAttribute("aria-expanded", String(!inside.hidden));
    show();
    if (!inside.hidden) search.focus();
  }
  function show() {
    const words = fold(search.value)
      .split(/[^a-z0-9]+/)
      .filter(Boolean);
    const found = window.boite.outils.indicateurs.filter(one => {
      const said = ` ${fold([one.titre, one.accroche, one.theme, one.dimension].join(" ")).replace(/[^a-z0-9]+/g, " ")}`;
      return words.every(w => said.includes(` ${w}`));
    });
    told.textContent =
      plural(found.length, "indicateur") +
      (found.length > MOST ? `, les ${MOST} premiers sont montrés : préciser les mots.` : ".");
    shown = found.slice(0, MOST).map(one => {
      const made = button(
        "",
        () => {
          if (!has(one)) add(one);
        },
        { class: "bouton bouton--petit" },
      );
      return { one, button: made };
    });
    list.replaceChildren(
      ...shown.map(s =>
        element("li", {}, [
          element("a", { href: `${base}/${s.one.url}` }, s.one.titre),
          element(
            "span",
            { class: "precision" },
            [s.one.dimension, s.one.frequence].filter(Boolean).join(", "),
          ),
          element("p", {}, s.one.accroche),
          s.button,
        ]),
      ),
    );
    mark();
  }
  const has = one =>
    plus.rows(field, fill.state()).some(row => fold(row[title]) === fold(one.titre));
  // The button stays where the focus is: only its words change.
  function mark() {
    shown.forEach(s => {
      s.button.replaceChildren(
        has(s.one) ? "Dans le tableau" : "Ajouter cette ligne",
        element("span", { class: "hors-ecran" }, ` : ${s.one.titre}`),
      );
      s.button.setAttribute("aria-disabled", String(has(s.one)));
    });
  }
  function add(one) {
    const known = [
      [/dimension/, one.dimension],
      [/frequence/, one.frequence],
      [/mesure/, one.source],
    ];
    fill.change(state => {
      const rows = (state.champs[field.id] || []).filter(filled);
      if (rows.length < 200)
        state.champs[field.id] = rows.concat([
          field.colonnes.map((name, n) => {
            const found = known.find(k => k[0].test(fold(name)));
            return n === title ? one.titre : found?.[1] || "";
          }),
        ]);
    }, `« ${one.titre} » est dans le tableau : il reste le point de départ et la cible.`);
    mark();
  }
  return mark;
});
