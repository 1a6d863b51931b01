/* What our scripts share of the page: elements, what is said and asked. */

/** @typedef {string | Node} Part */
/** @typedef {Part | Part[] | null} Parts */

// The lost page of a site at the root says « / » : an address that starts by two bars is another host's.
/** The way from the page to the site's root, without its last bar. @type {string} */
export const base = JSON.parse(
  /** @type {string} */ (find("script#__config").textContent),
).base.replace(/\/$/, "");

/** The element that a selector names: a page that lacks it is not the one that this script is for.
 * @param {string} selector @param {ParentNode} [inside] @returns {HTMLElement} */
export function find(selector, inside = document) {
  const found = inside.querySelector(selector);
  if (!found) throw new Error(selector);
  return /** @type {HTMLElement} */ (found);
}

/** @param {string} selector @param {ParentNode} [inside] @returns {HTMLElement[]} */
export const findAll = (selector, inside = document) =>
  Array.from(inside.querySelectorAll(selector), one => /** @type {HTMLElement} */ (one));

/** An element: attributes as given, functions as listeners, children as texts or elements.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, any>} [attributes]
 * @param {Parts} [children]
 * @returns {HTMLElementTagNameMap[K]} */
export function element(name, attributes = {}, children = []) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (key === "style") made.style.cssText = value;
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value != null) made.setAttribute(key, value);
  }
  made.append(...[children ?? []].flat());
  return made;
}

/** @param {Parts} words
 * @param {(pressed: HTMLButtonElement) => void} act
 * @param {Record<string, any>} [extra] */
export const button = (words, act, extra) =>
  element(
    "button",
    {
      type: "button",
      class: "bouton",
      click: (/** @type {Event} */ event) =>
        act(/** @type {HTMLButtonElement} */ (event.currentTarget)),
      ...extra,
    },
    words,
  );

/** A button that takes away: it looks so. @param {Parts} words @param {() => void} act */
export const eraser = (words, act) => button(words, act, { class: "bouton bouton--efface" });

/** What only a reader that hears the page is told. @param {string} text */
export const hidden = text => element("span", { class: "hors-ecran" }, text);

// ---- In the address

export const asked = () => new URLSearchParams(location.hash.slice(1));

/** @param {URLSearchParams} params */
export function ask(params) {
  const text = params.toString();
  history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search);
}

// ---- Said

/** @type {HTMLElement | undefined} */
let spoken;
let hiding = 0;

/** Shows a sentence and has it read aloud; act adds a button, that takes the change back when not named.
 * @param {string} words @param {(() => void) | null} [act] @param {string} [named] */
export function say(words, act, named = "Annuler") {
  spoken ??= element("div", { class: "dit", role: "status" });
  const place = spoken;
  if (!place.isConnected) document.body.append(place);
  const close = () => place.replaceChildren();
  close();
  place.append(element("p", {}, words));
  if (act)
    place.append(
      button(named, () => {
        close();
        act();
      }),
    );
  clearTimeout(hiding);
  hiding = setTimeout(close, act ? 15000 : 6000);
}
export const said = () => spoken?.firstChild?.textContent ?? "";

/** A question that nothing decides in one's place: parts to read, then one button per answer; the last changes nothing.
 * @param {string} words @param {Part[]} parts @param {[string, (() => void)?][]} answers */
export function choose(words, parts, answers) {
  const buttons = answers.map(([name, act]) =>
    button(name, () => {
      box.close();
      act?.();
    }),
  );
  const box = element(
    "dialog",
    { class: "demander", "aria-label": words, close: () => box.remove() },
    [
      element("p", {}, element("strong", {}, words)),
      ...parts,
      element("p", { class: "boutons" }, buttons),
    ],
  );
  document.body.append(box);
  box.showModal();
}

/** @param {string} words */
export const sure = words => window.confirm(words);
/** The same, of what may be exported before it is erased. @param {string} words */
export const erase = words => sure(`${words} Exporter d’abord pour en garder une copie.`);
