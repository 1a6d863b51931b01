/* The dates of a sheet as a calendar file. */
(function () {
  "use strict";
  var plus = window.boitePlus, fill = window.boiteRemplir, element = boite.element;
  var MONTHS = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre".split(" ");

  // A day that exists, as 20260310; nothing otherwise.
  function real(day, month, year) {
    var date = new Date(Date.UTC(year, month - 1, day));
    return year > 1999 && year < 2100 && date.getUTCMonth() === month - 1 && date.getUTCDate() === +day ? date.toISOString().slice(0, 10).replace(/-/g, "") : "";
  }
  function iso(day) { return day.replace(/(....)(..)(..)/, "$1-$2-$3"); }
  // « samedi 30 mai 2026, 10 h à 11 h 30 », « du 3 au 5 mai 2026 », 30/05/2026, 2026-05-30.
  function when(text) {
    var said = boite.fold(text).replace(/\b1er\b/g, "1"), names = "(" + MONTHS.join("|") + ")", days = [], found;
    if ((found = said.match("(\\d+)(?: " + names + ")?(?: (\\d{4}))? au (\\d+) " + names + " (\\d{4})")))
      days = [real(found[1], MONTHS.indexOf(found[2] || found[5]) + 1, found[3] || found[6]), real(found[4], MONTHS.indexOf(found[5]) + 1, found[6])];
    else if ((found = said.match("\\b(\\d{1,2}) " + names + " (\\d{4})\\b"))) days = [real(found[1], MONTHS.indexOf(found[2]) + 1, found[3])];
    else if ((found = said.match(/\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/))) days = [real(found[1], found[2], found[3])];
    else if ((found = said.match(/\b(\d{4})-(\d\d)-(\d\d)\b/))) days = [real(found[3], found[2], found[1])];
    if (!days[0] || days[1] === "" || days[1] < days[0]) return null;
    var hours = Array.from(said.matchAll(/\b(\d{1,2}) ?(?:h|:) ?(\d\d)?\b/g), function (h) { return +h[1] * 60 + +(h[2] || 0); });
    if (days[1] || !hours.length || hours.some(function (h) { return h > 1439; })) return { day: days[0], last: days[1] || days[0] };
    return { day: days[0], last: days[0], start: hours[0], end: hours[1] > hours[0] ? hours[1] : Math.min(hours[0] + 60, 1439) };
  }
  function events(fields, state) {
    var found = { ready: [], vague: [] };
    fields.filter(Boolean).forEach(function (field) {
      if (field.type !== "table") {
        var one = when(String(state.champs[field.id] || ""));
        if (one) found.ready.push(Object.assign(one, { field: field.id, title: field.label, told: [] }));
        return;
      }
      var place = plus.column(field, /lieu/), title = Math.max(plus.column(field, /etape|instance|action/), 0);
      plus.rows(field, state).forEach(function (row) {
        var at = field.colonnes.findIndex(function (c, n) { return /date|jour|quand|debut|echeance/.test(boite.fold(c)) && when(row[n]); });
        var name = row[title] || field.label;
        if (at < 0) return found.vague.push(name);
        found.ready.push(Object.assign(when(row[at]), { field: field.id, title: name, place: row[place], told: field.colonnes.map(function (c, n) { return row[n] && n !== title && n !== at && n !== place ? c + " : " + row[n] : ""; }).filter(Boolean) }));
      });
    });
    found.ready.sort(function (a, b) { return a.day < b.day ? -1 : a.day > b.day ? 1 : (a.start || 0) - (b.start || 0); });
    return found;
  }

  // The same event keeps its name when its date moves: people's calendars follow.
  function name(words) {
    var hash = 5381;
    Array.from(boite.fold(words)).forEach(function (c) { hash = (hash * 33 + c.codePointAt(0)) % 0x1fffffffffff; });
    return hash.toString(36);
  }
  function calendar(ready, state) {
    var title = fill.sheet.titre + (state.projet ? " : " + state.projet : ""), used = {};
    return window.boiteIcs(title, ready.map(function (one) {
      var uid = name([state.projet, one.field, one.title].join("|"));
      used[uid] = (used[uid] || 0) + 1;
      return {
        uid: fill.slug + "-" + uid + "-" + used[uid], jour: iso(one.day), dernier: iso(one.last), debut: one.start, fin: one.end,
        titre: one.title, lieu: one.place, texte: one.told.join("\n")
      };
    }));
  }
  function spoken(one) {
    return boite.day(iso(one.day)) + (one.last > one.day ? " au " + boite.day(iso(one.last)) : "") + (one.start === undefined ? "" : ", " + hour(one.start) + " à " + hour(one.end)) + " : " + one.title;
  }
  function hour(minutes) { return Math.floor(minutes / 60) + " h" + (minutes % 60 ? " " + String(minutes % 60).padStart(2, "0") : ""); }

  plus.tool(["agenda"], function (box, fields) {
    var found, head = plus.note(""), list = element("ul"), more = element("details", {}, [element("summary", {}, "Les dates lues"), list]), vague = element("div");
    var out = boite.button("Dates pour mon agenda (.ics)", function () { boite.download(fill.name(".ics"), calendar(found.ready, fill.state()), "text/calendar"); });
    box.append(head, more, vague, out);
    return function (state) {
      var count;
      found = events(fields, state);
      count = found.ready.length;
      head.textContent = count ? boite.plural(count, "date prête", "dates prêtes") + " pour un agenda." : "Les dates complètes, comme « 10 mars 2026, 18 h à 20 h », iront dans un agenda.";
      out.hidden = more.hidden = !count;
      list.replaceChildren.apply(list, found.ready.map(function (one) { return element("li", {}, spoken(one)); }));
      vague.replaceChildren.apply(vague, found.vague.length ? [plus.note("Sans jour, mois et année, hors de l’agenda :", found.vague.slice(0, 8))] : []);
    };
  });
})();
