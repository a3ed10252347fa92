import { CONSULT_SETTLED, CONSULT_SETTLED_1, REVISION_DIGITS } from '../../contract/consult-event.ts';
import type { Consult, Time } from '../../contract/schemas/consult.ts';
import { maskedConsult } from '../masked.ts';
import type { Contribution } from '../report/contribution-of.ts';
import { valueIn } from '../report/report-key.ts';
import { type ConsultSettled, type ConsultSettled1, VERSION_1_TIMES } from './consult-settled.ts';

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
    consult: consult && mutable(maskedConsult(consult)),
  };
}

// What stands for an outside number is in the row's report keys, if it has any.
const targetKeyOf = ({ target }: Consult, contribution: Contribution): string | null =>
  target.kind === 'external' ? valueIn(Object.keys(contribution), 'target') : target.id;

const mutable = ({ missing, ...consult }: Consult): NonNullable<ConsultSettled['consult']> => ({ ...consult, missing: [...missing] });

/** The same event as version 1 has it: five times without bounds, in which what there was not is unknown. */
export const asVersion1 = ({ consult, ...event }: ConsultSettled): ConsultSettled1 => ({
  ...event,
  schemaVersion: CONSULT_SETTLED_1.schemaVersion,
  consult: consult && {
    ...consult,
    times: Object.fromEntries(VERSION_1_TIMES.map((name) => [name, plainTime(consult.times[name])])) as Times,
  },
});

type Times = NonNullable<ConsultSettled1['consult']>['times'];
const plainTime = ({ ms, method }: Time) => ({ ms, method: method === 'not-applicable' ? 'unknown' : method });
