/* Keeps the whole site on the device. Written at build: the list below is every page and its
   files, and the version is the digest of their bytes. */
"use strict";
var VERSION = "@VERSION@";
var NAME = "boite-" + VERSION;
var FILES = @FILES@;
var TOGETHER = 20;

function kept(cache, names) {
  if (!names.length) return Promise.resolve();
  var requests = names.slice(0, TOGETHER).map(function (name) { return new Request(name, { cache: "no-cache" }); });
  return cache.addAll(requests).then(function () { return kept(cache, names.slice(TOGETHER)); });
}

self.addEventListener("install", function (event) {
  event.waitUntil(caches.open(NAME).then(function (cache) { return kept(cache, FILES); }));
});

self.addEventListener("activate", function (event) {
  event.waitUntil(caches.keys().then(function (names) {
    var former = names.filter(function (name) { return name.startsWith("boite-") && name !== NAME; });
    return Promise.all(former.map(function (name) { return caches.delete(name); }));
  }).then(function () { return self.clients.claim(); }));
});

self.addEventListener("message", function (event) {
  if (event.data === "maintenant") self.skipWaiting();
});

// What is kept answers first; the rest, documents to print above all, asks the network.
self.addEventListener("fetch", function (event) {
  var request = event.request;
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
  var how = { cacheName: NAME, ignoreSearch: request.mode === "navigate" };
  event.respondWith(caches.match(request, how).then(function (found) {
    return found || fetch(request).catch(function () {
      if (request.mode !== "navigate") return Response.error();
      return caches.match("404.html", how).then(function (page) { return page || Response.error(); });
    });
  }));
});
