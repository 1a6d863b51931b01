/* Fair arithmetic, as macros/model/clock (elastic.py, shortening.py) does it: durations that stretch or shrink
   until their sum is exact. Proven on tests/composer/cas.json and by tests/test_animer.py. */

/** Least, ideal, most. @typedef {number[]} Elastic */
/** What the arithmetic knows of a step.
 * @typedef {{ minutes: number, plancher: number, facultative: boolean }} Etape */

const LONGEST = 2400;

/** @param {number[]} numbers */
export const sum = numbers => numbers.reduce((a, b) => a + b, 0);

// The duration whose cost grows least when it moves; the first one when two tie.
/** @param {Elastic[]} items @param {number[]} minutes @param {number} move */
function cheapest(items, minutes, move) {
  let best = -1;
  let least = Infinity;
  for (const [n, [low, ideal, high]] of items.entries()) {
    const wished = minutes[n] + move;
    const cost = (move * (2 * (minutes[n] - ideal) + move)) / (ideal * ideal);
    if (low <= wished && wished <= high && cost < least) {
      best = n;
      least = cost;
    }
  }
  return best;
}
/** Durations that sum to total, or by how much they cannot: too long (positive), too short (negative).
 * @param {Elastic[]} items @param {number} total
 * @returns {{ minutes: number[], ecart?: undefined } | { minutes?: undefined, ecart: number }} */
export function fit(items, total) {
  const over = sum(items.map(one => one[0])) - total;
  const under = total - sum(items.map(one => one[2]));
  if (over > 0 || under > 0) return { ecart: over > 0 ? over : -under };
  const minutes = items.map(one => one[1]);
  let rest = total - sum(minutes);
  for (const by of [5, 1])
    while (Math.abs(rest) >= by) {
      const move = rest > 0 ? by : -by;
      const n = cheapest(items, minutes, move);
      if (n < 0) break;
      minutes[n] += move;
      rest -= move;
    }
  return { minutes };
}

// ---- The steps of a method in the minutes it has

/** The minutes of each step, 0 for one that is dropped; nothing when there are too few of them.
 * @param {Etape[]} etapes @param {number} total */
export function shared(etapes, total) {
  const kept = keptOf(etapes, total);
  const lived = kept.map(n => etapes[n]);
  const room = total - sum(lived.map(one => one.minutes));
  const back = etapes.findIndex((one, n) => one.facultative && !kept.includes(n));
  if (back >= 0 && etapes[back].plancher <= 2 * room) {
    const spent = Math.max(room, etapes[back].plancher);
    const minutes = held(lived, total - spent, false);
    if (minutes) return spread(etapes, [...kept, back], [...minutes, spent]);
  }
  const minutes = held(lived, total, false) ?? held(lived, total, true);
  return minutes ? spread(etapes, kept, minutes) : [];
}
// The places of the steps left once enough of those that may be are dropped, last ones first.
/** @param {Etape[]} etapes @param {number} total */
function keptOf(etapes, total) {
  let kept = [...etapes.keys()];
  for (const n of [...kept].reverse()) {
    if (sum(kept.map(k => etapes[k].minutes)) <= total) break;
    if (etapes[n].facultative && kept.length > 1) kept = kept.filter(k => k !== n);
  }
  return kept;
}
/** @param {Etape[]} lived @param {number} total @param {boolean} any under their floors, one minute at least */
const held = (lived, total, any) =>
  fit(
    lived.map(one => [any ? 1 : one.plancher, one.minutes, LONGEST]),
    total,
  ).minutes;
/** @param {Etape[]} etapes @param {number[]} places @param {number[]} minutes */
const spread = (etapes, places, minutes) =>
  etapes.map((_, n) => (places.includes(n) ? minutes[places.indexOf(n)] : 0));
