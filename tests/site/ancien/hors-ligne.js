/* Without a network: offers to keep the site on this device, says when a new version is there,
   shows what is stored, and clears it. Nothing here leaves the device. */
(function () {
  "use strict";
  var base = boite.base, element = boite.element, button = boite.button, size = boite.size;
  var able = "serviceWorker" in navigator && "caches" in window && /^http/.test(location.protocol);

  // ---- Keeping the site --------------------------------------------------------------------------

  var place = element("aside", { class: "hors-ligne", "aria-label": "Sans réseau" });
  var said = element("p", { role: "status" });
  // Nothing may cover the numbers to call in an emergency.
  var urgent = /\/obligations\/signaler(\/|\.html|$)/.test(location.pathname);
  function tell(words, buttons) {
    if (urgent) return;
    said.textContent = words;
    place.replaceChildren.apply(place, [said].concat(buttons || []));
    if (!place.isConnected) document.body.append(place);
  }

  function keep(pressed) {
    pressed.disabled = true;
    said.textContent = "Enregistrement en cours…";
    navigator.serviceWorker.register(base + "/sw.js").then(function (registration) {
      follow(registration);
      return navigator.serviceWorker.ready;
    }).then(function () {
      tell("C’est fait : ce site s’ouvre maintenant sans réseau. Les documents à imprimer, eux, se téléchargent un par un.", [button("Fermer", function () { place.remove(); })]);
      show();
    }).catch(function () {
      tell("Le site n’a pas pu se garder : place insuffisante, ou réseau perdu. Réessayer plus tard.", [button("Fermer", function () { place.remove(); })]);
    });
  }

  function offer() {
    if (urgent || boite.kept("hors-ligne") === "non") return;
    fetch(base + "/hors-ligne.json").then(function (answer) { return answer.json(); }).then(function (about) {
      tell("Peu de réseau en salle ? Ce site peut se garder sur cet appareil : " + size(about.octets) + ".", [
        button("Garder", keep),
        button("Non merci", function () { boite.keep("hors-ligne", "non"); place.remove(); })
      ]);
    }).catch(function () {});
  }

  function follow(registration) {
    function ready(worker) {
      if (!worker || !navigator.serviceWorker.controller) return;
      tell("Une nouvelle version de la boîte à outils est prête.", [
        button("L’afficher", function () { worker.postMessage("maintenant"); }),
        button("Plus tard", function () { place.remove(); })
      ]);
    }
    if (registration.waiting) ready(registration.waiting);
    registration.addEventListener("updatefound", function () {
      var worker = registration.installing;
      if (worker) worker.addEventListener("statechange", function () { if (worker.state === "installed") ready(worker); });
    });
  }

  if (able) {
    var had = Boolean(navigator.serviceWorker.controller);
    navigator.serviceWorker.addEventListener("controllerchange", function () {
      if (had) location.reload();
      had = true;
    });
    navigator.serviceWorker.getRegistration(base + "/").then(function (registration) {
      if (registration) follow(registration); else offer();
    });
  }

  // ---- What is stored ----------------------------------------------------------------------------

  var page = document.querySelector(".appareil");
  function stored() {
    var rows = [];
    for (var n = 0; n < localStorage.length; n++) {
      var key = localStorage.key(n);
      rows.push([NAMES[key.replace(/^.*\./, "")] || key, size((key.length + localStorage.getItem(key).length) * 2)]);
    }
    return rows;
  }
  var NAMES = { __palette: "Mode clair ou sombre", "hors-ligne": "Réponse à « garder le site »" };

  function caches_() { return able ? caches.keys() : Promise.resolve([]); }

  function show() {
    if (!page) return;
    Promise.all([caches_(), navigator.storage && navigator.storage.estimate ? navigator.storage.estimate() : {}]).then(function (found) {
      var names = found[0].filter(function (name) { return name.startsWith("boite-"); });
      var rows = stored();
      if (names.length) rows.push(["Le site, pour l’ouvrir sans réseau", found[1].usage ? "environ " + size(found[1].usage) : "gardé"]);
      var body = rows.map(function (row) { return element("tr", {}, [element("td", {}, [row[0]]), element("td", {}, [row[1]])]); });
      page.replaceChildren(
        rows.length
          ? element("table", {}, [
            element("thead", {}, [element("tr", {}, [element("th", { scope: "col" }, ["Ce qui est gardé ici"]), element("th", { scope: "col" }, ["Place"])])]),
            element("tbody", {}, body)])
          : element("p", {}, ["Rien n’est gardé sur cet appareil."]),
        element("p", { role: "status", class: "appareil__dit" }),
        element("p", {}, [button("Tout effacer de cet appareil", erase)])
      );
      if (!names.length && able && !place.isConnected) offer();
    });
  }

  function erase() {
    if (!confirm("Effacer tout ce que ce site garde sur cet appareil, travaux commencés compris ?")) return;
    localStorage.clear();
    sessionStorage.clear();
    var work = able ? Promise.all([
      caches.keys().then(function (names) { return Promise.all(names.map(function (name) { return caches.delete(name); })); }),
      navigator.serviceWorker.getRegistrations().then(function (all) { return Promise.all(all.map(function (one) { return one.unregister(); })); })
    ]) : Promise.resolve();
    work.then(show).then(function () { setTimeout(function () { var dit = page.querySelector(".appareil__dit"); if (dit) dit.textContent = "Tout est effacé."; }, 50); });
  }
  show();
})();
