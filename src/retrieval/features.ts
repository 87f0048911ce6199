/** What the ranking knows of a question and a unit. Each is between 0 and 1 unless said otherwise. */
export const FEATURES = [
  /** Cosine of the nearest card question. */
  'question',
  /** Its square: a near-identical question counts more than in proportion. */
  'questionSquared',
  /** Share of the nearest card questions of all that are this unit's, or its clause's other points'. */
  'votes',
  'clauseVotes',
  /** BM25 of the unit (title, plain words, quote, questions), over the best of this search. */
  'unit',
  /** BM25 of the whole clause, over the best of this search. */
  'clause',
  /** Share of the question's term weight that stands in the unit. */
  'unitCoverage',
  /** Share of the question's term weight that stands in the unit or its clause. */
  'coverage',
  /** Share of the lexicon's concepts in the question that stand in the unit or its clause. */
  'concepts',
  /** Share of what the question is about (subject concepts) that stands in neither. */
  'subjectMissing',
  /** Cosine of the nearest vector (card question, plain words, sentence). */
  'dense',
  /** Cosine of the vector of all the unit's words together. */
  'whole',
  /** Probability that a message like this is about the unit's topic; for a gap, about something no document tells. */
  'topic',
  /** Log-odds that a message like this is about what the documents tell, over 9; for a gap, that it isn't. From −1 to 1. */
  'inside',
  /** Whether the point gives what is asked for: a line, a sum, a condition. */
  'aspect',
  /** Whether it is national law and not a notice of the worker's own region. */
  'law',
  /** Whether it stands for something that no document answers. */
  'gap',
  /** Whether it is of the worker's own city, where a province's would do too. */
  'city',
] as const;

export type Feature = (typeof FEATURES)[number];
export type FeatureVector = Record<Feature, number>;
export type Weights = Record<Feature, number>;
