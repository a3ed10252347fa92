import { customerLine } from '../calls/bridge.ts';
import type { FlowRun } from './run.ts';

/** When a caller has pressed enough. */
export interface KeysWanted {
  /** How long the caller may take. */
  readonly limitMs: number;
  readonly most: number;
  /** Ends the input; not part of it. */
  readonly terminator: string;
}

/** The keys a caller presses until they are complete or the time is over; empty when none came. */
export function keysPressed({ core, contact }: FlowRun, { limitMs, most, terminator }: KeysWanted): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  let pressed = '';
  const take = (digits: string) => {
    pressed += digits;
    const [input = ''] = pressed.split(terminator);
    if (input.length >= most || pressed.includes(terminator)) resolve(input.slice(0, most));
  };
  const stopListening = customerLine(contact.call)?.telephone?.onPress(take) ?? (() => {});
  const stopWaiting = core.clock.after(limitMs, () => resolve(pressed));
  return promise.finally(() => {
    stopListening();
    stopWaiting();
  });
}
