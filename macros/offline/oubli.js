const site = self.registration.scope, path = new URL(site).pathname;
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", event => event.waitUntil(forget()));
async function forget() {
  for (const name of await caches.keys()) {
    const former = name.startsWith("boite-") && await caches.match(site + "404.html", { cacheName: name });
    if (former || name === "boite:" + path) await caches.delete(name);
  }
  await self.registration.unregister();
}
