/* Calendars as files (RFC 5545). */
import { fold } from "./mots.js";

/** jour as 2027-03-16; debut and fin in minutes since midnight in Paris, or absent for whole days, up to dernier
 * when there are several.
 * @typedef {object} Event
 * @property {string} uid
 * @property {string} titre
 * @property {string} [lieu]
 * @property {string} [texte]
 * @property {string} jour
 * @property {string} [dernier]
 * @property {number} [debut]
 * @property {number} [fin] */

// The European rules in force since 1996.
// biome-ignore format: as calendars write them
const PARIS = [
  "BEGIN:VTIMEZONE", "TZID:Europe/Paris",
  "BEGIN:STANDARD", "TZNAME:CET", "DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "END:STANDARD",
  "BEGIN:DAYLIGHT", "TZNAME:CEST", "DTSTART:19960331T020000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "END:DAYLIGHT", "END:VTIMEZONE",
];

/** @param {unknown} text */
const escaped = text =>
  String(text)
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "")
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\n/g, "\\n");

// No line is longer than 75 bytes; what follows starts with a space.
/** @param {string} line */
function folded(line) {
  const parts = [""];
  let bytes = 0;
  for (const sign of line) {
    const size = new TextEncoder().encode(sign).length;
    if (bytes + size > 74) {
      parts.push("");
      bytes = 0;
    }
    parts[parts.length - 1] += sign;
    bytes += size;
  }
  return parts.join("\r\n ");
}
/** @param {string} iso @param {number} [more] */
function day(iso, more = 0) {
  const date = new Date(`${iso}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + more);
  return date.toISOString().slice(0, 10).replace(/-/g, "");
}
/** @param {number} minutes */
const hour = minutes =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}${String(minutes % 60).padStart(2, "0")}00`;

// The end of whole days is the day after the last one.
/** @param {Event} event */
function times({ jour, dernier, debut, fin }) {
  if (debut === undefined || fin === undefined)
    return [`DTSTART;VALUE=DATE:${day(jour)}`, `DTEND;VALUE=DATE:${day(dernier || jour, 1)}`];
  const zone = ";TZID=Europe/Paris:";
  const end = fin < 1440 ? `${day(jour)}T${hour(fin)}` : `${day(jour, 1)}T000000`;
  return [`DTSTART${zone}${day(jour)}T${hour(debut)}`, `DTEND${zone}${end}`];
}
// Seconds since 2025: whoever exports, on whatever device, the last to leave holds. Calendars keep what has the highest.
const since = () => Math.floor((Date.now() - Date.UTC(2025, 0)) / 1000);

/** @param {Event} event @param {string} stamp */
const lines = (event, stamp) => [
  "BEGIN:VEVENT",
  `UID:${escaped(event.uid)}@boite-a-outils`,
  `DTSTAMP:${stamp}`,
  `SEQUENCE:${since()}`,
  `SUMMARY:${escaped(event.titre)}`,
  ...times(event),
  ...(event.lieu ? [`LOCATION:${escaped(event.lieu)}`] : []),
  ...(event.texte ? [`DESCRIPTION:${escaped(event.texte)}`] : []),
  "END:VEVENT",
];

/** @param {string} name @param {Event[]} events */
export function ics(name, events) {
  const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  const all = [
    ...[
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Boite a outils//Page//FR",
      "CALSCALE:GREGORIAN",
    ],
    ...[`NAME:${escaped(name)}`, `X-WR-CALNAME:${escaped(name)}`, ...PARIS],
    ...events.flatMap(event => lines(event, stamp)),
    "END:VCALENDAR",
  ];
  return `${all.map(folded).join("\r\n")}\r\n`;
}

/** A uid's name from what an event is, never from when it is: people's calendars follow a date that moves.
 * @param {unknown[]} words */
export function uidName(words) {
  let hash = 5381;
  for (const sign of fold(words.join("|")))
    hash = (hash * 33 + Number(sign.codePointAt(0))) % 0x1fffffffffff;
  return hash.toString(36);
}
