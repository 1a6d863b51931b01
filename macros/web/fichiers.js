/* Files in and out. A file of ours says what it is and in which edition: { boite: kind, version, contenu }. */
import { element } from "./commun.js";
import { safe } from "./garder.js";
import { size } from "./mots.js";

/** @typedef {{ nom: string, texte: string, faute?: string }} Opened */
/** @typedef {{ contenu: any, faute?: undefined } | { contenu?: undefined, faute: string }} Read */

const MOST = 2e6;

/** @param {string} name @param {BlobPart} content @param {string} type */
export function download(name, content, type) {
  const url = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const link = element("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

/** Gives a file of ours: what it holds is safe from then on.
 * @param {string} name @param {string} kind @param {number} version @param {unknown} content */
export function give(name, kind, version, content) {
  safe();
  download(name, wrapped(kind, version, content), "application/json");
}

/** @param {string} kind @param {number} version @param {unknown} content */
export const wrapped = (kind, version, content) =>
  `${JSON.stringify({ boite: kind, version, contenu: content }, null, 1)}\n`;

/** Reads a file of ours; nothing is ever run.
 * @param {{ texte: string, faute?: string }} file @param {string} kind @param {number} version
 * @returns {Read} */
export function imported({ texte, faute }, kind, version) {
  if (faute) return { faute };
  let data;
  try {
    data = JSON.parse(texte);
  } catch {
    return {
      faute:
        "Ce fichier ne se lit pas : il est abîmé, ou ce n’est pas un fichier de la boîte à outils.",
    };
  }
  if (typeof data?.boite !== "string")
    return { faute: "Ce fichier ne vient pas de la boîte à outils." };
  if (data.boite !== kind)
    return {
      faute: `Ce fichier contient « ${data.boite.slice(0, 30)} », « ${kind} » était attendu.`,
    };
  const { version: edition, contenu } = data;
  if (!Number.isInteger(edition) || edition < 1)
    return { faute: "Ce fichier ne dit pas sa version." };
  if (edition > version)
    return {
      faute: "Ce fichier vient d’une version plus récente du site : mettre le site à jour.",
    };
  if (edition < version) return { faute: "Ce fichier vient d’une version trop ancienne du site." };
  if (!contenu || typeof contenu !== "object") return { faute: "Ce fichier est vide." };
  return { contenu };
}

/** @param {File} file @returns {Promise<Opened>} */
async function read(file) {
  const faute = file.size > MOST ? `Ce fichier est trop gros : ${size(MOST)} au plus.` : "";
  return { nom: file.name, texte: faute || (await file.text()), faute };
}

/** A button that opens files; those too big come with a sentence.
 * @param {string} words @param {(files: Opened[]) => void} take @param {boolean} [many] */
export function opener(words, take, many = false) {
  const input = element("input", {
    type: "file",
    accept: ".json,.txt,application/json,text/plain",
    multiple: many,
    class: "fichier",
    change: async () => {
      const files = await Promise.all(Array.from(input.files ?? [], read));
      input.value = "";
      take(files);
    },
  });
  return element("label", { class: "bouton" }, [words, input]);
}
