/* Calendars as files (RFC 5545): window.boiteIcs(name, events), an event being { uid, titre, lieu, texte, jour,
   debut, fin } — jour as 2027-03-16, debut and fin in minutes since midnight in Paris, or absent for whole days, up to dernier when there are several.
   window.boiteIcs.nom(words) makes a uid's name from what an event is, never from when it is: people's calendars follow a date that moves. */
window.boiteIcs = (function () {
  "use strict";
  // The European rules in force since 1996.
  var PARIS = ["BEGIN:VTIMEZONE", "TZID:Europe/Paris",
    "BEGIN:STANDARD", "TZNAME:CET", "DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "END:STANDARD",
    "BEGIN:DAYLIGHT", "TZNAME:CEST", "DTSTART:19960331T020000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "END:DAYLIGHT", "END:VTIMEZONE"];

  function escaped(text) {
    return String(text).replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "").replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
  }
  // No line is longer than 75 bytes; what follows starts with a space.
  function folded(line) {
    var parts = [""], bytes = 0;
    Array.from(line).forEach(function (sign) {
      var size = new TextEncoder().encode(sign).length;
      if (bytes + size > 74) { parts.push(""); bytes = 0; }
      parts[parts.length - 1] += sign;
      bytes += size;
    });
    return parts.join("\r\n ");
  }
  function day(iso, more) {
    var date = new Date(iso + "T12:00:00Z");
    date.setUTCDate(date.getUTCDate() + (more || 0));
    return date.toISOString().slice(0, 10).replace(/-/g, "");
  }
  function hour(minutes) { return String(Math.floor(minutes / 60)).padStart(2, "0") + String(minutes % 60).padStart(2, "0") + "00"; }
  // The end of whole days is the day after the last one.
  function times(event) {
    if (event.debut === undefined) return ["DTSTART;VALUE=DATE:" + day(event.jour), "DTEND;VALUE=DATE:" + day(event.dernier || event.jour, 1)];
    var zone = ";TZID=Europe/Paris:" + day(event.jour) + "T";
    return ["DTSTART" + zone + hour(event.debut), "DTEND" + (event.fin < 1440 ? zone + hour(event.fin) : ";TZID=Europe/Paris:" + day(event.jour, 1) + "T000000")];
  }
  // Seconds since 2025: whoever exports, on whatever device, the last to leave holds. Calendars keep what has the highest.
  function since(now) { return Math.floor((now - Date.UTC(2025, 0)) / 1000); }
  function lines(event, stamp) {
    return ["BEGIN:VEVENT", "UID:" + escaped(event.uid) + "@boite-a-outils", "DTSTAMP:" + stamp,
      "SEQUENCE:" + since(Date.now()), "SUMMARY:" + escaped(event.titre)]
      .concat(times(event), event.lieu ? "LOCATION:" + escaped(event.lieu) : [], event.texte ? "DESCRIPTION:" + escaped(event.texte) : [], "END:VEVENT");
  }
  function ics(name, events) {
    var stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Boite a outils//Page//FR", "CALSCALE:GREGORIAN", "NAME:" + escaped(name), "X-WR-CALNAME:" + escaped(name)]
      .concat(PARIS, events.flatMap(function (event) { return lines(event, stamp); }), "END:VCALENDAR").map(folded).join("\r\n") + "\r\n";
  }
  ics.nom = function (words) {
    var hash = 5381;
    Array.from(boite.fold(words.join("|"))).forEach(function (c) { hash = (hash * 33 + c.codePointAt(0)) % 0x1fffffffffff; });
    return hash.toString(36);
  };
  return ics;
})();
