import { isMultiParty } from '../core.ts';
import { type DeskMethod, lineNamed } from './method.ts';
import { invalidState } from './refusals.ts';

const ATTEMPT = 'Cannot put participant on mute';

/** Mutes a participant: anybody in multi-party mode, oneself in three-party mode. A supervisor's mute of an agent is forced. */
export const muteParticipant: DeskMethod = (core, agent, params) => {
  const { entry, line } = lineNamed(core, agent, params);
  const own = line === entry.line;
  if (entry.state !== 'connected' || line.state !== 'connected' || line.muted || !(own || isMultiParty(core))) throw invalidState(ATTEMPT);
  line.muted = true;
  line.forcedMute = !own && line.agent !== null && entry.line?.kind === 'supervisor';
  return {};
};
