/* What was begun in the room and is not finished: where it goes on. */
import { element } from "./commun.js";
import { kept, keys } from "./garder.js";

/** One line for each. @param {string} page the address of the page that leads */
export const inachevees = page =>
  keys("animer.").flatMap(key => {
    const { titre, ou, fini } = kept(key) ?? {};
    if (fini || !ou) return [];
    return element("p", {}, element("a", { href: `${page}#${ou}` }, `Reprendre « ${titre} »`));
  });
const home = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a.reprendre"));
home?.after(...inachevees(home.href));
