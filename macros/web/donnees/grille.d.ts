// Written from macros/data by pytest --maj.
export const criteres: CritereDeGrille[];
export const notes: [number, string][];
export const avant: ChampDeGrille[];
export const apres: ChampDeGrille[];

export interface CritereDeGrille {
  id: string;
  nom: string;
  indices: string[];
}

export interface ChampDeGrille {
  id: string;
  nom: string;
  aide: string;
  long: boolean;
}
