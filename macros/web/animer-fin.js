/* The end: minutes planned and lived, two questions, a file. */

import { longueur } from "./animer-donnees.js";
import { field, part, place, show, write } from "./animer-ecran.js";
import { agir, jeu } from "./animer-etat.js";
import { donneur, retours, vecues } from "./animer-retour.js";
import { element, find } from "./commun.js";
import { download } from "./fichiers.js";
import { minutes } from "./mots.js";

/** @typedef {import("./animer-temps.js").Etat} Etat */

const ASKED = ["pris", "referait", "contexte"];

/** @param {Etat} etat */
export function fin(etat) {
  const lived = vecues(jeu.pas, etat);
  const total = Math.round((etat.fini - etat.pas[0][1]) / 60000);
  show("fin");
  for (const name of ["annonce", "bilan"])
    write(
      name,
      `${minutes(total)} en tout, pauses comprises ; ${minutes(longueur(jeu.temps))} prévues.`,
    );
  find("tbody", place).replaceChildren(
    ...lived.map(one =>
      element("tr", {}, [
        element("th", { scope: "row" }, one.titre),
        ...[one.prevu, one.reel].map(time => element("td", {}, `${time} min`)),
      ]),
    ),
  );
  part("pris").replaceChildren(
    element("option", { value: "" }, "Rien de spécial"),
    ...lived.map(one => element("option", {}, one.titre)),
  );
  for (const name of ASKED) field(name).value = etat.retour?.[name] ?? "";
}
export function donner() {
  if (!jeu.etat) return;
  const told = { version: 1, retours: retours(jeu.temps, jeu.pas, jeu.etat, donneur()) };
  download("retour.json", JSON.stringify(told, null, 1), "application/json");
}
for (const name of ASKED)
  field(name).addEventListener("change", () =>
    agir(e => ({ retour: { ...e.retour, [name]: field(name).value } })),
  );
