/* The search without a page: forgives accents, plurals and small mistakes. */
import { fold } from "./mots.js";

/** @typedef {typeof import("./donnees/index.js")} Index */
/** @typedef {Index["pages"][number]} FoundPage */
/** @typedef {{ page: FoundPage, score: number }} Found */
/** @typedef {{ nom: string, pages: Found[], plus: number }} Group */

const MOST = 5;
const CLOSE = 3;
const NO_INDEX = {
  genres: [],
  pages: [],
  synonymes: {},
  racines: "",
  poids: [],
  muets: "",
  fins: "",
  doublees: "",
};
/** @type {Index} */
let index = NO_INDEX;
let silent = new Set([""]);
let doubled = new Set([""]);
/** @type {string[]} */
let endings = [];
// A line per root, in order, as macros/data/search.py writes them: read where it is asked, never cut.
let lines = "";
/** The letters of each root, as bits, once a mistake is looked for. @type {Map<string, number>} */
let letters = new Map();
/** The roots of each title, once asked for. @type {string[]} */
let titles = [];

// ---- Words: as macros/told/search_words.py

/** @param {string} text */
function bare(text) {
  let folded = fold(text);
  for (let before = ""; before !== folded; ) {
    before = folded;
    folded = folded
      .replace(
        /[·•](?:e|es|s|ne|nes|le|les|rice|rices|trice|trices|euse|euses)(?=[·•\s.,;:!?)/’'-]|$)/g,
        "",
      )
      .replace(/\((?:e|es|s|ne|nes|le|les)\)/g, "");
  }
  return folded;
}

/** @param {string} word */
function stem(word) {
  if (word.length > 4 && /aux$/.test(word)) return `${word.slice(0, -3)}al`;
  const single = word.length > 3 && /[sx]$/.test(word) ? word.slice(0, -1) : word;
  if (single.length > 5 && doubled.has(single.slice(-3))) return single.slice(0, -2);
  for (const ending of endings)
    for (const form of [word, single])
      if (form.endsWith(ending) && form.length - ending.length >= 3)
        return form.slice(0, -ending.length);
  return single;
}

/** What a text is compared by. @param {string} text */
export const rootsOf = text =>
  (bare(text).match(/[a-z0-9]+/g) ?? []).filter(word => !silent.has(word)).map(stem);

/** @param {Index} data */
export function load(data) {
  index = data;
  silent = new Set(data.muets.split(" "));
  endings = data.fins.split(" ");
  doubled = new Set(data.doublees.split(" "));
  lines = `\n${data.racines}\n`;
  letters = new Map();
  titles = [];
}
export const loaded = () => index !== NO_INDEX;
/** What the search calls the kind of a page. @param {FoundPage} page */
export const kindOf = page => index.genres[page[2]];

/** @param {string} root */
const known = root => lines.includes(`\n${root} `);
/** The roots that begin so: they follow each other. @param {string} begin */
function* starting(begin) {
  let at = lines.indexOf(`\n${begin}`);
  for (; at >= 0 && lines.startsWith(begin, at + 1); at = lines.indexOf("\n", at + 1))
    yield lines.slice(at + 1, lines.indexOf(" ", at));
}

// ---- Matching

// Letters to add, drop, change or swap between two words, counted up to most.
/** @param {string} a @param {string} b @param {number} most */
function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, changed);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    if (Math.min(...next) > most) return most + 1;
    before = row;
    row = next;
  }
  return row[b.length];
}

/** @param {string} word */
function bits(word) {
  let found = 0;
  for (let n = 0; n < word.length; n++) found |= 1 << word.charCodeAt(n);
  return found;
}
// A mistake changes two letters at most: most words are told apart without counting mistakes.
/** @param {number} a @param {number} b @param {number} most */
function near(a, b, most) {
  let left = a ^ b;
  let count = 0;
  for (; left; left &= left - 1) count++;
  return count <= 2 * most;
}

// The roots of the index that a root of the query may mean, and how surely, from 0 to 1.
/** @param {string} root @param {boolean} unfinished */
function meant(root, unfinished) {
  /** @type {Map<string, number>} */
  const found = new Map();
  if (known(root)) found.set(root, 1);
  if (unfinished && root.length > 1)
    for (const one of starting(root)) if (one !== root) found.set(one, 0.7);
  if (!found.size && root.length > 3) {
    const most = root.length > 7 ? 2 : 1;
    if (!letters.size) for (const one of starting("")) letters.set(one, bits(one));
    const mine = bits(root);
    for (const [one, theirs] of letters) {
      if (!near(mine, theirs, most)) continue;
      const far = distance(root, one, most);
      if (far <= most) found.set(one, 0.6 / far);
    }
  }
  return found;
}

// What the query says, then what it says with the words of the glossary.
/** @param {string} query */
function readings(query) {
  const said = rootsOf(query);
  const terms = said.map(root => ({ root, weight: 1 }));
  const whole = ` ${said.join(" ")} `;
  for (const [form, other] of Object.entries(index.synonymes))
    if (whole.includes(` ${form} `))
      for (const root of other.split(" "))
        if (!said.includes(root)) terms.push({ root, weight: 0.5 });
  // co-construire, codéveloppement: people and books do not agree on hyphens.
  for (const word of bare(query).match(/[a-z0-9]+(?:-[a-z0-9]+)+/g) ?? []) {
    const joined = stem(word.replace(/-/g, ""));
    if (known(joined)) terms.push({ root: joined, weight: 1.5 });
  }
  return { said, terms };
}

/** Ranks of pages and weights, one after the other. @param {string} root */
function pagesOf(root) {
  const line = lines.indexOf(`\n${root} `) + root.length + 2;
  const signs = lines.slice(line, lines.indexOf("\n", line));
  const found = [];
  let rank = 0;
  let number = 0;
  let scale = 1;
  for (let n = 0; n < signs.length; n++) {
    const digit = signs.charCodeAt(n) - 35;
    number += (digit % 28) * scale;
    scale *= 28;
    if (digit >= 28) continue;
    rank += number >> 3;
    found.push(rank, index.poids[number & 7]);
    number = 0;
    scale = 1;
  }
  return found;
}

// What each page is worth for a root of the query.
/** @param {string} root @param {number} weight @param {boolean} unfinished */
function worths(root, weight, unfinished) {
  /** @type {Map<number, number>} */
  const best = new Map();
  for (const [one, sure] of meant(root, unfinished)) {
    const postings = pagesOf(one);
    const rare = Math.log(1 + (2 * index.pages.length) / postings.length);
    for (let n = 0; n < postings.length; n += 2) {
      const worth = (sure * weight * rare * postings[n + 1]) / (postings[n + 1] + 2);
      if (worth > (best.get(postings[n]) ?? 0)) best.set(postings[n], worth);
    }
  }
  return best;
}

/** The pages that a query means, the best first. @param {string} query @returns {Found[]} */
export function search(query) {
  const { said, terms } = readings(query);
  /** @type {Map<number, number>} */
  const scores = new Map();
  /** @type {Map<number, number>} */
  const hits = new Map();
  const unfinished = /[a-z0-9]$/.test(bare(query));
  for (const [rank, { root, weight }] of terms.entries())
    for (const [page, worth] of worths(root, weight, unfinished && rank === said.length - 1)) {
      scores.set(page, (scores.get(page) ?? 0) + worth);
      const hit = weight > 1 ? said.length : weight === 1 ? 1 : 0;
      hits.set(page, (hits.get(page) ?? 0) + hit);
    }
  const whole = ` ${said.join(" ")} `;
  return Array.from(scores, ([n, score]) => {
    const page = index.pages[n];
    const all = (hits.get(n) ?? 0) / Math.max(1, said.length);
    titles[n] ??= ` ${rootsOf(page[0]).join(" ")} `;
    const named = titles[n].includes(whole) ? 1.5 : 1;
    return { page, score: score * (0.3 + all) * named };
  }).sort(
    (a, b) =>
      b.score - a.score || a.page[2] - b.page[2] || a.page[0].localeCompare(b.page[0], "fr"),
  );
}

/** The closest pages first, then kind by kind in the order of their best page; and how many in all.
 * @param {Found[]} found */
export function grouped(found) {
  const enough = found.filter(one => one.score > found[0].score * 0.12);
  /** @type {Group[]} */
  const groups = [];
  if (enough.length) groups.push({ nom: "Au plus près", pages: enough.slice(0, CLOSE), plus: 0 });
  for (const one of enough.slice(CLOSE)) {
    const nom = kindOf(one.page);
    let group = groups.find(g => g.nom === nom);
    if (!group) {
      group = { nom, pages: [], plus: 0 };
      groups.push(group);
    }
    if (group.pages.length < MOST) group.pages.push(one);
    else group.plus++;
  }
  return { groups, total: enough.length };
}
