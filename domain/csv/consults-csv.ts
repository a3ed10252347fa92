import type { Consult } from '../../contract/schemas/consult.ts';
import { TIMES } from '../../contract/times.ts';
import { type Cell, csvLine } from './csv-line.ts';

/** What is known beside a consult; each undefined when nobody knows. */
export interface Beside {
  /** What people call an agent's ARN, a queue's ARN or a number, as it is printed. */
  nameOf(id: string): string | undefined;
  /** The code that the agent of a contact chose for it. */
  dispositionOf(contactId: string): string | undefined;
}

const NOTHING: Beside = { nameOf: () => undefined, dispositionOf: () => undefined };
type Column = readonly [heading: string, cell: (consult: Consult, beside: Beside) => Cell];

const named = (id: string | null, { nameOf }: Beside): Cell => (id === null ? null : (nameOf(id) ?? null));

/** The fields of a consult (`docs/api.md`) in their order; durations in milliseconds, one that is not known, or that there was not, is an empty cell. */
const COLUMNS: readonly Column[] = [
  ['contactId', ({ contactId }) => contactId],
  ['parentContactId', ({ parentContactId }) => parentContactId],
  ['rootContactId', ({ rootContactId }) => rootContactId],
  ['channel', ({ channel }) => channel],
  ['startedAt', ({ startedAt }) => startedAt],
  ['askedByAgent', ({ askedBy }) => askedBy.agent],
  ['askedByAgentName', ({ askedBy }, beside) => named(askedBy.agent, beside)],
  ['askedByQueue', ({ askedBy }) => askedBy.queue],
  ['askedByQueueName', ({ askedBy }, beside) => named(askedBy.queue, beside)],
  ['targetKind', ({ target }) => target.kind],
  ['targetId', ({ target }) => target.id],
  ['targetName', ({ target }, beside) => named(target.id, beside)],
  ['outcome', ({ outcome }) => outcome],
  ['outcomeMethod', ({ outcomeMethod }) => outcomeMethod],
  ['answered', ({ answered }) => answered],
  ['joined', ({ joined }) => joined],
  ['customerLost', ({ customerLost }) => customerLost],
  ...TIMES.flatMap((name): Column[] => [
    [`${name}Ms`, ({ times }) => times[name].ms],
    [`${name}Method`, ({ times }) => times[name].method],
    [`${name}AtLeastMs`, ({ times }) => times[name].atLeastMs],
    [`${name}AtMostMs`, ({ times }) => times[name].atMostMs],
  ]),
  ['missing', ({ missing }) => missing.join('; ')],
  ['askerDisposition', ({ parentContactId }, { dispositionOf }) => dispositionOf(parentContactId) ?? null],
  ['askedDisposition', ({ contactId }, { dispositionOf }) => dispositionOf(contactId) ?? null],
];

/** The heading line of a list of consults. */
export const consultHeading = (): string => csvLine(COLUMNS.map(([heading]) => heading));

/** One consult as a line of CSV under `consultHeading`. */
export const consultLine = (consult: Consult, beside: Beside = NOTHING): string =>
  csvLine(COLUMNS.map(([, cell]) => cell(consult, beside)));
