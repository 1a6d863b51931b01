/* The search without a page: forgives accents, plurals and small mistakes. */
import { fold } from "./mots.js";

/** @typedef {typeof import("./donnees/index.js")} Index */
/** @typedef {Index["pages"][number]} FoundPage */
/** @typedef {{ page: FoundPage, score: number }} Found */
/** @typedef {{ nom: string, pages: Found[] }} Group */

const CLOSE = 3;
/** What a word of the toolbox is worth beside the word that was said. */
const OTHER = 0.6;
/** How rare a root is that nobody asked for: the names of pages are many, their roots are not looked up. */
const USUAL = 2.5;
/** What a root counts for that is nowhere in the toolbox. */
const UNKNOWN = 4;
/** What is left of a root that says where one is, rather than what one looks for. */
const DECOR = 0.5;
/** How little what is only said in the text weighs. */
const BODY = 4;
/** What a page is worth that answers next to nothing of what was said. */
const LEAST = 0.14;
/** What one word of a longer name is worth. */
const ALONE = 0.6;
/** What a name is worth beside all that a page says. */
const NAMED = 1.5;
/** @type {Index} */
let index;
// A line per root, in order, as macros/data/search.py writes them: read where it is asked, never cut.
let lines = "";
/** What a root is worth, the rarer the more, once asked for. @type {Map<string, number>} */
let rare = new Map();
/** What is said otherwise, by its first root. @type {Map<string, [string, string][]>} */
let forms = new Map();
/** What one root means when it is another's equal. @type {Map<string, string>} */
let equals = new Map();
/** All that each page is called, as roots. @type {string[][][]} */
let names = [];

// ---- Words: as macros/told/search_words.py

/** @param {string} text */
function bare(text) {
  let folded = fold(text);
  for (let before = ""; before !== folded; ) {
    before = folded;
    folded = folded.replace(new RegExp(index.marques, "g"), "");
  }
  return folded;
}

/** @param {string} word */
function stem(word) {
  if (/..aux$/.test(word)) return word.replace(/(e?)(?:au)x$/, (_, e) => (e ? "eau" : "al"));
  const single = word.length > 3 && /[sx]$/.test(word) ? word.slice(0, -1) : word;
  if (single.length > 5 && index.doublees.includes(single.slice(-3))) return single.slice(0, -2);
  for (const ending of index.fins)
    for (const form of [word, single])
      if (form.endsWith(ending) && form.length - ending.length >= 3)
        return form.slice(0, -ending.length);
  return single;
}

/** What a text is compared by. @param {string} text */
export const rootsOf = text =>
  (bare(text).match(/[a-z0-9]+/g) ?? []).filter(word => !index.muets.includes(word)).map(stem);

/** @param {Index} data */
export function load(data) {
  index = data;
  lines = `\n${data.racines}\n`;
  rare = new Map();
  forms = new Map();
  equals = new Map();
  for (const one of Object.entries(data.synonymes)) {
    const first = one[0].split(" ", 1)[0];
    if (/ |@/.test(one.join(""))) forms.set(first, [...(forms.get(first) ?? []), one]);
    else equals.set(...one);
  }
  names = data.noms.split("\n").map(line => line.split("|").map(name => name.split(" ")));
}
/** What an empty box proposes. */
export const proposed = () => index.suggestions.map(n => ({ page: index.pages[n], score: 1 }));
/** What the search calls the kind of a page. @param {FoundPage} page */
export const kindOf = page => index.genres[page[2]];

/** @param {string} root */
const known = root => rarity(root) > 0;
/** The roots that begin so: they follow each other. @param {string} begin */
function* starting(begin) {
  let at = lines.indexOf(`\n${begin}`);
  for (; at >= 0 && lines.startsWith(begin, at + 1); at = lines.indexOf("\n", at + 1))
    yield lines.slice(at + 1, lines.indexOf(" ", at));
}

// ---- Matching

// Letters to add, drop, change or swap between two words; more than most is told as 9.
/** @param {string} a @param {string} b @param {number} most @returns {number} */
function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return 9;
  let n = 0;
  while (n < a.length && a[n] === b[n]) n++;
  if (n === a.length && n === b.length) return 0;
  if (!most) return 9;
  /** @param {number} x @param {number} y */
  const after = (x, y) => 1 + distance(a.slice(n + x), b.slice(n + y), most - 1);
  const swapped = a[n] === b[n + 1] && a[n + 1] === b[n];
  return Math.min(after(1, 0), after(0, 1), after(1, 1), swapped ? after(2, 2) : 9);
}

// The roots of the index that a root of the query may mean, and what each is worth, the rarer the more:
// equals are as common as the most common of them.
/** @param {string} root @param {boolean} unfinished @param {boolean} understood */
function meant(root, unfinished, understood) {
  /** @type {Map<string, number>} */
  const found = new Map();
  /** @param {string} one @param {number} sure */
  const take = (one, sure) => {
    const both = [one, equals.get(one) ?? ""].filter(known);
    const worth = sure * Math.min(...both.map(rarity));
    for (const each of both) found.set(each, Math.max(worth, found.get(each) ?? 0));
  };
  take(root, 1);
  if (unfinished && !understood && !equals.has(root) && root.length > 1)
    for (const one of starting(root)) if (one !== root) take(one, found.has(root) ? 0.3 : 0.7);
  if (!found.size && !understood && root.length > 3) {
    const most = root.length > 7 ? 2 : 1;
    // Nearly nobody mistakes the first letter: the roots that share it are few.
    for (const one of [...starting(root[0]), ...equals.keys()]) {
      const far = one[0] === root[0] ? distance(root, one, most) : 9;
      if (far <= most) take(one, 0.6 / far);
    }
  }
  return found;
}

/** Ranks of pages and weights, one after the other. @param {string} root */
function pagesOf(root) {
  const at = lines.indexOf(`\n${root} `);
  if (at < 0) return [];
  const line = at + root.length + 2;
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
// Kept once asked for: words are looked up at each key.
/** @param {string} root */
function rarity(root) {
  const before = rare.get(root);
  if (before !== undefined) return before;
  const { length } = pagesOf(root);
  const told = length && Math.log(1 + (2 * index.pages.length) / length);
  const worth = index.decor.includes(root) ? told * DECOR : told;
  rare.set(root, worth);
  return worth;
}

/** What a root of the query means, and its worth. @typedef {Map<string, number>} Term */

// What the query says, then what it says with the words of the toolbox; what it keeps.
/** @param {string} query */
function readings(query) {
  const said = [...new Set(rootsOf(query))];
  const whole = ` ${rootsOf(query).join(" ")} `;
  /** @type {string[]} */
  const filters = [];
  /** @type {Set<string>} */
  const understood = new Set();
  /** @type {Map<string, number>} */
  const others = new Map();
  for (const [form, other] of said.flatMap(root => forms.get(root) ?? [])) {
    if (!whole.includes(` ${form} `)) continue;
    const mine = form.split(" ");
    for (const root of mine) understood.add(root);
    for (const root of other.split(" "))
      if (root[0] === index.filtre) filters.push(root);
      else if (!said.includes(root) && known(root))
        others.set(root, (mine.every(known) ? OTHER : 1) * rarity(root));
  }
  const unfinished = /[a-z0-9]$/.test(bare(query));
  /** @type {Term[]} */
  const terms = said.map((root, n) =>
    meant(root, unfinished && n === said.length - 1, understood.has(root)),
  );
  return { terms, others, filters };
}

// What each page says of the query: a sum for each of its roots, the best of what it means.
/** @param {Term[]} terms @param {Map<string, number>} others */
function texts(terms, others) {
  /** @type {Map<number, number>} */
  const scores = new Map();
  /** @param {Term} means */
  const add = means => {
    /** @type {Map<number, number>} */
    const best = new Map();
    for (const [one, most] of means) {
      const postings = pagesOf(one);
      for (let n = 0; n < postings.length; n += 2) {
        const worth = (most * postings[n + 1]) / (postings[n + 1] + BODY);
        if (worth >= (best.get(postings[n]) ?? 0)) best.set(postings[n], worth);
      }
    }
    for (const [page, worth] of best) scores.set(page, (scores.get(page) ?? 0) + worth);
  };
  for (const means of terms) add(means);
  for (const one of others) add(new Map([one]));
  return scores;
}

// How close the query is to what pages are called: 1 for the very words of one of its names.
/** @param {Map<string, number>} value @param {number} norm @param {number} page */
function called(value, norm, page) {
  let best = 0;
  for (const name of names[page]) {
    let both = 0;
    let all = 0;
    let shared = 0;
    for (const root of name) {
      const worth = value.get(root);
      all += worth ? rarity(root) : USUAL;
      if (!worth) continue;
      both += worth;
      shared++;
    }
    // A name of several words is not meant by one of them.
    const part = shared === 1 && name.length > 1 && !index.mene[page] ? both * ALONE : both;
    best = Math.max(best, part / Math.sqrt(norm * all));
  }
  return best;
}

/** The pages that a query means, the best first. @param {string} query @returns {Found[]} */
export function search(query) {
  const { terms, others, filters } = readings(query);
  /** @type {Map<string, number>} */
  const value = new Map(others);
  let norm = 0;
  for (const means of terms) {
    let most = 0;
    for (const [one, worth] of means) {
      value.set(one, Math.max(worth, value.get(one) ?? 0));
      most = Math.max(most, worth);
    }
    norm += most || UNKNOWN;
  }
  const scores = texts(terms, others);
  for (const [n, score] of scores) scores.set(n, score / norm);
  /** @param {number} page @param {number} more */
  const add = (page, more) => scores.set(page, (scores.get(page) ?? 0) + more);
  for (const page of [...scores.keys()]) {
    const close = called(value, norm, page) ** 2;
    if (!close) continue;
    add(page, NAMED * close);
    for (const [n, tool] of (index.mene[page] ?? []).entries())
      if (close > 0.1) add(tool, NAMED * close * (0.5 - 0.08 * n));
  }
  for (const filter of filters) {
    const kept = new Set(pagesOf(filter).filter((_, n) => n % 2 === 0));
    const kinds = new Set([...kept].map(page => index.pages[page][2]));
    for (const [page, score] of scores)
      if (!kept.has(page) && kinds.has(index.pages[page][2])) scores.set(page, score * 0.4);
    for (const page of kept) add(page, 0.2);
  }
  return Array.from(scores, ([n, score]) => {
    const page = index.pages[n];
    return { n, page, score: score > LEAST ? score * index.rangs[page[2]] : 0 };
  })
    .filter(one => one.score)
    .sort((a, b) => b.score - a.score || a.n - b.n);
}

/** The closest pages first, then kind by kind in the order of their best page; and how many in all.
 * @param {Found[]} found */
export function grouped(found) {
  const enough = found.filter(one => one.score > found[0].score * 0.15);
  /** @type {Group[]} */
  const groups = [];
  if (enough.length) groups.push({ nom: "Au plus près", pages: enough.slice(0, CLOSE) });
  for (const one of enough.slice(CLOSE)) {
    const nom = kindOf(one.page);
    const group = groups.find(g => g.nom === nom);
    if (group) group.pages.push(one);
    else groups.push({ nom, pages: [one] });
  }
  return { groups, total: enough.length };
}
