const last = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

last.addEventListener("install", () => last.skipWaiting());
last.addEventListener("activate", event => event.waitUntil(forget()));

async function forget() {
  const site = last.registration.scope;
  for (const name of await caches.keys()) {
    const former =
      name.startsWith("boite-") && (await caches.match(`${site}404.html`, { cacheName: name }));
    if (former || name === `boite:${new URL(site).pathname}`) await caches.delete(name);
  }
  await last.registration.unregister();
}
