/* Badges and sign-in rows from a list that is pasted: kept here until it is cleared, printed by the browser. */
import { button, element, eraser, find } from "./commun.js";
import { forget, keep, kept } from "./garder.js";

const list = /** @type {HTMLTextAreaElement} */ (find("textarea"));
const kind = /** @type {HTMLSelectElement} */ (find("select"));

/** First name, name and organisation, as a spreadsheet or a person writes them. @param {string} line */
function person(line) {
  const cells = line.trim().split(/\s*[;,\t]\s*/);
  return cells.length > 2 ? cells : [...cells[0].split(/ (.*)/, 2), "", cells[1]];
}
function show() {
  const people = list.value
    .split("\n")
    .map(person)
    .filter(([first]) => first && !/^pr.?nom/i.test(first));
  const per = +kind.value;
  const sheets = [];
  for (let n = 0; per && n < people.length; n += per)
    sheets.push(
      element(
        "div",
        { style: kind.selectedOptions[0].dataset.mm },
        people
          .slice(n, n + per)
          .map(([first, ...more]) =>
            element("p", {}, [element("strong", {}, first), more.filter(Boolean).join(", ")]),
          ),
      ),
    );
  find(".noms__planches").replaceChildren(...sheets);
  find("tbody").replaceChildren(
    ...(per ? [] : [...people, [], []]).map(([first, name, ...place]) =>
      element(
        "tr",
        {},
        [[first, name].join(" "), place.join(" "), "", "", ""].map(text => element("td", {}, text)),
      ),
    ),
  );
}
function typed() {
  if (list.value) keep("noms", list.value);
  else forget("noms");
  show();
}
const page = find(".noms");
page.hidden = false;
page.oninput = typed;
list.value = kept("noms", "");
find(".noms .boutons").append(
  button("Imprimer", () => print()),
  eraser("Tout effacer", () => {
    list.value = "";
    typed();
  }),
);
show();
