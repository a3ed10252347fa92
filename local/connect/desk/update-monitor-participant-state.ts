import { CtiError } from '../agent-port.ts';
import { type DeskMethod, entryOf } from './method.ts';
import { invalidState } from './refusals.ts';

/** A supervisor listens in silence or joins the talk: barge needs multi-party mode with enhanced contact monitoring (AG/monitor-barge). */
export const updateMonitorParticipantState: DeskMethod = (core, agent, params) => {
  const { line, state } = entryOf(agent, params);
  const mode = params.targetMonitorMode;
  if (mode !== 'SILENT_MONITOR' && mode !== 'BARGE') throw invalidState('Cannot change monitor state');
  if (!line?.monitoring || state !== 'connected') throw invalidState('Cannot change monitor state');
  if (mode === 'BARGE' && (core.parties === 3 || !agent.supervisor)) throw new CtiError('AccessDeniedException', 'Barge is not enabled.');
  line.monitoring = mode;
  line.changedAtMs = core.clock.now();
  return {};
};
