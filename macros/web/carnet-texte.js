/* Notebooks as texts, without a page: one person's, two as one, those of a group; and as a file of offices. */
import { day } from "./mots.js";

/** What one notes of a method. @typedef {{ titre: string, le: string, essayer: boolean, garde: string }} Note */
/** Notes by the slugs of methods. @typedef {Record<string, Note>} Notes */
/** What is said of a method: its name, its slug, paragraphs. @typedef {[titre: string, slug: string, ...texts: string[]]} Part */

/** @param {string} a @param {string} b */
const order = (a, b) => a.localeCompare(b, "fr");

/** Two notes on one method: what either says stays. @param {Note} a @param {Note} b @returns {Note} */
export function both(a, b) {
  const lines = [a.garde, b.garde].sort();
  return {
    titre: a.titre,
    le: [a.le, b.le].sort()[1],
    essayer: a.essayer || b.essayer,
    garde: lines.find((one, n) => one.includes(lines[1 - n])) ?? lines.join(" / "),
  };
}
/** What was tried last comes first. @param {Notes} notes @returns {Part[]} */
export const told = notes =>
  Object.entries(notes)
    .sort(([, a], [, b]) => order(b.le, a.le) || order(a.titre, b.titre))
    .map(([slug, { titre, le, essayer, garde }]) => [
      titre,
      slug,
      ...[le && `Essayé le ${day(le)}.`, essayer ? "À essayer." : "", garde].filter(Boolean),
    ]);

/** The notebooks of a group, whatever their order: a line cannot be told from those of others.
 * @param {Notes[]} books @returns {Part[]} */
export function gathered(books) {
  /** @type {Record<string, Note[]>} */
  const all = {};
  for (const [slug, note] of books.flatMap(Object.entries))
    all[slug] = [...(all[slug] ?? []), note];
  /** @param {Note[]} notes */
  const tried = notes => notes.filter(note => note.le).length;
  return Object.entries(all)
    .sort(([a, one], [b, other]) => tried(other) - tried(one) || order(a, b))
    .map(([slug, notes]) => [
      notes.map(note => note.titre).sort(order)[0],
      slug,
      `Essayé : ${tried(notes)}. À essayer : ${notes.filter(note => note.essayer).length}.`,
      ...notes.flatMap(note => note.garde || []).sort(order),
    ]);
}

// ---- Files

/** @param {string} titre @param {Part[]} parts */
export const markdown = (titre, parts) =>
  [`# ${titre}`, ...parts.flatMap(([name, , ...texts]) => [`## ${name}`, ...texts.map(safe)])].join(
    "\n\n",
  );
/** @param {string} text */
const safe = text => text.replace(/[\\`*_[\]<>#]/g, "\\$&");

/** A number as signs of one byte, the smallest first. @param {number} value @returns {string} */
const bytes = (value, size = 4) =>
  size ? String.fromCharCode(value & 255) + bytes(value >>> 8, size - 1) : "";

/** An archive whose files, plain ASCII, are stored as they are.
 * @param {[name: string, text: string][]} files */
function zip(files) {
  let out = "";
  let list = "";
  for (const [name, text] of files) {
    let sum = -1;
    for (const sign of text) {
      sum ^= sign.charCodeAt(0);
      for (let n = 8; n--; ) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1));
    }
    const size = bytes(text.length);
    // Version 2, the first day of 1980.
    const about = bytes(20, 8) + bytes(33, 2) + bytes(~sum) + size + size + bytes(name.length);
    list += `PK\x01\x02${bytes(20, 2)}${about}${bytes(0, 10)}${bytes(out.length)}${name}`;
    out += `PK\x03\x04${about}${name}${text}`;
  }
  const count = bytes(files.length, 2);
  const end = `PK\x05\x06${bytes(0)}${count}${count}${bytes(list.length)}${bytes(out.length)}${bytes(0, 2)}`;
  return Uint8Array.from([...out, ...list, ...end], sign => sign.charCodeAt(0));
}

export const ODT = "application/vnd.oasis.opendocument.text";
const SPACE = '="urn:oasis:names:tc:opendocument:xmlns:';

/** A text that offices open. @param {string} titre @param {Part[]} parts */
export function odt(titre, parts) {
  /** @param {string} text */
  const xml = text =>
    text.replace(/[^ -~]|[<&]/gu, sign => `&#${Math.max(32, sign.codePointAt(0) ?? 0)};`);
  /** @param {string} text @param {number} rank */
  const head = (text, rank) => `<text:h text:outline-level="${rank}">${xml(text)}</text:h>`;
  const body = parts.map(
    ([name, , ...texts]) =>
      head(name, 2) + texts.map(text => `<text:p>${xml(text)}</text:p>`).join(""),
  );
  return zip([
    ["mimetype", ODT],
    [
      "META-INF/manifest.xml",
      `<m:manifest xmlns:m${SPACE}manifest:1.0" m:version="1.3"><m:file-entry m:full-path="/" m:media-type="${ODT}"/><m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>`,
    ],
    [
      "content.xml",
      `<office:document-content xmlns:office${SPACE}office:1.0" xmlns:text${SPACE}text:1.0" office:version="1.3"><office:body><office:text>${head(titre, 1)}${body.join("")}</office:text></office:body></office:document-content>`,
    ],
  ]);
}
