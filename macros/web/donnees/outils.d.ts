// Written from macros/data by pytest --maj.
export const formations: Record<string, Cours>;
export const mots: Record<string, Record<string, string>>;
export const methodes: OutilAnime[];
export const gouvernance: Outil[];
export const fiches: Outil[];
export const indicateurs: OutilDeSuivi[];

export interface Cours {
  titre: string;
  objectifs: Record<string, Objectif>;
  modules: Record<string, Module>;
}

export interface Objectif {
  court: string;
  module: number;
}

export interface Module {
  court: string;
}

export interface OutilAnime {
  slug: string;
  titre: string;
  url: string;
  accroche: string;
  objectifs: Record<string, number[]>;
  noms: string[];
  moment: string;
  famille: string;
  duree: [number, number, number];
  participants: [number, number];
  groupe: number;
  difficulte: string;
  energie: string;
  espace: string;
  lecture: string;
  distance: string;
  materiel: [string, number, string, boolean, boolean][];
  etapes: [string, number, string][];
  production: string;
  suites: string[];
}

export interface Outil {
  slug: string;
  titre: string;
  url: string;
  accroche: string;
  objectifs: Record<string, number[]>;
}

export interface OutilDeSuivi {
  slug: string;
  titre: string;
  url: string;
  accroche: string;
  objectifs: Record<string, number[]>;
  theme: string;
  dimension: string;
  frequence: string;
  source: string;
}
