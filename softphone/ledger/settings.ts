import type { Clock } from '../call/conductor.ts';
import type { QueueDispositions } from '../call/disposition.ts';

/** What a deployment has set for people who have signed in, as `GET /me` answers it. */
export interface Settings {
  /** Contact attributes to show, and where the case is. */
  readonly context: {
    readonly attributes: readonly { readonly key: string; readonly label: string }[];
    /** With `{names}` of contact attributes; null without one. */
    readonly caseUrl: string | null;
  };
  /** What is asked after calls, by queue. */
  readonly dispositions: readonly QueueDispositions[];
}

/** Until they are read, and where a deployment has none: nothing more is shown, nothing is asked. */
export const NO_SETTINGS: Settings = { context: { attributes: [], caseUrl: null }, dispositions: [] };

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** Reads the settings, again and again until they are there: calls do not wait for them. */
export function readSettings(read: () => Promise<Settings>, clock: Pick<Clock, 'after'>, onRead: (settings: Settings) => void): void {
  const attempt = (waitMs: number): void => {
    read().then(onRead, () => clock.after(waitMs, () => attempt(Math.min(LONGEST_WAIT_MS, waitMs * 2))));
  };
  attempt(FIRST_WAIT_MS);
}
