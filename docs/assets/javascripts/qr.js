/* A QR code (ISO/IEC 18004): bytes, level M, versions 1 to 15. boiteQr(text) gives its rows of 0 and 1. */
window.boiteQr = (function () {
  "use strict";
  var EXTRA = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24], BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10];
  var MASKS = [
    function (x, y) { return (x + y) % 2; }, function (x, y) { return y % 2; }, function (x) { return x % 3; },
    function (x, y) { return (x + y) % 3; }, function (x, y) { return ((x / 3 | 0) + (y >> 1)) % 2; },
    function (x, y) { return x * y % 2 + x * y % 3; }, function (x, y) { return (x * y % 2 + x * y % 3) % 2; },
    function (x, y) { return ((x + y) % 2 + x * y % 3) % 2; }
  ];

  function words(v) {
    var n = Math.floor(v / 7) + 2, bits = (16 * v + 128) * v + 64;
    if (v > 1) bits -= (25 * n - 10) * n - 55 + (v > 6 ? 36 : 0);
    return bits >> 3;
  }
  function room(v) { return words(v) - EXTRA[v - 1] * BLOCKS[v - 1]; }

  // ---- Data, then what repairs it (Reed-Solomon over GF(256))

  function times(a, b) {
    for (var z = 0, i = 7; i >= 0; i--) z = z << 1 ^ (z >> 7) * 0x11d ^ (b >> i & 1) * a;
    return z;
  }
  function divisor(degree) {
    var made = Array(degree).fill(0), root = 1;
    for (made[degree - 1] = 1; degree--; root = times(root, 2))
      for (var j = 0; j < made.length; j++) made[j] = times(made[j], root) ^ (made[j + 1] || 0);
    return made;
  }
  function remainder(data, by) {
    var rest = by.map(function () { return 0; });
    data.forEach(function (byte) {
      var factor = byte ^ rest.shift();
      rest.push(0);
      by.forEach(function (one, i) { rest[i] ^= times(one, factor); });
    });
    return rest;
  }
  function encoded(bytes, v) {
    var bits = "0100" + bytes.length.toString(2).padStart(v < 10 ? 8 : 16, "0"), data = [], size = room(v);
    bytes.forEach(function (byte) { bits += byte.toString(2).padStart(8, "0"); });
    bits += "0000";
    for (var i = 0; i < bits.length && data.length < size; i += 8) data.push(parseInt(bits.slice(i, i + 8).padEnd(8, "0"), 2));
    for (var pad = 0xec; data.length < size; pad ^= 0xec ^ 0x11) data.push(pad);
    return data;
  }
  function woven(data, v) {
    var count = BLOCKS[v - 1], by = divisor(EXTRA[v - 1]), long = words(v) % count, least = Math.floor(words(v) / count) - by.length, all = [], at = 0;
    var blocks = Array.from(Array(count), function (_, i) { return data.slice(at, at += least + (i < count - long ? 0 : 1)); });
    [[blocks, least + 1], [blocks.map(function (one) { return remainder(one, by); }), by.length]].forEach(function (part) {
      for (var i = 0; i < part[1]; i++) part[0].forEach(function (one) { if (i < one.length) all.push(one[i]); });
    });
    return all;
  }

  // ---- The drawing

  function frame(v) {
    var size = 4 * v + 17, grid = Array.from(Array(size), function () { return Array(size).fill(null); });
    function square(cx, cy, reach, dark) {
      for (var y = -reach; y <= reach; y++) for (var x = -reach; x <= reach; x++)
        if (grid[cy + y] && grid[cy + y][cx + x] !== undefined) grid[cy + y][cx + x] = dark(Math.max(Math.abs(x), Math.abs(y)));
    }
    var n = Math.floor(v / 7) + 2, step = Math.floor((v * 8 + n * 3 + 5) / (n * 4 - 4)) * 2, places = v > 1 ? [6] : [];
    for (var p = size - 7; places.length && places.length < n; p -= step) places.splice(1, 0, p);
    for (var i = 0; i < size; i++) grid[6][i] = grid[i][6] = 1 - i % 2;
    places.forEach(function (x) { places.forEach(function (y) {
      if (Math.min(x, y) > 6 || x + y !== 12 && x + y !== size - 1) square(x, y, 2, function (far) { return far === 1 ? 0 : 1; });
    }); });
    [[3, 3], [size - 4, 3], [3, size - 4]].forEach(function (at) { square(at[0], at[1], 4, function (far) { return far === 2 || far === 4 ? 0 : 1; }); });
    return grid;
  }
  function code(value, bits, by) {
    for (var rest = value, i = 0; i < bits; i++) rest = rest << 1 ^ (rest >> bits - 1) * by;
    return value << bits | rest;
  }
  function format(grid, mask, v) {
    var size = grid.length, bits = code(mask, 10, 0x537) ^ 0x5412, long = code(v, 12, 0x1f25);
    for (var i = 0; i < 15; i++) {
      var bit = bits >> i & 1;
      grid[i < 6 ? i : i < 8 ? i + 1 : size - 15 + i][8] = bit;
      grid[8][i < 8 ? size - 1 - i : i < 9 ? 7 : 14 - i] = bit;
    }
    grid[size - 8][8] = 1;
    for (i = 0; v > 6 && i < 18; i++) grid[size - 11 + i % 3][i / 3 | 0] = grid[i / 3 | 0][size - 11 + i % 3] = long >> i & 1;
  }
  function fill(grid, data, mask) {
    var size = grid.length, n = 0, free = grid.map(function (row) { return row.map(function (one) { return one === null; }); });
    for (var right = size - 1; right > 0; right -= 2) {
      if (right === 6) right = 5;
      for (var step = 0; step < size; step++) for (var j = 0; j < 2; j++) {
        var x = right - j, y = right + 1 & 2 ? step : size - 1 - step;
        if (free[y][x]) { grid[y][x] = data[n >> 3] >> 7 - (n & 7) & 1 ^ !MASKS[mask](x, y); n++; }
      }
    }
    return grid;
  }

  // What makes a drawing hard to read: long runs, squares, false corners, too dark or too light.
  function cost(grid) {
    var size = grid.length, sum = 0, dark = 0;
    function lines(row) {
      var text = row.join("");
      (text.match(/0{5,}|1{5,}/g) || []).forEach(function (run) { sum += run.length - 2; });
      text = "0000" + text + "0000";
      for (var i = 0; i < text.length; i++) if (/^(10111010000|00001011101)/.test(text.substr(i, 11))) sum += 40;
    }
    grid.forEach(function (row, y) {
      lines(row);
      lines(grid.map(function (one) { return one[y]; }));
      row.forEach(function (one, x) {
        dark += one;
        if (y && x && one === row[x - 1] && one === grid[y - 1][x] && one === grid[y - 1][x - 1]) sum += 3;
      });
    });
    return sum + Math.floor(Math.abs(dark * 20 / size / size - 10)) * 10;
  }

  return function (text) {
    var bytes = Array.from(new TextEncoder().encode(text)), v = 1, best = null;
    while (v < 16 && room(v) < bytes.length + (v < 10 ? 2 : 3)) v++;
    if (v > 15) return null;
    var data = woven(encoded(bytes, v), v);
    MASKS.forEach(function (_, mask) {
      var grid = frame(v);
      format(grid, mask, v);
      var made = { rangs: fill(grid, data, mask), version: v, masque: mask, cout: cost(grid) };
      if (!best || made.cout < best.cout) best = made;
    });
    return best;
  };
})();
