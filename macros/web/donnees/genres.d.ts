// Written from macros/data by pytest --maj.
export const genres: Record<string, string>;
