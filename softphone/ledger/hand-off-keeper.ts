import type { HandOff } from '../../contract/schemas/hand-off.ts';
import type { Clock } from '../call/conductor.ts';
import type { HandOffWatch } from '../call/hand-off-watch.ts';
import { LedgerError } from './errors.ts';

export interface HandOffKeeperOptions {
  /** @throws LedgerError */
  readonly read: (contactId: string) => Promise<readonly HandOff[]>;
  readonly clock: Clock;
  /** Whether the socket reports changes now. */
  readonly isTold: () => boolean;
  readonly onChange: () => void;
}

/** Reads what AI agents handed over with the call on the desk. A call never waits for it. */
export interface HandOffKeeper {
  /** Empty before something is known, and for a call that no AI agent served. */
  state(): readonly HandOff[];
  watch(wanted: HandOffWatch | null): void;
  /** Something was handed over with these contacts. */
  changed(contactIds: readonly string[]): void;
  /** Reads at once what may have changed untold. */
  mayHaveMissed(): void;
}

const READ_EVERY_MS = 2_000;
const READ_WHEN_TOLD_EVERY_MS = 15_000;
/** However often an AI agent posts: reading it takes no more than this of what the desk may ask of the API. */
const READ_AT_MOST_EVERY_MS = 1_000;

export function handOffKeeper({ read, clock, isTold, onChange }: HandOffKeeperOptions): HandOffKeeper {
  let handOffs: readonly HandOff[] = [];
  let watched: HandOffWatch | null = null;
  let turn = 0;
  let readAt = Number.NEGATIVE_INFINITY;
  let cancelRead = () => {};

  const readNow = async (): Promise<void> => {
    cancelRead();
    if (!watched) return;
    const { contactId, isNew } = watched;
    turn += 1;
    readAt = clock.now();
    const own = turn;
    const seen = await read(contactId).catch((error: unknown) => (mayPass(error) ? null : []));
    if (own !== turn) return;
    if (seen !== null && JSON.stringify(seen) !== JSON.stringify(handOffs)) {
      handOffs = seen;
      onChange();
    }
    // A call that no AI agent served gets no hand-off any more; the pass is noted before the call reaches a person.
    if (seen !== null && seen.length === 0) return;
    const everyMs = seen !== null && isTold() && !isNew ? READ_WHEN_TOLD_EVERY_MS : READ_EVERY_MS;
    cancelRead = clock.after(everyMs, () => void readNow());
  };

  return {
    state: () => handOffs,
    watch(wanted) {
      const before = watched;
      watched = wanted;
      if (wanted?.contactId !== before?.contactId) {
        turn += 1;
        handOffs = [];
      }
      if (wanted === null) cancelRead();
      else if (wanted.key !== before?.key) void readNow();
    },
    changed(contactIds) {
      if (!watched || !contactIds.includes(watched.contactId)) return;
      cancelRead();
      const inMs = readAt + READ_AT_MOST_EVERY_MS - clock.now();
      // Never longer, even if the computer's clock was set back.
      if (inMs <= 0) void readNow();
      else cancelRead = clock.after(Math.min(inMs, READ_AT_MOST_EVERY_MS), () => void readNow());
    },
    mayHaveMissed: () => void (handOffs.length > 0 && readNow()),
  };
}

/** Whether the same question may get an answer later: who is on a call that has just begun may not be known yet. */
const mayPass = (error: unknown): boolean =>
  !(error instanceof LedgerError && (error.code === 'forbidden' || error.code === 'bad-request'));
