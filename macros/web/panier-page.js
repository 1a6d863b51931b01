// @ts-nocheck
/* The page of the basket: its order, its comparison, its papers, its link, its file. */

import { ask, button, element, find, asked as fromHash, say, sure } from "./commun.js";
import { genres } from "./donnees/genres.js";
import * as data from "./donnees/outils.js";
import { download, exported, imported, opener } from "./fichiers.js";
import { rescueBy } from "./garder.js";
import { minutes, plural } from "./mots.js";
import * as basket from "./panier.js";
import { qr } from "./qr.js";

const place = find("div.panier");
const words = data.mots,
  key = basket.key,
  local = location.protocol === "file:";
const compared = new Set(),
  known = new Map();
for (const kind of basket.KINDS)
  for (const tool of data[kind]) known.set(`${kind}/${tool.slug}`, Object.assign({ kind }, tool));

const part = name => place.querySelector(`.panier__${name}`);
const tools = () =>
  basket
    .list()
    .map(one => known.get(key(one)))
    .filter(Boolean);
const hidden = text => element("span", { class: "hors-ecran" }, ` ${text}`);
const strong = text => element("b", {}, `${text} : `);
const link = tool => element("a", { href: basket.root + tool.url }, tool.titre);

// ---- What comes in: a link, a file

// A bare name is the first kind that knows it; « fiches.x » says its kind.
function named(text) {
  const parts = text.split("."),
    slug = parts.pop();
  const kind = basket.KINDS.find(
    one => (!parts.length || parts[0] === one) && known.has(`${one}/${slug}`),
  );
  return { kind, slug };
}
// Adds to the list what it does not hold yet, and names what this site does not know.
function receive(found) {
  const before = basket.list(),
    lost = found.filter(tool => !basket.valid(tool) || !known.has(key(tool)));
  basket.set(
    before.filter(tool => known.has(key(tool))).concat(found.filter(tool => !lost.includes(tool))),
  );
  const now = basket.list().length,
    added = now - before.length,
    names = lost
      .slice(0, 5)
      .map(
        tool =>
          `« ${String(tool && typeof tool.slug === "string" ? tool.slug : "?").slice(0, 40)} »`,
      );
  note(
    (lost.length
      ? `Laissé de côté, inconnu de ce site : ${names.join(", ")}${lost.length > 5 ? ` et ${lost.length - 5} autres. ` : ". "}`
      : "") + (now === basket.MOST ? `Le panier est plein : ${now} outils au plus.` : ""),
  );
  if (added > 0)
    say(`Ajouté au panier : ${plural(added, "outil")}.`, () => {
      const held = before.map(key),
        brought = found.map(key);
      basket.set(
        basket.list().filter(tool => held.includes(key(tool)) || !brought.includes(key(tool))),
      );
    });
  else if (!lost.length) note("Rien à ajouter : tout est déjà dans le panier.");
}
// The list leaves the address once read: coming back must not bring again what was removed.
function fromAddress() {
  const asked = fromHash().get("o");
  if (asked === null) return;
  ask(new URLSearchParams());
  receive(asked.slice(0, 6000).split(",").filter(Boolean).map(named));
}
function fromFile(file) {
  const read = file.faute ? file : imported(file.texte, "panier", 1),
    list = !read.faute && read.contenu.outils;
  if (read.faute) return note(read.faute);
  if (!Array.isArray(list) || list.length > 500)
    return note("Ce fichier n’a pas de liste d’outils, ou elle est trop longue.");
  receive(list);
}
function note(said) {
  part("dit").textContent = said;
}

// ---- The list

const facts = tool =>
  [genres[tool.kind]]
    .concat(
      tool.duree
        ? [minutes(tool.duree[1]), ROWS.Groupe(tool), ROWS.Moment(tool), ROWS.Niveau(tool)]
        : [],
    )
    .join(" · ");
function focus(tool, acts) {
  const all = acts.map(act =>
    place.querySelector(`[data-acte='${act} ${key(tool)}']:not(:disabled)`),
  );
  (all.find(Boolean) || part("dit")).focus();
}
function move(tool, n, step) {
  const list = basket.list();
  list.splice(n + step, 0, list.splice(n, 1)[0]);
  basket.set(list);
  note(`« ${tool.titre} » est maintenant en place ${n + step + 1} sur ${list.length}.`);
  focus(tool, step < 0 ? ["Monter", "Descendre"] : ["Descendre", "Monter"]);
}
function row(tool, n, all) {
  const act = (name, run, disabled) =>
    button([name, hidden(tool.titre)], run, { "data-acte": `${name} ${key(tool)}`, disabled });
  const box = element("input", {
    type: "checkbox",
    checked: compared.has(key(tool)),
    autocomplete: "off",
    change() {
      if (box.checked && compared.size > 3) {
        box.checked = false;
        return note("Comparer quatre outils au plus : en décocher un d’abord.");
      }
      compared[box.checked ? "add" : "delete"](key(tool));
      compare();
    },
  });
  return element("li", {}, [
    element("div", {}, [link(tool), element("span", { class: "precision" }, facts(tool))]),
    element("label", {}, [box, "Comparer", hidden(tool.titre)]),
    element("span", { class: "panier__actes" }, [
      act(
        "Monter",
        () => {
          move(tool, n, -1);
        },
        !n,
      ),
      act(
        "Descendre",
        () => {
          move(tool, n, 1);
        },
        n === all.length - 1,
      ),
      act("Retirer", () => {
        basket.remove(tool, tool.titre);
        focus(tools()[n] || tools()[n - 1] || tool, ["Retirer"]);
      }),
    ]),
  ]);
}

// ---- Side by side

const ROWS = {
  Genre(tool) {
    return genres[tool.kind];
  },
  Durée(tool) {
    return (
      tool.duree &&
      `${minutes(tool.duree[1])} (de ${minutes(tool.duree[0])} à ${minutes(tool.duree[2])})`
    );
  },
  Groupe(tool) {
    return tool.duree && `${tool.participants.join(" à ")} personnes`;
  },
  Moment(tool) {
    return words.moments[tool.moment];
  },
  Niveau(tool) {
    return words.difficultes[tool.difficulte];
  },
  Énergie(tool) {
    return words.energies[tool.energie];
  },
  Espace(tool) {
    return words.espaces[tool.espace];
  },
  Écrit(tool) {
    return words.lectures[tool.lecture];
  },
  Matériel(tool) {
    return tool.duree && (tool.materiel.map(one => one[0]).join(", ") || "Aucun");
  },
  "À la fin"(tool) {
    return tool.production;
  },
};
const line = (name, scope, chosen, tell) =>
  element(
    "tr",
    {},
    [name ? element("th", { scope: "row" }, name) : element("td")].concat(
      chosen.map(tool => element(scope ? "th" : "td", { scope }, tell(tool) || "sans objet")),
    ),
  );
function compare() {
  const chosen = tools().filter(tool => compared.has(key(tool)));
  part("cote").replaceChildren(
    chosen.length < 2
      ? "Cocher « Comparer » sur deux, trois ou quatre outils du panier."
      : element(
          "div",
          {
            class: "panier__compare",
            tabindex: "0",
            role: "region",
            "aria-label": `Comparaison de ${chosen.length} outils`,
          },
          element("table", {}, [
            element("thead", {}, line("", "col", chosen, link)),
            element(
              "tbody",
              {},
              Object.keys(ROWS).map(name => line(name, null, chosen, ROWS[name])),
            ),
          ]),
        ),
  );
}

// ---- On paper

const steps = tool =>
  tool.duree
    ? [
        element("p", {}, [strong("Apporter"), ROWS.Matériel(tool)]),
        element(
          "ol",
          {},
          tool.etapes.map(step =>
            element("li", {}, [strong(`${step[0]}, ${minutes(step[1])}`), step[2]]),
          ),
        ),
      ]
    : [];
function sheet(tool, form) {
  const small = form === "cartes";
  return element(
    "section",
    {},
    [
      element("h2", {}, tool.titre),
      element("p", { class: "precision" }, facts(tool)),
      element("p", {}, tool.accroche),
    ].concat(
      small ? [] : steps(tool),
      tool.production ? element("p", {}, [strong("À la fin"), tool.production]) : [],
      small
        ? []
        : element(
            "p",
            { class: "precision" },
            `La page entière : ${local ? tool.url : basket.root + tool.url}`,
          ),
    ),
  );
}
function print(form) {
  const paper = document.querySelector(".papier"),
    all = tools();
  const cover = element("section", { class: "papier__couverture" }, [
    element("h2", {}, "Mes outils"),
    element(
      "ol",
      {},
      all.map(tool => element("li", {}, tool.titre)),
    ),
  ]);
  paper.className = `papier papier--${form}`;
  paper.replaceChildren(
    ...(form === "livret" ? [cover] : []).concat(all.map(tool => sheet(tool, form))),
  );
  document.body.classList.add("a-imprimer");
  window.print();
}
addEventListener("afterprint", () => {
  document.body.classList.remove("a-imprimer");
});

// ---- A link, a QR code

function drawn(text) {
  const code = !local && qr(text),
    space = "http://www.w3.org/2000/svg",
    svg = document.createElementNS(space, "svg"),
    path = document.createElementNS(space, "path");
  if (!code)
    return local
      ? "Ouvert depuis un dossier, ce lien ne mène que sur cet appareil : pour partager, exporter le panier en fichier."
      : "Trop d’outils pour un code QR : partager le lien ou le fichier.";
  svg.setAttribute("viewBox", `-4 -4 ${code.rangs.length + 8} ${code.rangs.length + 8}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", "Code QR du lien vers ce panier");
  path.setAttribute(
    "d",
    code.rangs
      .map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")).join(""))
      .join(""),
  );
  svg.append(path);
  return svg;
}

// ---- The page

const field = element("input", { class: "panier__champ", id: "panier-lien", readonly: true }),
  code = element("div", { class: "panier__qr" });
const compose = element("a", { class: "bouton" }, "Composer une journée avec ces outils");
for (const form of [
  ["cartes", "En cartes"],
  ["fiches", "En fiches"],
  ["livret", "En livret"],
])
  part("imprimer").append(
    button(form[1], () => {
      print(form[0]);
    }),
  );
part("servir").append(compose);
part("partager").append(
  element("label", { for: field.id }, "Le lien vers ce panier"),
  field,
  button("Copier le lien", () => {
    field.select();
    note(
      document.execCommand("copy")
        ? "Lien copié."
        : "Le lien est sélectionné : le copier avec Ctrl + C.",
    );
  }),
  code,
);
const keeping = [
  button(
    "Exporter en fichier",
    rescueBy(() => {
      download("panier.json", exported("panier", 1, { outils: basket.list() }), "application/json");
    }),
  ),
  button("Vider le panier", () => {
    if (!sure("Vider le panier ? Les outils restent dans le site.")) return;
    basket.drop(basket.list(), "Le panier est vide.");
    part("dit").focus();
  }),
];
part("fichiers").append(
  opener("Importer un fichier", files => {
    files.forEach(fromFile);
  }),
  keeping[0],
  keeping[1],
);

function render() {
  const all = tools(),
    time = all.reduce((sum, tool) => sum + (tool.duree ? tool.duree[1] : 0), 0),
    url = `${basket.page("panier")}#o=${basket.written(all)}`;
  part("vide").hidden = Boolean(all.length);
  part("plein").hidden = keeping[0].hidden = keeping[1].hidden = !all.length;
  part("liste").replaceChildren(...all.map(row));
  part("total").textContent =
    `${plural(all.length, "outil") + (time ? `, ${minutes(time)} en tout sans les pauses` : "")}. Enregistré sur cet appareil.`;
  field.value = url;
  code.replaceChildren(drawn(url));
  compose.href = `${basket.page("composer")}#o=${basket.written(all.filter(tool => tool.duree))}`;
  compare();
}

document.querySelector(".panier-sans").hidden = true;
place.hidden = false;
part("dit").tabIndex = -1;
basket.watch(render);
addEventListener("hashchange", fromAddress);
if (tools().length < basket.list().length) receive(basket.list());
render();
fromAddress();
