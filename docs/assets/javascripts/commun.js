/* What our scripts share: elements, files in and out, what is kept on the device, what is said.
   Classic scripts, no module, no request: all of it works from a folder opened without network. */
window.boite = (function () {
  "use strict";
  var MOST = 2e6;
  // The lost page of a site at the root says « / » : an address that starts by two bars is another host's.
  var base = JSON.parse(document.getElementById("__config").textContent).base.replace(/\/$/, "");
  var NAMES = {
    palette: "Mode clair ou sombre", "hors-ligne": "Réponse à « garder le site »", panier: "Panier", fiche: "Fiche", composer: "Composition", "composer.retard": "Retard noté",
    questionnaire: "Réponses au questionnaire", depouiller: "Réponses rassemblées", "depouiller.feuille": "Feuille en cours de saisie", observer: "Grilles d’observation", relire: "Relecture"
  };
  var memory = {}, refused = false, spoken, hiding;

  // An element: attributes as given, functions as listeners, children as texts or elements.
  function element(name, attributes, children) {
    var made = document.createElement(name);
    for (var key in attributes || {}) {
      var value = attributes[key];
      if (typeof value === "function") made.addEventListener(key, value);
      else if (value === true) made.setAttribute(key, "");
      else if (value !== false && value != null) made.setAttribute(key, value);
    }
    made.append.apply(made, [].concat(children == null ? [] : children));
    return made;
  }
  function button(words, act, extra) {
    return element("button", Object.assign({ type: "button", class: "bouton", click: function (event) { act(event.currentTarget); } }, extra), words);
  }

  // ---- Words --------------------------------------------------------------------------------------

  function fold(text) {
    return String(text).toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae").normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  }
  function minutes(count) {
    var hours = Math.floor(count / 60), rest = count % 60;
    return hours ? hours + " h" + (rest ? " " + String(rest).padStart(2, "0") : "") : rest + " min";
  }
  function plural(count, one, many) { return count + " " + (count > 1 ? many || one + "s" : one); }
  function size(bytes) {
    return bytes < 1e6 ? Math.max(1, Math.round(bytes / 1000)) + " Ko" : (bytes / 1e6).toFixed(1).replace(".", ",") + " Mo";
  }

  // ---- Kept on this device --------------------------------------------------------------------------

  // Returns whether the device kept it; when it cannot, says so once and keeps it for this page.
  function keep(key, value) {
    memory[key] = value;
    try {
      localStorage.setItem("boite." + key, JSON.stringify(value));
      return true;
    } catch (error) {
      if (!refused) say("Cet appareil n’a plus de place, ou refuse de garder. Exporter en fichier avant de fermer la page.");
      refused = true;
      return false;
    }
  }
  function kept(key, otherwise) {
    if (key in memory) return memory[key];
    try {
      var text = localStorage.getItem("boite." + key);
      return text === null ? otherwise : JSON.parse(text);
    } catch (error) {
      return otherwise;
    }
  }
  function forget(key) {
    delete memory[key];
    try { localStorage.removeItem("boite." + key); } catch (error) { /* nothing was kept */ }
  }

  // Everything of this site that the device keeps as text: [{ key, name, bytes }].
  function mine() {
    var palette = new URL(base + "/", location.href).pathname + ".__palette";
    return Object.keys(localStorage).filter(function (key) { return key === palette || key.startsWith("boite."); }).map(function (key) {
      var what = key === palette ? "palette" : key.slice(6);
      return { key: key, name: NAMES[what] || NAMES[what.split(".")[0]] || key, bytes: (key.length + localStorage[key].length) * 2 };
    });
  }
  function clear() { mine().forEach(function (one) { localStorage.removeItem(one.key); }); memory = {}; }

  // ---- In the address -----------------------------------------------------------------------------

  function asked() { return new URLSearchParams(location.hash.slice(1)); }
  function ask(params) {
    var text = params.toString();
    history.replaceState(null, "", text ? "#" + text : location.pathname + location.search);
  }

  // ---- Said -----------------------------------------------------------------------------------------

  // Shows a sentence and has it read aloud; undo adds a button that takes the change back.
  function say(words, undo) {
    if (!spoken) document.body.append(spoken = element("div", { class: "dit", role: "status" }));
    var parts = [element("p", {}, words)];
    if (undo) parts.push(button("Annuler", function () { spoken.replaceChildren(); undo(); }));
    spoken.replaceChildren.apply(spoken, parts);
    clearTimeout(hiding);
    hiding = setTimeout(function () { spoken.replaceChildren(); }, undo ? 15000 : 6000);
  }

  // ---- Files ----------------------------------------------------------------------------------------

  function download(name, content, type) {
    var url = URL.createObjectURL(new Blob([content], { type: type + ";charset=utf-8" }));
    var link = element("a", { href: url, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(url); }, 10000);
  }

  // A file of ours says what it is and in which edition: { boite: kind, version, contenu }.
  function exported(kind, version, content) {
    return JSON.stringify({ boite: kind, version: version, contenu: content }, null, 1) + "\n";
  }

  // Reads a file of ours. Returns { contenu } or { faute } with a sentence; nothing is ever run.
  // steps[n] turns the content of edition n into that of edition n + 1.
  function imported(text, kind, version, steps) {
    if (text.length > MOST) return { faute: "Ce fichier est trop gros : " + size(MOST) + " au plus." };
    var data;
    try { data = JSON.parse(text); } catch (error) { return { faute: "Ce fichier ne se lit pas : il est abîmé, ou ce n’est pas un fichier de la boîte à outils." }; }
    if (!data || typeof data !== "object" || typeof data.boite !== "string") return { faute: "Ce fichier ne vient pas de la boîte à outils." };
    if (data.boite !== kind) return { faute: "Ce fichier contient « " + data.boite.slice(0, 30) + " », « " + kind + " » était attendu." };
    var edition = data.version;
    if (!Number.isInteger(edition) || edition < 1) return { faute: "Ce fichier ne dit pas sa version." };
    if (edition > version) return { faute: "Ce fichier vient d’une version plus récente du site : mettre le site à jour." };
    var content = data.contenu;
    for (; edition < version; edition++) {
      if (!steps || !steps[edition]) return { faute: "Ce fichier vient d’une version trop ancienne du site." };
      content = steps[edition](content);
    }
    if (!content || typeof content !== "object") return { faute: "Ce fichier est vide." };
    return { contenu: content };
  }

  // A button that opens files and gives [{ nom, texte }]; those too big come with a sentence.
  function opener(words, take, many) {
    var input = element("input", { type: "file", accept: ".json,application/json", multiple: Boolean(many), class: "fichier", change: function () {
      Promise.all(Array.from(input.files, function (file) {
        if (file.size > MOST) return { nom: file.name, texte: "", faute: "Ce fichier est trop gros : " + size(MOST) + " au plus." };
        return file.text().then(function (texte) { return { nom: file.name, texte: texte }; });
      })).then(function (files) { input.value = ""; take(files); });
    } });
    return element("label", { class: "bouton" }, [words, input]);
  }

  function sure(words) { return window.confirm(words); }

  return {
    base: base, element: element, button: button, fold: fold, minutes: minutes, plural: plural, size: size,
    keep: keep, kept: kept, forget: forget, mine: mine, clear: clear, asked: asked, ask: ask, say: say,
    download: download, exported: exported, imported: imported, opener: opener, sure: sure
  };
})();
