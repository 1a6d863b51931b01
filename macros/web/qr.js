/* A QR code (ISO/IEC 18004): bytes, level M, versions 1 to 15. */

const EXTRA = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24],
  BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10];
/** @type {((x: number, y: number) => number)[]} */
const MASKS = [
  (x, y) => (x + y) % 2,
  (_x, y) => y % 2,
  x => x % 3,
  (x, y) => (x + y) % 3,
  (x, y) => (((x / 3) | 0) + (y >> 1)) % 2,
  (x, y) => ((x * y) % 2) + ((x * y) % 3),
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2,
];

// How many bytes a version holds, and how many are left for data.
/** @param {number} v */
function words(v) {
  let n = Math.floor(v / 7) + 2,
    bits = (16 * v + 128) * v + 64;
  if (v > 1) bits -= (25 * n - 10) * n - 55 + (v > 6 ? 36 : 0);
  return bits >> 3;
}
/** @param {number} v */
const room = v => words(v) - EXTRA[v - 1] * BLOCKS[v - 1];

// ---- Data, then what repairs it (Reed-Solomon over GF(256))

/** @param {number} a @param {number} b */
function times(a, b) {
  let z = 0;
  for (let i = 7; i >= 0; i--) z = (z << 1) ^ ((z >> 7) * 0x11d) ^ (((b >> i) & 1) * a);
  return z;
}
/** @param {number} degree */
function divisor(degree) {
  /** @type {number[]} */
  const made = Array(degree).fill(0);
  let root = 1;
  made[degree - 1] = 1;
  for (let n = 0; n < degree; n++, root = times(root, 2))
    for (let j = 0; j < made.length; j++) made[j] = times(made[j], root) ^ (made[j + 1] || 0);
  return made;
}
/** @param {number[]} data @param {number[]} by */
function remainder(data, by) {
  const rest = by.map(() => 0);
  for (const byte of data) {
    const factor = byte ^ (rest.shift() ?? 0);
    rest.push(0);
    for (const [i, one] of by.entries()) rest[i] ^= times(one, factor);
  }
  return rest;
}
/** @param {number[]} bytes @param {number} v */
function encoded(bytes, v) {
  let bits = `0100${bytes.length.toString(2).padStart(v < 10 ? 8 : 16, "0")}`;
  const size = room(v);
  /** @type {number[]} */
  const data = [];
  for (const byte of bytes) bits += byte.toString(2).padStart(8, "0");
  bits += "0000";
  for (let i = 0; i < bits.length && data.length < size; i += 8)
    data.push(parseInt(bits.slice(i, i + 8).padEnd(8, "0"), 2));
  for (let pad = 0xec; data.length < size; pad ^= 0xec ^ 0x11) data.push(pad);
  return data;
}
/** @param {number[]} data @param {number} v */
function woven(data, v) {
  const count = BLOCKS[v - 1];
  const by = divisor(EXTRA[v - 1]);
  const long = words(v) % count;
  const least = Math.floor(words(v) / count) - by.length;
  const from = (/** @type {number} */ i) => i * least + Math.max(0, i - (count - long));
  const blocks = Array.from(Array(count), (_, i) => data.slice(from(i), from(i + 1)));
  /** @param {number[][]} some @param {number} most */
  const turns = (some, most) =>
    [...Array(most).keys()].flatMap(i => some.flatMap(one => (i < one.length ? one[i] : [])));
  return [
    ...turns(blocks, least + 1),
    ...turns(
      blocks.map(one => remainder(one, by)),
      by.length,
    ),
  ];
}

// ---- The drawing

/** @typedef {(number | null)[][]} Grid */

// What every drawing of a version holds, and null where data go.
/** @param {number} v */
function frame(v) {
  const size = 4 * v + 17;
  /** @type {Grid} */
  const grid = Array.from(Array(size), () => Array(size).fill(null));
  /** @param {number} cx @param {number} cy @param {number} reach @param {(far: number) => number} dark */
  function square(cx, cy, reach, dark) {
    for (let y = -reach; y <= reach; y++)
      for (let x = -reach; x <= reach; x++)
        if (grid[cy + y] && grid[cy + y][cx + x] !== undefined)
          grid[cy + y][cx + x] = dark(Math.max(Math.abs(x), Math.abs(y)));
  }
  const n = Math.floor(v / 7) + 2,
    step = Math.floor((v * 8 + n * 3 + 5) / (n * 4 - 4)) * 2,
    places = v > 1 ? [6] : [];
  for (let p = size - 7; places.length && places.length < n; p -= step) places.splice(1, 0, p);
  for (let i = 0; i < size; i++) grid[6][i] = grid[i][6] = 1 - (i % 2);
  for (const x of places)
    for (const y of places)
      if (Math.min(x, y) > 6 || (x + y !== 12 && x + y !== size - 1))
        square(x, y, 2, far => (far === 1 ? 0 : 1));
  for (const at of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ])
    square(at[0], at[1], 4, far => (far === 2 || far === 4 ? 0 : 1));
  return grid;
}
/** @param {number} value @param {number} bits @param {number} by */
function code(value, bits, by) {
  let rest = value;
  for (let i = 0; i < bits; i++) rest = (rest << 1) ^ ((rest >> (bits - 1)) * by);
  return (value << bits) | rest;
}
/** @param {Grid} grid @param {number} mask @param {number} v */
function format(grid, mask, v) {
  const size = grid.length,
    bits = code(mask, 10, 0x537) ^ 0x5412,
    long = code(v, 12, 0x1f25);
  for (let i = 0; i < 15; i++) {
    const bit = (bits >> i) & 1;
    grid[i < 6 ? i : i < 8 ? i + 1 : size - 15 + i][8] = bit;
    grid[8][i < 8 ? size - 1 - i : i < 9 ? 7 : 14 - i] = bit;
  }
  grid[size - 8][8] = 1;
  for (let i = 0; v > 6 && i < 18; i++)
    grid[size - 11 + (i % 3)][(i / 3) | 0] = grid[(i / 3) | 0][size - 11 + (i % 3)] =
      (long >> i) & 1;
}
/** @param {Grid} grid @param {number[]} data @param {number} mask */
function fill(grid, data, mask) {
  const size = grid.length;
  let n = 0;
  const free = grid.map(row => row.map(one => one === null));
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++)
      for (let j = 0; j < 2; j++) {
        const x = right - j,
          y = (right + 1) & 2 ? step : size - 1 - step;
        if (free[y][x]) {
          grid[y][x] = ((data[n >> 3] >> (7 - (n & 7))) & 1) ^ Number(!MASKS[mask](x, y));
          n++;
        }
      }
  }
  return /** @type {number[][]} */ (grid);
}

// What makes a drawing hard to read: long runs, squares, false corners, too dark or too light.
/** @param {number[][]} grid */
function cost(grid) {
  const size = grid.length;
  let sum = 0;
  let dark = 0;
  /** @param {number[]} row */
  function lines(row) {
    let text = row.join("");
    for (const run of text.match(/0{5,}|1{5,}/g) || []) sum += run.length - 2;
    text = `0000${text}0000`;
    for (let i = 0; i < text.length; i++)
      if (/^(10111010000|00001011101)/.test(text.slice(i, i + 11))) sum += 40;
  }
  grid.forEach((row, y) => {
    lines(row);
    lines(grid.map(one => one[y]));
    row.forEach((one, x) => {
      dark += one;
      if (y && x && one === row[x - 1] && one === grid[y - 1][x] && one === grid[y - 1][x - 1])
        sum += 3;
    });
  });
  return sum + Math.floor(Math.abs((dark * 20) / size / size - 10)) * 10;
}

/** The code of a text as rows of 0 and 1, with the mask that reads best; null when it is too long.
 * @param {string} text */
export function qr(text) {
  const bytes = [...new TextEncoder().encode(text)];
  let v = 1;
  while (v < 16 && room(v) < bytes.length + (v < 10 ? 2 : 3)) v++;
  if (v > 15) return null;
  const data = woven(encoded(bytes, v), v);
  const made = MASKS.map((_, mask) => {
    const grid = frame(v);
    format(grid, mask, v);
    const rangs = fill(grid, data, mask);
    return { rangs, version: v, masque: mask, cout: cost(rangs) };
  });
  return made.reduce((best, one) => (one.cout < best.cout ? one : best));
}
