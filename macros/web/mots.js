/* Words, marks and days: what needs no page. */

/** A text as it is compared: small letters, no accents.
 * @param {unknown} text */
export const fold = text =>
  String(text)
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae")
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "");

/** @param {number} count */
export function minutes(count) {
  const hours = Math.floor(count / 60);
  const rest = count % 60;
  if (!hours) return `${rest} min`;
  return `${hours} h${rest ? ` ${String(rest).padStart(2, "0")}` : ""}`;
}

/** @param {number} count @param {string} one @param {string} [many] */
export const plural = (count, one, many = `${one}s`) => `${count} ${count > 1 ? many : one}`;

/** @param {number} bytes */
export const size = bytes =>
  bytes < 1e6
    ? `${Math.max(1, Math.round(bytes / 1000))} Ko`
    : `${(bytes / 1e6).toFixed(1).replace(".", ",")} Mo`;

/** Enough to tell two things apart, and nothing about the person. */
export const mark = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(8)), n => n.toString(16).padStart(2, "0")).join(
    "",
  );

/** @param {unknown} text @returns {text is string} */
export const isMark = text => typeof text === "string" && /^[a-z0-9]{8,40}$/.test(text);

/** Whether a text is a day, as 2027-03-16. @param {unknown} text @returns {text is string} */
export const isDay = text =>
  typeof text === "string" && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

/** The day here, as 2027-03-16. */
export function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
}

/** @param {string} iso @param {Intl.DateTimeFormatOptions} [more] */
export const day = (iso, more) =>
  new Date(`${iso}T12:00`).toLocaleDateString("fr-FR", {
    day: "numeric",
    month: "long",
    year: "numeric",
    ...more,
  });

// ---- A spreadsheet

const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;
const NEGATIVE = /^\s*-\d+([ \u00a0\u202f]\d{3})*([.,]\d+)?([ \u00a0\u202f]?[%€])?\s*$/;

// A cell that starts like a formula is run: an apostrophe makes it a text. A negative number is none.
/** @param {unknown} value */
function cell(value) {
  const text = String(value);
  const apart = FORMULA.test(text) && !NEGATIVE.test(text) ? "'" : "";
  return `"${apart}${text.replace(/"/g, '""')}"`;
}

/** @param {unknown[][]} rows */
export const csv = rows => `\ufeff${rows.map(row => row.map(cell).join(";")).join("\r\n")}\r\n`;
