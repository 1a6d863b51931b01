/* A text that leaves: in which form, then to whom. */
import { DOCX, docx, markdown, ODT, odt } from "./bureau.js";
import { choose, element } from "./commun.js";
import { hand } from "./partager.js";

/** Asks in which form a text leaves; more are other answers.
 * @param {string} titre @param {string} name of the file, without its ending @param {import("./bureau.js").Block[]} blocks
 * @param {[string, () => void][]} [more] */
export const offer = (titre, name, blocks, more = []) =>
  choose(
    `Envoyer « ${titre} »`,
    [element("p", {}, "Rien ne part sans vous : vous choisirez ensuite à qui.")],
    [
      ["Un document à lire ou à corriger (Word)", () => hand(`${name}.docx`, docx(blocks), DOCX)],
      ["Le même, pour LibreOffice", () => hand(`${name}.odt`, odt(blocks), ODT)],
      ["Un texte simple", () => hand(`${name}.txt`, markdown(blocks), "text/plain")],
      ...more,
      ["Ne rien envoyer"],
    ],
  );
