import { withoutListeners } from '../../../../domain/listeners.ts';
import { maskedConsult, maskedLeg } from '../../../../domain/masked.ts';
import { namesIn } from '../../../../domain/names.ts';
import { mayReadNote } from '../../../../domain/note/may-read-note.ts';
import { type Party, partyOf } from '../../../../domain/party-of.ts';
import { type CallRequest, type FoundCall, findCall } from '../../../api/find-call.ts';
import type { RouteAnswer } from '../../../runtime/api.ts';
import { type Caller, readsAll } from '../../../runtime/caller.ts';
import type { AgentDirectory } from '../../../store/agent-of-login.ts';
import { type NameBook, readNames } from '../../../store/names.ts';
import { type QueueSight, queuePlaces } from './queue-places.ts';
import { type SecondSignal, withSecondSignal } from './second-signal.ts';

/** Where a tree is read. */
export interface TreeShelf {
  readonly directory: AgentDirectory;
  readonly book: NameBook;
  readonly signal: SecondSignal;
  readonly queue: QueueSight;
}

/** The legs and consults of the chain that a contact belongs to, for its agents, for whom it rings at, and for supervisors (`docs/api.md`). */
export async function getContactTree(
  request: CallRequest,
  { directory, book, signal, queue }: TreeShelf,
): Promise<RouteAnswer<'get-contact-tree'>> {
  const found = await findCall(request, mayRead, directory);
  if (!found.ok) return found.answer;
  const call = await withSecondSignal(found.call, request.nowMs, signal);
  const { contactId, rootContactId, userArn } = call;
  const { legs, consults } = readsAll(request.caller) ? call : withoutListeners(call, userArn);
  const isParty = partyOf(call.legs, userArn) === 'party';
  const [leg, consult] = isParty ? [same, same] : [maskedLeg, maskedConsult];
  const shown = { legs: legs.map((one) => [one, leg(one)] as const), consults: consults.map((one) => [one, consult(one)] as const) };
  const seen = { legs: shown.legs.map(([, one]) => one), consults: shown.consults.map(([, one]) => one) };
  const names = namesIn(shown, await readNames(book, request.nowMs));
  const missing = [...new Set([...legs, ...consults].flatMap((one) => one.missing))].sort();
  // Whoever looks at a call from outside does not wait with it.
  const queued = isParty ? await queuePlaces(legs, request.nowMs, queue) : {};
  return { status: 200, body: { contactId, rootContactId, ...seen, queued, names, missing } };
}

/** Whoever may read why they are asked may know who asks. */
const mayRead = ({ userArn, legs, facts }: FoundCall, caller: Caller): Party =>
  readsAll(caller) ? 'party' : mayReadNote(userArn, legs, facts);

const same = <T>(one: T): T => one;
