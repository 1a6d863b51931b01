/* What every page loads; files in and out serve all pages where one writes; the notebook, all methods. */
import "./theme.js";
import "./chercher.js";
import "./hors-ligne.js";
import "./panier.js";
import "./carnet.js";
import "./fichiers.js";
import "./partager.js";
import "./reprendre.js";
