// Written from macros/data by pytest --maj.
export const repere: string;
export const formations: Record<string, CoursEvalue>;
export const questionnaires: Record<string, QuestionnaireDonne>;

export interface CoursEvalue {
  titre: string;
  objectifs: Record<string, string>;
}

export interface QuestionnaireDonne {
  titre: string;
  formation: string;
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
