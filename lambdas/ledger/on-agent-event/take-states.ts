import { readAgentStates } from '../../../domain/parse-agent-event.ts';
import type { Intake } from '../intake/open-intake.ts';
import { type Message, takeMessage } from '../intake/take-message.ts';

/** What an environment of the function has written of the contacts on agents' desks: by contact id, since when it stands and what. */
export type WrittenStates = Map<string, { readonly at: string; readonly stands: string }>;

/** Desks of a whole centre; what falls out is written once more. */
const MOST_KEPT = 20_000;

/**
 * Writes what an agent event tells of each contact on the desk, but for what a heart-beat only repeats: one comes every two minutes for each agent who is logged in, and
 * would write and project every contact on the desk each time. A beat that says anything else than what was written last, because an event between was lost or went to another
 * environment, is written.
 * @throws when the event must be delivered again; nothing is taken for written then
 */
export async function takeStates(message: Message, intake: Intake, states: WrittenStates): Promise<void> {
  const { parsed, isBeat, at, standing } = readAgentStates(message.content, { instanceArn: intake.instanceArn });
  if (!parsed.ok || at === null) return void (await takeMessage(message, () => parsed, intake));
  const isKnown = (contactId: string) => isBeat && states.get(contactId)?.stands === standing.get(contactId);
  const facts = parsed.facts.filter(({ contactId }) => !isKnown(contactId));
  await takeMessage(message, () => ({ ...parsed, facts }), intake);
  for (const [contactId, stands] of standing) remember(states, contactId, { at, stands });
}

/** Events of one batch are taken in at the same time: the newest stands. */
function remember(states: WrittenStates, contactId: string, written: { readonly at: string; readonly stands: string }): void {
  const before = states.get(contactId);
  if (before && before.at > written.at) return;
  states.delete(contactId);
  states.set(contactId, written);
  for (const oldest of states.keys()) {
    if (states.size <= MOST_KEPT) return;
    states.delete(oldest);
  }
}
