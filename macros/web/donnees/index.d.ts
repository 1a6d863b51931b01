// Written from macros/data by pytest --maj.
export const genres: string[];
export const pages: [string, string, number, string, number[]][];
export const racines: string;
export const poids: number[];
export const synonymes: Record<string, string>;
export const muets: string;
export const fins: string;
export const doublees: string;
