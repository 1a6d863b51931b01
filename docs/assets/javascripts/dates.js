/* Dates as people type them in French: window.boiteDates(text) gives { liste: [{ jour, dernier, debut, fin, seule }] },
   or { faute } with a reason. Days are written 2027-03-16, hours in minutes since midnight, absent for whole days;
   seule tells that no end was said. Nothing is guessed: every word is known, every number is used, or it is a fault.
   Proven on tests/sorties/dates.json. */
window.boiteDates = (function () {
  "use strict";
  var MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" ");
  var DAYS = "dimanche lundi mardi mercredi jeudi vendredi samedi".split(" ");
  var KNOWN = "le les la de du au a et puis entre duree pendant , ; & ( ) : . -".split(" ");
  var BETWEEN = ["et", ",", ";", "&", "puis"], APART = [",", ";", "(", ")", ":", ".", "-"];
  // When each part of the day may start.
  var PARTS = { matin: [0, 779], "apres-midi": [720, 1139], soir: [1020, 1439], soiree: [1020, 1439] };
  var SIGNS = /(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)|(\d{1,2})([-/.])(\d{1,2})\6(\d{4}|\d\d)(?!\d)|(\d{1,2})\/(\d{1,2})(?!\d)|(\d{1,3}) ?(?:mn|min|minutes?)(?!\p{L})|(\d{1,2}) ?(?:h(?:eures?)?(?!\p{L})|:(?=\d\d)) ?(?:(\d\d)(?![\d/])(?: ?(?:mn|min|minutes?)(?!\p{L}))?)?|\d+|\p{L}+\.?|\S/gu;

  function fail(words) { throw { faute: words }; }
  function quoted(text) { return "« " + text + " »"; }
  // The only name that starts like this word, of three letters at least.
  function rank(names, word) {
    var found = names.filter(function (name) { return boite.fold(name).startsWith(word); });
    return word.length > 2 && found.length === 1 ? names.indexOf(found[0]) : names.map(boite.fold).indexOf(word);
  }

  // ---- Signs: D a full date, J a weekday, M a month, N a number, H an hour, T minutes, or a known word

  function sign(m) {
    var text = m[0], word = boite.fold(text).replace(/^[‐-―−]$/, "-").replace(/(.)\.$/, "$1"), n;
    function made(kind, value) { return { sorte: kind, vaut: value, dit: text }; }
    if (m[1]) return made("D", { d: +m[4], m: +m[3], y: +m[1] });
    if (m[5]) return made("D", { d: +m[5], m: +m[7], y: +m[8] + (m[8].length < 4 ? 2000 : 0) });
    if (m[9]) return made("D", { d: +m[9], m: +m[10] });
    if (m[11]) return made("T", +m[11]);
    if (m[12]) return made("H", +m[12] < 25 && +(m[13] || 0) < 60 ? +m[12] * 60 + +(m[13] || 0) : NaN);
    if (/^\d/.test(text)) return made("N", +text);
    if (word === "midi" || word === "minuit") return made("H", word === "midi" ? 720 : 1440);
    if ((n = rank(DAYS, word)) >= 0) return made("J", n);
    if ((n = rank(MONTHS, word)) >= 0) return made("M", n + 1);
    return KNOWN.includes(word) ? made(word) : fail(quoted(text) + " ne se lit pas ici");
  }

  // ---- Grammar: dates, then hours (or the other way), as many times as dates have their own hours

  function read(text) {
    var parts = [], at = 0, groups = [], now = {}, all;
    all = Array.from(text.normalize("NFC").toLowerCase().replace(/\s+/g, " ").replace(/’/g, "'").replace(/\b1 ?er\b/g, "1").replace(/jusqu'/g, "").replace(/(^|\P{L})[dl]'/gu, "$1")
      .replace(/(?:(?:au|le|du|en|dans la|la) )?(?<!\p{L})(matin|apr[eè]s[ -]midi|soirée?|soir)(?!\p{L})/gu, function (_, part) {
        parts.push(PARTS[boite.fold(part).replace(" ", "-")]);
        return " ";
      }).replace(/(?:toute )?la journée|(?<!\p{L})journée(?!\p{L})/gu, " ").matchAll(SIGNS), sign);

    function is() { return at < all.length && Array.from(arguments).flat().includes(all[at].sorte); }
    function value() { return all[at++].vaut; }
    function back(to) { at = to; return null; }
    // « 18 » in « de 18 à 20 h » is an hour.
    function hourly(among) {
      return is("H") || is("N") && all[at].vaut < 25 && all.length > at + 2 && (among ? ["et"] : ["a", "-"]).includes(all[at + 1].sorte) && all[at + 2].sorte === "H";
    }
    function hour() { var kind = all[at].sorte, found = value(); return kind === "N" ? found * 60 : found; }
    function date(sure) {
      var from = at, found = {};
      if (is("J")) { found.nom = value(); sure = true; }
      if (is("D")) return Object.assign(found, value());
      if (!is("N") || !sure && hourly()) return back(from);
      found.d = value();
      if (is("M")) {
        found.m = value();
        if (is("N") && all[at].dit.length === 4) found.y = value();
      }
      return found;
    }
    function dates() {
      var list = [], from, one, sure;
      do {
        from = list.length ? at - 1 : at;
        sure = false;
        while (is("le", "les", "du", "de")) sure = all[at++].sorte !== "de" || sure;
        one = date(sure);
        if (!one) { at = from; break; }
        list.push(one);
        from = at;
        if (is("au", "a", "-") && !((sure = all[at++].sorte === "au"), one.fin = date(sure))) at = from;
      } while (is(BETWEEN) && ++at);
      return list.length && list;
    }
    function span() {
      var among = false, one = { seule: true }, from = at;
      while (is("de", "a", "entre")) among = all[at++].sorte === "entre" || among;
      if (!hourly(among)) return back(from);
      one.debut = hour();
      from = at;
      if (is(among ? "et" : ["a", "-"]) && ++at && (is("H") || is("N") && all[at].vaut < 25 && !(all[at + 1] && all[at + 1].sorte === "M"))) one.fin = hour();
      else if (among) fail("il manque une fin après « entre »");
      else at = from;
      return lasting(one);
    }
    // « (durée 2 h) » gives the end, or agrees with it.
    function lasting(one) {
      var from = at;
      while (is(APART)) at++;
      if (!is("duree", "pendant")) at = from;
      else {
        at++;
        while (is(":", "de")) at++;
        if (!is("H", "T")) fail("la durée ne se lit pas");
        from = one.debut + value();
        if (one.fin !== undefined && one.fin !== from) fail("la durée ne va pas avec la fin");
        one.fin = from;
      }
      if (!(one.debut < 1440) || one.fin !== undefined && !(one.fin <= 1440)) fail("une heure va de 0 h à minuit, le même jour");
      if (one.fin <= one.debut) fail("la fin vient avant le début ; au-delà de minuit, écrire deux lignes");
      one.seule = one.fin === undefined;
      if (one.seule) one.fin = Math.min(one.debut + 60, 1440);
      return one;
    }
    function hours() {
      var list = [], from, one;
      do {
        from = list.length ? at - 1 : at;
        one = span();
        if (one) list.push(one);
        else at = from;
      } while (one && is(BETWEEN) && ++at);
      if (list.some(function (h, n) { return list.length > 1 && h.seule || n && h.debut < list[n - 1].fin; })) fail("plusieurs heures : écrire « de 9 h à 12 h et de 14 h à 17 h »");
      return list.length && list;
    }

    while (at < all.length) {
      var from = at, found;
      while (is(APART) || is("et", "puis") && now.jours && now.heures) at++;
      if (at === all.length) break;
      if ((found = dates())) {
        if (now.jours && now.heures) { groups.push(now); now = {}; }
        if (now.jours) fail(quoted(all[from].dit) + " n’est pas à sa place");
        now.jours = found;
      } else if (!now.heures && (found = hours())) now.heures = found;
      else fail(is("J", "M") ? "il manque le jour du mois" : quoted(all[at].dit) + " n’est pas à sa place");
    }
    groups.push(now);
    return settled(groups, parts);
  }

  // ---- Meaning: a month or a year said later holds for what comes before

  function iso(date) { return date.toISOString().slice(0, 10); }
  function words(one, year) { return one.d + (one.d === 1 ? "er " : " ") + MONTHS[one.m - 1] + " " + year; }
  function real(one, year) {
    if (year < 2000 || year > 2099) fail("l’année " + year + " est hors du calendrier");
    if (one.m > 12) fail("il y a douze mois");
    var date = new Date(Date.UTC(year, one.m - 1, one.d)), weekday = date.getUTCDay();
    if (date.getUTCDate() !== one.d) fail("le " + words(one, year) + " n’existe pas");
    if (one.nom !== undefined && one.nom !== weekday) fail("le " + words(one, year) + " est un " + DAYS[weekday] + ", pas un " + DAYS[one.nom]);
    return iso(date);
  }
  function settled(groups, parts) {
    var ranges = groups.flatMap(function (group) { return group.jours || []; }), month, year, last = "";
    if (!ranges.length) fail("il manque la date");
    ranges.flatMap(function (one) { return one.fin ? [one, one.fin] : [one]; }).reverse().forEach(function (one) {
      month = one.m = one.m || month || fail("il manque le mois");
      one.dite = one.y;
      year = one.y = one.y || year || fail("il manque l’année");
    });
    ranges.forEach(function (one) {
      // « du 28 décembre au 2 janvier 2027 »
      if (one.fin && !one.dite && one.m > one.fin.m) one.y--;
      one.jour = real(one, one.y);
      one.dernier = one.fin ? real(one.fin, one.fin.y) : one.jour;
      if (one.fin && one.dernier <= one.jour) fail("le dernier jour vient avant le premier");
      if (one.jour <= last) fail("les jours ne se suivent pas");
      last = one.dernier;
    });
    if ((parts.length || groups.length > 1) && !groups.every(function (g) { return g.heures; })) fail("il manque une heure");
    return groups.flatMap(function (group) { return group.jours.flatMap(function (one) { return group.heures ? timed(one, group.heures, parts) : [{ jour: one.jour, dernier: one.dernier }]; }); });
  }
  // Hours over several days are those of each day; over a Sunday, nobody says which.
  function timed(one, hours, parts) {
    var list = [], day = new Date(one.jour), end = new Date(one.dernier);
    if (hours.some(function (h) { return parts.length && !parts.some(function (p) { return p[0] <= h.debut && h.debut <= p[1]; }); })) fail("l’heure ne va pas avec le moment du jour");
    for (; day <= end; day.setUTCDate(day.getUTCDate() + 1)) {
      if (list.length && day.getUTCDay() === 1) fail("des heures sur plusieurs semaines : écrire chaque semaine sur sa ligne");
      hours.forEach(function (h) { list.push(Object.assign({ jour: iso(day), dernier: iso(day) }, h)); });
    }
    return list;
  }

  return function (text) {
    try { return { liste: read(text) }; } catch (error) {
      if (error.faute) return error;
      throw error;
    }
  };
})();
