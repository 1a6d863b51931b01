/* What every page loads; files in and out serve all pages where one writes. */
import "./theme.js";
import "./recherche.js";
import "./hors-ligne.js";
import "./panier.js";
import "./fichiers.js";
