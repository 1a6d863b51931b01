/* The page of the basket: its order, its comparison, its papers, its link, its file. */
import { ask, asked, button, element, eraser, find, hidden, say, sure } from "./commun.js";
import { genres } from "./donnees/genres.js";
import * as data from "./donnees/outils.js";
import { give, imported, opener } from "./fichiers.js";
import { rescueBy } from "./garder.js";
import { minutes, plural } from "./mots.js";
import * as basket from "./panier.js";
import { phone, shared } from "./partager.js";
import { qr } from "./qr.js";

/** @typedef {import("./donnees/outils.js").OutilAnime} Method */
/** @typedef {import("./donnees/outils.js").Outil & Partial<Method> & { kind: string }} Tool */

const local = location.protocol === "file:";
const place = find("div.panier");
const words = data.mots;
const { key, KINDS } = basket;
/** What is compared, by key. @type {Set<string>} */
const compared = new Set();
/** @type {Map<string, Tool>} */
const known = new Map(
  basket
    .toolsOf(data)
    .flatMap(([kind, tools]) => tools.map(tool => [`${kind}/${tool.slug}`, { ...tool, kind }])),
);

/** @param {string} name */
const part = name => find(`.panier__${name}`, place);
const tools = () => basket.list().flatMap(one => known.get(key(one)) ?? []);
/** Minutes of a method: least, usual, most. @param {Tool} tool */
const played = tool => /** @type {(Tool & Method) | null} */ (tool.duree ? tool : null);
/** @param {string} text */
const strong = text => element("b", {}, `${text} : `);
/** @param {Tool} tool */
const link = tool => element("a", { href: basket.root + tool.url }, tool.titre);
/** @param {string} said */
function note(said) {
  part("dit").textContent = said;
}

// ---- What comes in: a link, a file

// A bare name is the first kind that knows it; « fiches.x » says its kind.
/** @param {string} text */
function named(text) {
  const parts = text.split(".");
  const slug = parts.pop();
  const kind = KINDS.find(
    one => (!parts.length || parts[0] === one) && known.has(`${one}/${slug}`),
  );
  return { kind, slug };
}
/** @param {any} tool */
const isKnown = tool => basket.valid(tool) && known.has(key(tool));

// Adds to the list what it does not hold yet, and names what this site does not know.
/** @param {any[]} found */
function receive(found) {
  const before = basket.list();
  basket.set([...before, ...found].filter(isKnown));
  const now = basket.list().length;
  const added = now - before.length;
  const lost = found.filter(tool => !isKnown(tool));
  const full = now === basket.MOST ? `Le panier est plein : ${now} outils au plus.` : "";
  note((lost.length ? `Laissé de côté, inconnu de ce site : ${listed(lost)} ` : "") + full);
  if (added > 0)
    say(`Ajouté au panier : ${plural(added, "outil")}.`, () => {
      const held = before.map(key);
      const brought = found.map(key);
      const stays = (/** @type {string} */ one) => held.includes(one) || !brought.includes(one);
      basket.set(basket.list().filter(tool => stays(key(tool))));
    });
  else if (!lost.length) note("Rien à ajouter : tout est déjà dans le panier.");
}
/** @param {any[]} lost */
function listed(lost) {
  const name = (/** @type {any} */ tool) => (typeof tool?.slug === "string" ? tool.slug : "?");
  const few = lost.slice(0, 5).map(tool => `« ${name(tool).slice(0, 40)} »`);
  return `${few.join(", ")}${lost.length > 5 ? ` et ${lost.length - 5} autres` : ""}.`;
}
// The list leaves the address once read: coming back must not bring again what was removed.
function fromAddress() {
  const given = asked().get("o");
  if (given === null) return;
  ask(new URLSearchParams());
  receive(given.slice(0, 6000).split(",").filter(Boolean).map(named));
}
/** @param {import("./fichiers.js").Opened} file */
function fromFile(file) {
  const read = imported(file, "panier", 1);
  if (read.faute) return note(read.faute);
  const list = read.contenu.outils;
  if (!Array.isArray(list) || list.length > 500)
    return note("Ce fichier n’a pas de liste d’outils, ou elle est trop longue.");
  receive(list);
}

// ---- The list

/** @param {Tool} tool */
function facts(tool) {
  const made = played(tool);
  const more = made && [
    minutes(made.duree[1]),
    ROWS.Groupe(tool),
    ROWS.Moment(tool),
    ROWS.Niveau(tool),
  ];
  return [genres[tool.kind], ...(more ?? [])].join(" · ");
}
/** @param {Tool} tool @param {string[]} acts */
function focus(tool, acts) {
  const selectors = acts.map(act => `[data-acte='${act} ${key(tool)}']:not(:disabled)`);
  const found = selectors.map(one => place.querySelector(one)).find(Boolean);
  /** @type {HTMLElement} */ (found ?? part("dit")).focus();
}
/** @param {Tool} tool @param {number} n @param {number} step */
function move(tool, n, step) {
  const list = basket.list();
  list.splice(n + step, 0, ...list.splice(n, 1));
  basket.set(list);
  note(`« ${tool.titre} » est maintenant en place ${n + step + 1} sur ${list.length}.`);
  focus(tool, step < 0 ? ["Monter", "Descendre"] : ["Descendre", "Monter"]);
}
/** @param {Tool} tool @param {number} n @param {Tool[]} all */
function row(tool, n, all) {
  /** @param {string} name @param {() => void} run @param {boolean} [disabled] */
  const act = (name, run, disabled = false) =>
    button([name, hidden(` ${tool.titre}`)], run, {
      "data-acte": `${name} ${key(tool)}`,
      disabled,
    });
  const box = element("input", {
    type: "checkbox",
    checked: compared.has(key(tool)),
    autocomplete: "off",
    change: () => {
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
    element("label", {}, [box, "Comparer", hidden(` ${tool.titre}`)]),
    element("span", { class: "panier__actes" }, [
      act("Monter", () => move(tool, n, -1), !n),
      act("Descendre", () => move(tool, n, 1), n === all.length - 1),
      act("Retirer", () => {
        basket.remove(tool, tool.titre);
        focus(tools()[n] ?? tools()[n - 1] ?? tool, ["Retirer"]);
      }),
    ]),
  ]);
}

// ---- Side by side

/** @type {Record<string, (tool: Tool) => string | undefined>} */
const ROWS = {
  Genre: tool => genres[tool.kind],
  Durée: tool => {
    const [least, usual, most] = (played(tool)?.duree ?? []).map(minutes);
    return usual && `${usual} (de ${least} à ${most})`;
  },
  Groupe: tool => tool.participants && `${tool.participants.join(" à ")} personnes`,
  Moment: tool => words.moments[tool.moment ?? ""],
  Niveau: tool => words.difficultes[tool.difficulte ?? ""],
  Énergie: tool => words.energies[tool.energie ?? ""],
  Espace: tool => words.espaces[tool.espace ?? ""],
  Écrit: tool => words.lectures[tool.lecture ?? ""],
  Matériel: tool => tool.materiel && (tool.materiel.map(([name]) => name).join(", ") || "Aucun"),
  "À la fin": tool => tool.production,
};
/** @param {string} name @param {"th" | "td"} tag @param {Tool[]} chosen
 * @param {(tool: Tool) => string | Node | undefined} tell */
const line = (name, tag, chosen, tell) =>
  element("tr", {}, [
    name ? element("th", { scope: "row" }, name) : element("td"),
    ...chosen.map(tool =>
      element(tag, { scope: tag === "th" ? "col" : null }, tell(tool) || "sans objet"),
    ),
  ]);
/** @param {Tool[]} chosen */
const table = chosen =>
  element("table", {}, [
    element("thead", {}, line("", "th", chosen, link)),
    element(
      "tbody",
      {},
      Object.entries(ROWS).map(([name, tell]) => line(name, "td", chosen, tell)),
    ),
  ]);
function compare() {
  const chosen = tools().filter(tool => compared.has(key(tool)));
  const label = `Comparaison de ${chosen.length} outils`;
  part("cote").replaceChildren(
    chosen.length < 2
      ? "Cocher « Comparer » sur deux, trois ou quatre outils du panier."
      : element(
          "div",
          { class: "panier__compare", tabindex: "0", role: "region", "aria-label": label },
          table(chosen),
        ),
  );
}

// ---- On paper

/** @param {Tool} tool */
function steps(tool) {
  const made = played(tool);
  if (!made) return [];
  return [
    element("p", {}, [strong("Apporter"), ROWS.Matériel(tool) ?? ""]),
    element(
      "ol",
      {},
      made.etapes.map(([title, time, words]) =>
        element("li", {}, [strong(`${title}, ${minutes(time)}`), words]),
      ),
    ),
  ];
}
/** @param {Tool} tool @param {boolean} small */
function sheet(tool, small) {
  const whole = `La page entière : ${local ? tool.url : basket.root + tool.url}`;
  return element("section", {}, [
    element("h2", {}, tool.titre),
    element("p", { class: "precision" }, facts(tool)),
    element("p", {}, tool.accroche),
    ...(small ? [] : steps(tool)),
    ...(tool.production ? [element("p", {}, [strong("À la fin"), tool.production])] : []),
    ...(small ? [] : [element("p", { class: "precision" }, whole)]),
  ]);
}
/** @param {string} form */
function print(form) {
  const paper = find(".papier");
  const all = tools();
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
    ...(form === "livret" ? [cover] : []),
    ...all.map(tool => sheet(tool, form === "cartes")),
  );
  document.body.classList.add("a-imprimer");
  window.print();
}
addEventListener("afterprint", () => document.body.classList.remove("a-imprimer"));

// ---- A link, a QR code

/** @param {string} name @param {Record<string, string>} attributes */
function svg(name, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
/** @param {string} text */
function drawn(text) {
  if (local)
    return "Depuis un dossier, ce lien ne sert qu’ici : pour partager, exporter en fichier.";
  const code = qr(text);
  if (!code) return "Trop d’outils pour un code QR : partager le lien ou le fichier.";
  const side = code.rangs.length + 8;
  const dots = code.rangs.flatMap((row, y) =>
    row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")),
  );
  const made = svg("svg", {
    viewBox: `-4 -4 ${side} ${side}`,
    role: "img",
    "aria-label": "Code QR du lien vers ce panier",
  });
  made.append(svg("path", { d: dots.join("") }));
  return made;
}

// ---- The page

const field = element("input", { class: "panier__champ", id: "panier-lien", readonly: true });
const code = element("div", { class: "panier__qr" });
const compose = element("a", { class: "bouton" }, "Composer une journée avec ces outils");
part("imprimer").append(
  button("En cartes", () => print("cartes")),
  button("En fiches", () => print("fiches")),
  button("En livret", () => print("livret")),
);
part("servir").append(compose);
part("partager").append(
  element("label", { for: field.id }, "Le lien vers ce panier"),
  field,
  button(phone() ? "Envoyer le lien" : "Copier le lien", async () => {
    if (phone() && (await shared({ title: "Panier", url: field.value })) !== undefined) return;
    field.select();
    note(
      document.execCommand("copy")
        ? "Lien copié."
        : "Le lien est sélectionné : le copier avec Ctrl + C.",
    );
  }),
  code,
);
part("fichiers").append(
  opener("Importer un fichier", files => files.forEach(fromFile)),
  button(
    "Exporter en fichier",
    rescueBy(() => give("panier.json", "panier", 1, { outils: basket.list() })),
  ),
  eraser("Vider le panier", () => {
    if (!sure("Vider le panier ? Les outils restent dans le site.")) return;
    basket.drop(basket.list(), "Le panier est vide.");
    part("dit").focus();
  }),
);

function render() {
  const all = tools();
  const time = all.reduce((sum, tool) => sum + (tool.duree?.[1] ?? 0), 0);
  const whole = time ? `, ${minutes(time)} en tout sans les pauses` : "";
  const methods = all.filter(tool => tool.duree);
  const url = `${basket.page("panier")}#o=${basket.written(all)}`;
  part("liste").replaceChildren(...all.map(row));
  part("total").textContent =
    `${plural(all.length, "outil")}${whole}. Enregistré sur cet appareil.`;
  field.value = url;
  code.replaceChildren(drawn(url));
  compose.href = `${basket.page("composer")}#o=${basket.written(methods)}`;
  compare();
}

place.hidden = false;
part("dit").tabIndex = -1;
basket.watch(render);
addEventListener("hashchange", fromAddress);
if (tools().length < basket.list().length) receive(basket.list());
render();
fromAddress();
