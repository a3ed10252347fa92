import type { ConsultsPage } from '../ledger/consults.ts';

/** An agent's own consults, as far as they are read. */
export interface History {
  readonly state: 'reading' | 'read' | 'failed';
  /** The newest; null before the first reading. */
  readonly page: ConsultsPage | null;
}

export const NO_HISTORY: History = { state: 'reading', page: null };
/** As long as the picker remembers whom one asked. */
export const HISTORY_DAYS = 14;
