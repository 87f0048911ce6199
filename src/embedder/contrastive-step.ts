import type { Bag } from './bags.ts';
import type { Model } from './model.ts';

export interface ContrastiveStep {
  /**
   * Question i should be nearer to passage i than to any other passage; passages beyond the questions are
   * further negatives. Returns the mean loss.
   *
   * @param input.excused for each question the passages that are no fair negatives (other right answers)
   */
  (input: {
    questions: readonly Bag[];
    passages: readonly Bag[];
    temperature: number;
    rate: number;
    excused: readonly (readonly number[])[];
  }): number;
}

/**
 * Softmax cross-entropy over the cosines of a batch divided by the temperature (InfoNCE; van den Oord and others 2018),
 * and one Adagrad step on it.
 *
 * @param capacity the most questions a step; passages may be `passageCapacity`
 */
export function createContrastiveStep(model: Model, capacity: number, passageCapacity: number): ContrastiveStep {
  const left = model.createBatch(capacity + 2);
  const right = model.createBatch(passageCapacity + 4);
  const products = model.floats((capacity + 2) * (passageCapacity + 4));
  const slopes = new Float32Array((capacity + 2) * (passageCapacity + 4));
  const transposed = new Float32Array((capacity + 2) * (passageCapacity + 4));

  return ({ questions, passages, temperature, rate, excused }) => {
    const scale = 1 / (temperature * questions.length);
    left.encode(questions);
    right.encode(passages);
    model.products(left, right, products);
    const stride = (passages.length + 3) & ~3;
    let loss = 0;
    questions.forEach((_, question) => {
      const line = products.subarray(question * stride, question * stride + passages.length);
      const target = slopes.subarray(question * passages.length, (question + 1) * passages.length);
      loss += softmaxLoss(line, target, question, temperature, excused[question]!);
      for (let passage = 0; passage < target.length; passage += 1) {
        target[passage]! *= scale;
        transposed[passage * questions.length + question] = target[passage]!;
      }
    });
    model.mix(left, slopes, right);
    model.mix(right, transposed, left);
    left.propagate();
    right.propagate();
    model.update(rate);
    return loss / questions.length;
  };
}

/** Fills `slopes` with softmax(cosines / temperature) − the one-hot target, excused passages left out. */
function softmaxLoss(
  cosines: Float32Array,
  slopes: Float32Array,
  target: number,
  temperature: number,
  excused: readonly number[],
): number {
  // Cosines are at most 1, so subtracting 1 keeps the exponent from overflowing.
  let sum = 0;
  for (let passage = 0; passage < cosines.length; passage += 1) {
    const weight = Math.exp((cosines[passage]! - 1) / temperature);
    slopes[passage] = weight;
    sum += weight;
  }
  for (const passage of excused) {
    if (passage === target) continue;
    sum -= slopes[passage]!;
    slopes[passage] = 0;
  }
  for (let passage = 0; passage < cosines.length; passage += 1) slopes[passage]! /= sum;
  const loss = -Math.log(Math.max(slopes[target]!, 1e-30));
  slopes[target]! -= 1;
  return loss;
}
