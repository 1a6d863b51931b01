// Written from macros/data by pytest --maj.
export const genres: string[];
export const rangs: number[];
export const pages: [string, string, number, string, number[]][];
export const racines: string;
export const poids: number[];
export const noms: string;
export const filtre: string;
export const synonymes: Record<string, string>;
export const mene: Record<string, number[]>;
export const suggestions: number[];
export const rien: string;
export const voies: [string, string][];
export const decor: string[];
export const muets: string[];
export const marques: string;
export const fins: string[];
export const doublees: string[];
