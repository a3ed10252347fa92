import { parseAgentEvent } from '../../../domain/parse-agent-event.ts';
import { type StreamedRecord, streamedMessage } from '../intake/streamed-message.ts';
import { takeMessage } from '../intake/take-message.ts';
import { type AgentEventIntake, takePresence } from './take-presence.ts';

/**
 * Takes one agent event in: what it tells of each contact on the agent's desk, and where the agent is.
 * @param now ISO 8601
 * @throws when the event must be delivered again
 */
export async function takeAgentEvent(record: StreamedRecord, now: string, intake: AgentEventIntake): Promise<void> {
  await Promise.all([takeMessage(streamedMessage(record, now), parseAgentEvent, intake), takePresence(record, now, intake)]);
}
