// ---- What pages are told

/** @param {List} list */
function dated(list) {
  const options = /** @type {const} */ ({ day: "numeric", month: "long", year: "numeric" });
  const day = new Date(`${list.jour}T12:00`).toLocaleDateString("fr-FR", options);
  return `du ${day} (${list.version.slice(0, 8)})`;
}
const WHY = {
  "": "",
  reseau: " Le réseau s’est coupé : l’enregistrement reprendra de lui-même.",
  serveur: " Le serveur n’a pas répondu comme prévu : il est peut-être en cours de mise à jour.",
  place: " L’appareil n’a plus de place : en libérer, puis reprendre.",
};
const PROMISED = "Le navigateur a promis de ne pas l’effacer de lui-même.";
const NOT_PROMISED =
  "Le navigateur n’a pas promis de le garder : il peut l’effacer de lui-même, par manque de place ou faute de visites. Que faire : voir « Combien de temps », plus bas.";

/** @param {Entry[]} some */
function names(some) {
  const few = some.slice(0, 3).map(([address]) => (address === "./" ? "l’accueil" : address));
  return few.join(", ") + (some.length > 3 ? "…" : ".");
}
// here: what is lacking of the version that answers; left: of the one to come, or of the same.
/** @param {List | null} now @param {List | null} next @param {Entry[]} here @param {Entry[]} left
 * @param {number} total @param {string[]} olds */
function said(now, next, here, left, total, olds) {
  if (!now && !next)
    return olds.length
      ? "Une version plus ancienne du site est gardée."
      : `Le site n’est pas gardé : la liste de ses fichiers n’est pas arrivée.${WHY[fault]}`;
  const done = total - left.length;
  let count = `${done}${done > 1 ? " fichiers sur " : " fichier sur "}${total}.`;
  if (left.length && !filling)
    count += ` Il en manque ${left.length} : ${names(left)}${WHY[fault]}`;
  if (now && next) {
    const then = left.length
      ? `Une nouvelle arrive, ${dated(next)} : ${count}`
      : `Une nouvelle, ${dated(next)}, est prête.`;
    return `La version ${dated(now)} est gardée${here.length ? " en partie. " : ". "}${then}`;
  }
  if (now)
    return `Le site est gardé ${left.length ? "en partie" : "en entier"}, version ${dated(now)} : ${count}`;
  const begun = olds.length
    ? "Une version plus ancienne est gardée ; celle "
    : "Le site n’est pas encore gardé en entier. Version ";
  return next ? `${begun}${dated(next)} : ${count}` : "";
}

const promised = async () => Boolean(await navigator.storage?.persisted?.());

async function state() {
  /** @type {List | null} */
  const now = await read("liste");
  /** @type {List | null} */
  const next = await read("suite");
  const olds = await former();
  const picked = await chosen();
  const found = await here();
  const sure = await promised();
  /** @param {Entry} one */
  const isHere = one => found.has(key(one));
  /** @param {List | null} list */
  const absent = list => (list ? wanted(list, picked).filter(one => !isHere(one)) : []);
  const goal = next || now;
  const all = goal ? wanted(goal, picked) : [];
  const left = absent(goal);
  const list = now || next;
  const documents = list ? wanted(list, picked).slice(list.fichiers.length).filter(isHere) : [];
  return {
    site: SCOPE,
    encours: Boolean(filling),
    total: all.length,
    manque: left.length,
    entier: Boolean(now && !absent(now).length),
    prete: Boolean(now && next && !left.length),
    afaire: goal?.version !== VERSION || left.length > 0,
    reseau: fault === "reseau",
    dit: said(now, next, absent(now), left, all.length, olds),
    promesse: sure ? PROMISED : NOT_PROMISED,
    fait: `C’est fait : ce site s’ouvre maintenant sans réseau. Les documents à imprimer, eux, se gardent à part.${sure ? "" : " Le navigateur peut l’effacer faute de visites."}`,
    octets: goal ? weight(goal.fichiers.filter(isHere)) : 0,
    documents: documents
      .map(([address, , size, title = ""]) => ({ address: at(address), title, size }))
      .sort((a, b) => a.title.localeCompare(b.title, "fr"))
      .map(one => [one.address, one.title, one.size]),
  };
}
/** @param {Entry[]} files */
const weight = files => files.reduce((sum, [, , size]) => sum + size, 0);

async function ours() {
  const all = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  return all.filter(one => one.url.startsWith(SCOPE));
}
/** @param {{ change?: string | false }} [more] */
async function tell(more) {
  if (gone) return;
  const told = { ...(await state()), ...more };
  for (const one of await ours()) one.postMessage(told);
}

// What pages ask for. Documents are named by their full address.
/** @type {Record<string, (about: any, source: WindowClient) => Promise<unknown>>} */
const VERBS = {
  etat: () => tell(),
  garder: about => keepAll(about),
  maintenant: async () => {
    const changed = await takeNext();
    await worker.skipWaiting();
    await tell({
      change:
        changed &&
        "Une nouvelle version s’affiche dans un autre onglet. Cette page est de l’ancienne.",
    });
  },
  retenir: them => pick(picked => [...picked, ...them]),
  retirer: them => pick(picked => picked.filter(one => !them.includes(one))),
  offrir: async (lists, source) => {
    /** @type {List | null} */
    const now = (await read("liste")) || (await read("suite"));
    const found = await here();
    if (!now) return;
    const offers = lists.map((/** @type {string[]} */ links) =>
      offered(now, links, source.url, found),
    );
    source.postMessage({ site: SCOPE, offres: offers });
  },
  oublier: async () => {
    gone = true;
    known = null;
    // What was being read when the page erased it may be back, empty.
    await caches.delete(STORE);
    for (const one of await ours()) one.postMessage({ site: SCOPE, oubli: true });
  },
};
/** @param {unknown} [anew] whether someone asks for it again after having had it forgotten */
async function keepAll(anew) {
  gone = gone && !anew;
  const work = fill();
  await tell();
  await work;
  await tell();
}
// One choice after another: each starts from what the former left.
/** @param {(picked: string[]) => string[]} change */
async function pick(change) {
  picking = picking.then(() => picked(change)).catch(blame);
  await picking;
  await filling;
  await keepAll();
}
/** @param {(picked: string[]) => string[]} change */
async function picked(change) {
  const cache = await caches.open(STORE);
  const names = new Set(change((await chosen()).map(at)));
  /** @type {List} */
  const now = (await read("liste")) || (await read("suite"));
  const all = now.documents.map(([address]) => address);
  await write(
    cache,
    "documents",
    all.filter(address => names.has(at(address))),
  );
}
// What to do with the documents of a list of links; on a programme's pages, with all those of the programme.
/** @param {List} list @param {string[]} links @param {string} page @param {Set<string>} found */
function offered(list, links, page, found) {
  const them = list.documents.filter(
    ([address, , , , folder]) =>
      links.includes(at(address)) || (folder && page.startsWith(at(folder))),
  );
  if (!them.length) return null;
  const left = them.filter(one => !found.has(key(one)));
  const some = left.length ? left : them;
  const act = left.length ? "Garder sur cet appareil" : "Retirer de cet appareil";
  return {
    dit: `${act} : ${some.length}${some.length > 1 ? " documents, " : " document, "}${size(weight(some))}`,
    verbe: left.length ? "retenir" : "retirer",
    adresses: some.map(([address]) => at(address)),
  };
}
/** @param {number} bytes */
const size = bytes =>
  bytes < 1e6
    ? `${Math.max(1, Math.round(bytes / 1000))} Ko`
    : `${(bytes / 1e6).toFixed(1).replace(".", ",")} Mo`;

worker.addEventListener("message", event => {
  const [name, about] = [event.data].flat();
  const verb = Object.hasOwn(VERBS, name) && VERBS[name];
  if (verb && event.source)
    event.waitUntil(verb(about, /** @type {WindowClient} */ (event.source)));
});
