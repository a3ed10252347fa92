import type { Core } from '../core.ts';
import { isLive } from './bridge.ts';
import { isRecorded } from './end-contact.ts';
import type { Call } from './model.ts';

/** Nothing of the call can change any more: every line and contact has ended, and every agent's work. */
const isOver = ({ lines, contacts }: Call) => contacts.every(isRecorded) && !lines.some(isLive);

/** Leaves calls that are over out of what is looked at after every step; thousands of them would slow a long run. */
export function forgetCallsOver(core: Core): void {
  for (const call of core.liveCalls) if (isOver(call)) core.liveCalls.delete(call);
}
