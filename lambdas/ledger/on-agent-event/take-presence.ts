import { METRICS } from '../../../contract/metrics.ts';
import { isSamePlace, type Presence, parsePresence } from '../../../domain/parse-presence.ts';
import { putPresence } from '../../store/put-presence.ts';
import type { Intake } from '../intake/open-intake.ts';
import { type StreamedRecord, streamedMessage } from '../intake/streamed-message.ts';
import type { WrittenStates } from './take-states.ts';

/** How agent events are taken in. */
export interface AgentEventIntake extends Intake {
  /** The presence written last of each agent, by ARN: kept between events. */
  readonly written: Map<string, Presence>;
  /** The states written last, kept between events. */
  readonly states: WrittenStates;
}

/** What is only repeated is written again after this long: if an event was lost, its agent is right again by then. */
const AGAIN_AFTER_MS = 3_600_000;

/**
 * Writes where the agent of an event is, but for events that only repeat what was written here last: heart-beats, which come every two
 * minutes for each agent who is logged in (Admin Guide, "agent event streams"), and changes of something else. What cannot be read is kept
 * by the message itself and tells no presence.
 * @param now ISO 8601
 */
export async function takePresence(record: StreamedRecord, now: string, intake: AgentEventIntake): Promise<void> {
  const { ledger, instanceArn, metrics, written } = intake;
  const presence = parsePresence(streamedMessage(record, now).content, { instanceArn });
  if (!presence || isWritten(presence, written.get(presence.agentArn))) return;
  // Before it is: the events of a batch are taken in at the same time.
  written.set(presence.agentArn, presence);
  try {
    const result = await putPresence(ledger, { presence, sequenceNumber: record.kinesis.sequenceNumber });
    metrics.count(result === 'written' ? METRICS.presencesWritten : METRICS.presencesOlder);
  } catch (error) {
    written.delete(presence.agentArn);
    throw error;
  }
}

const isWritten = (presence: Presence, last: Presence | undefined): boolean =>
  presence.isRepeated &&
  last !== undefined &&
  Date.parse(presence.at) - Date.parse(last.at) < AGAIN_AFTER_MS &&
  isSamePlace(presence, last);
