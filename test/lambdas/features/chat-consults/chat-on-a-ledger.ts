import { chatConsultFact } from '../../../../domain/chat/chat-consult-fact.ts';
import type { FactSet } from '../../../../domain/fact.ts';
import type { Ledger } from '../../../../lambdas/store/ledger.ts';
import { putFact } from '../../../../lambdas/store/put-fact.ts';
import { ALICE, at, BOB } from '../../payloads.ts';

/** Adds facts of one contact. */
export const tellOf = (ledger: Ledger, contactId: string, add: Readonly<Partial<Record<FactSet, readonly string[]>>>) =>
  putFact(ledger, { contactId, add });

/** Alice writes with a customer. */
export const aliceWrites = (ledger: Ledger, channel: 'CHAT' | 'VOICE' = 'CHAT') =>
  tellOf(ledger, 'c1', {
    channel: [`event|${channel}`],
    method: ['event|API'],
    agent: [`event|${ALICE}`],
    ev: [`INITIATED|${at(0)}`, `CONNECTED_TO_AGENT|${at(8)}`],
  });

/** She asks Bob privately, and nothing else is told of it yet. */
export const asksPrivately = (ledger: Ledger) =>
  putFact(ledger, chatConsultFact({ contactId: 'c2', about: 'c1', rootContactId: 'c1', target: { kind: 'agent', id: BOB } }));
