/* How many small groups, of how many, and what they need: the same answers as macros/model/clock (groups.py,
   supplies.py), proven on tests/composer/groupes.json and cas.json. */

/** @typedef {[name: string, count: number, per: string, printed: boolean, usedUp: boolean]} Material */
/** What is led, as far as its things go: groupe, the size of small groups; moins, how many of them at least;
 * plusieurs, what one group holds when several are led at once. 0 for none.
 * @typedef {{ titre: string, materiel: Material[], groupe: number, moins: number, plusieurs: number }} Led */

/** @param {number} people @param {number} count */
const even = (people, count) =>
  Array.from(
    { length: count },
    (_, n) => Math.floor(people / count) + (n < people % count ? 1 : 0),
  );

/** Small groups of about size people, larger first: nobody alone, nor in a two where a method works by three.
 * Without a size the group stays together; at least so many groups when people change from one to another.
 * @param {number} people @param {number} [size] @param {number} [moins] */
export function subgroups(people, size, moins = 1) {
  if (!size || people <= size) return [people];
  const joins = size <= 3 || people % size <= 1;
  const count = joins ? Math.floor(people / size) : Math.ceil(people / size);
  return even(people, Math.max(count, Math.min(moins, Math.floor(people / 2))));
}

/** The fewest groups of at most size people; one without a size. @param {number} people @param {number} [size] */
const atMost = (people, size) => even(people, size ? Math.ceil(people / size) : 1);

/** What to bring for all that is led. What is printed or used up adds up from use to use; the rest is brought
 * once, at its largest quantity.
 * @param {Led[]} all @param {number} people
 * @returns {[name: string, count: number, printed: boolean, methods: string[]][]} */
export function besoins(all, people) {
  /** @type {Map<string, [string, number, boolean, string[]]>} */
  const found = new Map();
  for (const { titre, materiel, groupe, moins, plusieurs } of all) {
    const sizes = atMost(people, plusieurs);
    const groups = sizes.flatMap(size => subgroups(size, groupe, moins)).length;
    /** @type {Record<string, number>} */
    const times = { seance: sizes.length, "sous-groupe": groups, personne: people };
    for (const [name, each, per, printed, usedUp] of materiel) {
      const key = `${name.toLowerCase()}/${printed}`;
      const kept = found.get(key) ?? [name, 0, printed, []];
      const count = each * times[per];
      const total = printed || usedUp ? kept[1] + count : Math.max(kept[1], count);
      const used = kept[3].includes(titre) ? kept[3] : [...kept[3], titre];
      found.set(key, [kept[0], total, Boolean(printed), used]);
    }
  }
  return [...found.values()];
}
