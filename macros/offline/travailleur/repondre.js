// ---- Coming and going

// Pages of a former edition wait to be told; ours take the new script at once, their version stays.
worker.addEventListener("install", event => {
  event.waitUntil(former().then(olds => (olds.length ? undefined : worker.skipWaiting())));
});
worker.addEventListener("activate", event => event.waitUntil(worker.clients.claim()));

// ---- Answering

/** @returns {Promise<Map<string, Entry>>} */
async function readAddresses() {
  /** @type {List | null} */
  const list = await read("liste");
  if (!list) known = null;
  return new Map(list ? [...list.fichiers, ...list.documents].map(one => [at(one[0]), one]) : []);
}
function addresses() {
  known ??= readAddresses();
  return known;
}
/** @param {string} url */
async function kept(url) {
  const one = (await addresses()).get(url);
  return one && caches.match(key(one), { cacheName: STORE });
}
// While no version is whole, what came already is better than nothing.
/** @param {string} url */
async function begun(url) {
  for (const name of await former()) {
    const old = await caches.match(url, { cacheName: name });
    if (old) return old;
  }
  /** @type {List | null} */
  const next = (await read("liste")) ? null : await read("suite");
  const one = next?.fichiers.find(file => at(file[0]) === url);
  return one && caches.match(key(one), { cacheName: STORE });
}
// An address that the network did not give: a folder asked without its bar, a document not kept, or no page.
/** @param {string} url */
async function instead(url) {
  const one = (await addresses()).get(url);
  if (await kept(`${url}/`)) return Response.redirect(`${url}/`);
  if (one?.[3]) return Response.redirect(`${at(WITHOUT)}#${one[0]}`);
  const page = (await kept(at(LOST))) || (await begun(at(LOST)));
  return page ? new Response(page.body, { status: 404, headers: page.headers }) : Response.error();
}
/** @param {Request} request */
async function answer(request) {
  const visit = request.mode === "navigate";
  const [bare] = request.url.split("#");
  const url = visit ? bare.split("?")[0].replace(/\/index\.html$/, "/") : bare;
  if (visit && (await read("suite")) && (await read("liste")) && !(await ours()).length)
    await takeNext();
  const found = await kept(url);
  if (found) return found;
  try {
    return await fetch(request);
  } catch {
    return (await begun(url)) || (visit ? instead(url) : Response.error());
  }
}
worker.addEventListener("fetch", event => {
  if (event.request.method === "GET" && event.request.url.startsWith(SCOPE))
    event.respondWith(answer(event.request));
});
