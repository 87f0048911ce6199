/** Something wrong with a file of the knowledge folder, told so that the person who keeps it can mend it. */
export interface KnowledgeProblem {
  /** Path inside the knowledge folder. */
  file: string;
  /** From 1. */
  line: number;
  /** `error`: the file (or card) is left out. `warning`: it is used. */
  severity: 'error' | 'warning';
  message: string;
  /** What to do about it. */
  mend: string;
}
