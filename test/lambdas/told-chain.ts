import { parseContactEvent } from '../../domain/parse-contact-event.ts';
import { parseContactRecord } from '../../domain/parse-contact-record.ts';
import { projectChain } from '../../lambdas/ledger/projection/project-chain.ts';
import { expiryOf } from '../../lambdas/store/expiry.ts';
import type { Ledger } from '../../lambdas/store/ledger.ts';
import { putFact } from '../../lambdas/store/put-fact.ts';
import { ALICE, at, BOB, type Contact, contactEvents, contactRecord, SUPPORT } from './payloads.ts';
import { silentReport } from './silent-report.ts';

/** Alice takes a customer's call, asks Bob and then an outside number, and goes back to the customer. */
export const CUSTOMER: Contact = {
  id: 'c1',
  method: 'INBOUND',
  agent: ALICE,
  queue: SUPPORT,
  initiated: 0,
  queued: 2,
  connected: 8,
  disconnected: 200,
  interactionSeconds: 120,
  holdSeconds: 60,
};
export const CONSULT: Contact = {
  id: 'c2',
  root: 'c1',
  prev: 'c1',
  method: 'TRANSFER',
  agent: BOB,
  initiated: 70,
  queued: 71,
  connected: 76,
  disconnected: 110,
};
export const OUTSIDE: Contact = {
  id: 'c3',
  root: 'c1',
  prev: 'c1',
  method: 'EXTERNAL_OUTBOUND',
  initiated: 120,
  disconnected: 140,
  reason: 'TELECOM_BUSY',
  outsideNumber: '+12065550100',
};

/** Writes everything Connect tells of these contacts, and projects the chain of the first. */
export async function tellChain(ledger: Ledger, contacts: readonly Contact[], retentionMonths = 25): Promise<void> {
  const events = contacts.flatMap(contactEvents).map((event) => parseContactEvent(event));
  const records = contacts.map((contact) => parseContactRecord(contactRecord(contact)));
  for (const parsed of [...events, ...records]) {
    if (!parsed.ok) throw new Error(parsed.rejection.message);
    for (const fact of parsed.facts) await putFact(ledger, fact);
  }
  const projection = { ledger, retentionMonths, hashNumber: () => 'h', ...silentReport() };
  await projectChain(
    contacts[0]?.id ?? '',
    new Map(contacts.map(({ id, initiated }) => [id, expiryOf(at(initiated), retentionMonths)])),
    projection,
  );
}
