// Written from macros/data by pytest --maj.
export const repere: string;
export const objectifs: Record<string, string>;
export const questionnaires: Record<string, QuestionnaireDonne>;

export interface QuestionnaireDonne {
  titre: string;
  moment: string;
  edition: string;
  parties: Partie[];
}

export interface Partie {
  titre: string;
  questions: QuestionDonnee[];
}

export interface QuestionDonnee {
  id: string;
  texte: string;
  type: string;
  requis: boolean;
  objectif?: number;
  de?: string;
  a?: string;
  court?: boolean;
  options?: string[];
}
