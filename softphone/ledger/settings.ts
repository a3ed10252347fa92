import type { Settings } from '../../contract/schemas/me.ts';
import type { Clock } from '../call/conductor.ts';

/** Until they are read, and where a deployment has none: nothing more is shown, nothing is asked. */
export const NO_SETTINGS: Settings = {
  context: { attributes: [], caseUrl: null },
  dispositions: [],
  crm: null,
  outsideNumbers: null,
  handOffs: false,
};

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** Reads the settings, again and again until they are there: calls do not wait for them. */
export function readSettings(read: () => Promise<Settings>, clock: Pick<Clock, 'after'>, onRead: (settings: Settings) => void): void {
  const attempt = (waitMs: number): void => {
    read().then(onRead, () => clock.after(waitMs, () => attempt(Math.min(LONGEST_WAIT_MS, waitMs * 2))));
  };
  attempt(FIRST_WAIT_MS);
}
