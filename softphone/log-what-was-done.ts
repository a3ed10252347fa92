import type { Clock, Conductor } from './call/conductor.ts';
import { logEntriesBetween } from './call/log-entries.ts';
import type { ActionLog } from './ledger/action-log.ts';

/** Writes into the log whatever a snapshot confirms of this agent's doing. */
export function logWhatWasDone(desk: Conductor, log: ActionLog, clock: Clock): void {
  let before = desk.state();
  desk.onChange((after) => {
    for (const entry of logEntriesBetween(before, after, clock.now())) log.write(entry);
    before = after;
  });
}
