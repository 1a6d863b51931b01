/* French dates as people type them. Days are written 2027-03-16, hours in minutes since midnight. Nothing is
   guessed: every word is known, every number is used, or it is a fault. Proven on tests/sorties/dates.json. */
import { fold } from "./mots.js";

/** A day, or days up to dernier; seule tells that no end was said.
 * @typedef {{ jour: string, dernier: string, debut?: number, fin?: number, seule?: boolean }} Day */
/** @typedef {{ debut: number, fin: number, seule: boolean }} Hours */
/** A date as typed: number, month, year, weekday. dite: whether its year was.
 * @typedef {{ N?: number, M?: number, Y?: number, J?: number, dite?: boolean }} Written */
/** @typedef {{ bornes: Written[] }} Range */
/** @typedef {{ jours?: Range[], heures?: Hours[] }} Group */
/** A sign: its letter, its value, as written. @typedef {[string, any, string]} Sign */
/** The whole, and its pieces. @typedef {[RegExp, RegExp]} Pattern */

const MONTHS =
  "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" ");
const DAYS = "dimanche lundi mardi mercredi jeudi vendredi samedi".split(" ");
const [BARE_DAYS, BARE_MONTHS] = [DAYS.map(fold), MONTHS.map(fold)];
// When the morning, the afternoon and the evening may start, by their first letter.
/** @type {Record<string, [number, number]>} */
const PARTS = { m: [0, 779], a: [720, 1139], s: [1020, 1439] };
const SIGNS =
  /(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)|(\d{1,2})([-/.])(\d{1,2})\6(\d{4}|\d\d)(?!\d)|(\d{1,2})\/(\d{1,2})(?!\d)|(\d{1,3}) ?(?:mn|min|minutes?)(?!\p{L})|(\d{1,2}) ?(?:h(?:eures?)?(?!\p{L})|:(?=\d\d)) ?(?:(\d\d)(?![\d/])(?: ?(?:mn|min|minutes?)(?!\p{L}))?)?|\d+|\p{L}+\.?|\S/gu;
// A sign is one letter: J weekday, N number, M month, Y year, D a date in figures, H hour, T minutes, and for words:
/** @type {Record<string, string>} */
// biome-ignore format: a table
const WORDS = {
  le: "l", les: "l", du: "l", de: "d", a: "a", au: "u", et: "e", puis: "e", entre: "b", duree: "p", pendant: "p",
  ",": "c", ";": "c", "(": ".", ")": ".", ":": ".", ".": ".", "-": "-",
};
// So a grammar is a pattern. « 18 » in « de 18 à 20 h » is an hour, unless « le » or a weekday makes it a day.
const SURE = "J?(?:D|N(?:MY?)?)";
const DATE = "(?:J(?:D|N(?:MY?)?)|D|(?!N[a-]H)N(?:MY?)?)";
const END = "(?:H|N(?!M))";
const ONE = `d*(?:l[ld]*${SURE}|${DATE})(?:u${SURE}|[a-]${DATE})?`;
const SPAN = `[da]*(?:b(?:He${END}|NeH)|(?:H|N(?=[a-]H))(?:[a-]${END})?)(?:[c.-]*p[d.]*[HT])?`;

/** @param {string} one @returns {Pattern} */
const several = one => [new RegExp(`${one}(?:[ec]${one})*`, "y"), new RegExp(one, "g")];
const ONES = several(ONE);
const SPANS = several(SPAN);
/** @type {Pattern} */
const APART = [/[c.-]*/y, /$/g];
/** @type {Pattern} */
const NEXT = [/[ec.-]*/y, /$/g];

class Fault extends Error {}
/** @param {string} words @returns {never} */
function fail(words) {
  throw new Fault(words);
}
/** @param {string} text */
const quoted = text => `« ${text} »`;
// The only name that starts like this word, of three letters at least.
/** @param {string[]} names @param {string} word */
function rank(names, word) {
  const found = names.filter(name => name.startsWith(word));
  return names.indexOf(word.length > 2 && found.length === 1 ? found[0] : word);
}

/** What a text tells, or why it does not tell a date. @param {string} text
 * @returns {{ liste: Day[], faute?: undefined } | { liste?: undefined, faute: string }} */
export function dates(text) {
  try {
    return { liste: read(text) };
  } catch (error) {
    if (error instanceof Fault) return { faute: error.message };
    throw error;
  }
}

// ---- Signs

/** @param {RegExpMatchArray} m @returns {Sign} */
function sign(m) {
  const text = m[0];
  const word = fold(text)
    .replace(/^[‐-―−]$/, "-")
    .replace(/(.)\.$/, "$1");
  if (m[1]) return ["D", { N: +m[4], M: +m[3], Y: +m[1] }, text];
  if (m[5]) return ["D", { N: +m[5], M: +m[7], Y: +m[8] + (m[8].length < 4 ? 2000 : 0) }, text];
  if (m[9]) return ["D", { N: +m[9], M: +m[10] }, text];
  if (m[11]) return ["T", +m[11], text];
  const [hour, rest] = [Number(m[12]), Number(m[13] ?? 0)];
  if (m[12]) return ["H", hour < 25 && rest < 60 ? hour * 60 + rest : Number.NaN, text];
  if (+text >= 0) return [text.length === 4 ? "Y" : "N", +text, text];
  if (word === "midi" || word === "minuit") return ["H", word === "midi" ? 720 : 1440, text];
  const weekday = rank(BARE_DAYS, word);
  if (weekday >= 0) return ["J", weekday, text];
  const month = rank(BARE_MONTHS, word);
  if (month >= 0) return ["M", month + 1, text];
  if (Object.hasOwn(WORDS, word)) return [WORDS[word], 0, text];
  return fail(`${quoted(text)} ne se lit pas ici`);
}

// The parts of the day that a text names, and its signs without them.
/** @param {string} text */
function signs(text) {
  /** @type {[number, number][]} */
  const parts = [];
  const plain = text
    .normalize("NFC")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/’/g, "'")
    .replace(/\b1 ?er\b/g, "1")
    .replace(/jusqu'/g, "")
    .replace(/(^|\P{L})[dl]'/gu, "$1")
    .replace(
      /(^|\P{L})(?:(?:au|le|du|en|dans la|la) )?(matin|apr[eè]s[ -]midi|soirée?|soir)(?!\p{L})/gu,
      (_, before, part) => {
        parts.push(PARTS[part[0]]);
        return `${before} `;
      },
    )
    .replace(/(^|\P{L})(?:(?:toute )?la )?journée(?!\p{L})/gu, "$1 ");
  return { parts, all: Array.from(plain.matchAll(SIGNS), sign) };
}

// ---- Grammar: dates, then hours (or the other way), as many times as dates have their own hours

/** @param {string} text */
function read(text) {
  if (text.length > 300) fail("trop long pour une date");
  const { parts, all } = signs(text);
  const letters = all.map(one => one[0]).join("");
  /** @type {Group[]} */
  const groups = [];
  /** @type {Group} */
  let now = {};
  let at = 0;
  let from = 0;

  // The pieces of what stands here, each as its signs; null when something else does.
  /** @param {Pattern} pattern */
  function take([whole, piece]) {
    whole.lastIndex = from = at;
    if (!whole.test(letters)) return null;
    at = whole.lastIndex;
    return Array.from(letters.slice(from, at).matchAll(piece), m =>
      all.slice(from + m.index, from + m.index + m[0].length),
    );
  }
  while (take(now.heures && now.jours ? NEXT : APART) && at < all.length) {
    const days = take(ONES);
    const spans = !days && !now.heures && take(SPANS);
    if (days) {
      if (now.jours && now.heures) {
        groups.push(now);
        now = {};
      }
      if (now.jours) fail(`${quoted(all[from][2])} n’est pas à sa place`);
      now.jours = days.map(range);
    } else if (spans) now.heures = hours(spans.map(span));
    else if (!now.jours && /[JM]/.test(letters[at])) fail("il manque le jour du mois");
    else fail(`${quoted(all[at][2])} n’est pas à sa place`);
  }
  return settled([...groups, now], parts);
}
/** @param {Sign[]} signs @returns {Range} */
function range(signs) {
  /** @type {Written[]} */
  const bornes = [{}];
  for (const [letter, value] of signs) {
    if ("ua-".includes(letter)) bornes.push({});
    else Object.assign(bornes[bornes.length - 1], letter === "D" ? value : { [letter]: value });
  }
  return { bornes };
}
// « (durée 2 h) » gives the end, or agrees with it.
/** @param {Sign[]} signs @returns {Hours} */
function span(signs) {
  const lasts = signs.some(([letter]) => letter === "p");
  const told = signs
    .filter(([letter]) => "HNT".includes(letter))
    .map(([letter, value]) => (letter === "N" ? value * 60 : value));
  const start = told[0];
  const end = lasts ? start + told.pop() : told[1];
  if (lasts && told.length > 1 && told[1] !== end) fail("la durée ne va pas avec la fin");
  if (!(start < 1440) || (end !== undefined && !(end <= 1440)))
    fail("une heure va de 0 h à minuit, le même jour");
  if (end <= start) fail("la fin vient avant le début ; au-delà de minuit, écrire deux lignes");
  return { debut: start, fin: end || Math.min(start + 60, 1440), seule: end === undefined };
}
/** @param {Hours[]} list */
function hours(list) {
  const mixed = list.length > 1 && list.some(h => h.seule);
  if (mixed || list.some((h, n) => n > 0 && h.debut < list[n - 1].fin))
    fail("plusieurs heures : écrire « de 9 h à 12 h et de 14 h à 17 h »");
  return list;
}

// ---- Meaning: a month or a year said later holds for what comes before

/** @param {Date} date */
const iso = date => date.toISOString().slice(0, 10);

/** @param {Written} one */
function real({ N = 0, M = 0, Y = 0, J }) {
  if (Y < 2000 || Y > 2099) fail(`l’année ${Y} est hors du calendrier`);
  if (M > 12) fail("il y a douze mois");
  const date = new Date(Date.UTC(Y, M - 1, N));
  const weekday = date.getUTCDay();
  const words = `le ${N}${N === 1 ? "er" : ""} ${MONTHS[M - 1]} ${Y}`;
  if (date.getUTCDate() !== N) fail(`${words} n’existe pas`);
  if (J !== undefined && J !== weekday) fail(`${words} est un ${DAYS[weekday]}, pas un ${DAYS[J]}`);
  return iso(date);
}
/** @param {Range[]} ranges */
function completed(ranges) {
  let month = 0;
  let year = 0;
  for (const one of ranges.flatMap(range => range.bornes).reverse()) {
    month = one.M = one.M || month || fail("il manque le mois");
    one.dite = Boolean(one.Y);
    year = one.Y = one.Y || year || fail("il manque l’année");
  }
}
/** @param {Range} range */
function days({ bornes: [first, end] }) {
  // « du 28 décembre au 2 janvier 2027 »
  if (end && !first.dite && Number(first.M) > Number(end.M)) first.Y = Number(first.Y) - 1;
  const jour = real(first);
  const dernier = end ? real(end) : jour;
  if (end && dernier <= jour) fail("le dernier jour vient avant le premier");
  return { jour, dernier };
}
/** @param {Group[]} groups @param {[number, number][]} parts @returns {Day[]} */
function settled(groups, parts) {
  const ranges = groups.flatMap(group => group.jours ?? []);
  if (!ranges.length) fail("il manque la date");
  completed(ranges);
  let last = "";
  const found = new Map(
    ranges.map(range => {
      const pair = days(range);
      if (pair.jour <= last) fail("les jours ne se suivent pas");
      last = pair.dernier;
      return [range, pair];
    }),
  );
  if ((parts.length || groups.length > 1) && !groups.every(group => group.heures))
    fail("il manque une heure");
  return groups.flatMap(({ jours = [], heures }) =>
    jours.flatMap(range => {
      const pair = /** @type {Day} */ (found.get(range));
      return heures ? timed(pair, heures, parts) : pair;
    }),
  );
}
// Hours over several days are those of each day; over a Sunday, nobody says which.
/** @param {Day} pair @param {Hours[]} hours @param {[number, number][]} parts */
function timed(pair, hours, parts) {
  /** @param {Hours} h */
  const fits = h => !parts.length || parts.some(([from, to]) => from <= h.debut && h.debut <= to);
  if (!hours.every(fits)) fail("l’heure ne va pas avec le moment du jour");
  /** @type {Day[]} */
  const list = [];
  for (
    const day = new Date(pair.jour);
    iso(day) <= pair.dernier;
    day.setUTCDate(day.getUTCDate() + 1)
  ) {
    if (list.length && day.getUTCDay() === 1)
      fail("des heures sur plusieurs semaines : écrire chaque semaine sur sa ligne");
    for (const h of hours) list.push({ jour: iso(day), dernier: iso(day), ...h });
  }
  return list;
}
