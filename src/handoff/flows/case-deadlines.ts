import { type Deadline, deadlines } from '../deadlines.ts';
import { endOf } from '../understand/period.ts';
import type { Values } from './slot-values.ts';
import type { IntakeFlow } from './state.ts';

/** What runs out in this case, from what the worker has told so far. */
export function caseDeadlines(flow: IntakeFlow, values: Values, today: string): Deadline[] {
  const claim = flow === 'complaint' && values.matter !== 'other' ? 'wages' : (values.matter ?? 'wages');
  const end = values.period === undefined ? null : endOf(values.period);
  return deadlines(
    {
      claims: [claim],
      employment: values.employment ?? null,
      leftOn: values.leftOn ?? null,
      arrearsEnd: end ?? (values.employment === 'left' ? (values.leftOn ?? null) : null),
      arrearsOngoing: values.period?.ongoing === true && values.employment !== 'left',
      interruptions: values.lastDemand === undefined ? [] : [values.lastDemand],
      begun: values.proceedings ?? [],
      injuredOn: values.injuredOn ?? null,
      injuryReported: values.injuryReported === 'yes',
    },
    today,
  );
}
