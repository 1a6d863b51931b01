/* The clock of a half-day, as programmes count it: the same answers as macros/model (agenda.py, elastic.py,
   avertissements.py, rules/horaires.py, supplies.py), proven on tests/composer/cas.json.
   Times are minutes since midnight. A line is written as in a programme: methode, production, apport or pause;
   minutes or duree; heure when it starts at a fixed hour. know = { bornes, methodes, fiches, participants }. */
(function () {
  "use strict";

  function clock(minutes) { return String(Math.floor(minutes / 60)).padStart(2, "0") + ":" + String(minutes % 60).padStart(2, "0"); }
  function spelled(count) { return count === 1 ? "1 minute" : count + " minutes"; }
  function listed(words) { return words.length > 1 ? words.slice(0, -1).join(", ") + " et " + words[words.length - 1] : words[0]; }
  function quoted(words) { return words.map(function (word) { return "« " + word + " »"; }); }
  function sum(numbers) { return numbers.reduce(function (a, b) { return a + b; }, 0); }

  function method(line, know) { return line.methode !== undefined && Object.hasOwn(know.methodes, line.methode) ? know.methodes[line.methode] : null; }
  function title(line, know) {
    var found = method(line, know);
    if (found) return found.titre;
    if (line.production !== undefined && Object.hasOwn(know.fiches, line.production)) return know.fiches[line.production];
    return line.methode || line.production || line.apport || "Pause";
  }

  // ---- Durations: [least, ideal, most]

  function elastic(line, know) {
    var found = method(line, know), told = line.pause || line.minutes;
    if (line.duree) return line.duree.slice().sort(function (a, b) { return a - b; });
    if (told !== undefined) return [told, told, told];
    return found ? found.duree.slice().sort(function (a, b) { return a - b; }) : know.bornes.inconnue.slice();
  }
  // The duration whose cost grows least when it moves; the first one when two tie.
  function cheapest(items, minutes, move) {
    var best = -1, least = Infinity;
    items.forEach(function (item, n) {
      var wished = minutes[n] + move, cost = move * (2 * (minutes[n] - item[1]) + move) / (item[1] * item[1]);
      if (item[0] <= wished && wished <= item[2] && cost < least) { best = n; least = cost; }
    });
    return best;
  }
  // Durations that sum to total, or by how much they cannot: too long (positive), too short (negative).
  function fit(items, total, step) {
    var over = sum(items.map(function (i) { return i[0]; })) - total, under = total - sum(items.map(function (i) { return i[2]; }));
    if (over > 0 || under > 0) return { ecart: over > 0 ? over : -under };
    var minutes = items.map(function (i) { return i[1]; }), rest = total - sum(minutes);
    [step, 1].forEach(function (by) {
      while (Math.abs(rest) >= by) {
        var move = rest > 0 ? by : -by, n = cheapest(items, minutes, move);
        if (n < 0) break;
        minutes[n] += move;
        rest -= move;
      }
    });
    return { minutes: minutes };
  }

  // ---- Hours

  function stretches(lines, start, end) {
    if (!lines.length) return [];
    var marks = [[0, start]], found = [];
    lines.forEach(function (line, n) { if (line.heure !== undefined) marks.push([n, line.heure]); });
    if (lines[0].heure === start) marks.shift();
    marks.push([lines.length, end]);
    for (var n = 0; n + 1 < marks.length; n++) found.push([marks[n][0], marks[n + 1][0], marks[n][1], marks[n + 1][1]]);
    return found;
  }
  function layOut(lines, start, end, know) {
    var items = lines.map(function (line) { return elastic(line, know); }), creneaux = [], stuck = [];
    stretches(lines, start, end).forEach(function (part) {
      var members = items.slice(part[0], part[1]), found = fit(members, part[3] - part[2], know.bornes.pas), time = part[2];
      if (!found.minutes) stuck.push({ debut: part[2], fin: part[3], minutes: found.ecart, premier: part[0], apres: part[1] });
      (found.minutes || members.map(function (i) { return i[1]; })).forEach(function (minutes, k) {
        var n = part[0] + k;
        creneaux.push({ debut: time, fin: time += minutes, ligne: lines[n], titre: title(lines[n], know), souplesse: items[n] });
      });
    });
    return { debut: start, fin: end, creneaux: creneaux, coincements: stuck };
  }

  function bounded(creneau, short) {
    var soft = creneau.souplesse, name = "« " + creneau.titre + " » (";
    if (soft[0] === soft[2]) return name + spelled(soft[1]) + ")";
    return name + (short ? spelled(soft[0]) + " au moins)" : spelled(soft[2]) + " au plus)");
  }
  function blockers(members, know, short) {
    var work = members.filter(function (c) { return c.ligne.pause === undefined; });
    return listed((work.length ? work : members).slice().sort(function (a, b) { return b.souplesse[0] - a.souplesse[0]; })
      .slice(0, know.bornes.bloquants).map(function (c) { return bounded(c, short); }));
  }
  // What to do about a stretch that its lines cannot fill exactly.
  function said(stuck, pose, know) {
    var within = "de " + clock(stuck.debut) + " à " + clock(stuck.fin), count = spelled(Math.abs(stuck.minutes));
    var members = pose.creneaux.slice(stuck.premier, stuck.apres);
    if (!members.length) return "rien n’est prévu " + within + " ; commencer à " + clock(stuck.debut) + " ou ajouter une séquence";
    if (stuck.minutes > 0) return "il y a " + count + " de trop " + within + ", même au plus court ; raccourcir ou retirer " + blockers(members, know, true);
    return "il reste " + count + " " + within + ", même au plus long ; ajouter une séquence ou allonger " + blockers(members, know, false);
  }

  // ---- Warnings: [code, sentence, half-day or null], halves = [{ nom, pose }] of one day

  function runs(creneaux) {
    var found = [], last = null;
    creneaux.forEach(function (c) {
      if (c.ligne.pause !== undefined) last = null;
      else if (last) last.push(c);
      else found.push(last = [c]);
    });
    return found;
  }
  function warnings(halves, know) {
    var rules = [pauses, ends, plenaries, afterLunch, prerequisites], found = [];
    rules.forEach(function (rule) { rule(halves, know, function (code, words, half) { found.push([code, words, half || null]); }); });
    return found;
  }
  function pauses(halves, know, warn) {
    halves.forEach(function (half) {
      runs(half.pose.creneaux).forEach(function (run) {
        var start = run[0].debut, end = run[run.length - 1].fin;
        if (end - start > know.bornes.sansPause) warn("sans-pause", "de " + clock(start) + " à " + clock(end) + ", " + spelled(end - start) + " sans pause", half.nom);
      });
    });
  }
  function ends(halves, know, warn) {
    var day = halves.flatMap(function (half) { return half.pose.creneaux; }).filter(function (c) { return c.ligne.pause === undefined; });
    function is(c, moment) { var m = method(c.ligne, know); return Boolean(c.ligne.apport || (m && m.moment === moment)); }
    if (!day.length) return;
    var first = day[0], last = day[day.length - 1];
    if (!is(first, "ouvrir")) warn("sans-ouverture", "elle commence par « " + first.titre + " », sans accueil ni tour de parole");
    if (!is(last, "clore")) warn("sans-cloture", "elle finit par « " + last.titre + " », sans bilan ni tour de parole");
  }
  function plenaries(halves, know, warn) {
    halves.forEach(function (half) {
      runs(half.pose.creneaux).forEach(function (run) {
        var together = [];
        run.concat(null).forEach(function (c) {
          var m = c && method(c.ligne, know), with_all = c && (m ? m.pleniere : c.ligne.apport !== undefined);
          if (with_all) return together.push(c.titre);
          if (together.length >= know.bornes.enGrandGroupe) warn("plenieres", "tout se passe en grand groupe : " + quoted(together).join(", "), half.nom);
          together = [];
        });
      });
    });
  }
  function afterLunch(halves, know, warn) {
    halves.forEach(function (half) {
      var first = half.pose.creneaux.map(function (c) { return method(c.ligne, know); }).filter(Boolean).slice(0, 2);
      if (half.nom === "apres_midi" && first.length === 2 && first.every(function (m) { return m.energie === "vive"; }))
        warn("apres-repas", "« " + first[0].titre + " » puis « " + first[1].titre + " » : laisser digérer", half.nom);
    });
  }
  function prerequisites(halves, know, warn) {
    var lived = [];
    halves.forEach(function (half) {
      half.pose.creneaux.forEach(function (c) {
        var m = method(c.ligne, know), supposed = m ? m.prerequis || [] : [];
        var titles = supposed.filter(function (s) { return Object.hasOwn(know.methodes, s); }).map(function (s) { return know.methodes[s].titre; });
        if (titles.length && !supposed.some(function (s) { return lived.includes(s); })) {
          var names = quoted(titles.slice(0, 3));
          warn("prerequis", "« " + c.titre + " » suppose d’avoir vécu " + (names.length > 1 ? names.slice(0, -1).join(", ") + " ou " + names[names.length - 1] : names[0]), half.nom);
        }
        if (c.ligne.methode) lived.push(c.ligne.methode);
      });
    });
  }

  // ---- What to bring: [name, quantity, printed, [methods]]

  // What is printed or used up adds up from use to use; the rest is brought once, at its largest quantity.
  function supplies(halves, know) {
    var found = new Map();
    halves.forEach(function (half) {
      half.pose.creneaux.forEach(function (c) {
        var m = method(c.ligne, know);
        ((m && m.materiel) || []).forEach(function (item) {
          var groups = m.groupe ? Math.ceil(know.participants / m.groupe) : 1;
          var count = item[1] * { "seance": 1, "sous-groupe": groups, "personne": know.participants }[item[2]];
          var key = item[0].toLowerCase() + "/" + item[3], kept = found.get(key);
          if (kept) count = item[3] || item[4] ? kept[1] + count : Math.max(kept[1], count);
          var uses = kept ? kept[3] : [];
          found.set(key, [kept ? kept[0] : item[0], count, Boolean(item[3]), uses.includes(m.titre) ? uses : uses.concat(m.titre)]);
        });
      });
    });
    return Array.from(found.values());
  }

  // ---- Running late: the lines from one on, from now to the end; hours already past let go

  function late(lines, from, now, end, know) {
    var rest = lines.slice(from).map(function (line) { return line.heure !== undefined && line.heure < now ? Object.assign({}, line, { heure: undefined }) : line; });
    var pose = layOut(rest, now, end, know), freed = [];
    if (pose.coincements.some(function (stuck) { return stuck.minutes > 0; })) rest.forEach(function (line, n) {
      var tried = layOut(rest.filter(function (_, k) { return k !== n; }), now, end, know);
      if (!tried.coincements.some(function (stuck) { return stuck.minutes > 0; })) freed.push(n);
    });
    freed.sort(function (a, b) { return pose.creneaux[a].souplesse[0] - pose.creneaux[b].souplesse[0]; });
    return { lignes: rest, pose: pose, retirer: freed.slice(0, 3) };
  }

  window.boiteAgenda = {
    heure: clock, titre: title, methode: method, souplesse: elastic, ajuste: fit, pose: layOut, dit: said,
    avertissements: warnings, materiel: supplies, retard: late
  };
})();
