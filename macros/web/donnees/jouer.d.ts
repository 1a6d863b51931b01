// Written from macros/data by pytest --maj.
export const methodes: Record<string, MethodeAnimee>;
export const seances: Record<string, SeanceAnimee>;

export interface MethodeAnimee {
  titre: string;
  url: string;
  participants: [number, number];
  formes: TempsAnime[];
}

export interface TempsAnime {
  titre: string;
  methode: string;
  forme: string;
  moment: string;
  minutes: number;
  question: string;
  materiel: [string, number, string, boolean, boolean][];
  groupe: number;
  moins: number;
  plusieurs: number;
  attention: string[];
  heure: number;
  etapes: EtapeAnimee[];
}

export interface EtapeAnimee {
  titre: string;
  minutes: number;
  plancher: number;
  facultative: boolean;
  comment: string;
  dire: [string, string][];
  faire: string;
  clair: string;
  dessin: string;
}

export interface SeanceAnimee {
  titre: string;
  quoi: string;
  url: string;
  debut: number;
  fin: number;
  participants: number;
  temps: TempsAnime[];
}
