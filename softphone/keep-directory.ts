import type { Clock } from './call/conductor.ts';
import type { Endpoint } from './call/endpoint.ts';
import { type Phone, PhoneError } from './call/phone.ts';
import { inSight, NO_SIGHT, type PresenceNews, type Sight, withNews } from './directory/sight.ts';
import { LedgerError } from './ledger/errors.ts';
import type { WatchWord } from './ledger/keep-socket.ts';
import type { Directory, OldDirectory } from './view/desk-props.ts';

export interface DirectoryOptions {
  readonly phone: Pick<Phone, 'endpoints'>;
  /** Where colleagues are and how busy teams. Rejects when that cannot be read. */
  readonly sight: () => Promise<Sight>;
  /** Asks to be told of changes, or no more. */
  readonly say: (word: WatchWord) => void;
  readonly clock: Clock;
  readonly onChange: (directory: Directory) => void;
}

/** Who can be asked, kept fresh while somebody looks. */
export interface KeptDirectory {
  /** Somebody looks: reads everything anew, then what is known of each again and again. */
  open(): void;
  close(): void;
  told(news: readonly PresenceNews[]): void;
  /** The socket came or went: whoever looks may have missed something. */
  mayHaveMissed(): void;
}

/** The teams' figures are read for all desks every ten seconds; a watch of presences lives for two minutes and a half (`docs/api.md`). */
const LOOK_EVERY_MS = 15_000;
/** Older than this it is no longer shown as what is so now. */
const WORTH_SHOWING_MS = 60_000;

export function keepDirectory({ phone, sight, say, clock, onChange }: DirectoryOptions): KeptDirectory {
  let endpoints: readonly Endpoint[] | null = null;
  let readAtMs = 0;
  let old: OldDirectory | null = null;
  let seen = { sight: NO_SIGHT, atMs: 0 };
  let reading = false;
  let looks = 0;
  let isOpen = false;
  let cancel = () => {};

  const show = (): void => {
    if (endpoints) onChange({ status: 'read', endpoints: inSight(endpoints, seen.sight), ...(old ? { old } : {}) });
  };
  const readEndpoints = (): void => {
    if (reading) return;
    reading = true;
    if (!endpoints) onChange({ status: 'reading' });
    phone
      .endpoints()
      .then(
        (found) => {
          endpoints = found;
          readAtMs = clock.now();
          old = null;
          show();
        },
        (error: unknown) => {
          const code = error instanceof PhoneError ? error.code : 'unknown';
          old = { readAtMs, code };
          // Connect refuses what it no longer has: a list that was read before is worth more than none.
          if (endpoints) show();
          else onChange({ status: 'failed', code });
        },
      )
      .finally(() => {
        reading = false;
      });
  };
  const forgetOld = (): void => {
    if (clock.now() - seen.atMs >= WORTH_SHOWING_MS) seen = { sight: NO_SIGHT, atMs: seen.atMs };
  };
  const look = async (): Promise<void> => {
    cancel();
    looks += 1;
    const turn = looks;
    say('watch-presence');
    cancel = clock.after(LOOK_EVERY_MS, () => void look());
    const read = await sight().catch(notRead);
    if (turn !== looks) return;
    if (read) seen = { sight: read, atMs: clock.now() };
    else forgetOld();
    show();
  };
  return {
    open() {
      isOpen = true;
      forgetOld();
      readEndpoints();
      void look();
    },
    close() {
      isOpen = false;
      looks += 1;
      cancel();
      say('unwatch-presence');
    },
    told(news) {
      seen = { ...seen, sight: withNews(seen.sight, news) };
      show();
    },
    mayHaveMissed: () => isOpen && void look(),
  };
}

/** Then the picker says that nothing is known, and it is asked again. */
function notRead(error: unknown): null {
  if (error instanceof LedgerError) return null;
  throw error;
}
