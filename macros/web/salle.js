/* Helpers of the room, each of use without any method: groups drawn at random, a turn to speak, a timer, raised hands. */
import { field, list, part, write } from "./animer-ecran.js";
import { bip } from "./animer-etape.js";
import { chiffres } from "./animer-temps.js";
import { button, find, findAll } from "./commun.js";
import { subgroups } from "./groupes.js";
import { plural } from "./mots.js";

/** @param {string} name */
const number = name => Math.min(200, Math.max(1, Math.round(Number(field(name).value)) || 1));
const seats = () => Array.from({ length: number("gens") }, (_, n) => n + 1);

/** Groups of about a size, by the number that each person says: nobody stays alone, what is left over is said. */
export function tirer() {
  const people = seats();
  for (let n = people.length - 1; n; n--) {
    const k = Math.floor(Math.random() * (n + 1));
    [people[n], people[k]] = [people[k], people[n]];
  }
  const sizes = subgroups(people.length, number("par"));
  const kinds = [...new Set(sizes)].map(
    size => `${plural(sizes.filter(one => one === size).length, "groupe")} de ${size}`,
  );
  write("tirage", `${plural(people.length, "personne")} : ${kinds.join(" et ")}.`);
  list(
    part("groupes"),
    sizes.map(size =>
      people
        .splice(0, size)
        .sort((a, b) => a - b)
        .join(", "),
    ),
  );
}

/** A ring of seats: pressed, a person has spoken. */
export function asseoir() {
  const all = seats();
  part("ronde").replaceChildren(
    ...all.map(n => {
      const turn = (2 * Math.PI * n) / all.length;
      const left = `${50 + 44 * Math.sin(turn)}%`;
      const style = `left: ${left}; top: ${50 - 44 * Math.cos(turn)}%`;
      return button(String(n), parler, { style, "aria-pressed": "false" });
    }),
  );
  compter();
}
/** @param {HTMLElement} seat */
function parler(seat) {
  seat.setAttribute("aria-pressed", String(seat.ariaPressed !== "true"));
  compter();
}
function compter() {
  const all = findAll("button", part("ronde"));
  const left = all.filter(one => one.ariaPressed !== "true").length;
  write("parole", left ? `${plural(left, "personne")} à entendre.` : "Tout le monde a parlé.");
}

let end = 0;
/** Starts the timer again from its minutes. */
export function lancer() {
  end = Date.now() + number("duree") * 60000;
  sonner();
}
/** Shows what is left of the timer; its end is said once. */
export function sonner() {
  const left = end - Date.now();
  if (!end) return;
  write("minuteur", left > 0 ? chiffres(left) : "0:00");
  write("annonce", left > 0 ? "" : "Le temps est fini.");
  if (left > 0) return;
  end = 0;
  if (/** @type {HTMLInputElement} */ (field("bip")).checked) bip();
}
/** One raised hand more or less, for an answer. @param {HTMLButtonElement} pressed */
export function main(pressed) {
  const told = find("output", /** @type {HTMLElement} */ (pressed.parentElement));
  told.textContent = String(Math.max(0, Number(told.textContent) + Number(pressed.value)));
}
