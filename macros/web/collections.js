/* Several things of one kind side by side: projects, compositions, reviews. Each has a mark; its keys are
   « family.mark », or « family.mark.more ». The first one bears the mark 1. */
import { element } from "./commun.js";
import { flat, merge } from "./fusion.js";
import { forget, keep, kept, keys } from "./garder.js";

/** @typedef {ReturnType<typeof collection>} Collection */
/** The list to choose in; draw shows it again. @typedef {HTMLElement & { draw: (id: string) => void }} Bar */

/** @param {string} key */
const parts = key => key.replace(/^conflit\./, "").split(".");

/** @param {string[]} families the first one says what was open last
 * @param {(id: string) => string} names */
export function collection(families, names) {
  const HERE = `ici.${families[0]}`;

  /** @param {string} id */
  const keysOf = id =>
    keys().filter(key => families.includes(parts(key)[0]) && parts(key)[1] === id);

  function ids() {
    const found = keys().map(parts);
    const marks = found.flatMap(([family, id]) => (families.includes(family) && id ? id : []));
    return [...new Set(marks)].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  }
  function here() {
    const all = ids();
    const last = String(kept(HERE, ""));
    return all.includes(last) ? last : all[0] || "1";
  }
  /** @param {string} id */
  function choose(id) {
    keep(HERE, id);
  }
  /** A new mark: they follow the order in which things were made. */
  function mark() {
    let id = Date.now().toString(36);
    while (keysOf(id).length) id = (parseInt(id, 36) + 1).toString(36);
    return id;
  }
  /** @param {string} from */
  function copy(from) {
    const id = mark();
    for (const key of keysOf(from).filter(key => !key.startsWith("conflit."))) {
      const [family, , ...more] = key.split(".");
      keep([family, id, ...more].join("."), kept(key));
    }
    return id;
  }
  /** Returns what puts it back. @param {string} id */
  function remove(id) {
    const gone = keysOf(id).map(key => ({ key, value: kept(key) }));
    for (const one of gone) forget(one.key);
    return () => {
      for (const { key, value } of gone) {
        const since = kept(key);
        keep(key, since === undefined ? value : merge({}, since, value, [], []));
      }
    };
  }

  /** The list to choose in, and what can be done to them: open(id) shows one, acts are buttons.
   * @param {string} words @param {(id: string) => void} open @param {Node[]} [acts] */
  function bar(words, open, acts = []) {
    let last = "";
    const pick = element("select", {
      change: () => {
        choose(pick.value);
        open(pick.value);
      },
    });
    const label = element("label", {}, [element("span", {}, words), pick]);
    const made = element("div", { class: "plusieurs ecran" }, [label, ...acts]);
    /** @param {string} id */
    function draw(id) {
      const all = [...new Set([...ids(), id])];
      const shown = all.map(one => ({ value: one, name: names(one) }));
      if (flat([shown, id]) === last) return;
      last = flat([shown, id]);
      pick.replaceChildren(
        ...shown.map(({ value, name }) =>
          element("option", { value, selected: value === id }, name),
        ),
      );
      made.classList.toggle("plusieurs--seul", all.length < 2);
    }
    return Object.assign(made, { draw });
  }
  return { ids, here, choose, mark, copy, remove, keys: keysOf, bar };
}
