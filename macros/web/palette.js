/* Before the page is painted: that scripts run, the colours chosen last time; what is kept bears the site's own path. */
document.documentElement.classList.add("scripts");
const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const scope = new URL("../../", script.src).pathname;

window.__md_get = key => JSON.parse(localStorage.getItem(`${scope}.${key}`) ?? "null");
window.__md_set = (key, value) => {
  try {
    localStorage.setItem(`${scope}.${key}`, JSON.stringify(value));
  } catch {
    // Kept for this page only.
  }
};
try {
  for (const [name, value] of Object.entries(window.__md_get("__palette").color))
    if (["media", "scheme", "primary", "accent"].includes(name) && typeof value === "string")
      document.body.setAttribute(`data-md-color-${name}`, value);
} catch {
  // Nothing was chosen.
}
