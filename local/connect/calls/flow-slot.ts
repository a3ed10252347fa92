import type { FlowSlot } from './model.ts';

/** A slot in which nothing runs. */
export const emptySlot = (): FlowSlot => ({ arn: null, sound: null, stop: () => {} });

/** Ends what runs in a slot and empties it. */
export function emptyOut(slot: FlowSlot): void {
  const { stop } = slot;
  slot.arn = null;
  slot.sound = null;
  slot.stop = () => {};
  stop();
}
