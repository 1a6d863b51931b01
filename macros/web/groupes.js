/* How many small groups, and of how many: the same answers as macros/model/clock/groups.py, proven on
   tests/composer/groupes.json. */

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
export const atMost = (people, size) => even(people, size ? Math.ceil(people / size) : 1);
