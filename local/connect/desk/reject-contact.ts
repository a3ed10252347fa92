import { missOffer } from '../routing/offer.ts';
import { type DeskMethod, entryOf } from './method.ts';
import { invalidState } from './refusals.ts';

/** Declines a ringing contact. */
export const rejectContact: DeskMethod = (core, agent, params) => {
  const entry = entryOf(agent, params);
  if (entry.contact.offer !== entry || entry.accepted) throw invalidState('Cannot reject contact');
  missOffer(core, entry, 'REJECTED');
  return {};
};
