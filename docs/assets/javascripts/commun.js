/* What our scripts share: elements, words, files in and out, what is said and asked.
   Classic scripts, no module, no request: all of it works from a folder opened without network. */
window.boite = (function () {
  "use strict";
  var MOST = 2e6;
  // The lost page of a site at the root says « / » : an address that starts by two bars is another host's.
  var base = JSON.parse(document.querySelector("script#__config").textContent).base.replace(/\/$/, "");
  var spoken, hiding;

  // An element: attributes as given, functions as listeners, children as texts or elements.
  function element(name, attributes, children) {
    var made = document.createElement(name);
    for (var key in attributes || {}) {
      var value = attributes[key];
      if (typeof value === "function") made.addEventListener(key, value);
      else if (key === "style") made.style.cssText = value;
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

  // Enough to tell two things apart, and nothing about the person.
  function mark() { return Array.from(crypto.getRandomValues(new Uint8Array(8)), function (n) { return n.toString(16).padStart(2, "0"); }).join(""); }
  function isMark(text) { return typeof text === "string" && /^[a-z0-9]{8,40}$/.test(text); }
  function today() {
    var now = new Date();
    return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  }
  function day(iso) { return new Date(iso + "T12:00").toLocaleDateString("fr-FR", { day: "numeric", month: "long", year: "numeric" }); }

  // ---- In the address -----------------------------------------------------------------------------

  function asked() { return new URLSearchParams(location.hash.slice(1)); }
  function ask(params) {
    var text = params.toString();
    history.replaceState(null, "", text ? "#" + text : location.pathname + location.search);
  }

  // ---- Said -----------------------------------------------------------------------------------------

  // Shows a sentence and has it read aloud; act adds a button, that takes the change back when not named.
  function say(words, act, named) {
    if (!spoken) document.body.append(spoken = element("div", { class: "dit", role: "status" }));
    var parts = [element("p", {}, words)];
    if (act) parts.push(button(named || "Annuler", function () { spoken.replaceChildren(); act(); }));
    spoken.replaceChildren.apply(spoken, parts);
    clearTimeout(hiding);
    hiding = setTimeout(function () { spoken.replaceChildren(); }, act ? 15000 : 6000);
  }
  function said() { return spoken && spoken.firstChild ? spoken.firstChild.textContent : ""; }
  // A question that nothing decides in one's place: parts to read, then one button per answer; the last changes nothing.
  function choose(words, parts, answers) {
    var box = element("dialog", { class: "demander", "aria-label": words, close: function () { box.remove(); } }, [element("p", {}, element("strong", {}, words))].concat(parts,
      element("p", { class: "boutons" }, answers.map(function (one) { return button(one[0], function () { box.close(); if (one[1]) one[1](); }); }))));
    document.body.append(box);
    box.showModal();
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

  // A spreadsheet runs a cell that starts like a formula: an apostrophe makes it a text. A negative number is none.
  function cell(value) {
    var text = String(value), number = /^\s*-\d+([ \u00a0\u202f]\d{3})*([.,]\d+)?([ \u00a0\u202f]?[%€])?\s*$/;
    return '"' + (/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) && !number.test(text) ? "'" : "") + text.replace(/"/g, '""') + '"';
  }
  function csv(rows) { return "\ufeff" + rows.map(function (row) { return row.map(cell).join(";"); }).join("\r\n") + "\r\n"; }

  // A file of ours says what it is and in which edition: { boite: kind, version, contenu }.
  function exported(kind, version, content) {
    boite.safe();
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
    asked: asked, ask: ask, say: say, said: said, choose: choose, today: today, day: day,
    download: download, csv: csv, mark: mark, isMark: isMark, exported: exported, imported: imported, opener: opener, sure: sure
  };
})();
