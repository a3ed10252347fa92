import { type DeskMethod, lineNamed } from './method.ts';
import { invalidState } from './refusals.ts';

const DIGITS = /^[0-9*#,]+$/;

/** Sends tones to a connected line. Nobody at the other end understands them in the simulated instance. */
export const sendDigits: DeskMethod = (core, agent, params) => {
  const { entry, line } = lineNamed(core, agent, params);
  const digits = params.digits;
  const sendable = typeof digits === 'string' && DIGITS.test(digits);
  if (entry.state !== 'connected' || line.state !== 'connected' || !sendable) throw invalidState('Cannot send digits');
  return {};
};
