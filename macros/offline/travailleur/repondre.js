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
