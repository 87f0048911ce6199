import { actFileSchema } from './act.ts';
import { type Card, cardFileSchema, type Gap, gapFileSchema } from './card.ts';
import type { Clause, PolicyDocument } from './document.ts';
import { readLawFile } from './law-file.ts';
import { type LexiconEntry, lexiconFileSchema } from './lexicon.ts';
import { readPolicyFile } from './policy-file.ts';
import type { KnowledgeProblem } from './problem.ts';
import { readYaml, type YamlFile } from './read-yaml.ts';
import type { Regions } from './regions.ts';
import { type Service, servicesFileSchema } from './service.ts';

/** Everything that was read from the knowledge folder, ready to be searched and cited. Plain data: it can be kept as JSON. */
export interface Knowledge {
  documents: PolicyDocument[];
  cards: Card[];
  services: Service[];
  lexicon: LexiconEntry[];
  gaps: Gap[];
  problems: KnowledgeProblem[];
}

/**
 * Reads the files of a knowledge folder (path inside it → text). Never throws for what is in a file: a bad file, card or
 * entry is left out and told in `problems`.
 */
export function loadKnowledge(files: ReadonlyMap<string, string>, regions: Regions): Knowledge {
  const knowledge: Knowledge = {
    documents: [],
    cards: [],
    services: [],
    lexicon: [],
    gaps: [],
    problems: [],
  };
  const clauses = new Map<string, Clause>();
  const addDocument = (file: string, document: PolicyDocument) => {
    if (knowledge.documents.some((other) => other.id === document.id)) {
      knowledge.problems.push({
        file,
        line: 1,
        severity: 'error',
        message: `document id ${document.id} is taken`,
        mend: 'Give the document an id of its own.',
      });
      return false;
    }
    knowledge.documents.push(document);
    for (const clause of document.clauses) clauses.set(clause.id, clause);
    return true;
  };

  for (const [file, text] of inFolder(files, 'policies/', '.md')) {
    const read = readPolicyFile(file, text, regions);
    knowledge.problems.push(...read.problems);
    if (read.document) addDocument(file, read.document);
  }
  for (const [file, text] of inFolder(files, 'laws/', '.yaml')) {
    const read = readLawFile(file, text);
    knowledge.problems.push(...read.problems);
    if (read.document && addDocument(file, read.document)) knowledge.cards.push(...read.cards);
  }
  for (const [file, text] of inFolder(files, 'cards/', '.yaml')) {
    const yaml = readYaml(file, text, cardFileSchema);
    knowledge.problems.push(...yaml.problems);
    yaml.value?.cards.forEach((card, index) => {
      const problem = checkCard(file, yaml, card, index, clauses);
      if (problem) knowledge.problems.push(problem);
      else {
        const { clause, hash: _hash, ...fields } = card;
        knowledge.cards.push({ clauseId: clause, ...fields });
      }
    });
  }
  for (const [file, text] of inFolder(files, 'services', '.yaml')) {
    const yaml = readYaml(file, text, servicesFileSchema);
    knowledge.problems.push(...yaml.problems);
    yaml.value?.services.forEach((service, index) => {
      const problem = checkService(file, () => yaml.lineOf(['services', index]), service, clauses, regions);
      if (problem) knowledge.problems.push(problem);
      if (problem?.severity !== 'error') knowledge.services.push(service);
    });
  }
  for (const [file, text] of inFolder(files, 'lexicon/', '.yaml')) {
    const yaml = readYaml(file, text, lexiconFileSchema);
    knowledge.problems.push(...yaml.problems);
    knowledge.lexicon.push(...(yaml.value?.entries ?? []));
  }
  for (const [file, text] of inFolder(files, 'gaps/', '.yaml')) {
    const yaml = readYaml(file, text, gapFileSchema);
    knowledge.problems.push(...yaml.problems);
    knowledge.gaps.push(...(yaml.value?.gaps ?? []));
  }
  // Only the message reader's training uses them; here they are checked.
  for (const [file, text] of inFolder(files, 'acts/', '.yaml'))
    knowledge.problems.push(...readYaml(file, text, actFileSchema).problems);
  return knowledge;
}

function inFolder(files: ReadonlyMap<string, string>, start: string, end: string): [string, string][] {
  return [...files]
    .filter(([file]) => file.startsWith(start) && file.endsWith(end))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

type CardEntry = { clause: string; hash?: string | undefined; points: { quote: string }[] };

function checkCard(
  file: string,
  yaml: YamlFile<unknown>,
  card: CardEntry,
  index: number,
  clauses: ReadonlyMap<string, Clause>,
): KnowledgeProblem | null {
  const lineOf = (field: string) => yaml.lineOf(['cards', index, field]);
  const clause = clauses.get(card.clause);
  if (!clause) {
    return {
      file,
      line: lineOf('clause'),
      severity: 'error',
      message: `card for ${card.clause}, which no document has`,
      mend: 'Correct the clause id, or delete the card.',
    };
  }
  if (card.hash === undefined) {
    return {
      file,
      line: lineOf('clause'),
      severity: 'error',
      message: `card for ${card.clause} has no hash`,
      mend: `Compare the card with the clause, then run: npm run gongyou -- knowledge accept ${card.clause}`,
    };
  }
  if (card.hash !== clause.hash) {
    return {
      file,
      line: lineOf('hash'),
      severity: 'error',
      message: `stale card: ${card.clause} has changed since the card was written`,
      mend: `Compare the card with the clause, then run: npm run gongyou -- knowledge accept ${card.clause}`,
    };
  }
  const position = card.points.findIndex((point) => !clause.text.includes(point.quote));
  if (position >= 0) {
    return {
      file,
      line: yaml.lineOf(['cards', index, 'points', position, 'quote']),
      severity: 'error',
      message: `quote is not in ${card.clause}: ${card.points[position]!.quote.slice(0, 30)}…`,
      mend: 'Copy the quote from the clause, character for character.',
    };
  }
  return null;
}

function checkService(
  file: string,
  lineOf: () => number,
  service: Service,
  clauses: ReadonlyMap<string, Clause>,
  regions: Regions,
): KnowledgeProblem | null {
  const unknown = service.regions.find((code) => !regions.get(code));
  if (unknown)
    return {
      file,
      line: lineOf(),
      severity: 'error',
      message: `${service.name}: unknown region ${unknown}`,
      mend: 'Give a GB/T 2260 code, or 000000 for the nation.',
    };
  if (service.clause === null) {
    return service.source
      ? null
      : {
          file,
          line: lineOf(),
          severity: 'error',
          message: `${service.name}: neither clause nor source`,
          mend: 'Say which clause names it.',
        };
  }
  const clause = clauses.get(service.clause);
  if (!clause)
    return {
      file,
      line: lineOf(),
      severity: 'error',
      message: `${service.name}: no clause ${service.clause}`,
      mend: 'Correct the clause id.',
    };
  if (!clause.text.includes(service.name)) {
    return {
      file,
      line: lineOf(),
      severity: 'error',
      message: `${service.clause} does not name 「${service.name}」`,
      mend: 'Write the name as the clause does, or correct the clause id.',
    };
  }
  return null;
}
