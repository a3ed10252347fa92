import type { Consult } from '../../../../contract/schemas/consult.ts';
import { consultHeading, consultLine } from '../../../../domain/csv/consults-csv.ts';
import type { ConsultList } from '../../../../domain/lists/list-keys.ts';
import { maskedConsult } from '../../../../domain/masked.ts';
import { namesIn } from '../../../../domain/names.ts';
import { PROBLEM, type RouteAnswer } from '../../../runtime/api.ts';
import type { ListRequest } from '../../../runtime/api-request.ts';
import { readsAll } from '../../../runtime/caller.ts';
import { csvAnswer, wantsCsv } from '../../../runtime/csv.ts';
import { type AgentDirectory, agentOfLogin } from '../../../store/agent-of-login.ts';
import { readDispositionCodes } from '../../../store/disposition.ts';
import { type NameBook, readNames } from '../../../store/names.ts';
import { cursorOf } from './cursor.ts';
import { type ConsultsQuery, readQuery } from './read-query.ts';
import { readSome } from './read-some.ts';

/** The consults that began in a range of time, newest first, for supervisors; an agent may read their own (`docs/api.md`). */
export async function getConsults(request: ListRequest, directory: AgentDirectory, book: NameBook): Promise<RouteAnswer<'get-consults'>> {
  const { parameters, caller, nowMs } = request;
  const read = readQuery(parameters);
  if (!read.ok) return PROBLEM.badField(read.field, read.message);
  const all = readsAll(caller);
  if (caller.login === null && !all) return PROBLEM.noLogin;
  const self = caller.login === null ? null : await agentOfLogin(directory, caller.login, nowMs);
  if (!all && self === null) return PROBLEM.noUser;
  const { agent = all ? undefined : (self ?? undefined) } = read.query;
  if (!all && agent !== self) return PROBLEM.supervisorsOnly;
  const { consults, next } = await readSome(directory.ledger, { ...read.query, agent }, listsOf({ ...read.query, agent }));
  const shown = consults.map((consult) => (self !== null && consult.askedBy.agent === self ? consult : maskedConsult(consult)));
  const names = namesIn({ consults: consults.map((consult, at) => [consult, shown[at] ?? consult]) }, await readNames(book, nowMs));
  const dispositions = await readDispositionCodes(directory.ledger, consults.flatMap(contactsOf), nowMs);
  const cursor = next === null ? null : cursorOf(next);
  const { from, to, after } = read.query;
  if (!wantsCsv(request)) return { status: 200, body: { from, to, consults: shown, names, dispositions, next: cursor } };
  return asCsv(shown, { names, dispositions, cursor, first: after === null });
}

/** The contacts of whoever asked and of whoever was asked. */
const contactsOf = ({ rootContactId: root, parentContactId, contactId }: Consult) => [
  { root, contactId: parentContactId },
  { root, contactId },
];

/** The lists a question is about: the shortest there are for it. What they do not tell is looked for in the rows. */
function listsOf({ agent, role, queue }: Pick<ConsultsQuery, 'agent' | 'role' | 'queue'>): readonly ConsultList[] {
  const roles = role ? [role] : (['asker', 'asked'] as const);
  if (agent) return roles.map((name) => ({ name, value: agent }));
  return queue ? [{ name: 'queue', value: queue }] : [{ name: 'all', value: 'all' }];
}

interface CsvPage {
  readonly names: Readonly<Record<string, string>>;
  readonly dispositions: Readonly<Record<string, string>>;
  readonly cursor: string | null;
  readonly first: boolean;
}

// Pages that are put one behind the other are one file: only the first has the heading.
function asCsv(consults: readonly Consult[], { names, dispositions, cursor, first }: CsvPage): RouteAnswer<'get-consults'> {
  const beside = { nameOf: (id: string) => names[id], dispositionOf: (contactId: string) => dispositions[contactId] };
  const lines = consults.map((consult) => consultLine(consult, beside));
  return csvAnswer([...(first ? [consultHeading()] : []), ...lines].join(''), cursor === null ? {} : { 'x-next': cursor });
}
