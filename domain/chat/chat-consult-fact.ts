import type { Consult } from '../../contract/schemas/consult.ts';
import type { Fact } from '../fact.ts';

/** A private chat that was started about a customer's chat. */
export interface StartedChatConsult {
  readonly contactId: string;
  /** The customer's contact, and the root of its chain. */
  readonly about: string;
  readonly rootContactId: string;
  readonly target: { readonly kind: Exclude<Consult['target']['kind'], 'external'>; readonly id: string };
}

/**
 * What the ledger is told when a private chat has started. To Connect it is a call of its own; this makes it a leg of the customer's chain, so
 * that whoever is asked is a party of that call as the asked of a voice call are.
 */
export const chatConsultFact = ({ contactId, about, rootContactId, target }: StartedChatConsult): Fact => ({
  contactId,
  add: {
    root: [`action|${rootContactId}`],
    prev: [`action|${about}`],
    related: [`action|${about}`],
    method: ['action|API'],
    channel: ['action|CHAT'],
    target: [`action|${target.kind}|${target.id}`],
  },
});
