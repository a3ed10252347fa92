import type { Consult } from '../../contract/schemas/consult.ts';

/** A page of the call log. */
export interface HistoryPage {
  readonly consults: readonly Consult[];
  /** By ARN. */
  readonly names: Readonly<Record<string, string>>;
  /** Not null: there are older ones. */
  readonly next: string | null;
}

/** An agent's own consults, as far as they are read. */
export interface History {
  readonly state: 'reading' | 'read' | 'failed';
  /** The newest; null before the first reading. */
  readonly page: HistoryPage | null;
}

export const NO_HISTORY: History = { state: 'reading', page: null };
/** As long as the picker remembers whom one asked. */
export const HISTORY_DAYS = 14;
