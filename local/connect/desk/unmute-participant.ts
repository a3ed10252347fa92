import { isMultiParty } from '../core.ts';
import { type DeskMethod, lineNamed } from './method.ts';
import { invalidState } from './refusals.ts';

const ATTEMPT = 'Cannot unmute participant';

/** Takes a mute off: one's own unless a supervisor set it, in multi-party mode anybody's who is no agent (AG/multi-party-calls). */
export const unmuteParticipant: DeskMethod = (core, agent, params) => {
  const { entry, line } = lineNamed(core, agent, params);
  const own = line === entry.line;
  const bySupervisor = entry.line?.kind === 'supervisor';
  const may = own ? !line.forcedMute : isMultiParty(core) && (line.agent === null || bySupervisor);
  if (entry.state !== 'connected' || !line.muted || !may) throw invalidState(ATTEMPT);
  line.muted = false;
  line.forcedMute = false;
  return {};
};
