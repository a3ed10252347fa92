import { parseContactEvent } from '../../domain/parse-contact-event.ts';
import type { Ledger } from '../../lambdas/store/ledger.ts';
import { putFact } from '../../lambdas/store/put-fact.ts';
import { putMarker } from '../../lambdas/store/put-marker.ts';
import { ALICE, BOB, CAROL, type Contact, contactEvents, INSTANCE } from './payloads.ts';

/** A supervisor. */
export const EVE = `${INSTANCE}/agent/e5e00000-0000-4000-8000-000000000005`;

const leg = { root: 'c1', prev: 'c1', method: 'TRANSFER', initiated: 20, disconnected: 90 };

/** Alice asks Bob; Eve listens, and asks Carol in. */
const LEGS: readonly Contact[] = [
  { id: 'c1', method: 'INBOUND', agent: ALICE, initiated: 0, connected: 8, disconnected: 200 },
  { ...leg, id: 'c2', agent: BOB, connected: 30 },
  { ...leg, id: 'm1', method: 'MONITOR', agent: EVE, connected: 21 },
  { ...leg, id: 'c3', prev: 'm1', agent: CAROL, initiated: 40, connected: 50 },
];

/** Writes what events tell of a call that a supervisor listens to. */
export async function tellListenedCall(ledger: Ledger): Promise<void> {
  for (const event of LEGS.flatMap(contactEvents)) {
    const parsed = parseContactEvent(event);
    if (!parsed.ok) throw new Error(parsed.rejection.message);
    for (const fact of parsed.facts) await putFact(ledger, fact);
  }
  for (const { id } of LEGS) await putMarker(ledger, { root: 'c1', contactId: id, expiresAt: 2_000_000_000 });
}
