/* What every page loads. */
import "./theme.js";
import "./recherche.js";
import "./hors-ligne.js";
import "./panier.js";
