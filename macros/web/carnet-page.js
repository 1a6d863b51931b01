/* The notebook as one page, its files; on another page, the harvest of a group: several notebooks as one. */
import { blocks, both, gathered, told } from "./carnet-texte.js";
import { asked, button, element, findAll, say } from "./commun.js";
import { give, imported, opener } from "./fichiers.js";
import { keep, kept, keys } from "./garder.js";
import { isDay, isMark, mark, today } from "./mots.js";
import { page, valid } from "./panier.js";
import { offer } from "./partager.js";

/** @typedef {import("./carnet-texte.js").Notes} Notes */
/** @typedef {import("./carnet-texte.js").Part} Part */
/** One person's. @typedef {{ id: string, quand: number, notes: Notes }} Book */

const KIND = "carnet";
const FAMILY = `${KIND}.`;

/** What of notes may pass. @param {any} raw @returns {Notes} */
const clean = raw =>
  Object.fromEntries(
    Object.entries(Object(raw)).flatMap(([slug, note]) => {
      const { titre = slug, le = "", essayer, garde = "" } = Object(note);
      const good = [titre, le, garde].every(text => typeof text === "string") && (!le || isDay(le));
      const known = good && valid({ kind: "methodes", slug });
      return known ? [[slug, { titre, le, essayer: essayer === true, garde: garde.trim() }]] : [];
    }),
  );
const mine = () =>
  clean(Object.fromEntries(keys(FAMILY).map(key => [key.slice(FAMILY.length), kept(key)])));
/** @param {{ notes: Notes }} book */
function join({ notes }) {
  const now = mine();
  for (const [slug, note] of Object.entries(notes))
    keep(FAMILY + slug, both(now[slug] ?? note, note));
}
/** A page: what reads notebooks for it, what it tells of them, what gives that as files.
 * @param {string} name @param {string} words @param {(book: Book) => void} take
 * @param {() => Part[]} parts @param {Node[]} acts */
function leaf(name, words, take, parts, acts = []) {
  for (const place of findAll(`.${name}`)) {
    const list = element("div");
    const show = () =>
      list.replaceChildren(
        ...parts().flatMap(([titre, slug, ...texts]) => [
          element("h2", {}, element("a", { href: page(`methodes/${slug}`) }, titre)),
          ...texts.map(text => element("p", {}, text)),
        ]),
      );
    const send = button("Envoyer", () =>
      offer(words, `${name}-${today()}`, blocks(words, parts())),
    );
    const open = opener(
      "Ouvrir des carnets",
      files => {
        const faults = files.flatMap(one => {
          const read = imported(one, KIND, 1);
          const { contenu, faute = "Ce fichier ne contient pas de carnet." } = read;
          if (!isMark(contenu?.id)) return `${one.nom} : ${faute}`;
          take({ ...contenu, notes: clean(contenu.notes) });
          return [];
        });
        say(faults.join(" ") || "Carnets ouverts.");
        show();
      },
      true,
    );
    const all = [send, open, ...acts];
    place.append(element("p", { class: "boutons ecran" }, all), list);
    addEventListener("storage", show);
    show();
  }
}

// From the page of a method, in a folder opened without a server.
try {
  const carried = location.protocol === "file:" && asked().get("note");
  const { slug, ...note } = JSON.parse(carried || "");
  join({ notes: clean({ [slug]: note }) });
} catch {
  // Nothing was carried.
}
const exported = () => {
  const id = kept(KIND) ?? mark();
  keep(KIND, id);
  give(`carnet-${today()}.json`, KIND, 1, { id, quand: Date.now(), notes: mine() });
};
leaf("mon-carnet", "Mon carnet", join, () => told(mine()), [button("Donner au groupe", exported)]);

/** The last of each person. @type {Record<string, Book>} */
const group = {};
/** @param {Book} book */
function add(book) {
  if (!(group[book.id]?.quand > book.quand)) group[book.id] = book;
}
leaf("recolte", "La récolte du groupe", add, () =>
  gathered(Object.values(group).map(one => one.notes)),
);
