/* A questionnaire filled in its page: kept on the device at each answer, given as a file. */

import { button, choose, element, eraser, find, findAll, say, sure } from "./commun.js";
import * as tools from "./evaluer.js";
import { opener } from "./fichiers.js";
import { flat } from "./fusion.js";
import { rescueBy } from "./garder.js";
import { plural } from "./mots.js";
import * as all from "./reponses.js";

const place = find(".repondre");
const end = find(".remettre");
const about = all.known(place.dataset.questionnaire ?? "");
/** @type {Map<all.Question, tools.Field>} */
const fields = new Map();
let reminded = false;
const told = element("strong", { role: "status" });
const where = element("span");
const still = element("p");
const store = all.store(`questionnaire.${about.slug}`, about.slug, show);

/** @param {HTMLElement} box @param {string} words */
function put(box, words) {
  if (box.textContent !== words) box.textContent = words;
}
/** @param {boolean} [outside] */
function show(outside) {
  for (const field of fields.values()) field.paint(outside);
  const given = Object.keys(store.now.reponses).length;
  put(told, `${plural(given, "réponse")} sur ${about.questions.length}`);
  put(where, store.kept);
  if (reminded) remind();
}
for (const q of about.questions)
  for (const item of findAll(`[data-question="${CSS.escape(q.id)}"]`).slice(0, 1)) {
    const field = all.field(q, [...find("p", item).childNodes], store);
    item.replaceChildren(...field.parts);
    fields.set(q, field);
  }

// What is still expected, each question one press away: told, never an obstacle.
function remind() {
  const left = [...fields].filter(([q]) => q.requis && !(q.id in store.now.reponses));
  const ways = left.map(([{ rang }, field]) =>
    button(String(rang), field.focus, {
      class: "rang",
      "aria-label": `Aller à la question ${rang}`,
    }),
  );
  reminded = true;
  still.replaceChildren(
    left.length
      ? "Sans réponse encore, si vous voulez y revenir : "
      : "Toutes les questions attendues ont leur réponse. Merci !",
    ...ways,
  );
  return left.length;
}
function give() {
  if (all.blank(store.now))
    return say("Rien à exporter pour le moment : répondre d’abord à une question.");
  const left = remind();
  tools.json(`reponses-${about.slug}-${store.now.id.slice(0, 8)}`, "reponses", store.now);
  const more = left
    ? ` ${plural(left, "question reste", "questions restent")} sans réponse, si vous voulez y revenir.`
    : "";
  say(`Le fichier est prêt, à remettre à l’équipe.${more}`);
}
/** @param {any} one */
const judge = one =>
  all.judge(one) ||
  (one.questionnaire === about.slug
    ? ""
    : `Ce fichier répond à un autre questionnaire : « ${all.known(one.questionnaire).titre} ».`);
/** @param {tools.Opened[]} files */
function take([file]) {
  const { liste, faute } = tools.opened(file, "reponses", judge);
  const several = `« ${file.nom.slice(0, 60)} » : Ce fichier vient de plusieurs personnes.`;
  const fault = faute || (liste[1] && several);
  if (fault) return say(`${fault} Vos réponses n’ont pas changé.`);
  const [given] = liste;
  if (all.blank(store.now)) return store.change(given, "Réponses reprises du fichier.", null, true);
  if (flat(given.reponses) === flat(store.now.reponses))
    return say("Ce fichier contient les réponses qui sont déjà ici. Rien n’a changé.");
  const words =
    "Elles ne seront pas remplacées. Pour repartir du fichier seul : les exporter, tout effacer, puis le rouvrir.";
  choose(
    "Des réponses sont déjà écrites ici",
    [element("p", {}, words)],
    [
      ["Compléter mes réponses", () => store.add(given, "Réponses complétées.")],
      ["Ne rien changer"],
    ],
  );
}
function clear() {
  const asking = "Effacer toutes les réponses de ce questionnaire sur cet appareil ?";
  if (all.blank(store.now) || !sure(asking)) return;
  reminded = false;
  still.replaceChildren();
  store.change(all.fresh(about.slug), "Réponses effacées.");
}

find("p", place).hidden = true;
place.append(element("p", { class: "boutons" }, [opener("Reprendre un fichier", take)]));
end.before(element("p", { class: "avance" }, [told, where]));
document.documentElement.classList.add("en-cours");
end.prepend(
  still,
  element("p", { class: "boutons" }, [
    button("Exporter mes réponses", rescueBy(give)),
    button("Imprimer", () => print()),
    eraser("Tout effacer", clear),
  ]),
);
find("div", place).hidden = end.hidden = false;
show();
if (!all.blank(store.now)) put(where, " · enregistré sur cet appareil");
