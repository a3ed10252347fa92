import { participants } from '../calls/bridge.ts';
import { hold } from '../calls/hold.ts';
import { controls } from './control.ts';
import { type DeskMethod, lineNamed } from './method.ts';
import { invalidState } from './refusals.ts';

const ATTEMPT = 'Cannot put call on hold';

/** Oneself may be held only where others stay to talk (AG/multi-party-calls). */
const LEAST_WITH_ONESELF_HELD = 3;

/** Puts one connection on hold. */
export const holdConnection: DeskMethod = (core, agent, params) => {
  const { entry, line } = lineNamed(core, agent, params);
  if (entry.state !== 'connected' || line.state !== 'connected' || line.held || !controls(core, entry)) throw invalidState(ATTEMPT);
  if (line === entry.line && participants(line.contact.call).length < LEAST_WITH_ONESELF_HELD) throw invalidState(ATTEMPT);
  hold(core, line, agent);
  return {};
};
