/* Merging without a page: nothing that two sides wrote since a base is lost. */

/** Where both wrote otherwise: the way to the field, what the other side says, what mine says.
 * @typedef {{ chemin: (string | number)[], autre: any, mien: any, qui?: string }} Clash */

// What scripts write of themselves: the last one holds.
/** @type {unknown[]} */
const OWN = ["id", "le", "modifie", "edition", "courante"];

/** @param {unknown} value @returns {value is Record<string, any>} */
export const record = value => Boolean(value) && typeof value === "object" && !Array.isArray(value);
/** @param {any} value @param {string | number} key @returns {any} */
export const own = (value, key) => (value && Object.hasOwn(value, key) ? value[key] : undefined);
/** @param {any} value */
const empty = value => value == null || value === "" || value.length === 0;

/** @param {string} _key @param {unknown} value */
const sorted = (_key, value) =>
  record(value)
    ? Object.fromEntries(
        Object.keys(value)
          .sort()
          .map(k => [k, value[k]]),
      )
    : value;
/** The same text for the same content, whatever the order of its keys. @param {unknown} value */
export const flat = value => JSON.stringify(value, sorted);

/** Both sides as one; what both changed in one place goes to found. A change wins over a removal.
 * @param {any} base @param {any} theirs @param {any} mine
 * @param {(string | number)[]} path @param {Clash[]} found @returns {any} */
export function merge(base, theirs, mine, path, found) {
  const [b, t, m] = [base, theirs, mine].map(flat);
  if (m === t || t === b) return mine;
  if (m === b) return theirs;
  /** @param {(value: unknown) => boolean} test */
  const both = test => [theirs, mine].every(one => one == null || test(one));
  if (both(Array.isArray))
    return rows(Array.isArray(base) ? base : [], theirs ?? [], mine ?? [], path, found);
  if (both(record)) {
    const keys = [...new Set([...Object.keys(mine ?? {}), ...Object.keys(theirs ?? {})])];
    const merged = keys.map(key => [
      key,
      merge(own(base, key), own(theirs, key), own(mine, key), [...path, key], found),
    ]);
    return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
  }
  if (empty(mine)) return theirs;
  if (!empty(theirs) && !OWN.includes(path.at(-1)))
    found.push({ chemin: path, autre: theirs, mien: mine });
  return mine;
}

// ---- Rows

/** @param {any} row */
const name = row =>
  record(row)
    ? [row.id, row.nom, row.kind, row.slug, row.critere, row.indice].filter(Boolean).join("/")
    : "";
// Two editions of one row: half of what they hold is the same, or one goes on from the other.
/** @param {any} a @param {any} b */
function alike(a, b) {
  if (typeof a === "string" && typeof b === "string")
    return Boolean(a && b) && (a.startsWith(b) || b.startsWith(a));
  const cells = Object.keys(Object(a)).filter(key => !empty(a[key]));
  const same = cells.filter(key => flat(a[key]) === flat(own(b, key)));
  return cells.length > 0 && 2 * same.length >= cells.length;
}
// For each row of a side, the one of base that it was, or -1: by its name; else the same, alike, in its place.
/** @param {any[]} base @param {any[]} side */
function origins(base, side) {
  const from = side.map(() => -1);
  const free = [...base.keys()];
  const texts = base.map(flat);
  const names = base.map(name);
  /** @type {((i: number, row: any, n: number) => boolean)[]} */
  const tests = [
    (i, row) => texts[i] === flat(row),
    (i, row) => alike(base[i], row),
    (i, _row, n) => i === n && base.length === side.length,
  ];
  for (const test of tests)
    for (const [n, row] of side.entries()) {
      if (from[n] >= 0) continue;
      const called = name(row);
      const i = [...free]
        .sort((a, b) => Math.abs(a - n) - Math.abs(b - n))
        .find(one => (called || names[one] ? called === names[one] : test(one, row, n)));
      if (i === undefined) continue;
      from[n] = i;
      free.splice(free.indexOf(i), 1);
    }
  return from;
}
/** @param {number[]} from */
function moved(from) {
  const old = from.filter(n => n >= 0);
  return old.some((n, k) => k > 0 && n < old[k - 1]);
}

/** One row of the result: its rank on the leading side and on the other, -1 where it is not; its origin.
 * @typedef {{ lead: number, rest: number, origin: number }} Place */

/** @param {any[]} base @param {any[]} theirs @param {any[]} mine
 * @param {(string | number)[]} path @param {Clash[]} found */
function rows(base, theirs, mine, path, found) {
  const ofTheirs = origins(base, theirs);
  const ofMine = origins(base, mine);
  // The order is this tab's, unless the other one alone moved rows.
  const other = moved(ofTheirs) && !moved(ofMine);
  const [lead, rest] = other ? [theirs, mine] : [mine, theirs];
  const [ofLead, ofRest] = other ? [ofTheirs, ofMine] : [ofMine, ofTheirs];
  return ordered(base, lead, rest, ofLead, ofRest).map((place, n) => {
    if (place.lead < 0) return rest[place.rest];
    if (place.rest < 0) return lead[place.lead];
    const [a, b] = [lead[place.lead], rest[place.rest]];
    const was = base[place.origin];
    return merge(was, other ? a : b, other ? b : a, [...path, n], found);
  });
}
/** @param {any[]} base @param {any[]} lead @param {any[]} rest
 * @param {number[]} ofLead @param {number[]} ofRest */
function ordered(base, lead, rest, ofLead, ofRest) {
  /** @param {any} row @param {number} i */
  const twin = (row, i) =>
    rest.findIndex((one, k) => {
      if (ofRest[k] !== i) return false;
      return i >= 0 || (name(row) ? name(row) === name(one) : flat(row) === flat(one));
    });
  /** @type {Place[]} */
  const order = [];
  for (const [n, row] of lead.entries()) {
    const origin = ofLead[n];
    const k = twin(row, origin);
    if (k >= 0 || origin < 0 || flat(row) !== flat(base[origin]))
      order.push({ lead: n, rest: k, origin });
  }
  for (const [k, row] of rest.entries()) {
    const origin = ofRest[k];
    const at = order.map(one => one.rest);
    if (at.includes(k) || (origin >= 0 && flat(row) === flat(base[origin]))) continue;
    order.splice(after(at, k), 0, { lead: -1, rest: k, origin });
  }
  return order;
}
// Where a row that only the other side has goes: after the one that it followed there.
/** @param {number[]} at @param {number} k */
function after(at, k) {
  for (let before = k - 1; before >= 0; before--)
    if (at.includes(before)) return at.indexOf(before) + 1;
  return at.some(one => one > k) ? 0 : at.length;
}

// ---- What a reading left out

/** @param {unknown} value @returns {string[]} */
function texts(value) {
  if (typeof value === "string") return [value.replace(/[\s\u0000-\u001f]+/g, " ").trim()];
  return value && typeof value === "object" ? Object.values(value).flatMap(texts) : [];
}
/** Whether a text of one is not in the other. @param {unknown} raw @param {unknown} value */
export function lost(raw, value) {
  const held = new Set(texts(value));
  return texts(raw).some(text => text && !held.has(text));
}
