/** The colours chosen last time: the theme's own names, kept under the site's path by palette.js. */
interface Window {
  /** What scripts loaded after the page define: the search's index, the data of tools, what makes files. */
  boite: {
    index: typeof import("./donnees/index.js");
    trouver?: typeof import("./trouver.js");
    recherche?: typeof import("./recherche.js");
    outils?: typeof import("./donnees/outils.js");
    envoyer?: typeof import("./envoyer.js");
    jouer?: Partial<typeof import("./donnees/jouer.js")>;
  };
  __md_get: (key: string) => any;
  __md_set: (key: string, value: unknown) => void;
}
