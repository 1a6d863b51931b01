/* Keeps the site on the device, file by file, each proved by its digest. Written at build: the
   version is the digest of the list that stands next to this script.

   One cache per site, named after the site's own path: others may share the origin. A file's key is
   its address and its digest, so that a file once right is never fetched again, whatever the version.
   A version serves once all of it is there, and replaces the former when someone asks for it, or
   when nobody reads the former. */

/** A file: address, digest, size; a document, its title and its programme's folder too.
 * @typedef {[address: string, digest: string, size: number, title?: string, folder?: string]} Entry */
/** @typedef {{ version: string, jour: string, fichiers: Entry[], documents: Entry[] }} List */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const VERSION = "@VERSION@";
const SCOPE = worker.registration.scope;
const STORE = `boite:${new URL(SCOPE).pathname}`;
const LIST = "hors-ligne-liste.json";
const LOST = "404.html";
const WITHOUT = "sans-reseau/";
const TOGETHER = 6;
// So many requests lost one after another, and the network is gone: the page tries again later.
const ENOUGH = 3;
// A file may take half a minute, and a second more for each 10 KB.
const PATIENCE = 30000;
const SLOWEST = 10;
// How often pages are told how far it is, in milliseconds.
const EACH = 500;

/** The files that a version answers with, by full address. @type {Promise<Map<string, Entry>> | null} */
let known = null;
/** @type {Promise<void> | null} */
let filling = null;
/** @type {Promise<unknown>} */
let picking = Promise.resolve();
let gone = false;
/** @type {keyof typeof WHY} */
let fault = "";

/** @param {string} address */
const at = address => new URL(address, SCOPE).href;
/** @param {Entry} one */
const key = one => `${at(one[0])}?${one[1]}`;
/** @param {string} name @returns {Promise<any>} */
async function read(name) {
  const found = await caches.match(at(`?${name}`), { cacheName: STORE });
  return found ? found.json() : null;
}
/** @param {Cache} cache @param {string} name @param {unknown} value */
const write = (cache, name, value) =>
  cache.put(at(`?${name}`), new Response(JSON.stringify(value)));

// ---- What is here, and what is not

/** @param {List} list @param {string[]} chosen */
const wanted = (list, chosen) => [
  ...list.fichiers,
  ...list.documents.filter(one => chosen.includes(one[0])),
];
/** @returns {Promise<Set<string>>} */
async function here() {
  if (gone || !(await caches.has(STORE))) return new Set();
  const cache = await caches.open(STORE);
  const found = (await cache.keys()).map(request => request.url);
  // Erased while it was read, it came back empty.
  if (gone) await caches.delete(STORE);
  return new Set(found);
}
/** The documents to keep. @returns {Promise<string[]>} */
const chosen = async () => (await read("documents")) || [];
/** @param {List} list */
async function lacking(list) {
  const found = await here();
  return wanted(list, await chosen()).filter(one => !found.has(key(one)));
}

// Caches of former editions of this script, that named them without saying whose they were: each
// holds the lost page of its site first of all.
async function former() {
  const names = (await caches.keys()).filter(name => /^boite-[0-9a-f]+$/.test(name));
  const ours = await Promise.all(names.map(name => caches.match(at(LOST), { cacheName: name })));
  return names.filter((_, n) => ours[n]);
}

// ---- Filling

/** @param {ArrayBuffer} bytes */
async function digest(bytes) {
  const found = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).subarray(0, 12);
  return btoa(String.fromCharCode(...found))
    .replace(/\+/g, "-")
    .replace(/\//g, "_");
}

/** @param {string} address @param {RequestCache} cache @param {number} bytes */
function asked(address, cache, bytes) {
  const wait = PATIENCE + bytes / SLOWEST;
  const signal = "timeout" in AbortSignal ? AbortSignal.timeout(wait) : undefined;
  return fetch(at(address), { cache, signal });
}

// Returns whether the right bytes were found: in a former cache, in the browser's own, then afresh.
/** @param {Cache} cache @param {Entry} one @param {string[]} olds */
async function brought(cache, one, olds) {
  const [address, proof, size] = one;
  /** @type {(() => Promise<Response | undefined>)[]} */
  const ways = [
    ...olds.map(name => () => caches.match(at(address), { cacheName: name })),
    () => asked(address, "default", size),
    () => asked(address, "reload", size),
  ];
  for (const way of ways) {
    const answer = await way();
    if (!answer?.ok) continue;
    const bytes = await answer.arrayBuffer();
    if ((await digest(bytes)) !== proof) continue;
    const headers = new Headers(answer.headers);
    // The bytes are decoded, and one key has one answer.
    for (const name of ["content-encoding", "content-length", "vary"]) headers.delete(name);
    await cache.put(key(one), new Response(bytes, { headers }));
    return true;
  }
  return false;
}

// Returns whether the device is full: all else that fails is the network's.
/** @param {unknown} error */
function blame(error) {
  const full = error instanceof Error && error.name === "QuotaExceededError";
  fault = full ? "place" : "reseau";
  return full;
}

/** @param {Cache} cache @param {List} list @param {string[]} olds */
async function bringAll(cache, list, olds) {
  const queue = await lacking(list);
  let lost = 0;
  async function runner() {
    for (let one = queue.shift(); one && lost < ENOUGH && !gone; one = queue.shift()) {
      try {
        if (!(await brought(cache, one, olds))) fault = "serveur";
        lost = 0;
      } catch (error) {
        lost += blame(error) ? ENOUGH : 1;
      }
    }
  }
  await Promise.all(Array.from({ length: TOGETHER }, runner));
}

// The list of the version to keep: the server's; without network, the one already begun.
/** @param {Cache} cache @param {List | null} now @returns {Promise<List | null>} */
async function latest(cache, now) {
  try {
    const list = await (await asked(LIST, "no-cache", 0)).json();
    if (![list.fichiers, list.documents].every(Array.isArray)) throw new TypeError("another list");
    if (now && now.version === list.version) await cache.delete(at("?suite"));
    else await write(cache, "suite", list);
    return list;
  } catch (error) {
    blame(error);
    return (await read("suite")) || now;
  }
}

async function pass() {
  fault = "";
  const cache = await caches.open(STORE);
  /** @type {List | null} */
  const now = await read("liste");
  const list = await latest(cache, now);
  if (!list || gone) return;
  await bringAll(cache, list, await former());
  if (gone) return;
  if ((!now || now.version === list.version) && !(await lacking(list)).length)
    await take(cache, list);
  else await sweep(cache);
}
/** @returns {Promise<void>} */
function fill() {
  if (gone) return Promise.resolve();
  if (filling) return filling;
  const clock = setInterval(tell, EACH);
  filling = pass()
    .catch(error => void blame(error))
    .finally(() => {
      clearInterval(clock);
      filling = null;
    });
  return filling;
}

// From here on, this version answers; what belongs to no version goes.
/** @param {Cache} cache @param {List} list */
async function take(cache, list) {
  await write(cache, "liste", list);
  await cache.delete(at("?suite"));
  known = null;
  fault = "";
  await sweep(cache);
  await Promise.all((await former()).map(name => caches.delete(name)));
}
/** @param {Cache} cache */
async function sweep(cache) {
  /** @type {List[]} */
  const lists = [await read("liste"), await read("suite")].filter(Boolean);
  const picked = await chosen();
  const kept = new Set([
    ...["liste", "suite", "documents"].map(name => at(`?${name}`)),
    ...lists.flatMap(list => wanted(list, picked).map(key)),
  ]);
  const all = await cache.keys();
  await Promise.all(all.map(request => kept.has(request.url) || cache.delete(request)));
}
async function takeNext() {
  /** @type {List | null} */
  const next = await read("suite");
  if (!next || (await lacking(next)).length) return false;
  await take(await caches.open(STORE), next);
  return true;
}
