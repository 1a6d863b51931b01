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
