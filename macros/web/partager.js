/* Giving: by the phone's own sharing where there is one, among the downloads elsewhere. */
import { base, element, say } from "./commun.js";
import { download, wrapped } from "./fichiers.js";
import { safe } from "./garder.js";

/** A thumb holds it: sharing is what one expects. */
export const phone = () => matchMedia("(pointer: coarse)").matches && Boolean(navigator.share);

/** Whether it left; undefined when the phone does not share such things.
 * @param {ShareData} what @returns {Promise<boolean | undefined>} */
export const shared = what =>
  navigator.share(what).then(
    () => true,
    (/** @type {Error} */ fault) => (fault.name === "AbortError" ? false : undefined),
  );
/** Whether a file left. @param {string} name @param {BlobPart} content @param {string} type */
export async function hand(name, content, type) {
  const files = [new File([content], name, { type })];
  const left = phone() && navigator.canShare?.({ files }) ? await shared({ files }) : undefined;
  if (left !== undefined) return left;
  download(name, content, type);
  say(`« ${name} » est dans vos téléchargements : à joindre à un message.`);
  return true;
}
/** A file of ours, under an ending that phones share too.
 * @param {string} name @param {string} kind @param {number} version @param {unknown} content */
export async function pass(name, kind, version, content) {
  const [end, type] = phone() ? ["txt", "text/plain"] : ["json", "application/json"];
  if (await hand(`${name}.${end}`, wrapped(kind, version, content), type)) safe();
}
/** Asks in which form a text leaves: what makes files comes when it is asked for.
 * @param {Parameters<typeof import("./envoyer.js").offer>} given */
export async function offer(...given) {
  const src = `${base}/assets/javascripts/envoyer.js`;
  if (!window.boite.envoyer)
    await new Promise((load, error) =>
      document.head.append(element("script", { src, load, error })),
    );
  window.boite.envoyer?.offer(...given);
}
