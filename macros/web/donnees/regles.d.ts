// Written from macros/data by pytest --maj.
export const pas: number;
export const sansPause: number;
export const enGrandGroupe: number;
export const bloquants: number;
export const inconnue: [number, number, number];
export const plages: Record<string, [string, string]>;
export const pause: number;
export const marge: string;
export const margeMinutes: number;
export const accueil: [number, number, number];
export const minutes: [number, number];
export const personnes: [number, number];
export const signes: Signes;
export const formation: string;
export const effectifs: Record<string, [number, number]>;
export const territoires: Record<string, string>;
export const programmes: Record<string, string>;
export const demis: Record<string, string>;
export const avertissements: Record<string, string>;
export const fiches: Record<string, [number, number, number]>;
export const prudentes: Record<string, [number, number, number]>;
export const plenieres: string[];
export const moins: Record<string, number>;
export const paralleles: Record<string, string>;
export const histoire: Record<string, [string[], string[]]>;
export const acquis: Record<string, string[]>;
export const questions: Record<string, string>;
export const ouvert: string[];

export interface Signes {
  titre: number;
}
