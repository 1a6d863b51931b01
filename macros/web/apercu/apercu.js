/* The preview's own script, in every page that it shows: what is wrong is told over the page, and a page
   that has changed comes again where it was left. The site that is published knows nothing of it. */
export {};

/** What the server tells: all that is wrong, with the file and the line. @typedef {{ problemes: [where: string, what: string][] }} News */
/** Where a page was left. @typedef {{ path: string, left: number, top: number, open: [title: string, open: boolean][] }} Place */

const KEPT = "apercu";
const shown = new URL(import.meta.url).search.slice(1);
const alone = document.body.classList.contains("apercu-seul");

// ---- Where one was

const folds = () => [...document.querySelectorAll("details")];
/** @param {HTMLDetailsElement} fold */
const title = fold => fold.querySelector("summary")?.textContent?.trim() ?? "";

function leave() {
  /** @type {Place} */
  const place = {
    path: location.pathname,
    left: scrollX,
    top: scrollY,
    open: folds().map(fold => [title(fold), fold.open]),
  };
  sessionStorage.setItem(KEPT, JSON.stringify(place));
}

function comeBack() {
  const kept = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  /** @type {Place | null} */
  const place = kept ? JSON.parse(kept) : null;
  if (place?.path !== location.pathname) return;
  const left = [...place.open];
  for (const fold of folds()) {
    const found = left.findIndex(([name]) => name === title(fold));
    if (found >= 0) fold.open = left.splice(found, 1)[0][1];
  }
  scrollTo({ left: place.left, top: place.top, behavior: "instant" });
}

// ---- What is wrong

let closed = "";
const panel = document.createElement("section");
panel.className = "apercu-encart";
panel.setAttribute("role", "alert");
panel.tabIndex = 0;

/** @param {string} tag @param {(Node | string)[]} inside */
function element(tag, ...inside) {
  const made = document.createElement(tag);
  made.append(...inside);
  return made;
}

/** @param {News["problemes"]} problems */
function tell(problems) {
  const now = JSON.stringify(problems);
  if (now !== closed) closed = "";
  if (!problems.length || closed) return panel.remove();
  const count = problems.length === 1 ? "1 problème" : `${problems.length} problèmes`;
  const close = element("button", "Fermer");
  close.addEventListener("click", () => {
    closed = now;
    panel.remove();
  });
  const items = problems.map(([where, what]) => element("li", element("code", where), ` ${what}`));
  document.body.append(panel);
  panel.replaceChildren(
    element("h2", `${count} à corriger`),
    element("ul", ...items),
    element(
      "p",
      "La page reste telle qu’elle était. Une fois tout corrigé et enregistré, ceci part.",
    ),
    close,
  );
}

// ---- What changes

async function look() {
  const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" });
  const now = answer.headers.get("ETag");
  if (!now || now === `"${shown}"`) return;
  leave();
  location.reload();
}

/** @type {EventSource | null} */
let news = null;

// A browser opens six ways to one server: a page that nobody sees leaves its own to others.
function listen() {
  news?.close();
  news = document.hidden ? null : new EventSource("/@apercu/nouvelles");
  news?.addEventListener("message", event => {
    if (!alone) tell(JSON.parse(event.data).problemes);
    look().catch(() => {}); // The preview was stopped meanwhile: the next news will tell.
  });
}

const style = document.createElement("link");
style.rel = "stylesheet";
style.href = "/@apercu/apercu.css";
document.head.append(style);
if (document.readyState === "complete") comeBack();
else addEventListener("load", comeBack);
document.addEventListener("visibilitychange", listen);
listen();
