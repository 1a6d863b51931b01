/* Texts as offices open them, and as plain text: blocks in, the bytes of a file out. */

/** A heading of a rank, a paragraph per line, items, or a table whose first row names its columns.
 * @typedef {{ rang: 1 | 2, texte: string } | { texte: string, rang?: undefined } | { points: string[] } | { table: string[][] }} Block */

export const ODT = "application/vnd.oasis.opendocument.text";
export const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

// ---- Plain text

// Signs of Markdown are kept as text.
/** @param {string} text */
const plain = text => text.replace(/[\\`*_[\]<>#]/g, "\\$&");
/** @param {string} text */
const oneLine = text =>
  plain(text)
    .replace(/\s*\n\s*/g, " ")
    .replace(/\|/g, "\\|");
/** @param {string[]} cells */
const row = cells => `| ${cells.join(" | ")} |`;
/** @param {Block} block */
function marked(block) {
  if ("points" in block) return block.points.map(one => `- ${oneLine(one)}`).join("\n");
  if (!("table" in block))
    return "#".repeat(block.rang ?? 0) + (block.rang ? " " : "") + plain(block.texte);
  const [names, ...rows] = block.table;
  return [row(names), row(names.map(() => "---")), ...rows.map(one => row(one.map(oneLine)))].join(
    "\n",
  );
}
/** @param {Block[]} blocks */
export const markdown = blocks => `${blocks.map(marked).join("\n\n")}\n`;

// ---- An archive

/** A number as signs of one byte, the smallest first. @param {number} value @returns {string} */
const bytes = (value, size = 4) =>
  size ? String.fromCharCode(value & 255) + bytes(value >>> 8, size - 1) : "";

/** An archive whose files, plain ASCII, are stored as they are.
 * @param {[name: string, text: string][]} files */
function zip(files) {
  let out = "";
  let list = "";
  for (const [name, text] of files) {
    let sum = -1;
    for (const sign of text) {
      sum ^= sign.charCodeAt(0);
      for (let n = 8; n--; ) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1));
    }
    const size = bytes(text.length);
    // Version 2, the first day of 1980.
    const about = bytes(20, 8) + bytes(33, 2) + bytes(~sum) + size + size + bytes(name.length);
    list += `PK\x01\x02${bytes(20, 2)}${about}${bytes(0, 10)}${bytes(out.length)}${name}`;
    out += `PK\x03\x04${about}${name}${text}`;
  }
  const count = bytes(files.length, 2);
  const end = `PK\x05\x06${bytes(0)}${count}${count}${bytes(list.length)}${bytes(out.length)}${bytes(0, 2)}`;
  return Uint8Array.from([...out, ...list, ...end], sign => sign.charCodeAt(0));
}
/** @param {string} text */
const xml = text =>
  text.replace(/[^ -~]|[<&]/gu, sign => `&#${Math.max(32, sign.codePointAt(0) ?? 0)};`);
/** @param {string} name @param {string} inside @param {string} [more] */
const tag = (name, inside, more = "") => `<${name}${more && ` ${more}`}>${inside}</${name}>`;
/** @template T @param {T[]} all @param {(one: T, n: number) => string} each */
const all = (all, each) => all.map(each).join("");

/** What of blocks is drawn alike: a text per line, items, a table.
 * @param {Block[]} blocks @param {(text: string, style: string) => string} line
 * @param {(items: string) => string} list what holds items @param {(rows: string[][]) => string} table */
const body = (blocks, line, list, table) =>
  all(blocks, block => {
    if ("table" in block) return table(block.table);
    if ("points" in block) return list(all(block.points, one => line(one, "li")));
    return block.rang
      ? line(block.texte, `h${block.rang}`)
      : all(block.texte.split("\n"), one => line(one, ""));
  });

// ---- Open documents

const OASIS = '="urn:oasis:names:tc:opendocument:xmlns:';

/** A text for LibreOffice. @param {Block[]} blocks */
export function odt(blocks) {
  /** @param {string} text @param {string} style */
  const line = (text, style) =>
    /^h/.test(style)
      ? tag("text:h", xml(text), `text:outline-level="${style[1]}"`)
      : style
        ? tag("text:list-item", tag("text:p", xml(text)))
        : tag("text:p", xml(text));
  /** @param {string[]} cells */
  const row = cells =>
    tag(
      "table:table-row",
      all(cells, cell =>
        tag(
          "table:table-cell",
          all(cell.split("\n"), one => line(one, "")),
          'table:style-name="c"',
        ),
      ),
    );
  /** @param {string[][]} rows */
  const table = ([names, ...rows]) =>
    tag(
      "table:table",
      `<table:table-column table:number-columns-repeated="${names.length}"/>${tag("table:table-header-rows", row(names))}${all(rows, row)}`,
    );
  const edge =
    '<style:style style:name="c" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #666" fo:padding="1mm"/></style:style>';
  const text =
    tag("office:automatic-styles", edge) +
    tag(
      "office:body",
      tag(
        "office:text",
        body(blocks, line, items => tag("text:list", items), table),
      ),
    );
  return zip([
    ["mimetype", ODT],
    [
      "META-INF/manifest.xml",
      `<m:manifest xmlns:m${OASIS}manifest:1.0" m:version="1.3"><m:file-entry m:full-path="/" m:media-type="${ODT}"/><m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>`,
    ],
    [
      "content.xml",
      `<office:document-content ${all(["office", "text", "table", "style"], one => `xmlns:${one}${OASIS}${one}:1.0" `)}xmlns:fo${OASIS}xsl-fo-compatible:1.0" office:version="1.3">${text}</office:document-content>`,
    ],
  ]);
}

// ---- Word's

const OPEN = "http://schemas.openxmlformats.org/";
const PART = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/** A text for Word. @param {Block[]} blocks */
export function docx(blocks) {
  /** @param {string} text @param {string} style */
  const line = (text, style) =>
    tag(
      "w:p",
      (style && tag("w:pPr", `<w:pStyle w:val="${style}"/>`)) +
        tag("w:r", tag("w:t", xml(text), 'xml:space="preserve"')),
    );
  /** @param {string[]} cells @param {string} about */
  const row = (cells, about) =>
    tag(
      "w:tr",
      about +
        all(cells, cell =>
          tag(
            "w:tc",
            all(cell.split("\n"), one => line(one, "")),
          ),
        ),
    );
  /** @param {string[][]} rows */
  const table = rows =>
    tag(
      "w:tbl",
      tag("w:tblPr", '<w:tblStyle w:val="t"/><w:tblW w:w="5000" w:type="pct"/>') +
        tag(
          "w:tblGrid",
          all(rows[0], () => "<w:gridCol/>"),
        ) +
        all(rows, (one, n) => row(one, n ? "" : tag("w:trPr", "<w:tblHeader/>"))),
    ) + line("", "");
  /** @param {string} id @param {string} name @param {string} about @param {string} [more] */
  const style = (id, name, about, more = 'w:type="paragraph"') =>
    tag("w:style", `<w:name w:val="${name}"/>${about}`, `w:styleId="${id}" ${more}`);
  /** @param {number} rank @param {number} size half points */
  const head = (rank, size) =>
    style(
      `h${rank}`,
      `heading ${rank}`,
      tag(
        "w:pPr",
        `<w:keepNext/><w:spacing w:before="${size * 8}" w:after="80"/><w:outlineLvl w:val="${rank - 1}"/>`,
      ) + tag("w:rPr", `<w:b/><w:sz w:val="${size}"/>`),
    );
  const edges = all(
    ["top", "left", "bottom", "right", "insideH", "insideV"],
    one => `<w:${one} w:val="single" w:sz="4" w:color="666666"/>`,
  );
  const styles = [
    tag(
      "w:docDefaults",
      tag(
        "w:rPrDefault",
        tag(
          "w:rPr",
          '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="22"/><w:lang w:val="fr-FR"/>',
        ),
      ) + tag("w:pPrDefault", tag("w:pPr", '<w:spacing w:after="80"/>')),
    ),
    style("n", "Normal", "", 'w:type="paragraph" w:default="1"'),
    head(1, 36),
    head(2, 26),
    style("li", "List Bullet", tag("w:pPr", tag("w:numPr", '<w:numId w:val="1"/>'))),
    style("t", "Table Grid", tag("w:tblPr", tag("w:tblBorders", edges)), 'w:type="table"'),
  ];
  const point = tag(
    "w:abstractNum",
    tag(
      "w:lvl",
      '<w:numFmt w:val="bullet"/><w:lvlText w:val="&#8226;"/><w:pPr><w:ind w:left="400" w:hanging="300"/></w:pPr>',
      'w:ilvl="0"',
    ),
    'w:abstractNumId="0"',
  );
  /** @param {string} name @param {string} inside */
  const part = (name, inside) =>
    tag(`w:${name}`, inside, `xmlns:w="${OPEN}wordprocessingml/2006/main"`);
  /** @param {[id: string, target: string, kind: string][]} links */
  const links = links =>
    tag(
      "Relationships",
      all(
        links,
        ([id, target, kind]) =>
          `<Relationship Id="${id}" Target="${target}" Type="${OPEN}officeDocument/2006/relationships/${kind}"/>`,
      ),
      `xmlns="${OPEN}package/2006/relationships"`,
    );
  const parts = ["document.main", "styles", "numbering"];
  /** @param {string} name */
  const file = name => `word/${name.split(".")[0]}.xml`;
  return zip([
    [
      "[Content_Types].xml",
      tag(
        "Types",
        `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${all(parts, one => `<Override PartName="/${file(one)}" ContentType="${PART}${one}+xml"/>`)}`,
        `xmlns="${OPEN}package/2006/content-types"`,
      ),
    ],
    ["_rels/.rels", links([["d", file(parts[0]), "officeDocument"]])],
    [
      "word/_rels/document.xml.rels",
      links([
        ["s", "styles.xml", "styles"],
        ["n", "numbering.xml", "numbering"],
      ]),
    ],
    [
      file(parts[0]),
      part(
        "document",
        tag(
          "w:body",
          body(blocks, line, items => items, table),
        ),
      ),
    ],
    [file(parts[1]), part("styles", styles.join(""))],
    [
      file(parts[2]),
      part("numbering", `${point}${tag("w:num", '<w:abstractNumId w:val="0"/>', 'w:numId="1"')}`),
    ],
  ]);
}
