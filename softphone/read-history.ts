import type { ConsultsPage } from '../contract/schemas/consults.ts';
import type { ConsultsQuery } from './ledger/consults.ts';
import { LedgerError } from './ledger/errors.ts';
import { HISTORY_DAYS, type History, NO_HISTORY } from './view/history.ts';

const DAY_MS = 24 * 3_600_000;
/** This browser's clock may be behind the ledger's. */
const AHEAD_MS = 3_600_000;

export interface HistoryOptions {
  readonly read: (query: ConsultsQuery) => Promise<ConsultsPage>;
  readonly now: () => number;
  readonly onChange: (history: History) => void;
}

/** Reads an agent's own consults, those they were asked in too; what was read before stays shown until then. */
export function historyReader({ read, now, onChange }: HistoryOptions): (ownArn: string) => void {
  let shown = NO_HISTORY;
  let turns = 0;
  const become = (history: History): void => {
    shown = history;
    onChange(history);
  };
  return (agent) => {
    turns += 1;
    const turn = turns;
    become({ ...shown, state: 'reading' });
    read({ from: instant(now() - HISTORY_DAYS * DAY_MS), to: instant(now() + AHEAD_MS), agent }).then(
      (page) => turn === turns && become({ state: 'read', page }),
      (error: unknown) => {
        if (!(error instanceof LedgerError)) throw error;
        if (turn === turns) become({ ...shown, state: 'failed' });
      },
    );
  };
}

const instant = (ms: number): string => new Date(ms).toISOString();
