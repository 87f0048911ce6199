/** What a worker's question can be about. Cards, law facts, services and the lexicon share these words. */
export const TOPICS = [
  'wages',
  'contract',
  'hours',
  'injury',
  'insurance',
  'pension',
  'dismissal',
  'arbitration',
  'legal-aid',
  'jobs',
  'startup',
  'training',
  'school',
  'housing',
  'hukou',
  'relief',
  'health',
  'platform',
  'dispatch',
  'older',
  'women',
  'leave',
  'culture',
  'recognition',
  'rest-stop',
  'governance',
  'services',
] as const;

export type Topic = (typeof TOPICS)[number];

/** What a question asks for, and what a point of a card gives. */
export const ASPECTS = [
  'what',
  'phone',
  'amount',
  'rate',
  'deadline',
  'condition',
  'who',
  'how',
  'where',
  'materials',
] as const;

export type Aspect = (typeof ASPECTS)[number];
