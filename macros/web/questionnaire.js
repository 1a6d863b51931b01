// @ts-nocheck
/* A questionnaire filled in its page: kept on the device at each answer, given as a file. */

import { button, choose, element, find, say, sure } from "./commun.js";
import * as tools from "./evaluer.js";
import { opener } from "./fichiers.js";
import { flat } from "./fusion.js";
import { rescueBy } from "./garder.js";
import { plural } from "./mots.js";
import * as all from "./reponses.js";

const place = find(".repondre");
const about = all.asked.get(place.dataset.questionnaire);
let KEY = `questionnaire.${about.slug}`,
  fields = new Map(),
  reminded = false;
const told = element("strong", { role: "status" }),
  where = element("span"),
  still = element("p");
const store = all.store(KEY, about.slug, show);

function put(box, words) {
  if (box.textContent !== words) box.textContent = words;
}
function show(outside) {
  fields.forEach(field => {
    field.paint(outside);
  });
  put(
    told,
    `${plural(Object.keys(store.now.reponses).length, "réponse")} sur ${about.questions.length}`,
  );
  put(where, store.kept);
  if (reminded) remind();
}
about.questions.forEach(q => {
  const item = document.querySelector(`[data-question="${CSS.escape(q.id)}"]`);
  if (!item) return;
  const field = all.field(q, Array.from(item.querySelector("p").childNodes), store);
  item.replaceChildren(...field.parts);
  fields.set(q, field);
});

// What is still expected, each question one press away: told, never an obstacle.
function remind() {
  const left = Array.from(fields.keys()).filter(q => q.requis && !(q.id in store.now.reponses));
  reminded = true;
  still.replaceChildren(
    ...(left.length
      ? ["Sans réponse encore, si vous voulez y revenir : "].concat(
          left.map(q =>
            button(
              String(q.rang),
              () => {
                fields.get(q).focus();
              },
              { class: "rang", "aria-label": `Aller à la question ${q.rang}` },
            ),
          ),
        )
      : ["Toutes les questions attendues ont leur réponse. Merci !"]),
  );
  return left.length;
}
function give() {
  if (all.blank(store.now))
    return say("Rien à exporter pour le moment : répondre d’abord à une question.");
  const left = remind();
  tools.json(`reponses-${about.slug}-${store.now.id.slice(0, 8)}`, "reponses", store.now);
  say(
    `Le fichier est prêt, à remettre à l’équipe.${left ? ` ${plural(left, "question reste", "questions restent")} sans réponse, si vous voulez y revenir.` : ""}`,
  );
}
function take(files) {
  const read = tools.opened(
    files[0],
    "reponses",
    one =>
      all.judge(one) ||
      (one.questionnaire === about.slug
        ? ""
        : `Ce fichier répond à un autre questionnaire : « ${all.asked.get(one.questionnaire).titre} ».`),
  );
  if (!read.faute && read.liste[1])
    read.faute = `« ${files[0].nom.slice(0, 60)} » : Ce fichier vient de plusieurs personnes.`;
  if (read.faute) return say(`${read.faute} Vos réponses n’ont pas changé.`);
  const given = read.liste[0];
  if (all.blank(store.now)) return store.change(given, "Réponses reprises du fichier.", null, true);
  if (flat(given.reponses) === flat(store.now.reponses))
    return say("Ce fichier contient les réponses qui sont déjà ici. Rien n’a changé.");
  choose(
    "Des réponses sont déjà écrites ici",
    [
      element(
        "p",
        {},
        "Elles ne seront pas remplacées. Pour repartir du fichier seul : les exporter, tout effacer, puis le rouvrir.",
      ),
    ],
    [
      [
        "Compléter mes réponses",
        () => {
          store.add(given, "Réponses complétées.");
        },
      ],
      ["Ne rien changer"],
    ],
  );
}
function clear() {
  if (
    all.blank(store.now) ||
    !sure("Effacer toutes les réponses de ce questionnaire sur cet appareil ?")
  )
    return;
  reminded = false;
  still.replaceChildren();
  store.change(all.fresh(about.slug), "Réponses effacées.");
}

const end = document.querySelector(".remettre");
place.querySelector("p").hidden = true;
place.append(element("p", { class: "boutons" }, [opener("Reprendre un fichier", take)]));
end.before(element("p", { class: "avance" }, [told, where]));
document.documentElement.classList.add("en-cours");
end.prepend(
  still,
  element("p", { class: "boutons" }, [
    button("Exporter mes réponses", rescueBy(give)),
    button("Imprimer", () => {
      print();
    }),
    button("Tout effacer", clear),
  ]),
);
place.querySelector("div").hidden = end.hidden = false;
show();
if (!all.blank(store.now)) put(where, " · enregistré sur cet appareil");
