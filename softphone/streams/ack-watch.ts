/** How often the watch looks, and how long the CCP may be silent: it answers every second or so (Streams, keep-alive). */
export const LOOK_EVERY_MS = 2_000;
const SILENT_AFTER_MS = 8_000;
/** A look this late means that the browser held back the page's timers, and the keep-alive's with them. */
const HELD_BACK_MS = 5_000;

export interface AckWatch {
  readonly lastAckAt: number;
  readonly lastLookAt: number;
  readonly silent: boolean;
}

export const newAckWatch = (now: number): AckWatch => ({ lastAckAt: now, lastLookAt: now, silent: false });

export const heard = (watch: AckWatch, now: number): AckWatch => ({ ...watch, lastAckAt: now, silent: false });

/** Whether the CCP has fallen silent: Streams itself does not notice by default. */
export function look(watch: AckWatch, now: number): AckWatch {
  const heldBack = now - watch.lastLookAt > HELD_BACK_MS;
  const lastAckAt = heldBack ? now : watch.lastAckAt;
  return { lastAckAt, lastLookAt: now, silent: heldBack ? watch.silent : now - lastAckAt > SILENT_AFTER_MS };
}
