import { GongyouError } from '../errors.ts';

export const ticketStates = ['new', 'accepted', 'waiting', 'closed'] as const;
export type TicketState = (typeof ticketStates)[number];

/** `waiting` is for something the worker must bring; a closed ticket may be opened again. */
const transitions: Record<TicketState, readonly TicketState[]> = {
  new: ['accepted', 'waiting', 'closed'],
  accepted: ['waiting', 'closed'],
  waiting: ['accepted', 'closed'],
  closed: ['accepted'],
};

/** @throws GongyouError `ticket/invalid-transition`. */
export function checkTransition(from: TicketState, to: TicketState): void {
  if (!transitions[from].includes(to)) {
    throw new GongyouError('ticket/invalid-transition', `A ticket cannot go from ${from} to ${to}`, { from, to });
  }
}
