// ---- What pages are told -----------------------------------------------------------------------------

function dated(list) {
  var day = new Date(list.jour + "T12:00").toLocaleDateString("fr-FR", { day: "numeric", month: "long", year: "numeric" });
  return "du " + day + " (" + list.version.slice(0, 8) + ")";
}
var WHY = {
  "": "",
  reseau: " Le réseau s’est coupé : l’enregistrement reprendra de lui-même.",
  serveur: " Le serveur n’a pas répondu comme prévu : il est peut-être en cours de mise à jour.",
  place: " L’appareil n’a plus de place : en libérer, puis reprendre."
};
var PROMISE = {
  true: "Le navigateur a promis de ne pas l’effacer de lui-même.",
  false: "Le navigateur n’a pas promis de le garder : il peut l’effacer de lui-même, par manque de place ou faute de visites. Que faire : voir « Combien de temps », plus bas."
};
function names(some) {
  var few = some.slice(0, 3).map(function (one) { return one[0] === "./" ? "l’accueil" : one[0]; });
  return few.join(", ") + (some.length > 3 ? "…" : ".");
}
// here: what is lacking of the version that answers; left: of the one to come, or of the same.
function said(now, next, here, left, total, olds) {
  if (!now && !next) return olds.length ? "Une version plus ancienne du site est gardée." : "Le site n’est pas gardé : la liste de ses fichiers n’est pas arrivée." + WHY[fault];
  var done = total - left.length, count = done + (done > 1 ? " fichiers sur " : " fichier sur ") + total + ".";
  if (left.length && !filling) count += " Il en manque " + left.length + " : " + names(left) + WHY[fault];
  if (now && next) return "La version " + dated(now) + " est gardée" + (here.length ? " en partie. " : ". ") + (left.length ? "Une nouvelle arrive, " + dated(next) + " : " + count : "Une nouvelle, " + dated(next) + ", est prête.");
  if (now) return (left.length ? "Le site est gardé en partie, version " : "Le site est gardé en entier, version ") + dated(now) + " : " + count;
  return (olds.length ? "Une version plus ancienne est gardée ; celle " : "Le site n’est pas encore gardé en entier. Version ") + dated(next) + " : " + count;
}

async function promised() {
  return Boolean(navigator.storage && navigator.storage.persisted && await navigator.storage.persisted());
}

async function state() {
  var now = await read("liste"), next = await read("suite"), olds = await former(), picked = await chosen(), found = await here();
  function absent(list) { return list ? wanted(list, picked).filter(function (one) { return !found.has(key(one)); }) : []; }
  var goal = next || now, all = goal ? wanted(goal, picked) : [], left = absent(goal), lists = now || next, sure = await promised();
  function weight(files) { return files.filter(function (one) { return found.has(key(one)); }).reduce(function (sum, one) { return sum + one[2]; }, 0); }
  return {
    site: SCOPE, encours: Boolean(filling), total: all.length, manque: left.length,
    entier: Boolean(now && !absent(now).length), prete: Boolean(now && next && !left.length),
    afaire: !goal || goal.version !== VERSION || left.length > 0, reseau: fault === "reseau",
    dit: said(now, next, absent(now), left, all.length, olds), promesse: PROMISE[sure],
    fait: "C’est fait : ce site s’ouvre maintenant sans réseau. Les documents à imprimer, eux, se gardent à part." + (sure ? "" : " Le navigateur peut l’effacer faute de visites."),
    octets: goal ? weight(goal.fichiers) : 0,
    documents: lists ? wanted(lists, picked).slice(lists.fichiers.length).filter(function (one) { return found.has(key(one)); })
      .map(function (one) { return [at(one[0]), one[3], one[2]]; }).sort(function (a, b) { return a[1].localeCompare(b[1], "fr"); }) : []
  };
}

async function ours() {
  var all = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  return all.filter(function (one) { return one.url.startsWith(SCOPE); });
}
async function tell(more) {
  if (gone) return;
  var told = Object.assign(await state(), more);
  (await ours()).forEach(function (one) { one.postMessage(told); });
}

// What pages ask for. Documents are named by their full address.
var VERBS = {
  etat: function () { return tell(); },
  garder: function (anew) { gone = gone && !anew; var work = fill(); return tell().then(function () { return work; }).then(function () { return tell(); }); },
  maintenant: async function () {
    var changed = await takeNext();
    await self.skipWaiting();
    await tell({ change: changed && "Une nouvelle version s’affiche dans un autre onglet. Cette page est de l’ancienne." });
  },
  retenir: async function (them) { return pick(function (picked) { return picked.concat(them); }); },
  retirer: async function (them) { return pick(function (picked) { return picked.filter(function (one) { return !them.includes(one); }); }); },
  offrir: async function (lists, source) {
    var now = await read("liste") || await read("suite"), found = await here();
    if (now) source.postMessage({ site: SCOPE, offres: lists.map(function (links) { return offered(now, links, source.url, found); }) });
  },
  oublier: async function () {
    gone = true;
    known = null;
    (await ours()).forEach(function (one) { one.postMessage({ site: SCOPE, oubli: true }); });
  }
};
// One choice after another: each starts from what the former left.
function pick(change) {
  picking = picking.then(async function () {
    var cache = await caches.open(STORE), names = new Set(change((await chosen()).map(at)));
    var now = await read("liste") || await read("suite");
    await write(cache, "documents", now.documents.map(function (one) { return one[0]; }).filter(function (one) { return names.has(at(one)); }));
  }).catch(blame);
  return picking.then(function () { return filling; }).then(function () { return VERBS.garder(); });
}
// What to do with the documents of a list of links; on a programme's pages, with all those of the programme.
function offered(list, links, page, found) {
  var them = list.documents.filter(function (one) { return links.includes(at(one[0])) || (one[4] && page.startsWith(at(one[4]))); });
  var left = them.filter(function (one) { return !found.has(key(one)); }), some = left.length ? left : them;
  var weight = some.reduce(function (sum, one) { return sum + one[2]; }, 0);
  return them.length ? {
    dit: (left.length ? "Garder sur cet appareil : " : "Retirer de cet appareil : ") + some.length + (some.length > 1 ? " documents, " : " document, ") + size(weight),
    verbe: left.length ? "retenir" : "retirer", adresses: some.map(function (one) { return at(one[0]); })
  } : null;
}
function size(bytes) {
  return bytes < 1e6 ? Math.max(1, Math.round(bytes / 1000)) + " Ko" : (bytes / 1e6).toFixed(1).replace(".", ",") + " Mo";
}

self.addEventListener("message", function (event) {
  var asked = [].concat(event.data), verb = Object.hasOwn(VERBS, asked[0]) && VERBS[asked[0]];
  if (verb && event.source) event.waitUntil(verb(asked[1], event.source));
});
