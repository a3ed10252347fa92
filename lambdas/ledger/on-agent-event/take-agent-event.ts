import { type StreamedRecord, streamedMessage } from '../intake/streamed-message.ts';
import { type AgentEventIntake, takePresence } from './take-presence.ts';
import { takeStates } from './take-states.ts';

/**
 * Takes one agent event in: what it tells of each contact on the agent's desk, and where the agent is.
 * @param now ISO 8601
 * @throws when the event must be delivered again
 */
export async function takeAgentEvent(record: StreamedRecord, now: string, intake: AgentEventIntake): Promise<void> {
  await Promise.all([takeStates(streamedMessage(record, now), intake, intake.states), takePresence(record, now, intake)]);
}
