/* The trainee's notebook, on the page of a method: tried on a day, to try, a line of what one keeps. */
import { element } from "./commun.js";
import { forget, fullKey, keep, kept } from "./garder.js";
import { here, page, title, words } from "./panier.js";

const FIELDS = [
  ["essayer", "À essayer", "checkbox", "checked"],
  ["le", "Essayé le", "date", "value"],
  ["garde", "Ce que j’en garde, sans noms", "text", "value"],
];

/** @param {HTMLElement} place @param {string} slug @param {string} titre */
function box(place, slug, titre) {
  const key = `carnet.${slug}`;
  const way = element("a", {}, "Mon carnet");
  const fields = FIELDS.map(([name, label, type, at]) => {
    /** @type {HTMLInputElement & Record<string, any>} */
    const input = element("input", { type, maxlength: 300, autocomplete: "off", input: write });
    // Read again before each writing: another tab may have written in another field.
    function write() {
      const note = { ...kept(key), titre, [name]: input[at] };
      if (FIELDS.some(([one]) => note[one])) keep(key, note);
      else forget(key);
      show();
    }
    /** @param {Record<string, any>} note */
    function paint({ [name]: value = "" }) {
      if (input[at] !== value) input[at] = value;
    }
    return { paint, label: element("label", {}, [label, input]) };
  });
  function show() {
    const note = kept(key) ?? {};
    for (const { paint } of fields) paint(note);
    // Firefox keeps one store per file in a folder: the note travels in the address.
    const carried = encodeURIComponent(JSON.stringify({ ...note, slug }));
    way.href = page("carnet") + (location.protocol === "file:" ? `#note=${carried}` : "");
  }
  place.append(
    ...fields.map(({ label }) => label),
    element("p", { class: "precision" }, ["Gardé sur cet appareil. ", way]),
  );
  show();
  place.hidden = false;
  addEventListener("storage", event => {
    if (event.key === null || event.key === fullKey(key)) show();
  });
  addEventListener("pageshow", show);
}
const place = /** @type {HTMLElement | null} */ (document.querySelector(".carnet"));
if (place && here && title) box(place, here.slug, words(title));
