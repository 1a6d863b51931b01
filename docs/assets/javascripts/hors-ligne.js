/* Without a network: offers to keep the site on this device, says how far it is and what is missing,
   shows what is stored, and clears it. The worker keeps and counts; nothing here leaves the device. */
(function () {
  "use strict";
  var element = boite.element, button = boite.button, size = boite.size;
  var able = "serviceWorker" in navigator && "caches" in window && /^http/.test(location.protocol);
  var scope = new URL(boite.base.replace(/\/?$/, "/"), location.href).href, container = able && navigator.serviceWorker, store = navigator.storage;
  var registration, told, timer, wait = 2;
  var tried = false, mine = false, pressed = false, quiet = false;

  // ---- What is said at the foot of the screen ---------------------------------------------------------

  var place = element("aside", { class: "hors-ligne", "aria-label": "Sans réseau" });
  var said = element("p", { role: "status" }), far = element("span");
  // Nothing may cover the numbers to call in an emergency.
  var urgent = /\/obligations\/signaler(\/|\.html|$)/.test(location.pathname);
  function tell(words, buttons, progress) {
    if (urgent) return;
    // The count changes often: it is not read aloud at each step, and a button in use keeps the focus.
    far.textContent = progress || "";
    if (place.isConnected && said.textContent === words) return;
    if (!place.isConnected) document.body.append(place);
    place.replaceChildren.apply(place, [said, far].concat(buttons || []));
    said.textContent = words;
  }
  function close(words) {
    return button(words || "Fermer", function () {
      pressed = false;
      quiet = true;
      place.remove();
    });
  }

  // ---- The worker: asked, and heard ---------------------------------------------------------------------

  function post(verb, about) {
    if (registration && registration.active) registration.active.postMessage([verb, about]);
  }
  function fill() { tried = true; post("garder"); }
  function reload() { location.reload(); }
  function found(one) {
    // A site above this one may have its own worker: it is not ours.
    if (!one || one.scope !== scope) return false;
    registration = one;
    return true;
  }

  function heard(event) {
    var state = event.data;
    if (!state || state.site !== scope || !registration) return;
    if (state.change) return mine ? reload() : tell(state.change, [button("La recharger", reload), close("Plus tard")]);
    if (state.offres) return offer(state.offres);
    if (state.oubli) registration = told = null;
    else follow(state);
    show();
  }
  // What is missing is asked for again, later and later; a silent worker was stopped by the browser.
  function follow(state) {
    told = state;
    clearTimeout(timer);
    if (state.encours) timer = setTimeout(fill, 20000);
    else if (!tried && state.afaire) fill();
    else if (state.afaire && (state.manque || state.reseau)) timer = setTimeout(later, wait * 1000);
    foot(state);
    mark();
  }
  function later() { wait = Math.min(wait * 2, 120); fill(); }
  function again() { wait = 2; fill(); }
  function foot(state) {
    if (state.prete) return quiet || tell("Une nouvelle version de la boîte à outils est prête.", [button("L’afficher", change), close("Plus tard")]);
    if (!pressed) return;
    if (state.encours) return tell("Enregistrement en cours…", [], state.total ? state.total - state.manque + " sur " + state.total : "");
    if (!state.entier) return tell(state.dit, [button("Reprendre", again), close()]);
    pressed = false;
    tell(state.fait, [element("a", { class: "bouton", href: scope + "sur-cet-appareil/" }, "Voir ce qui est gardé"), close()]);
  }
  function change() {
    mine = true;
    [registration.waiting, registration.active].forEach(function (one) { if (one) one.postMessage("maintenant"); });
  }

  // Once active, the worker is asked for all of it.
  function keep() {
    pressed = tried = true;
    tell("Enregistrement en cours…");
    if (store && store.persist) store.persist();
    container.register(scope + "sw.js", { scope: scope }).then(function (one) {
      registration = one;
      var worker = one.installing || one.waiting || one.active;
      function begin() {
        if (worker.state === "activated") post("garder", true);
        if (worker.state === "redundant") failed();
      }
      worker.postMessage("maintenant");
      worker.addEventListener("statechange", begin);
      begin();
    }).catch(failed);
  }
  function failed() {
    tell("Le site n’a pas pu se garder : réseau perdu, ou navigateur qui le refuse. Réessayer plus tard.", [button("Réessayer", keep), close()]);
  }

  function about() { return fetch(scope + "hors-ligne.json").then(function (answer) { return answer.json(); }); }
  function propose() {
    if (urgent || boite.kept("hors-ligne") === "non") return;
    about().then(function (found) {
      tell("Peu de réseau en salle ? Ce site peut se garder sur cet appareil : " + size(found.octets) + ".", [
        button("Garder", keep),
        button("Non merci", function () { boite.keep("hors-ligne", "non"); place.remove(); show(); })
      ]);
    }).catch(function () {});
  }

  var ready = new Promise(function (resolve) { addEventListener("DOMContentLoaded", resolve); });
  if (able) {
    container.addEventListener("message", heard);
    container.addEventListener("controllerchange", function () {
      if (mine) return reload();
      container.getRegistration(scope).then(function (one) { if (found(one)) post("etat"); });
    });
    // Titles of what is kept come with the scripts of the page, after this one.
    Promise.all([container.getRegistration(scope), ready]).then(function (all) {
      var one = all[0], ours = found(one);
      show();
      if (!ours) return propose();
      // A worker of a former edition does not answer: its successor waits.
      if (one.waiting) foot({ prete: true });
      post("etat");
    });
    addEventListener("online", again);
  } else ready.then(show);

  // ---- Documents to print ---------------------------------------------------------------------------------

  var lists = Array.from(document.querySelectorAll("article .papiers, article .papiers__liste"), function (one) { return one.closest("details") || one; });
  function links(inside) { return Array.from(inside.querySelectorAll("a[href$='.pdf'], a[href$='.docx'], a[href$='.odt']")); }

  // Before one counts on it, a document that needs the network says so, in words.
  function mark() {
    var kept = told.documents.map(function (one) { return one[0]; });
    links(document.querySelector("article") || document).forEach(function (link) {
      var note = link.nextElementSibling, noted = note && note.classList.contains("reseau");
      if (kept.includes(link.href)) { if (noted) note.remove(); }
      else if (!noted) link.after(" ", element("span", { class: "reseau precision" }, "(demande le réseau)"));
    });
    if (lists.length && !told.encours) post("offrir", lists.map(function (list) { return links(list).map(function (link) { return link.href; }); }));
  }
  // One button per list of documents: to keep what is not here, its size said, or to take all of it off.
  function offer(all) {
    all.forEach(function (one, n) {
      var old = lists[n].nextElementSibling;
      if (old && old.classList.contains("garder")) old.remove();
      if (one) lists[n].after(element("p", { class: "garder" }, button(one.dit, function (made) {
        made.disabled = true;
        made.textContent = "Enregistrement en cours…";
        post(one.verbe, one.adresses);
      })));
    });
  }
  // The page said in place of a document: the way back to it, once there is a network.
  var absent = document.querySelector(".absent");
  if (absent && location.hash) {
    var wished = "";
    try { wished = new URL(location.hash.slice(1), scope).href; } catch (error) { /* no address: no way back */ }
    if (wished.startsWith(scope)) absent.append(element("a", { class: "bouton", href: wished }, "Essayer de nouveau"));
  }

  // ---- What is stored -------------------------------------------------------------------------------------

  var page = document.querySelector(".appareil"), drawn;
  var state_ = element("p"), list_ = element("div"), acts = element("p", { class: "actions" }), done = element("p", { role: "status", class: "appareil__dit" });
  function rows() {
    var found = boite.mine().map(function (one) { return [one.name, one.bytes]; });
    if (!told) return found;
    if (told.octets) found.unshift(["Le site, pour l’ouvrir sans réseau", told.octets]);
    return found.concat(told.documents.map(function (one) { return [one[1], one[2], one[0]]; }));
  }
  function line(row) {
    var remove = row[2] ? [" ", button("Retirer", function () { post("retirer", [row[2]]); }, { "aria-label": "Retirer de cet appareil : " + row[0] })] : [];
    return element("tr", {}, [element("td", {}, row[0]), element("td", {}, [size(row[1])].concat(remove))]);
  }
  function table(found) {
    return found.length
      ? element("table", {}, [
        element("thead", {}, element("tr", {}, [element("th", { scope: "col" }, "Ce qui est gardé ici"), element("th", { scope: "col" }, "Place")])),
        element("tbody", {}, found.map(line))])
      : element("p", {}, "Rien n’est gardé sur cet appareil.");
  }
  // Only what changed is drawn again: a button in use keeps the focus.
  function show() {
    if (!page) return;
    if (!drawn) page.replaceChildren(state_, list_, done, acts);
    state_.textContent = told ? told.dit + " " + told.promesse : "";
    var found = rows(), resume = Boolean(told && told.manque && !told.encours), now = JSON.stringify([found, resume, Boolean(registration)]);
    if (now === drawn) return;
    drawn = now;
    list_.replaceChildren(table(found));
    acts.replaceChildren(resume ? button("Reprendre", again) : "", button("Tout effacer de cet appareil", erase));
    if (able && !registration) about().then(function (found) { if (drawn === now) acts.prepend(button("Garder le site : " + size(found.octets), keep), " "); }).catch(function () {});
  }

  // This site's own, and nothing of the others that share its address.
  function forget(name) {
    if (name === "boite:" + new URL(scope).pathname) return caches.delete(name);
    return /^boite-/.test(name) && caches.match(scope + "404.html", { cacheName: name }).then(function (ours) { return ours && caches.delete(name); });
  }
  function erase() {
    if (!boite.sure("Effacer tout ce que ce site garde sur cet appareil, travaux commencés compris ?")) return;
    var former = registration;
    post("oublier");
    boite.clear();
    clearTimeout(timer);
    registration = told = null;
    Promise.all([former && former.unregister(), able && caches.keys().then(function (names) { return Promise.all(names.map(forget)); })]).then(function () {
      show();
      done.textContent = "Tout est effacé.";
    });
  }
})();
