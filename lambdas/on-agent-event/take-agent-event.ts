import { parseAgentEvent } from '../../domain/parse-agent-event.ts';
import { parsePresence } from '../../domain/parse-presence.ts';
import type { Intake } from '../intake/open-intake.ts';
import { type StreamedRecord, streamedMessage } from '../intake/streamed-message.ts';
import { takeMessage } from '../intake/take-message.ts';
import { METRICS } from '../runtime/env.ts';
import { putPresence } from '../store/put-presence.ts';

/**
 * Takes one agent event in: what it tells of each contact on the agent's desk, and where the agent is.
 * @param now ISO 8601
 * @throws when the event must be delivered again
 */
export async function takeAgentEvent(record: StreamedRecord, now: string, intake: Intake): Promise<void> {
  await Promise.all([takeMessage(streamedMessage(record, now), parseAgentEvent, intake), takePresence(record, now, intake)]);
}

// What cannot be read is kept by the message itself and tells no presence.
async function takePresence(record: StreamedRecord, now: string, { ledger, instanceArn, metrics }: Intake): Promise<void> {
  const presence = parsePresence(streamedMessage(record, now).content, { instanceArn });
  if (!presence) return;
  const result = await putPresence(ledger, { presence, sequenceNumber: record.kinesis.sequenceNumber });
  metrics.count(result === 'written' ? METRICS.presencesWritten : METRICS.presencesOlder);
}
