/* Keeps the site on the device, file by file, each proved by its digest. Written at build: the
   version is the digest of the list that stands next to this script.

   One cache per site, named after the site's own path: others may share the origin. A file's key is
   its address and its digest, so that a file once right is never fetched again, whatever the version.
   A version serves once all of it is there, and replaces the former when someone asks for it, or
   when nobody reads the former. */
"use strict";
var VERSION = "@VERSION@";
var SCOPE = self.registration.scope;
var STORE = "boite:" + new URL(SCOPE).pathname;
var LIST = "hors-ligne-liste.json", LOST = "404.html", WITHOUT = "sans-reseau/";
var TOGETHER = 6;
// So many requests lost one after another, and the network is gone: the page tries again later.
var ENOUGH = 3;
// A file may take half a minute, and a second more for each 10 KB.
var PATIENCE = 30000, SLOWEST = 10;
// How often pages are told how far it is, in milliseconds.
var EACH = 500;

var known = null, filling = null, picking = Promise.resolve(), gone = false, fault = "";

function at(address) { return new URL(address, SCOPE).href; }
function key(one) { return at(one[0]) + "?" + one[1]; }
function read(name) {
  return caches.match(at("?" + name), { cacheName: STORE }).then(function (found) { return found ? found.json() : null; });
}
function write(cache, name, value) { return cache.put(at("?" + name), new Response(JSON.stringify(value))); }

// ---- What is here, and what is not -----------------------------------------------------------------

function wanted(list, chosen) {
  return list.fichiers.concat(list.documents.filter(function (one) { return chosen.includes(one[0]); }));
}
async function here() {
  if (!await caches.has(STORE)) return new Set();
  var cache = await caches.open(STORE);
  return new Set((await cache.keys()).map(function (request) { return request.url; }));
}
async function chosen() { return await read("documents") || []; }
async function lacking(list) {
  var found = await here();
  return wanted(list, await chosen()).filter(function (one) { return !found.has(key(one)); });
}

// Caches of former editions of this script, that named them without saying whose they were: each
// holds the lost page of its site first of all.
async function former() {
  var names = (await caches.keys()).filter(function (name) { return /^boite-[0-9a-f]+$/.test(name); });
  var ours = await Promise.all(names.map(function (name) { return caches.match(at(LOST), { cacheName: name }); }));
  return names.filter(function (name, n) { return ours[n]; });
}

// ---- Filling ---------------------------------------------------------------------------------------

async function digest(bytes) {
  var found = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).subarray(0, 12);
  return btoa(String.fromCharCode.apply(null, found)).replace(/\+/g, "-").replace(/\//g, "_");
}

function asked(address, how, bytes) {
  var signal = AbortSignal.timeout ? AbortSignal.timeout(PATIENCE + bytes / SLOWEST) : undefined;
  return fetch(at(address), { cache: how, signal: signal });
}

// Returns whether the right bytes were found: in a former cache, in the browser's own, then afresh.
async function brought(cache, one, olds) {
  var ways = olds.map(function (name) { return function () { return caches.match(at(one[0]), { cacheName: name }); }; });
  ["default", "reload"].forEach(function (how) { ways.push(function () { return asked(one[0], how, one[2]); }); });
  for (var way of ways) {
    var answer = await way();
    if (!answer || !answer.ok) continue;
    var bytes = await answer.arrayBuffer();
    if (await digest(bytes) !== one[1]) continue;
    var headers = new Headers(answer.headers);
    // The bytes are decoded, and one key has one answer.
    ["content-encoding", "content-length", "vary"].forEach(function (name) { headers.delete(name); });
    await cache.put(key(one), new Response(bytes, { headers: headers }));
    return true;
  }
  return false;
}

// Returns whether the device is full: all else that fails is the network's.
function blame(error) {
  var full = error.name === "QuotaExceededError";
  fault = full ? "place" : "reseau";
  return full;
}

async function bringAll(cache, list, olds) {
  var queue = await lacking(list), lost = 0;
  async function runner() {
    while (queue.length && lost < ENOUGH && !gone) {
      try {
        if (!await brought(cache, queue.shift(), olds)) fault = "serveur";
        lost = 0;
      } catch (error) {
        lost += blame(error) ? ENOUGH : 1;
      }
    }
  }
  await Promise.all(Array.from({ length: TOGETHER }, runner));
}

// The list of the version to keep: the server's; without network, the one already begun.
async function latest(cache, now) {
  try {
    var list = await (await asked(LIST, "no-cache", 0)).json();
    if (![list.fichiers, list.documents].every(Array.isArray)) throw new TypeError("another list");
    if (now && now.version === list.version) await cache.delete(at("?suite"));
    else await write(cache, "suite", list);
    return list;
  } catch (error) {
    blame(error);
    return await read("suite") || now;
  }
}

async function pass() {
  fault = "";
  var cache = await caches.open(STORE), now = await read("liste"), list = await latest(cache, now);
  if (!list || gone) return;
  await bringAll(cache, list, await former());
  if (gone) return;
  if ((!now || now.version === list.version) && !(await lacking(list)).length) await take(cache, list);
  else await sweep(cache);
}
function fill() {
  if (gone) return Promise.resolve();
  if (filling) return filling;
  var clock = setInterval(tell, EACH);
  filling = pass().catch(blame).finally(function () {
    clearInterval(clock);
    filling = null;
  });
  return filling;
}

// From here on, this version answers; what belongs to no version goes.
async function take(cache, list) {
  await write(cache, "liste", list);
  await cache.delete(at("?suite"));
  known = null;
  fault = "";
  await sweep(cache);
  await Promise.all((await former()).map(function (name) { return caches.delete(name); }));
}
async function sweep(cache) {
  var lists = [await read("liste"), await read("suite")].filter(Boolean), picked = await chosen();
  var kept = new Set(["liste", "suite", "documents"].map(function (name) { return at("?" + name); }));
  lists.forEach(function (list) { wanted(list, picked).forEach(function (one) { kept.add(key(one)); }); });
  var all = await cache.keys();
  await Promise.all(all.map(function (request) { return kept.has(request.url) || cache.delete(request); }));
}
async function takeNext() {
  var next = await read("suite");
  if (!next || (await lacking(next)).length) return false;
  await take(await caches.open(STORE), next);
  return true;
}

// ---- What pages are told -----------------------------------------------------------------------------

function dated(list) {
  var day = new Date(list.jour + "T12:00").toLocaleDateString("fr-FR", { day: "numeric", month: "long", year: "numeric" });
  return "du " + day + " (" + list.version.slice(0, 8) + ")";
}
var WHY = {
  "": "",
  reseau: " Le réseau s’est coupé : l’enregistrement reprendra de lui-même.",
  serveur: " Le serveur ne les a pas donnés comme prévu : il est peut-être en cours de mise à jour.",
  place: " L’appareil n’a plus de place : en libérer, puis reprendre."
};
var PROMISE = {
  true: "Le navigateur a promis de ne pas l’effacer de lui-même.",
  false: "Le navigateur n’a pas promis de le garder : il peut l’effacer de lui-même, par manque de place ou faute de visites. Que faire : voir « Combien de temps », plus bas."
};
function said(now, next, left, total, olds) {
  var goal = next || now, count = total - left.length + " fichiers sur " + total + ".";
  if (!goal) return olds.length ? "Une version plus ancienne du site est gardée." : "Le site n’est pas gardé : la liste de ses fichiers n’est pas arrivée." + WHY[fault];
  var names = left.slice(0, 3).map(function (one) { return one[0] === "./" ? "l’accueil" : one[0]; }).join(", ");
  var rest = left.length && !filling ? " Il en manque " + left.length + " : " + names + (left.length > 3 ? "…" : ".") + WHY[fault] : "";
  if (now && !next) return (left.length ? "Version " + dated(now) + " gardée en partie : " : "Le site est gardé en entier, version " + dated(now) + " : ") + count + rest;
  if (!now) return (olds.length ? "Une version plus ancienne est gardée ; celle " : "Le site n’est pas encore gardé en entier. Version ") + dated(goal) + " : " + count + rest;
  return "La version " + dated(now) + " est gardée. " + (left.length ? "Une nouvelle arrive, " + dated(next) + " : " + count + rest : "Une nouvelle, " + dated(next) + ", est prête.");
}

async function promised() {
  return Boolean(navigator.storage && navigator.storage.persisted && await navigator.storage.persisted());
}

async function state() {
  var now = await read("liste"), next = await read("suite"), olds = await former(), picked = await chosen(), found = await here();
  function absent(list) { return list ? wanted(list, picked).filter(function (one) { return !found.has(key(one)); }) : []; }
  var goal = next || now, all = goal ? wanted(goal, picked) : [], left = absent(goal), lists = now || next, sure = await promised();
  return {
    site: SCOPE, encours: Boolean(filling), total: all.length, manque: left.length,
    entier: Boolean(now && !absent(now).length), prete: Boolean(now && next && !left.length),
    afaire: !goal || goal.version !== VERSION || left.length > 0, reseau: fault === "reseau",
    dit: said(now, next, left, all.length, olds), promesse: PROMISE[sure],
    fait: "C’est fait : ce site s’ouvre maintenant sans réseau. Les documents à imprimer, eux, se gardent à part." + (sure ? "" : " Le navigateur peut l’effacer faute de visites."),
    octets: goal ? goal.fichiers.filter(function (one) { return found.has(key(one)); }).reduce(function (sum, one) { return sum + one[2]; }, 0) : 0,
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

// ---- Coming and going ----------------------------------------------------------------------------------

// Pages of a former edition wait to be told; ours take the new script at once, their version stays.
self.addEventListener("install", function (event) {
  event.waitUntil(former().then(function (olds) { return olds.length || self.skipWaiting(); }));
});
self.addEventListener("activate", function (event) { event.waitUntil(self.clients.claim()); });

// ---- Answering -----------------------------------------------------------------------------------------

function addresses() {
  known = known || read("liste").then(function (list) {
    if (!list) known = null;
    return new Map(list ? wanted(list, list.documents.map(function (one) { return one[0]; })).map(function (one) { return [at(one[0]), one]; }) : []);
  });
  return known;
}
async function kept(url) {
  var one = (await addresses()).get(url);
  return one && caches.match(key(one), { cacheName: STORE });
}
// While no version is whole, what came already is better than nothing.
async function begun(url) {
  for (var name of await former()) {
    var old = await caches.match(url, { cacheName: name });
    if (old) return old;
  }
  var next = await read("liste") ? null : await read("suite"), one = next && next.fichiers.find(function (file) { return at(file[0]) === url; });
  return one ? caches.match(key(one), { cacheName: STORE }) : undefined;
}
// An address that the network did not give: a folder asked without its bar, a document not kept, or no page.
async function instead(url) {
  var one = (await addresses()).get(url), folder = await kept(url + "/");
  if (folder) return Response.redirect(url + "/");
  if (one && one[3]) return Response.redirect(at(WITHOUT) + "#" + one[0]);
  var page = await kept(at(LOST)) || await begun(at(LOST));
  return page ? new Response(page.body, { status: 404, headers: page.headers }) : Response.error();
}
async function answer(request) {
  var visit = request.mode === "navigate", url = request.url.split("#")[0];
  if (visit) url = url.split("?")[0].replace(/\/index\.html$/, "/");
  if (visit && await read("suite") && await read("liste") && !(await ours()).length) await takeNext();
  var found = await kept(url);
  if (found) return found;
  try { return await fetch(request); } catch (error) {
    return await begun(url) || (visit ? instead(url) : Response.error());
  }
}
self.addEventListener("fetch", function (event) {
  if (event.request.method === "GET" && event.request.url.startsWith(SCOPE)) event.respondWith(answer(event.request));
});
