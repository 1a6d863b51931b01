/* The map of actors and the diagram of bodies, drawn while their tables are filled, as the printed ones
 (macros/told/dessin/layout.py): tiers of bodies, rows of labels between them, each link through its label. */

import { button, element, findAll } from "./commun.js";
import { download } from "./fichiers.js";
import { fold, plural } from "./mots.js";
import * as plus from "./plus.js";
import * as fill from "./remplir.js";

/** What a nature of links says, its line, its name in the legend. @typedef {[RegExp, string, string]} Nature */
/** @typedef {{ noun: string, small: RegExp, lines: Nature[] }} Kind */
/** Lines of a text, their size, their greatest width. @typedef {{ lines: string[], size: number, w: number, h: number, style: string }} Block */
/** A box of the drawing: a body, a label or a bend, in its row; x is its middle, y its top.
 * @typedef {{ row: number, near: Spot[], blocks: Block[], w: number, h: number, x: number, y: number, wish: number, low: number, high: number, round: number }} Spot */
/** @typedef {{ name: string, small?: string, near: Body[], tier: number }} Body */
/** @typedef {{ from: Body, to: Body, words: string, line: Nature }} Link */
/** The boxes that a link goes through, downwards; up tells that it is read the other way.
 * @typedef {{ nodes: Spot[], up: boolean, style: string }} Chain */

const GAP = 30;
const SPACING = 18;
const NAME = 15;
const SMALL = 13;
const LEADING = 1.25;
const MOST = 40;
const STYLES =
  "fill stroke stroke-width stroke-dasharray stroke-linecap font-size font-weight font-family".split(
    " ",
  );
const pen = document.createElement("canvas").getContext("2d");
// The last nature of a link when nothing else fits.
/** @type {Record<string, Kind>} */
const KINDS = {
  carte: {
    noun: "Carte des acteurs",
    small: /^type/,
    lines: [
      [/tension|conflit|bloqu/, "tension", "lien en tension"],
      [/fragile|faible/, "fragile", "lien fragile"],
      [/creer|possible|souhait/, "creer", "lien à créer"],
      [/^/, "confie", "lien solide"],
    ],
  },
  schema: {
    noun: "Schéma des instances",
    small: /rythme/,
    lines: [
      [
        /compte|inform|avis|aliment|propos|demand|saisi|consult|eclair|alert/,
        "avis",
        "informe, propose, demande",
      ],
      [/^/, "confie", "confie, apporte, décide"],
    ],
  },
};

/** @param {string} name @param {Record<string, string | number>} attributes @param {(string | Node)[]} [children] */
function svg(name, attributes, children = []) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes))
    made.setAttribute(key, String(typeof value === "number" ? Math.round(value) : value));
  made.append(...children);
  return made;
}
/** Lines no wider than room. @param {string} text @param {number} size @param {number} room @param {string} style @returns {Block} */
function block(text, size, room, style) {
  const font = `${style === "sg-nom" ? "600 " : ""}${size}px Texte, sans-serif`;
  /** @param {string} line */
  function width(line) {
    if (!pen) return 0;
    pen.font = font;
    return pen.measureText(line).width * 1.03;
  }
  /** @type {string[]} */
  const lines = [];
  const words = plus.short(text, 90).replace(/\S{14}(?=\S{2})/g, "$& ");
  for (const word of text ? words.split(" ") : []) {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (!lines.length || width(longer) > room) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return {
    lines,
    size,
    w: Math.max(0, ...lines.map(width)),
    h: lines.length * size * LEADING,
    style,
  };
}

// ---- Who is linked to whom ----------------------------------------------------------------------

/** @param {plus.Field[]} fields @param {Kind} kind @param {plus.State} state */
function graph([table, listed], kind, state) {
  /** @type {Map<string, Body>} */
  const bodies = new Map();
  const small = plus.column(listed, kind.small);
  const often = plus.column(table, /frequence/);
  const names = plus.rows(listed, state);
  const rows = plus.rows(table, state);
  /** @param {string} name @param {string} [small] */
  function body(name, small) {
    const found = bodies.get(fold(name)) ?? { name, small, near: [], tier: 0 };
    bodies.set(fold(name), found);
    return found;
  }
  for (const row of names.slice(0, MOST)) if (row[0]) body(row[0], row[small] || "");
  const linked = rows.slice(0, MOST).filter(([from, to]) => from && to && fold(from) !== fold(to));
  const links = linked.map(row => {
    const rhythm = row[2] ? (row[often] || "").toLowerCase() : row[often];
    const line = kind.lines.find(([words]) => words.test(fold(row[2]))) ?? kind.lines[0];
    const words = [row[2], rhythm].filter(Boolean).join(", ");
    const link = { from: body(row[0]), to: body(row[1]), words, line };
    link.from.near.push(link.to);
    link.to.near.push(link.from);
    return link;
  });
  const over = Math.max(names.length, rows.length) > MOST;
  return { bodies: [...bodies.values()], links, over };
}
/** Bodies that links hold together; each group is a drawing of its own. @param {Body[]} bodies */
function groups(bodies) {
  /** @type {Set<Body>} */
  const seen = new Set();
  const found = bodies.map(first => {
    const group = seen.has(first) ? [] : [first];
    seen.add(first);
    for (const one of group)
      for (const other of one.near)
        if (!seen.has(other)) {
          seen.add(other);
          group.push(other);
        }
    return group;
  });
  return found.filter(g => g.length).sort((a, b) => b.length - a.length);
}
/** On a map, whoever has most links stands in the middle and the others on both sides. @param {Body[]} group */
function around(group) {
  const middle = group.reduce((a, b) => (b.near.length > a.near.length ? b : a));
  const placed = [middle];
  let side = 1;
  middle.tier = 0;
  for (const one of placed)
    for (const other of one.near) {
      if (placed.includes(other)) continue;
      other.tier = one.tier + (Math.sign(one.tier) || side);
      if (middle.near.length > 2 && one === middle) side = -side;
      placed.push(other);
    }
}
/** In a diagram, whoever entrusts stands above. @param {Body[]} group @param {Link[]} links */
function entrusted(group, links) {
  for (const one of group) one.tier = 0;
  for (const _ of group)
    for (const { line, from, to } of links)
      if (line[1] !== "avis" && from.tier < group.length)
        to.tier = Math.max(to.tier, from.tier + 1);
}

// ---- Where each stands --------------------------------------------------------------------------

/** @param {number[]} values */
const most = values => Math.max(...values);
/** @template T @param {T[]} list @param {(one: T) => number} of @param {number} otherwise */
const mean = (list, of, otherwise) =>
  list.length ? list.reduce((sum, one) => sum + of(one), 0) / list.length : otherwise;

/** @param {Body[]} group @param {Link[]} all @param {boolean} carte @param {number} room */
function arrange(group, all, carte, room) {
  const links = all.filter(l => group.includes(l.from));
  if (carte) around(group);
  else entrusted(group, links);
  const tiers = [...new Set(group.map(b => b.tier))].sort((a, b) => a - b);
  /** @type {Spot[][]} */
  const rows = [];
  /** @param {number} row @param {Block[]} blocks @param {number} pad @param {number} [round] @returns {Spot} */
  function spot(row, blocks, pad, round = 0) {
    const w = 2 * pad + most(blocks.map(b => b.w));
    const h = 2 * pad + blocks.reduce((sum, b) => sum + b.h, 0);
    const made = { row, near: [], blocks, w, h, x: 0, y: 0, wish: 0, low: 0, high: 0, round };
    rows[row] ??= [];
    rows[row].push(made);
    return made;
  }
  const spots = new Map(
    group.map(b => {
      const name = block(b.name, NAME, room, "sg-nom");
      const small = block(b.small ?? "", SMALL, room, "sg-rythme");
      return [b, spot(2 * tiers.indexOf(b.tier), [name, small], 11, 10)];
    }),
  );
  /** @param {Body} body */
  const of = body => /** @type {Spot} */ (spots.get(body));
  const chains = links.map(({ from, to, words, line }) => {
    const up = of(from).row > of(to).row;
    const [first, last] = up ? [of(to), of(from)] : [of(from), of(to)];
    const nodes = [first, spot(first.row + 1, [block(words, SMALL, room * 0.8, "")], 3)];
    for (let row = first.row + 2; row < last.row; row++)
      nodes.push(spot(row, [block("", SMALL, 0, "")], 3));
    nodes.push(last);
    nodes.slice(1).forEach((one, n) => {
      one.near.push(nodes[n]);
      nodes[n].near.push(one);
    });
    return { nodes, up, style: line[1] };
  });
  return place(rows, chains);
}
/** Rows sorted by where their neighbours are, then each box as near to them as order and room allow.
 * @param {Spot[][]} rows @param {Chain[]} chains */
function place(rows, chains) {
  /** @param {number} times @param {(row: Spot[]) => void} act */
  function sweep(times, act) {
    for (let n = times - 1; n >= 0; n--) (n % 2 ? rows : rows.toReversed()).forEach(act);
  }
  /** @param {Spot[]} row */
  function number(row) {
    row.forEach((one, n) => {
      one.x = (n + 0.5) / row.length;
    });
  }
  /** @param {Spot[]} row */
  function wish(row) {
    for (const one of row) one.wish = mean(one.near, other => other.x, one.x);
  }
  /** How far the middles of two neighbours stand at least. @param {Spot} a @param {Spot} b */
  const apart = (a, b) => (a.w + b.w) / 2 + SPACING;
  rows.forEach(number);
  sweep(12, row => {
    wish(row);
    row.sort((a, b) => a.wish - b.wish);
    number(row);
  });
  for (const row of rows)
    row.forEach((one, n) => {
      one.x = 200 * n;
    });
  sweep(24, row => {
    wish(row);
    row.forEach((one, n) => {
      const before = row[n - 1];
      one.low = before ? Math.max(one.wish, before.low + apart(before, one)) : one.wish;
    });
    for (let n = row.length - 1; n >= 0; n--) {
      const [one, after] = [row[n], row[n + 1]];
      one.high = after ? Math.min(one.wish, after.high - apart(after, one)) : one.wish;
      one.x = (one.low + one.high) / 2;
    }
  });
  const nodes = rows.flat();
  const left = Math.min(...nodes.map(one => one.x - one.w / 2));
  let top = 0;
  for (const row of rows) {
    const h = most(row.map(one => one.h));
    for (const one of row) Object.assign(one, { x: one.x - left, y: top, h });
    top += h + GAP;
  }
  return { nodes, chains, w: most(nodes.map(one => one.x + one.w / 2)), h: top - GAP };
}

// ---- Drawn --------------------------------------------------------------------------------------

/** Where a link leaves a side: towards where it goes. @param {Spot} one @param {Spot} to @returns {[number, number]} */
function port(one, to) {
  const most = Math.max(0, one.w / 2 - 14);
  const x = one.x + Math.max(-most, Math.min(most, (to.x - one.x) * 0.35));
  return [x, to.row > one.row ? one.y + one.h : one.y];
}
/** @param {Chain} chain @param {boolean} arrow */
function link({ nodes, up, style }, arrow) {
  const last = nodes[nodes.length - 1];
  const down = !up && nodes[0].row < last.row;
  const curves = nodes.slice(1).map((one, n) => {
    const [from, to] = [port(nodes[n], one), port(one, nodes[n])];
    const bend = to[1] > from[1] ? GAP / 2 : -GAP / 2;
    // Through a label or a row of bodies: straight, in the room kept for it.
    const start = n ? `L${from}` : `M${from}`;
    return { from, to, path: `${start}C${[from[0], from[1] + bend, to[0], to[1] - bend]} ${to}` };
  });
  const d = curves.map(one => one.path).join("");
  const tip = up ? curves[0].from : curves[curves.length - 1].to;
  const line = svg("path", { class: `sg-lien sg-${style}`, d: d.replace(/\.\d+/g, "") });
  const head = svg("path", { class: "sg-fleche", d: `M${tip}l-5 ${down ? -9 : 9}h10z` });
  return arrow ? [line, head] : [line];
}
/** Bodies fill their row; the ground of a label only hides the line behind its words. @param {Spot} one */
function ink({ blocks, round, x, y, w, h }) {
  if (!blocks[0].lines.length) return [];
  const high = blocks.reduce((sum, b) => sum + b.h, 0);
  let at = y + (h - high) / 2;
  const ground = svg("rect", {
    class: "sg-fond",
    x: x - w / 2,
    y: round ? y : at - 3,
    width: w,
    height: round ? h : high + 6,
    rx: round,
  });
  const texts = blocks.flatMap(({ lines, size, style }) =>
    lines.map(line => {
      at += size * LEADING;
      const attributes = { x, y: at - size * 0.35, "text-anchor": "middle", class: style };
      return svg("text", attributes, [line]);
    }),
  );
  return [svg("g", { class: round ? "sg-boite" : "sg-etiquette" }, [ground, ...texts])];
}
/** Groups side by side while there is room, then below.
 * @param {{ bodies: Body[], links: Link[] }} found @param {boolean} carte @param {number} room @param {string} title */
function drawing({ bodies, links }, carte, room, title) {
  let [x, y, high, wide] = [6, 6, 0, 0];
  const parts = groups(bodies).flatMap(group => {
    const one = arrange(group, links, carte, room < 480 ? 108 : 145);
    if (x > 6 && x + one.w > room) {
      x = 6;
      y += high + GAP;
      high = 0;
    }
    for (const node of one.nodes) Object.assign(node, { x: node.x + x, y: node.y + y });
    x += one.w + 2 * SPACING;
    wide = Math.max(wide, x - 2 * SPACING + 6);
    high = Math.max(high, one.h);
    return [...one.chains.flatMap(chain => link(chain, !carte)), ...one.nodes.flatMap(ink)];
  });
  const height = y + high + 6;
  const viewBox = [0, 0, wide, height].map(Math.ceil).join(" ");
  const frame = { class: "sg", viewBox, width: wide, height, role: "img" };
  const made = svg("svg", frame, [svg("title", {}, [title]), ...parts]);
  made.style.minWidth = `${Math.round(wide * 0.75)}px`;
  return made;
}
/** A file has no style sheet: it carries the colours of the light page, whatever the page shows.
 * @param {SVGElement} drawn */
function alone(drawn) {
  const page = document.body.dataset;
  const scheme = page.mdColorScheme;
  const copy = /** @type {SVGElement} */ (drawn.cloneNode(true));
  const copies = [...copy.querySelectorAll("*")];
  page.mdColorScheme = "default";
  drawn.querySelectorAll("*").forEach((one, n) => {
    const seen = getComputedStyle(one);
    for (const name of STYLES) copies[n].setAttribute(name, seen.getPropertyValue(name));
  });
  const paper = getComputedStyle(document.body).getPropertyValue("--papier");
  copy.removeAttribute("style");
  copy.prepend(svg("rect", { width: "100%", height: "100%", fill: paper }));
  page.mdColorScheme = scheme;
  return new XMLSerializer().serializeToString(copy);
}

plus.tool(Object.keys(KINDS), (box, fields, name) => {
  const kind = KINDS[name];
  const carte = name === "carte";
  /** @type {SVGElement | null} */
  let drawn = null;
  let wide = 0;
  const region = { tabindex: 0, role: "region", "aria-label": kind.noun };
  const place = element("div", { class: "schema__cadre", ...region });
  const legend = element("p", { class: "schema__legende" });
  const said = element("ul");
  const notes = element("div");
  const waiting = plus.note(
    `${kind.noun} : le dessin se fait tout seul, dès que « ${fields[0].label} » se remplit.`,
  );
  const figure = element("figure", { class: "schema" }, [
    place,
    element("figcaption", {}, [
      legend,
      notes,
      element("details", {}, [element("summary", {}, "Les liens en toutes lettres"), said]),
    ]),
    button("Télécharger le dessin (.svg)", () => {
      if (drawn) download(fill.name(`-${name}.svg`), alone(drawn), "image/svg+xml");
    }),
  ]);
  box.append(waiting, figure);

  /** @param {plus.State} state */
  function draw(state) {
    const found = graph(fields, kind, state);
    const { bodies, links } = found;
    wide = box.clientWidth;
    waiting.hidden = bodies.length > 0;
    figure.hidden = !bodies.length;
    drawn = null;
    if (!bodies.length) return;
    const project = state.projet ? ` : ${plus.short(state.projet, 80)}` : "";
    const counts = `${plural(bodies.length, "nom")}, ${plural(links.length, "lien")}`;
    const title = `${kind.noun}${project}, ${counts}`;
    drawn = drawing(found, carte, Math.max(260, wide - 24), title);
    place.replaceChildren(drawn);
    legend.replaceChildren(...kind.lines.filter(line => links.some(l => l.line === line)).map(key));
    said.replaceChildren(
      ...links.map(({ from, to, words, line }) =>
        element(
          "li",
          {},
          `${from.name}${carte ? " et " : " vers "}${to.name} : ${words || line[2]}`,
        ),
      ),
    );
    notes.replaceChildren(...warnings(found));
  }
  /** @param {Nature} line */
  const key = ([, style, words]) =>
    element("span", {}, [
      svg("svg", { viewBox: "0 0 44 12", "aria-hidden": "true", class: "sg" }, [
        svg("path", { d: "M2 6h40", class: `sg-lien sg-${style}` }),
      ]),
      words,
    ]);
  /** @param {ReturnType<typeof graph>} found */
  function warnings({ bodies, links, over }) {
    /** @param {(one: Body) => boolean} test */
    const names = test =>
      bodies
        .filter(test)
        .slice(0, 8)
        .map(one => one.name);
    const apart = names(one => !one.near.length);
    const unlisted = fields[1] ? names(one => one.small === undefined) : [];
    return [
      over ? plus.note(`Le dessin s’arrête aux ${MOST} premières lignes.`) : [],
      links.length && apart.length ? plus.note("Sans lien pour l’instant :", apart) : [],
      unlisted.length && unlisted.length < bodies.length
        ? plus.note(`Dans un lien, mais pas dans « ${fields[1].label} » :`, unlisted)
        : [],
    ].flat();
  }
  function again() {
    if (drawn && box.clientWidth !== wide) draw(fill.state());
  }
  new ResizeObserver(again).observe(box);
  document.fonts.ready.then(() => {
    wide = 0;
    again();
  });
  // The sheet on paper shows it under the name of its field.
  addEventListener("beforeprint", () => {
    const field = fill.sheet.champs.find(f => fill.itemOf(f.id) === box.parentNode);
    const heads = findAll(".remplir__papier h3");
    const head = heads.find(one => one.textContent === field?.label);
    if (!head || !drawn) return;
    if (head.nextElementSibling?.className === "vide") head.nextElementSibling.remove();
    const copies = [drawn, legend].map(one => one.cloneNode(true));
    head.after(element("figure", { class: "schema" }, copies));
  });
  return draw;
});
