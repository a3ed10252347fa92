import { endLine } from '../calls/end-line.ts';
import { controls } from './control.ts';
import { type DeskMethod, lineNamed } from './method.ts';
import { invalidState } from './refusals.ts';

/** Ends a connection: the agent's own is leaving, anybody else's is dropping them. */
export const destroyConnection: DeskMethod = (core, agent, params) => {
  const { entry, line } = lineNamed(core, agent, params);
  // A call out may be given up while it rings.
  if (!entry.line || (entry.state !== 'connected' && entry.state !== 'connecting')) throw invalidState('Cannot end connection');
  if (line !== entry.line && !controls(core, entry)) throw invalidState('Cannot end connection');
  endLine(core, line, agent.arn);
  return {};
};
