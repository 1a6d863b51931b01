// @ts-nocheck
/* The map of actors and the diagram of bodies, drawn while their tables are filled, as the printed ones
 (macros/presenters/layout.py): tiers of bodies, rows of labels between them, each link through its label. */

import { button, element } from "./commun.js";
import { download } from "./fichiers.js";
import { fold, plural } from "./mots.js";
import * as plus from "./plus.js";
import * as fill from "./remplir.js";

const GAP = 30,
  SPACING = 18,
  NAME = 15,
  SMALL = 13,
  LEADING = 1.25,
  MOST = 40;
const pen = document.createElement("canvas").getContext("2d");
// What the nature of a link says, its line, its name in the legend; the last one when nothing else fits.
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

function svg(name, attributes, children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const key in attributes)
    made.setAttribute(
      key,
      typeof attributes[key] === "number" ? Math.round(attributes[key]) : attributes[key],
    );
  made.append(...[].concat(children || []));
  return made;
}
// Lines no wider than room, with their size and their greatest width.
function block(text, size, room, style) {
  let lines = [],
    wide = 0;
  pen.font = `${(style === "sg-nom" ? "600 " : "") + size}px Texte, sans-serif`;
  const width = line => pen.measureText(line).width * 1.03;
  if (text)
    plus
      .short(text, 90)
      .replace(/\S{14}(?=\S{2})/g, "$& ")
      .split(" ")
      .forEach(word => {
        const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
        if (!lines.length || width(longer) > room) lines.push(word);
        else lines[lines.length - 1] = longer;
        wide = Math.max(wide, width(lines[lines.length - 1]));
      });
  return { lines, size, w: wide, h: lines.length * size * LEADING, style };
}

function graph(fields, kind, state) {
  const bodies = new Map(),
    small = plus.column(fields[1], kind.small),
    often = plus.column(fields[0], /frequence/);
  const names = plus.rows(fields[1], state),
    rows = plus.rows(fields[0], state);
  function body(name, words) {
    const key = fold(name);
    if (!bodies.has(key)) bodies.set(key, { name, small: words, near: [] });
    return bodies.get(key);
  }
  for (const row of names.slice(0, MOST)) if (row[0]) body(row[0], row[small] || "");
  const links = rows
    .slice(0, MOST)
    .filter(row => row[0] && row[1] && fold(row[0]) !== fold(row[1]))
    .map(row => {
      const link = {
        from: body(row[0]),
        to: body(row[1]),
        words: [row[2], row[2] ? (row[often] || "").toLowerCase() : row[often]]
          .filter(Boolean)
          .join(", "),
      };
      link.line = kind.lines.find(l => l[0].test(fold(row[2])));
      link.from.near.push(link.to);
      link.to.near.push(link.from);
      return link;
    });
  return {
    bodies: Array.from(bodies.values()),
    links,
    over: Math.max(names.length, rows.length) > MOST,
  };
}
// Bodies that links hold together; each group is a drawing of its own.
function groups(bodies) {
  const seen = new Set();
  return bodies
    .map(first => {
      const group = seen.has(first) ? [] : [first];
      seen.add(first);
      for (let n = 0; n < group.length; n++)
        for (const b of group[n].near)
          if (!seen.has(b)) {
            seen.add(b);
            group.push(b);
          }
      return group;
    })
    .filter(g => g.length)
    .sort((a, b) => b.length - a.length);
}
// On a map, whoever has most links stands in the middle and the others on both sides.
function around(group) {
  let middle = group.reduce((a, b) => (b.near.length > a.near.length ? b : a)),
    line = [middle],
    side = 1;
  for (const b of group) b.tier = b === middle ? 0 : null;
  for (let n = 0; n < line.length; n++)
    line[n].near.forEach(b => {
      if (b.tier !== null) return;
      b.tier = line[n].tier + (Math.sign(line[n].tier) || side);
      if (middle.near.length > 2 && line[n] === middle) side = -side;
      line.push(b);
    });
}
// In a diagram, whoever entrusts stands above.
function entrusted(group, links) {
  for (const b of group) b.tier = 0;
  group.forEach(() => {
    for (const l of links)
      if (l.line[1] !== "avis" && l.from.tier < group.length)
        l.to.tier = Math.max(l.to.tier, l.from.tier + 1);
  });
}
const mean = (list, of, otherwise) =>
  list.length ? list.reduce((sum, n) => sum + of(n), 0) / list.length : otherwise;

function arrange(group, all, carte, room) {
  let rows = [],
    chains,
    links = all.filter(l => group.includes(l.from));
  if (carte) around(group);
  else entrusted(group, links);
  const tiers = Array.from(new Set(group.map(b => b.tier))).sort((a, b) => a - b);
  function node(row, blocks, pad) {
    const made = {
      row,
      near: [],
      blocks,
      w:
        2 * pad +
        Math.max.apply(
          null,
          blocks.map(b => b.w),
        ),
      h: pad * 2 + blocks.reduce((sum, b) => sum + b.h, 0),
    };
    (rows[row] = rows[row] || []).push(made);
    return made;
  }
  group.forEach(b => {
    b.node = node(
      2 * tiers.indexOf(b.tier),
      [block(b.name, NAME, room, "sg-nom"), block(b.small, SMALL, room, "sg-rythme")],
      11,
    );
    b.node.rx = 10;
  });
  chains = links.map(l => {
    let up = l.from.node.row > l.to.node.row,
      ends = up ? [l.to.node, l.from.node] : [l.from.node, l.to.node],
      row = ends[0].row;
    const chain = [ends[0], node(row + 1, [block(l.words, SMALL, room * 0.8, "")], 3)];
    for (row += 2; row < ends[1].row; row++) chain.push(node(row, [block("", SMALL, 0)], 3));
    chain.push(ends[1]);
    for (let n = 1; n < chain.length; n++) {
      chain[n].near.push(chain[n - 1]);
      chain[n - 1].near.push(chain[n]);
    }
    return { nodes: chain, up, style: l.line[1] };
  });
  return place(rows, chains);
}
// Rows sorted by where their neighbours are, then each node as near to them as order and room allow.
function place(rows, chains) {
  let nodes = rows.flat(),
    top = 0;
  function sweep(times, act) {
    while (times--) (times % 2 ? rows : rows.slice().reverse()).forEach(act);
  }
  function number(row) {
    row.forEach((n, i) => {
      n.x = (i + 0.5) / row.length;
    });
  }
  function wish(n) {
    n.wish = mean(n.near, m => m.x, n.x);
  }
  rows.forEach(number);
  sweep(12, row => {
    row.forEach(wish);
    row.sort((a, b) => a.wish - b.wish);
    number(row);
  });
  for (const row of rows)
    row.forEach((n, i) => {
      n.x = 200 * i;
    });
  sweep(24, row => {
    row.forEach(wish);
    row.forEach((n, i) => {
      n.low = i ? Math.max(n.wish, row[i - 1].low + (row[i - 1].w + n.w) / 2 + SPACING) : n.wish;
    });
    row
      .slice()
      .reverse()
      .forEach((n, i, back) => {
        n.high = i
          ? Math.min(n.wish, back[i - 1].high - (back[i - 1].w + n.w) / 2 - SPACING)
          : n.wish;
        n.x = (n.low + n.high) / 2;
      });
  });
  const left = Math.min.apply(
    null,
    nodes.map(n => n.x - n.w / 2),
  );
  rows.forEach(row => {
    const h = Math.max.apply(
      null,
      row.map(n => n.h),
    );
    row.forEach(n => {
      n.x -= left;
      n.y = top;
      n.h = h;
    });
    top += h + GAP;
  });
  return {
    nodes,
    chains,
    w: Math.max.apply(
      null,
      nodes.map(n => n.x + n.w / 2),
    ),
    h: top - GAP,
  };
}

// Where a link leaves a side: towards where it goes.
function port(n, to) {
  const most = Math.max(0, n.w / 2 - 14);
  return [
    n.x + Math.max(-most, Math.min(most, (to.x - n.x) * 0.35)),
    to.row > n.row ? n.y + n.h : n.y,
  ];
}
function link(chain, arrow) {
  let path = "",
    nodes = chain.nodes,
    last = nodes.length - 1,
    from,
    to,
    first;
  for (let n = 1; n <= last; n++) {
    from = port(nodes[n - 1], nodes[n]);
    // Through a label or a row of bodies: straight, in the room kept for it.
    if (to) path += `L${from}`;
    first = first || from;
    to = port(nodes[n], nodes[n - 1]);
    const bend = to[1] > from[1] ? GAP / 2 : -GAP / 2;
    path += `${n > 1 ? "" : `M${from}`}C${[from[0], from[1] + bend, to[0], to[1] - bend]} ${to}`;
  }
  const down = !chain.up && nodes[0].row < nodes[last].row;
  return [
    svg("path", { class: `sg-lien sg-${chain.style}`, d: path.replace(/\.\d+/g, "") }),
    arrow
      ? svg("path", { class: "sg-fleche", d: `M${chain.up ? first : to}l-5 ${down ? -9 : 9}h10z` })
      : "",
  ];
}
function ink(n) {
  // Bodies fill their row; the ground of a label only hides the line behind its words.
  let high = n.blocks.reduce((sum, b) => sum + b.h, 0),
    y = n.y + (n.h - high) / 2,
    top = n.rx ? n.y : y - 3;
  return n.blocks[0].lines.length
    ? svg(
        "g",
        { class: n.rx ? "sg-boite" : "sg-etiquette" },
        [
          svg("rect", {
            class: "sg-fond",
            x: n.x - n.w / 2,
            y: top,
            width: n.w,
            height: n.rx ? n.h : high + 6,
            rx: n.rx || 0,
          }),
        ].concat(
          n.blocks.flatMap(b =>
            b.lines.map(line => {
              y += b.size * LEADING;
              return svg(
                "text",
                { x: n.x, y: y - b.size * 0.35, "text-anchor": "middle", class: b.style },
                line,
              );
            }),
          ),
        ),
      )
    : "";
}
// Groups side by side while there is room, then below.
function drawing(found, carte, room, title) {
  let x = 6,
    y = 6,
    high = 0,
    wide = 0,
    parts = groups(found.bodies).flatMap(group => {
      const d = arrange(group, found.links, carte, room < 480 ? 108 : 145);
      if (x > 6 && x + d.w > room) {
        x = 6;
        y += high + GAP;
        high = 0;
      }
      d.nodes.forEach(n => {
        n.x += x;
        n.y += y;
      });
      x += d.w + 2 * SPACING;
      wide = Math.max(wide, x - 2 * SPACING + 6);
      high = Math.max(high, d.h);
      return d.chains.flatMap(c => link(c, !carte)).concat(d.nodes.map(ink));
    });
  const made = svg(
    "svg",
    {
      class: "sg",
      viewBox: [0, 0, wide, y + high + 6].map(Math.ceil).join(" "),
      width: wide,
      height: y + high + 6,
      role: "img",
    },
    [svg("title", {}, title)].concat(parts),
  );
  made.style.minWidth = `${Math.round(wide * 0.75)}px`;
  return made;
}
// A file has no style sheet: it carries the colours of the light page, whatever the page shows.
function alone(drawn) {
  const scheme = document.body.dataset.mdColorScheme,
    copy = drawn.cloneNode(true);
  document.body.dataset.mdColorScheme = "default";
  drawn.querySelectorAll("*").forEach((one, n) => {
    const seen = getComputedStyle(one),
      to = copy.querySelectorAll("*")[n];
    for (const name of [
      "fill",
      "stroke",
      "stroke-width",
      "stroke-dasharray",
      "stroke-linecap",
      "font-size",
      "font-weight",
      "font-family",
    ])
      to.setAttribute(name, seen.getPropertyValue(name));
  });
  copy.removeAttribute("style");
  copy.prepend(
    svg("rect", {
      width: "100%",
      height: "100%",
      fill: getComputedStyle(document.body).getPropertyValue("--papier"),
    }),
  );
  document.body.dataset.mdColorScheme = scheme;
  return new XMLSerializer().serializeToString(copy);
}

plus.tool(Object.keys(KINDS), (box, fields, name) => {
  let kind = KINDS[name],
    drawn,
    wide;
  const place = element("div", {
      class: "schema__cadre",
      tabindex: 0,
      role: "region",
      "aria-label": kind.noun,
    }),
    legend = element("p", { class: "schema__legende" });
  const said = element("ul"),
    notes = element("div"),
    waiting = plus.note(
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
      download(fill.name(`-${name}.svg`), alone(drawn), "image/svg+xml");
    }),
  ]);
  box.append(waiting, figure);
  function draw(state) {
    const found = graph(fields, kind, state),
      bodies = found.bodies,
      links = found.links;
    wide = box.clientWidth;
    waiting.hidden = bodies.length;
    figure.hidden = !bodies.length;
    if (!bodies.length) return void (drawn = null);
    drawn = drawing(
      found,
      name === "carte",
      Math.max(260, wide - 24),
      `${kind.noun + (state.projet ? ` : ${plus.short(state.projet, 80)}` : "")}, ${plural(bodies.length, "nom")}, ${plural(links.length, "lien")}`,
    );
    place.replaceChildren(drawn);
    legend.replaceChildren(
      ...kind.lines
        .filter(line => links.some(l => l.line === line))
        .map(line =>
          element("span", {}, [
            svg(
              "svg",
              { viewBox: "0 0 44 12", "aria-hidden": "true", class: "sg" },
              svg("path", { d: "M2 6h40", class: `sg-lien sg-${line[1]}` }),
            ),
            line[2],
          ]),
        ),
    );
    said.replaceChildren(
      ...links.map(l =>
        element(
          "li",
          {},
          `${l.from.name + (name === "carte" ? " et " : " vers ") + l.to.name} : ${l.words || l.line[2]}`,
        ),
      ),
    );
    said.parentNode.hidden = !links.length;
    const names = test =>
      bodies
        .filter(test)
        .slice(0, 8)
        .map(b => b.name);
    const apart = names(b => !b.near.length),
      unlisted = fields[1] ? names(b => b.small === undefined) : [];
    notes.replaceChildren(
      ...[
        found.over && plus.note(`Le dessin s’arrête aux ${MOST} premières lignes.`),
        links.length && apart.length && plus.note("Sans lien pour l’instant :", apart),
        unlisted.length &&
          unlisted.length < bodies.length &&
          plus.note(`Dans un lien, mais pas dans « ${fields[1].label} » :`, unlisted),
      ].filter(Boolean),
    );
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
    const label = fill.sheet.champs.find(f => fill.itemOf(f.id) === box.parentNode);
    const head =
      label &&
      Array.from(document.querySelectorAll(".remplir__papier h3")).find(
        h => h.textContent === label.label,
      );
    if (!head || !drawn) return;
    if (head.nextSibling.className === "vide") head.nextSibling.remove();
    head.after(
      element("figure", { class: "schema" }, [drawn.cloneNode(true), legend.cloneNode(true)]),
    );
  });
  return draw;
});
