import { DANGER_ACTS } from '../../src/knowledge/act.ts';
import {
  ACT_FEATURES,
  type ActFeature,
  type ActModel,
  actFeatures,
  actProbability,
  nearestAct,
} from '../../src/retrieval/read-act.ts';
import { type Example, FOLDS } from './examples.ts';

type ActWeights = Record<ActFeature | 'bias', number>;

interface Row {
  features: Record<ActFeature, number>;
  /** 1 where the nearest act is one that would be right. */
  label: number;
  isDanger: boolean;
  /** Whether an act should be read at all. */
  does: boolean;
  fold: number;
}

const EPOCHS = 2500;
const RATE = 2;
const SHRINKAGE = 0.0005;
/** Of messages that only ask, so many may be read as danger, and as any other act. */
const MISTAKEN = { danger: 0.004, other: 0.002 };

export interface ActLearning {
  model: ActModel;
  /** Cross-validated: the shares of dangers, and of other acts, that are read as what they are at the thresholds. */
  dangerRead: number;
  otherRead: number;
}

/** Logistic regression on how the nearest act stands to all that may be asked; thresholds by cross-validation. */
export function learnAct(examples: readonly Example[]): ActLearning {
  const rows = examples.flatMap(toRow);
  const judged = Array.from({ length: FOLDS }, (_, fold) => {
    const model = fitModel(rows.filter((row) => row.fold !== fold));
    return rows
      .filter((row) => row.fold === fold)
      .map((row) => ({ row, probability: actProbability(row.features, model) }));
  }).flat();
  const threshold = (isDanger: boolean, share: number) => {
    const asking = judged.filter(({ row }) => !row.does);
    const mistaken = asking.filter(({ row }) => row.isDanger === isDanger).map(({ probability }) => probability);
    return Math.max(0.3, mistaken.sort((a, b) => b - a)[Math.floor(asking.length * share)] ?? 0);
  };
  const danger = threshold(true, MISTAKEN.danger);
  const other = threshold(false, MISTAKEN.other);
  const read = (isDanger: boolean, from: number) => {
    const right = judged.filter(({ row }) => row.label === 1 && row.isDanger === isDanger);
    const all = examples.filter(({ does }) => does?.length && does.includes(DANGER_ACTS[0]) === isDanger);
    return right.filter(({ probability }) => probability > from).length / all.length;
  };
  return { model: { ...fitModel(rows), danger, other }, dangerRead: read(true, danger), otherRead: read(false, other) };
}

function toRow({ hits, acts, does, ask, fold }: Example): Row[] {
  const best = nearestAct(acts);
  if (does === null || best === null) return [];
  const act = best.unit.act!;
  return [
    {
      features: actFeatures(hits, best, [...ask].length),
      label: does.includes(act) ? 1 : 0,
      isDanger: (DANGER_ACTS as readonly string[]).includes(act),
      does: does.length > 0,
      fold,
    },
  ];
}

function fitModel(rows: readonly Row[]): ActWeights {
  const model = Object.fromEntries([...ACT_FEATURES, 'bias'].map((name) => [name, 0])) as ActWeights;
  const positives = rows.filter((row) => row.label === 1).length;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const gradient = Object.fromEntries([...ACT_FEATURES, 'bias'].map((name) => [name, 0])) as ActWeights;
    for (const { features, label } of rows) {
      const error = (label - actProbability(features, model)) / (label === 1 ? positives : rows.length - positives);
      for (const name of ACT_FEATURES) gradient[name] += error * features[name];
      gradient.bias += error;
    }
    for (const name of ACT_FEATURES) model[name] += RATE * (gradient[name] - SHRINKAGE * model[name]);
    model.bias += RATE * gradient.bias;
  }
  return model;
}
