// Written from macros/data by pytest --maj.
export const fiches: Record<string, FicheDonnee>;
export const formations: Record<string, Cours>;
export const questions: QuestionDeRelecture[];

export interface FicheDonnee {
  titre: string;
  url: string;
  relecture: boolean;
  champs: ChampDonne[];
  criteres: CritereDonne[];
}

export interface ChampDonne {
  id: string;
  label: string;
  type: string;
  requis: boolean;
  colonnes?: string[];
  options?: string[];
  min?: number;
  max?: number;
}

export interface CritereDonne {
  texte: string;
  champ?: string;
  min?: number;
}

export interface Cours {
  nombre: string;
  livrables: Livrables[];
}

export interface Livrables {
  objectif: number;
  court: string;
  noms: string[];
  fiches: string[];
}

export interface QuestionDeRelecture {
  id: string;
  nom: string;
  aide: string;
}
