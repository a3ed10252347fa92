import { participants } from '../calls/bridge.ts';
import { resume } from '../calls/hold.ts';
import { controls } from './control.ts';
import { type DeskMethod, entryOf } from './method.ts';
import { invalidState } from './refusals.ts';

const ATTEMPT = 'Cannot conference connections';

/** Joins everybody: no connection stays on hold. */
export const conferenceConnections: DeskMethod = (core, agent, params) => {
  const entry = entryOf(agent, params);
  const lines = participants(entry.contact.call);
  const others = lines.filter((line) => line !== entry.line);
  const ready = others.length >= 2 && others.every(({ state }) => state === 'connected') && others.some(({ kind }) => kind === 'customer');
  if (entry.state !== 'connected' || !controls(core, entry) || !ready) throw invalidState(ATTEMPT);
  for (const line of lines) resume(core, line);
  return {};
};
