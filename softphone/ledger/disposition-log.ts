import { NOTHING_SAID, type SaidOfCall } from '../call/disposition.ts';
import { LedgerError } from './errors.ts';

export interface DispositionLogOptions {
  /** @throws LedgerError */
  readonly put: (contactId: string, said: { readonly code: string; readonly notes: string }) => Promise<void>;
  /** Keeps what is not sent yet over a reload of the page. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** What another agent said in the same tab stays theirs. */
  readonly login: string;
  readonly after: (delayMs: number, what: () => void) => () => void;
  readonly onChange: () => void;
}

/** Sends what agents say of their calls, also after the calls are cleared; nothing waits for it. */
export interface DispositionLog {
  said(contactId: string): SaidOfCall;
  /** Replaces what was said. It is sent once there is a code, a moment after the last change. */
  say(contactId: string, what: Partial<Pick<SaidOfCall, 'code' | 'notes'>>): void;
  /** Only these calls are asked about: what was said of others is still sent, and then forgotten. */
  asksAbout(contactIds: readonly string[]): void;
}

const SOON_MS = 500;
const LONGEST_RETRY_MS = 60_000;
type Entries = Readonly<Record<string, SaidOfCall>>;

export function openDispositionLog({ put, storage, login, after, onChange }: DispositionLogOptions): DispositionLog {
  const key = `dispositions ${login}`;
  const stored = storage.getItem(key);
  let entries: Entries = stored === null ? {} : (JSON.parse(stored) as Entries);
  const left = new Set<string>();
  const timers = new Map<string, () => void>();

  const keep = (next: Entries): void => {
    entries = next;
    if (Object.keys(next).length === 0) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(next));
    onChange();
  };
  const become = (contactId: string, said: SaidOfCall): void => keep({ ...entries, [contactId]: said });
  const forget = (contactId: string): void => keep(Object.fromEntries(Object.entries(entries).filter(([id]) => id !== contactId)));
  const schedule = (contactId: string, tries = 0): void => {
    timers.get(contactId)?.();
    const delayMs = Math.min(LONGEST_RETRY_MS, SOON_MS * 2 ** Math.min(tries, 10));
    timers.set(
      contactId,
      after(delayMs, () => void send(contactId, tries)),
    );
  };
  const send = async (contactId: string, tries: number): Promise<void> => {
    const saying = entries[contactId];
    if (!saying?.code) return;
    const kept = await put(contactId, { code: saying.code, notes: saying.notes }).then(() => 'yes' as const, keptAfter);
    const now = entries[contactId];
    // Said anew meanwhile: that is on its way by itself.
    if (now?.code !== saying.code || now.notes !== saying.notes) return;
    if (kept === 'retrying') schedule(contactId, tries + 1);
    if (kept !== 'retrying' && left.has(contactId)) forget(contactId);
    else become(contactId, { ...now, kept });
  };

  for (const [contactId, { kept, code }] of Object.entries(entries)) if (code !== null && isUnsent(kept)) schedule(contactId);
  return {
    said: (contactId) => entries[contactId] ?? NOTHING_SAID,
    say(contactId, what) {
      const said = { ...(entries[contactId] ?? NOTHING_SAID), ...what };
      become(contactId, { ...said, kept: said.code === null ? 'no' : 'sending' });
      if (said.code !== null) schedule(contactId);
    },
    asksAbout(contactIds) {
      for (const [id, { kept }] of Object.entries(entries).filter(([other]) => !contactIds.includes(other))) {
        if (isUnsent(kept)) left.add(id);
        else forget(id);
      }
    },
  };
}

const isUnsent = (kept: SaidOfCall['kept']): boolean => kept === 'sending' || kept === 'retrying';

/** What the API will never take is given up; who is on a contact may only be known a moment after its end. */
function keptAfter(error: unknown): 'retrying' | 'refused' {
  const code = error instanceof LedgerError ? error.code : 'unavailable';
  return code === 'forbidden' || code === 'bad-request' ? 'refused' : 'retrying';
}
