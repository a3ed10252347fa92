import { connectAgent } from '../routing/connect-agent.ts';
import { whisperThen } from '../routing/whispers.ts';
import { type DeskMethod, entryOf } from './method.ts';
import { invalidState } from './refusals.ts';

/** Takes a ringing contact; the line is up after the whispers. */
export const acceptContact: DeskMethod = (core, agent, params) => {
  const entry = entryOf(agent, params);
  if (entry.contact.offer !== entry || entry.accepted) throw invalidState('Cannot accept contact');
  entry.accepted = true;
  entry.stopRinging();
  entry.contact.acceptedAtMs = core.clock.now();
  const whisper = () => whisperThen(core, entry, () => connectAgent(core, entry));
  if (core.timings.acceptMs === 0) whisper();
  else core.clock.after(core.timings.acceptMs, () => core.journal.change(whisper));
  return {};
};
