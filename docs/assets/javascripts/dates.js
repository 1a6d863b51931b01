/* French dates as people type them: window.boiteDates(text) gives { liste: [{ jour, dernier, debut, fin, seule }] },
   or { faute } with a reason. Days are written 2027-03-16, hours in minutes since midnight, absent for whole days;
   seule tells that no end was said. Nothing is guessed: every word is known, every number is used, or it is a fault.
   Proven on tests/sorties/dates.json. */
window.boiteDates = (function () {
  "use strict";
  var MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" ");
  var DAYS = "dimanche lundi mardi mercredi jeudi vendredi samedi".split(" ");
  var BARE = [DAYS.map(boite.fold), MONTHS.map(boite.fold)];
  // When the morning, the afternoon and the evening may start, by their first letter.
  var PARTS = { m: [0, 779], a: [720, 1139], s: [1020, 1439] };
  var SIGNS = /(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)|(\d{1,2})([-/.])(\d{1,2})\6(\d{4}|\d\d)(?!\d)|(\d{1,2})\/(\d{1,2})(?!\d)|(\d{1,3}) ?(?:mn|min|minutes?)(?!\p{L})|(\d{1,2}) ?(?:h(?:eures?)?(?!\p{L})|:(?=\d\d)) ?(?:(\d\d)(?![\d/])(?: ?(?:mn|min|minutes?)(?!\p{L}))?)?|\d+|\p{L}+\.?|\S/gu;
  // A sign is one letter: J weekday, N number, M month, Y year, D a date in figures, H hour, T minutes, and for words:
  var WORDS = { le: "l", les: "l", du: "l", de: "d", a: "a", au: "u", et: "e", puis: "e", entre: "b", duree: "p", pendant: "p", ",": "c", ";": "c", "(": ".", ")": ".", ":": ".", ".": ".", "-": "-" };
  // So a grammar is a pattern. « 18 » in « de 18 à 20 h » is an hour, unless « le » or a weekday makes it a day.
  var SURE = "J?(?:D|N(?:MY?)?)", DATE = "(?:J(?:D|N(?:MY?)?)|D|(?!N[a-]H)N(?:MY?)?)", END = "(?:H|N(?!M))";
  var ONE = "d*(?:l[ld]*" + SURE + "|" + DATE + ")(?:u" + SURE + "|[a-]" + DATE + ")?";
  var SPAN = "[da]*(?:b(?:He" + END + "|NeH)|(?:H|N(?=[a-]H))(?:[a-]" + END + ")?)(?:[c.-]*p[d.]*[HT])?";

  function fail(words) { throw { faute: words }; }
  function quoted(text) { return "« " + text + " »"; }
  function several(one) { return [new RegExp(one + "(?:[ec]" + one + ")*", "y"), new RegExp(one, "g")]; }
  var ONES = several(ONE), SPANS = several(SPAN), APART = [/[c.-]*/y, /$/g], NEXT = [/[ec.-]*/y, /$/g];
  // The only name that starts like this word, of three letters at least.
  function rank(names, word) {
    var found = names.filter(function (name) { return name.startsWith(word); });
    return names.indexOf(word.length > 2 && found.length === 1 ? found[0] : word);
  }

  // ---- Signs: [letter, value, as written]

  function sign(m) {
    var text = m[0], word = boite.fold(text).replace(/^[‐-―−]$/, "-").replace(/(.)\.$/, "$1"), n;
    if (m[1]) return ["D", { N: +m[4], M: +m[3], Y: +m[1] }, text];
    if (m[5]) return ["D", { N: +m[5], M: +m[7], Y: +m[8] + (m[8].length < 4 ? 2000 : 0) }, text];
    if (m[9]) return ["D", { N: +m[9], M: +m[10] }, text];
    if (m[11]) return ["T", +m[11], text];
    if (m[12]) return ["H", +m[12] < 25 && +(m[13] || 0) < 60 ? +m[12] * 60 + +(m[13] || 0) : NaN, text];
    if (+text >= 0) return [text.length === 4 ? "Y" : "N", +text, text];
    if (word === "midi" || word === "minuit") return ["H", word === "midi" ? 720 : 1440, text];
    if ((n = rank(BARE[0], word)) >= 0) return ["J", n, text];
    if ((n = rank(BARE[1], word)) >= 0) return ["M", n + 1, text];
    return Object.hasOwn(WORDS, word) ? [WORDS[word], 0, text] : fail(quoted(text) + " ne se lit pas ici");
  }

  // ---- Grammar: dates, then hours (or the other way), as many times as dates have their own hours

  function read(text) {
    var parts = [], groups = [], now = {}, at = 0, all, letters, from, found;
    if (text.length > 300) fail("trop long pour une date");
    all = Array.from(text.normalize("NFC").toLowerCase().replace(/\s+/g, " ").replace(/’/g, "'").replace(/\b1 ?er\b/g, "1").replace(/jusqu'/g, "").replace(/(^|\P{L})[dl]'/gu, "$1")
      .replace(/(^|\P{L})(?:(?:au|le|du|en|dans la|la) )?(matin|apr[eè]s[ -]midi|soirée?|soir)(?!\p{L})/gu, function (_, before, part) {
        parts.push(PARTS[part[0]]);
        return before + " ";
      }).replace(/(^|\P{L})(?:(?:toute )?la )?journée(?!\p{L})/gu, "$1 ").matchAll(SIGNS), sign);
    letters = all.map(function (one) { return one[0]; }).join("");

    // The pieces of what stands here, each as its signs; null when something else does.
    function take(pattern) {
      pattern[0].lastIndex = from = at;
      if (!pattern[0].test(letters)) return null;
      at = pattern[0].lastIndex;
      return Array.from(letters.slice(from, at).matchAll(pattern[1]), function (m) { return all.slice(from + m.index, from + m.index + m[0].length); });
    }
    while (take(now.heures && now.jours ? NEXT : APART) && at < all.length) {
      if ((found = take(ONES))) {
        if (now.jours && now.heures) { groups.push(now); now = {}; }
        if (now.jours) fail(quoted(all[from][2]) + " n’est pas à sa place");
        now.jours = found.map(range);
      } else if (!now.heures && (found = take(SPANS))) now.heures = hours(found.map(span));
      else fail(!now.jours && /[JM]/.test(letters[at]) ? "il manque le jour du mois" : quoted(all[at][2]) + " n’est pas à sa place");
    }
    return settled(groups.concat(now), parts);
  }
  function range(signs) {
    var found = [{}];
    signs.forEach(function (one) {
      if ("ua-".includes(one[0])) found.push({});
      else if (one[0] === "D") Object.assign(found[found.length - 1], one[1]);
      else found[found.length - 1][one[0]] = one[1];
    });
    return { bornes: found };
  }
  // « (durée 2 h) » gives the end, or agrees with it.
  function span(signs) {
    var lasts = signs.some(function (one) { return one[0] === "p"; });
    var told = signs.filter(function (one) { return "HNT".includes(one[0]); }).map(function (one) { return one[0] === "N" ? one[1] * 60 : one[1]; });
    var start = told[0], end = lasts ? start + told.pop() : told[1];
    if (lasts && told.length > 1 && told[1] !== end) fail("la durée ne va pas avec la fin");
    if (!(start < 1440) || end !== undefined && !(end <= 1440)) fail("une heure va de 0 h à minuit, le même jour");
    if (end <= start) fail("la fin vient avant le début ; au-delà de minuit, écrire deux lignes");
    return { debut: start, fin: end || Math.min(start + 60, 1440), seule: end === undefined };
  }
  function hours(list) {
    if (list.some(function (h, n) { return list.length > 1 && h.seule || n && h.debut < list[n - 1].fin; })) fail("plusieurs heures : écrire « de 9 h à 12 h et de 14 h à 17 h »");
    return list;
  }

  // ---- Meaning: a month or a year said later holds for what comes before

  function iso(date) { return date.toISOString().slice(0, 10); }
  function real(one) {
    if (one.Y < 2000 || one.Y > 2099) fail("l’année " + one.Y + " est hors du calendrier");
    if (one.M > 12) fail("il y a douze mois");
    var date = new Date(Date.UTC(one.Y, one.M - 1, one.N)), weekday = date.getUTCDay(), words = "le " + one.N + (one.N === 1 ? "er " : " ") + MONTHS[one.M - 1] + " " + one.Y;
    if (date.getUTCDate() !== one.N) fail(words + " n’existe pas");
    if (one.J !== undefined && one.J !== weekday) fail(words + " est un " + DAYS[weekday] + ", pas un " + DAYS[one.J]);
    return iso(date);
  }
  function settled(groups, parts) {
    var ranges = groups.flatMap(function (group) { return group.jours || []; }), month, year, last = "";
    if (!ranges.length) fail("il manque la date");
    ranges.flatMap(function (range) { return range.bornes; }).reverse().forEach(function (one) {
      month = one.M = one.M || month || fail("il manque le mois");
      one.dite = one.Y;
      year = one.Y = one.Y || year || fail("il manque l’année");
    });
    ranges.forEach(function (pair) {
      var first = pair.bornes[0], end = pair.bornes[1];
      // « du 28 décembre au 2 janvier 2027 »
      if (end && !first.dite && first.M > end.M) first.Y--;
      pair.jour = real(first);
      pair.dernier = end ? real(end) : pair.jour;
      if (end && pair.dernier <= pair.jour) fail("le dernier jour vient avant le premier");
      if (pair.jour <= last) fail("les jours ne se suivent pas");
      last = pair.dernier;
    });
    if ((parts.length || groups.length > 1) && !groups.every(function (g) { return g.heures; })) fail("il manque une heure");
    return groups.flatMap(function (group) { return group.jours.flatMap(function (pair) { return group.heures ? timed(pair, group.heures, parts) : { jour: pair.jour, dernier: pair.dernier }; }); });
  }
  // Hours over several days are those of each day; over a Sunday, nobody says which.
  function timed(pair, hours, parts) {
    var list = [], day = new Date(pair.jour);
    if (hours.some(function (h) { return parts.length && !parts.some(function (p) { return p[0] <= h.debut && h.debut <= p[1]; }); })) fail("l’heure ne va pas avec le moment du jour");
    for (; iso(day) <= pair.dernier; day.setUTCDate(day.getUTCDate() + 1)) {
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
