import type { Ledger } from '../../../lambdas/store/ledger.ts';

/** A ledger whose process can die between two requests. */
export interface CrashingLedger extends Ledger {
  /** Dies before the request with this number, counted from now; requests under way still arrive, later ones do not. */
  dieBefore(request: number): void;
  /** A new process: requests go through again. */
  revive(): void;
  /** Requests sent since the beginning. */
  readonly sent: () => number;
}

/** The error of a process that is gone. */
export class ProcessDiedError extends Error {
  override readonly name = 'ProcessDiedError';
}

export function crashingLedger(ledger: Ledger): CrashingLedger {
  let sent = 0;
  let diesBefore = Infinity;
  const send = (...args: unknown[]) => {
    if (sent + 1 >= diesBefore) throw new ProcessDiedError('The process is gone.');
    sent++;
    return (ledger.db.send as (...given: unknown[]) => unknown)(...args);
  };
  return {
    tableName: ledger.tableName,
    db: { send: async (...args: unknown[]) => send(...args) } as unknown as Ledger['db'],
    dieBefore: (request) => {
      diesBefore = sent + request;
    },
    revive: () => {
      diesBefore = Infinity;
    },
    sent: () => sent,
  };
}
