import { takeAgentEvent } from '../lambdas/ledger/on-agent-event/take-agent-event.ts';
import { takeEvent } from '../lambdas/ledger/on-contact-event/take-event.ts';
import { takeRecord } from '../lambdas/ledger/on-contact-record/take-record.ts';
import { takeLegStart } from '../lambdas/ledger/on-leg-start/take-leg-start.ts';
import { agentEvents } from '../test/domain/agent-events.ts';
import { contactEvents } from '../test/domain/contact-events.ts';
import { contactRecord } from '../test/domain/contact-record.ts';
import { at, type LegPlan, T0 } from '../test/domain/leg-plan.ts';
import { legStart } from '../test/domain/leg-start.ts';
import type { ScratchLedger } from './scratch-ledger.ts';

/** A message on its way into the ledger. */
export type Take = (ledger: ScratchLedger) => Promise<unknown>;

/** When a message reaches its function, in milliseconds after the call began, and what is done with it. */
export interface Told {
  readonly atMs: number;
  readonly take: Take;
}

/** How long messages take to arrive: near enough for what is read and written together (facts of real instances differ by seconds). */
const EVENT_TAKES_MS = 1_000;
const AGENT_EVENT_TAKES_MS = 300;
const RECORD_TAKES_MS = 60_000;
/** Admin Guide, "agent event streams": one for each agent who is logged in. */
const BEAT_EVERY_MS = 120_000;

/** What each source tells of a leg, as what its function does with it. */
export const TOLD: Readonly<Record<string, { readonly source: string; readonly of: (leg: LegPlan) => readonly Told[] }>> = {
  'on-leg-start': { source: 'leg-starts', of: (leg) => legStarts(leg) },
  'on-contact-event': {
    source: 'contact-events',
    of: (leg) =>
      contactEvents(leg).map((event) => ({
        atMs: msOf(event.time) + EVENT_TAKES_MS,
        take: (ledger) => takeEvent({ messageId: leg.id, body: JSON.stringify(event) }, now(), ledger.intake('on-contact-event')),
      })),
  },
  'on-contact-record': {
    source: 'contact-records',
    of: (leg) => [
      {
        atMs: Math.max(leg.end, leg.left ?? 0) + (leg.acw ?? 0) + RECORD_TAKES_MS,
        take: (ledger) => takeRecord(streamed(contactRecord(leg)), now(), ledger.intake('on-contact-record')),
      },
    ],
  },
  'on-agent-event': {
    source: 'agent-events',
    of: (leg) =>
      [...agentEvents(leg), ...heartBeats(leg)].map((event) => ({
        atMs: msOf(event.EventTimestamp) + AGENT_EVENT_TAKES_MS,
        take: (ledger) => takeAgentEvent(streamed(event), now(), ledger.intake('on-agent-event')),
      })),
  },
};

const msOf = (instant: unknown): number => Date.parse(String(instant)) - T0;

/** What the desk that has the leg says every two minutes, until the leg is gone from it. */
function heartBeats(leg: LegPlan): readonly Readonly<Record<string, unknown>>[] {
  const events = agentEvents(leg);
  const [first, last] = [events[0], events.at(-1)];
  if (!first || !last) return [];
  const beats = Math.ceil(msOf(last.EventTimestamp) / BEAT_EVERY_MS);
  return Array.from({ length: beats }, (_, beat) => (beat + 0.5) * BEAT_EVERY_MS).flatMap((atMs) => {
    const stands = events.findLast((event) => msOf(event.EventTimestamp) <= atMs);
    if (!stands || stands === last) return [];
    const snapshot = stands.CurrentAgentSnapshot;
    return [{ ...stands, EventType: 'HEART_BEAT', EventTimestamp: at(atMs), PreviousAgentSnapshot: snapshot }];
  });
}

const legStarts = (leg: LegPlan): readonly Told[] =>
  leg.method === 'TRANSFER'
    ? [
        {
          atMs: leg.start,
          take: (ledger) => takeLegStart({ event: legStart(leg), requestId: leg.id, now: now() }, ledger.intake('on-leg-start')),
        },
      ]
    : [];

const now = () => new Date().toISOString();

let sequence = 0;
const streamed = (message: object) => {
  const sequenceNumber = String(++sequence).padStart(20, '0');
  return { eventID: sequenceNumber, kinesis: { sequenceNumber, data: Buffer.from(JSON.stringify(message)).toString('base64') } };
};
