/* The page that composes a half-day or a day: its frame, what it gives, what goes out and comes in. */
import { clock, supplies, warnings } from "./agenda.js";
import {
  ask,
  asked,
  button,
  choose,
  element,
  erase,
  eraser,
  find,
  findAll,
  say,
} from "./commun.js";
import {
  all,
  blank,
  bornes,
  change,
  day,
  focus,
  fresh,
  half,
  keepDay,
  know,
  of,
  part,
  planned,
  replace,
  set,
  shownBy,
  toolOf,
  turn,
} from "./composer-jour.js";
import { adding, facts, field, hours, linesFor, section, verdict } from "./composer-lignes.js";
import * as out from "./composer-sorties.js";
import * as data from "./donnees/outils.js";
import { download, give, imported, opener } from "./fichiers.js";
import { flat } from "./fusion.js";
import { composition, keep, kept, rescueBy } from "./garder.js";
import { day as dayOf, mark, minutes, plural, today } from "./mots.js";
import { phone, shared } from "./partager.js";

/** @typedef {import("./composer-sorties.js").State} State */
/** @typedef {import("./composer-sorties.js").LaidHalf} LaidHalf */

const KIND = "composition";
const VERSION = 1;

/** @type {string[][]} */
const courses = Object.entries(data.formations).map(([slug, { titre }]) => [slug, titre]);

/** Asked only where enough people told their minutes. */
const careful = Object.keys(bornes.prudentes).slice(0, 1);

// ---- The frame: title, group, day, half-days

function frame() {
  const { state } = day;
  const [min, max] = bornes.personnes;
  const title = bornes.signes.titre;
  part("cadre").replaceChildren(
    field("Titre", "text", state.titre, i => set(s => (s.titre = i.value.slice(0, title))), {
      maxlength: title,
      "data-acte": "titre",
    }),
    field(
      "Personnes",
      "number",
      state.participants,
      i =>
        set(s => {
          s.participants = Math.min(max, Math.max(min, Math.round(Number(i.value)) || 10));
        }),
      { min, max, "data-acte": "personnes" },
    ),
    field("Lieu", "text", state.lieu, i => set(s => (s.lieu = i.value.slice(0, out.SIGNS))), {
      maxlength: out.SIGNS,
      "data-acte": "lieu",
    }),
    field("Date", "date", state.date, i => set(s => (s.date = i.value)), { "data-acte": "date" }),
    pick("Territoire (facultatif)", "territoire", [
      ["", "Aucun en particulier"],
      ...Object.entries(bornes.territoires),
    ]),
    ...careful.map(() =>
      field("Durées prudentes", "checkbox", "", i => set(s => (s.prudentes = i.checked)), {
        checked: Boolean(state.prudentes),
        "data-acte": "prudentes",
      }),
    ),
    courses.length > 1 ? pick("Formation", "formation", courses) : "",
    element("fieldset", { class: "composer__choix" }, [
      element("legend", {}, "Demi-journées"),
      ...Object.keys(bornes.demis).map(choiceOf),
    ]),
  );
}
/** @param {string} name */
function choiceOf(name) {
  const box = element("input", {
    type: "checkbox",
    "data-acte": `demi ${name}`,
    checked: Boolean(of(name)),
    change: () => toggle(name, box),
  });
  return element("label", {}, [box, ` ${bornes.demis[name]}`]);
}
/** @param {string} words @param {"territoire" | "formation"} name @param {string[][]} options */
function pick(words, name, options) {
  const box = element(
    "select",
    { "data-acte": name, change: () => set(s => (s[name] = box.value)) },
    options.map(([value, title]) =>
      element("option", { value, selected: value === day.state[name] }, title),
    ),
  );
  return element("label", { class: "composer__champ" }, [element("span", {}, words), box]);
}
/** @param {string} name @param {HTMLInputElement} box */
function toggle(name, box) {
  const found = of(name);
  if (!found)
    return change(s => {
      s.demis = out.clean({ demis: [...s.demis, half(name)] }, bornes)?.demis ?? s.demis;
    });
  if (day.state.demis.length === 1) {
    box.checked = true;
    return say("Garder au moins une demi-journée.");
  }
  const lines = found.lignes.length;
  change(
    s => {
      s.demis = s.demis.filter(one => one.nom !== name);
    },
    lines
      ? `${bornes.demis[name]} : ${plural(lines, "séquence retirée", "séquences retirées")}.`
      : "",
  );
}

// ---- What it gives

const named = () => ({ ...day.state, titre: day.state.titre || "Ma demi-journée" });
const halves = () => day.state.demis.map(planned);

// On paper, words rather than fields.
function paper() {
  const { date, lieu, territoire, participants } = day.state;
  const words = [
    date && dayOf(date, { weekday: "long" }),
    lieu,
    bornes.territoires[territoire],
    plural(participants, "personne"),
  ];
  part("papier").replaceChildren(
    element("b", {}, named().titre),
    element("span", {}, words.filter(Boolean).join(", ")),
  );
}
/** @param {string} title @param {HTMLElement[]} list @param {string} none */
const block = (title, list, none) =>
  element("section", {}, [
    element("h3", {}, title),
    list.length ? element("ul", {}, list) : element("p", {}, none),
  ]);
/** @param {LaidHalf[]} halves */
function summary(halves) {
  /** @type {Record<string, number>} */
  const spent = {};
  const { formation } = day.state;
  for (const c of halves.flatMap(one => one.pose.creneaux))
    for (const n of toolOf(c.ligne)?.objectifs[formation] ?? [])
      spent[n] = (spent[n] ?? 0) + c.fin - c.debut;
  paper();
  part("bilan").replaceChildren(
    block(
      "Objectifs travaillés",
      Object.entries(spent).map(([n, time]) =>
        element(
          "li",
          {},
          `${n}. ${data.formations[formation].objectifs[n].court}, ${minutes(time)}`,
        ),
      ),
      "Aucun pour l’instant.",
    ),
    block(
      "À revoir",
      warnings(halves, know).map(([code, words, half]) => {
        const which = half ? ` (${bornes.demis[half].toLowerCase()})` : "";
        return element("li", {}, [
          element("b", {}, bornes.avertissements[code] + which),
          ` : ${words}.`,
        ]);
      }),
      "Rien à revoir.",
    ),
    block(
      `Matériel pour ${plural(day.state.participants, "personne")}`,
      supplies(halves, know).map(([name, count, printed, methods]) =>
        element("li", {}, [
          `${count} × ${name}${printed ? ", à imprimer" : ""}`,
          element("span", { class: "precision" }, ` (${methods.join(", ")})`),
        ]),
      ),
      "Rien à apporter.",
    ),
  );
}

// ---- Drawn

function refresh() {
  know.participants = day.state.participants;
  const now = halves();
  const boxes = [...part("demis").children];
  for (const [n, { lignes, pose }] of now.entries()) {
    const rows = findAll(".composer__ligne", boxes[n]);
    find(".composer__verdict", boxes[n]).replaceWith(verdict(now[n], pose));
    for (const [k, c] of pose.creneaux.entries()) {
      find(".composer__heures", rows[k]).textContent = hours(c);
      find(".composer__quoi > :first-child", rows[k]).textContent = c.titre;
      find(".precision", rows[k]).textContent = facts(lignes[k], c);
      for (const label of findAll(".hors-ecran", rows[k])) label.textContent = ` : ${c.titre}`;
    }
  }
  summary(now);
}
function draw() {
  const active = /** @type {HTMLInputElement | null} */ (document.activeElement);
  const name = active?.dataset?.acte;
  const typed = name && !adding() ? active?.value || "" : "";
  know.participants = day.state.participants;
  frame();
  part("demis").replaceChildren(...day.state.demis.map(section));
  summary(halves());
  if (!name || !focus(name)) return;
  const now = document.activeElement;
  if (now instanceof HTMLInputElement && now.list) now.value = typed;
}

// ---- Out and in

/** @param {string} words */
function answer(words) {
  part("dit").textContent = words;
}
function leave() {
  day.state.marque ||= mark();
  keepDay();
  return day.state;
}
async function link() {
  const value = `${location.href.split("#")[0]}#c=${out.toAddress(leave(), bornes)}`;
  if (phone() && (await shared({ title: day.state.titre, url: value })) !== undefined) return;
  const words = {
    type: "text",
    readonly: true,
    value,
    "aria-label": "Lien vers cette composition",
  };
  const input = element("input", words);
  part("dit").replaceChildren("Le lien, à copier : ", input);
  input.select();
  navigator.clipboard?.writeText(value).then(
    () => say("Lien copié."),
    () => {},
  );
}
function programme() {
  const days = day.state.demis.map(planned);
  const faults = out.faults(day.state, days, know);
  const name = out.name(day.state);
  if (faults.length) return answer(`Pas encore : ${faults.join(" ")}`);
  if (Object.hasOwn(bornes.programmes, name))
    return answer("Un programme du site porte déjà ce nom : changer le titre.");
  answer("À ranger dans toolbox/programmes, sans rien y changer.");
  download(`${name}.md`, out.programme(day.state, days, know, today()), "text/markdown");
}
function calendar() {
  if (!day.state.date) return answer("Donner une date, puis exporter le calendrier.");
  answer("");
  leave();
  const text = out.calendar(named(), day.state.demis.map(planned), bornes.demis);
  download(`${out.name(day.state)}.ics`, text, "text/calendar");
}
/** @param {import("./fichiers.js").Opened[]} files */
function bring([file]) {
  if (!file) return;
  const read = imported(file, KIND, VERSION);
  const found = read.faute ? null : out.clean(read.contenu, bornes);
  if (!found)
    return answer(
      `${file.nom} : ${read.faute || "Ce fichier ne contient pas de journée."} Rien n’a changé ici.`,
    );
  answer("");
  receive(found, "Composition importée", true);
}
function outputs() {
  part("sorties").replaceChildren(
    element("p", { class: "composer__actes" }, [
      button(phone() ? "Envoyer le lien" : "Copier le lien", link),
      button("Imprimer", () => window.print()),
      button("Calendrier (.ics)", calendar),
      button("Fichier de programme", programme),
      button(
        "Exporter",
        rescueBy(() => give(`${out.name(day.state)}.json`, KIND, VERSION, leave())),
      ),
      opener("Importer", bring),
      eraser("Tout vider", () => {
        if (erase("Vider toute la composition ?")) replace(fresh(), "Composition vidée.");
      }),
    ]),
  );
}

// ---- Several compositions

// What comes in goes beside what is there: known already, in an empty place, or in a new one.
/** @param {State} given @param {string} words @param {boolean} [known] whether it was asked for here */
function receive(given, words, known = false) {
  const same = (/** @type {string} */ id) =>
    flat(out.clean(kept(`composer.${id}`, null), bornes)) === flat(given);
  const twin = all.ids().find(same);
  if (twin) {
    turn(twin);
    return say("Cette composition est déjà parmi les vôtres. Rien n’a changé.");
  }
  const copy = () =>
    blank(day.state) ? replace(given, `${words}.`) : beside(given, `${words}, à côté des vôtres.`);
  if (known) return copy();
  choose(`Composition reçue : « ${given.titre || "sans titre"} »`, preview(given), [
    ["En faire ma copie", copy],
    ["Fermer, sans rien garder"],
  ]);
}
/** @param {State} given @param {string} words */
function beside(given, words) {
  const was = day.here;
  const made = all.mark();
  keep(`composer.${made}`, given);
  turn(made);
  say(words, () => {
    all.remove(made);
    turn(was);
  });
}
/** @param {State} given */
const preview = given =>
  given.demis.map(planned).flatMap(({ nom, debut, fin, pose }) => [
    element("p", {}, `${bornes.demis[nom]}, ${clock(debut)} – ${clock(fin)}`),
    element(
      "ul",
      {},
      pose.creneaux.map(c =>
        element("li", {}, `${clock(c.debut)} · ${c.titre}, ${minutes(c.fin - c.debut)}`),
      ),
    ),
  ]);
function double() {
  const from = day.here;
  turn(all.copy(from));
  change(s => {
    s.titre = `${composition(day.here)} (copie)`.slice(0, bornes.signes.titre);
  });
  say(`Composition dupliquée : « ${day.state.titre} ».`);
}
function discard() {
  const gone = day.here;
  const name = composition(gone);
  const words = `Supprimer la composition « ${name} » de cet appareil ?`;
  if (!erase(words)) return;
  const back = all.remove(gone);
  turn(all.here());
  say(`« ${name} » est supprimée.`, () => {
    back();
    turn(gone);
  });
}

// A link brings a day, or tools of the basket; either leaves the address once read.
function start() {
  const composed = asked().get("c");
  const tools = asked().get("o");
  const course = asked().get("formation");
  const given = composed === null ? null : out.fromAddress(composed, bornes);
  const bar = all.bar("Composition", turn, [
    button("Nouvelle composition", () => {
      turn(all.mark());
      focus("titre");
    }),
    button("Dupliquer", double),
    eraser("Supprimer", discard),
  ]);
  shownBy({ draw, refresh }, bar.draw);
  const place = find("div.composer");
  place.prepend(bar);
  bar.draw(day.here);
  const titles = [...data.methodes, ...data.fiches].map(tool => tool.titre);
  document.body.append(
    element(
      "datalist",
      { id: "composer-outils" },
      titles.map(value => element("option", { value })),
    ),
  );
  outputs();
  place.hidden = false;
  draw();
  if (course && Object.hasOwn(data.formations, course)) compose(course);
  if (composed !== null || tools !== null || course) ask(new URLSearchParams());
  if (given) receive(given, "Copie faite");
  else if (composed !== null) answer("Ce lien est abîmé : rien n’a changé ici.");
  if (tools !== null) fromBasket(tools.slice(0, 6000).split(","));
}
// A composition of a course: the one that is there, when it is of that course or says nothing yet, or a new one.
/** @param {string} course */
function compose(course) {
  if (day.state.formation === course) return;
  if (!blank(day.state)) turn(all.mark());
  change(s => (s.formation = course));
}
// A bare name is a method, or a sheet when no method bears it.
/** @param {string[]} names */
function fromBasket(names) {
  const tools = names.flatMap(name => {
    const slug = name.slice(name.lastIndexOf(".") + 1);
    const kind = name.includes(".")
      ? name.split(".")[0]
      : slug in know.methodes
        ? "methodes"
        : "fiches";
    return { kind, slug };
  });
  const first = day.state.demis[0];
  const lines = linesFor(first, tools);
  if (!lines.length)
    return answer("Rien à ajouter : ces outils sont déjà là, ou ne se jouent pas en séance.");
  change(
    () => {
      first.lignes = [...first.lignes, ...lines].slice(0, out.LINES);
    },
    `${plural(lines.length, "outil ajouté", "outils ajoutés")} depuis le panier.`,
  );
}
start();
