import type { Consult, Time } from '../../contract/schemas/consult.ts';
import { maskedConsult } from '../masked.ts';
import type { Contribution } from '../report/contribution-of.ts';
import { valueIn } from '../report/report-key.ts';
import { type ConsultSettled, VERSION_1_TIMES } from './consult-settled.ts';
import { CONSULT_SETTLED, REVISION_DIGITS } from './names.ts';

/** A stored row, as far as an event tells of it. */
export interface TellableRow {
  readonly consult: Consult | null;
  readonly contribution: Contribution;
  readonly seen: string;
}

/** A change of a row; `sequenceNumber` is that of the table's stream. */
export interface RowChange {
  readonly contactId: string;
  readonly sequenceNumber: string;
  readonly before: TellableRow | undefined;
  readonly after: TellableRow;
}

/** Whether a consult's outcome stands and nothing that must come is missing. */
export const isSettled = ({ outcome, missing }: Consult): boolean => outcome !== 'pending' && missing.length === 0;

/**
 * What to tell of a changed row: a consult that is settled and reads otherwise than before, or that there is none after all; null when
 * there is no news. A pure function of the change, so that a change delivered again is told in the same words.
 */
export function settledNews({ contactId, sequenceNumber, before, after }: RowChange): ConsultSettled | null {
  const { consult, contribution, seen } = after;
  if (JSON.stringify(consult) === JSON.stringify(before?.consult ?? null)) return null;
  if (consult !== null && !isSettled(consult)) return null;
  return {
    schemaVersion: CONSULT_SETTLED.schemaVersion,
    id: `${contactId}#${seen}`,
    contactId,
    revision: sequenceNumber.padStart(REVISION_DIGITS, '0'),
    targetKey: consult && targetKeyOf(consult, contribution),
    consult: consult && asVersion1(maskedConsult(consult)),
  };
}

// What stands for an outside number is in the row's report keys, if it has any.
const targetKeyOf = ({ target }: Consult, contribution: Contribution): string | null =>
  target.kind === 'external' ? valueIn(Object.keys(contribution), 'target') : target.id;

/** As version 1 has it: five times without bounds, in which what there was not is unknown. */
const asVersion1 = ({ missing, times, ...consult }: Consult): NonNullable<ConsultSettled['consult']> => ({
  ...consult,
  times: Object.fromEntries(VERSION_1_TIMES.map((name) => [name, plainTime(times[name])])) as Times,
  missing: [...missing],
});

type Times = NonNullable<ConsultSettled['consult']>['times'];
const plainTime = ({ ms, method }: Time) => ({ ms, method: method === 'not-applicable' ? 'unknown' : method });
