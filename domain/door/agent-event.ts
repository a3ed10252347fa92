import type { Parsed } from '../parsed.ts';
import { instant } from './instant.ts';
import { openMessage, rejected } from './open-message.ts';
import { type Door, otherInstance } from './other-instance.ts';
import { readFields } from './read-fields.ts';
import { arn, object, word } from './values.ts';

const EVENT = {
  AgentARN: arn,
  InstanceARN: arn,
  EventType: word,
  EventTimestamp: instant,
  CurrentAgentSnapshot: object,
  PreviousAgentSnapshot: object,
};
const NOT_NEEDED = ['AWSAccountId', 'EventId', 'Version'];

type Snapshot = Readonly<Record<string, unknown>>;

/** What every agent event tells, whatever is read out of its snapshots. */
export interface AgentEvent {
  readonly agent: string;
  /** ISO 8601 UTC with milliseconds. */
  readonly at: string;
  readonly type: string | undefined;
  readonly current: Snapshot | undefined;
  readonly previous: Snapshot | undefined;
  readonly ignored: readonly string[];
  readonly unread: readonly string[];
}

/** Reads the envelope of an agent event (Admin Guide, "agent event streams data model"), or says why it is none of this instance's. */
export function readAgentEvent(
  input: unknown,
  door: Door,
): { readonly ok: true; readonly event: AgentEvent } | Extract<Parsed, { ok: false }> {
  const opened = openMessage(input);
  if (!opened.ok) return opened;
  const { fields, ignored, unread } = readFields(EVENT, opened.message, '', NOT_NEEDED);
  const { AgentARN: agent, EventTimestamp: at, EventType: type } = fields;
  if (agent === undefined || at === undefined)
    return rejected('malformed', `${agent ? 'EventTimestamp' : 'AgentARN'} is missing or malformed`);
  const foreign = otherInstance(door, fields.InstanceARN);
  if (foreign) return foreign;
  return {
    ok: true,
    event: { agent, at, type, current: fields.CurrentAgentSnapshot, previous: fields.PreviousAgentSnapshot, ignored, unread },
  };
}
