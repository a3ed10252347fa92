import { customerLine, isLive } from '../calls/bridge.ts';
import type { DeskEntry } from '../calls/model.ts';

/** A contact's state as agent events and GetCurrentUserData tell it (AG/about-contact-states). */
export function contactState(entry: DeskEntry, whileOthersHold: 'CONNECTED' | 'CONNECTED_ONHOLD' = 'CONNECTED'): string {
  if (entry.state === 'connected') return holdState(entry, whileOthersHold);
  if (entry.state === 'error') return entry.missedAs ?? 'ERROR';
  return { incoming: 'INCOMING', connecting: 'CONNECTING', ended: 'ENDED' }[entry.state];
}

// CONNECTED_ONHOLD means that this agent has put the customer on hold; what it is while another agent holds is an assumption.
function holdState({ contact, agent }: DeskEntry, whileOthersHold: string): string {
  const customer = customerLine(contact.call);
  if (!customer || !isLive(customer) || !customer.held) return 'CONNECTED';
  return customer.heldBy === agent ? 'CONNECTED_ONHOLD' : whileOthersHold;
}
