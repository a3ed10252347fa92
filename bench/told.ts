import { takeAgentEvent } from '../lambdas/ledger/on-agent-event/take-agent-event.ts';
import { takeEvent } from '../lambdas/ledger/on-contact-event/take-event.ts';
import { takeRecord } from '../lambdas/ledger/on-contact-record/take-record.ts';
import { takeLegStart } from '../lambdas/ledger/on-leg-start/take-leg-start.ts';
import { agentEvents } from '../test/domain/agent-events.ts';
import { contactEvents } from '../test/domain/contact-events.ts';
import { contactRecord } from '../test/domain/contact-record.ts';
import type { LegPlan } from '../test/domain/leg-plan.ts';
import { legStart } from '../test/domain/leg-start.ts';
import type { ScratchLedger } from './scratch-ledger.ts';

/** A message on its way into the ledger. */
export type Take = (ledger: ScratchLedger) => Promise<unknown>;

/** What each source tells of a leg, as what its function does with it. */
export const TOLD: Readonly<Record<string, { readonly source: string; readonly of: (leg: LegPlan) => readonly Take[] }>> = {
  'on-leg-start': { source: 'leg-starts', of: (leg) => legStarts(leg) },
  'on-contact-event': {
    source: 'contact-events',
    of: (leg) =>
      contactEvents(leg).map(
        (event) => (ledger) => takeEvent({ messageId: leg.id, body: JSON.stringify(event) }, now(), ledger.intake('on-contact-event')),
      ),
  },
  'on-contact-record': {
    source: 'contact-records',
    of: (leg) => [(ledger) => takeRecord(streamed(contactRecord(leg)), now(), ledger.intake('on-contact-record'))],
  },
  'on-agent-event': {
    source: 'agent-events',
    of: (leg) => agentEvents(leg).map((event) => (ledger) => takeAgentEvent(streamed(event), now(), ledger.intake('on-agent-event'))),
  },
};

const legStarts = (leg: LegPlan): readonly Take[] =>
  leg.method === 'TRANSFER'
    ? [(ledger) => takeLegStart({ event: legStart(leg), requestId: leg.id, now: now() }, ledger.intake('on-leg-start'))]
    : [];

const now = () => new Date().toISOString();

let sequence = 0;
const streamed = (message: object) => {
  const sequenceNumber = String(++sequence).padStart(20, '0');
  return { eventID: sequenceNumber, kinesis: { sequenceNumber, data: Buffer.from(JSON.stringify(message)).toString('base64') } };
};
