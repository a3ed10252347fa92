import { type Consult, TIMES } from '../consult.ts';
import { type Cell, csvLine } from './csv-line.ts';

/** What people call an agent's ARN, a queue's ARN or a number, as it is printed; undefined when nobody knows. */
export type NameOf = (id: string) => string | undefined;

const NOBODY: NameOf = () => undefined;
type Column = readonly [heading: string, cell: (consult: Consult, nameOf: NameOf) => Cell];

const named = (id: string | null, nameOf: NameOf): Cell => (id === null ? null : (nameOf(id) ?? null));

/** The fields of a consult (`docs/api.md`) in their order; durations in milliseconds, an unknown one is an empty cell. */
const COLUMNS: readonly Column[] = [
  ['contactId', ({ contactId }) => contactId],
  ['parentContactId', ({ parentContactId }) => parentContactId],
  ['rootContactId', ({ rootContactId }) => rootContactId],
  ['channel', ({ channel }) => channel],
  ['startedAt', ({ startedAt }) => startedAt],
  ['askedByAgent', ({ askedBy }) => askedBy.agent],
  ['askedByAgentName', ({ askedBy }, nameOf) => named(askedBy.agent, nameOf)],
  ['askedByQueue', ({ askedBy }) => askedBy.queue],
  ['askedByQueueName', ({ askedBy }, nameOf) => named(askedBy.queue, nameOf)],
  ['targetKind', ({ target }) => target.kind],
  ['targetId', ({ target }) => target.id],
  ['targetName', ({ target }, nameOf) => named(target.id, nameOf)],
  ['outcome', ({ outcome }) => outcome],
  ['outcomeMethod', ({ outcomeMethod }) => outcomeMethod],
  ['answered', ({ answered }) => answered],
  ['joined', ({ joined }) => joined],
  ['customerLost', ({ customerLost }) => customerLost],
  ...TIMES.flatMap((name): Column[] => [
    [`${name}Ms`, ({ times }) => times[name].ms],
    [`${name}Method`, ({ times }) => times[name].method],
  ]),
  ['missing', ({ missing }) => missing.join('; ')],
];

/** The heading line of a list of consults. */
export const consultHeading = (): string => csvLine(COLUMNS.map(([heading]) => heading));

/** One consult as a line of CSV under `consultHeading`. */
export const consultLine = (consult: Consult, nameOf: NameOf = NOBODY): string => csvLine(COLUMNS.map(([, cell]) => cell(consult, nameOf)));
