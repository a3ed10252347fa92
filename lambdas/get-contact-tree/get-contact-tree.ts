import { maskedConsult, maskedLeg } from '../../domain/masked.ts';
import { namesIn } from '../../domain/names.ts';
import { partyOf } from '../../domain/party-of.ts';
import { type CallRequest, findCall, mayReadCall } from '../routes/find-call.ts';
import type { ApiAnswer } from '../runtime/api.ts';
import type { AgentDirectory } from '../store/agent-of-login.ts';
import { type NameBook, readNames } from '../store/names.ts';

/** The legs and consults of the chain that a contact belongs to, for its agents and for supervisors (`docs/api.md`). */
export async function getContactTree(request: CallRequest, directory: AgentDirectory, book: NameBook): Promise<ApiAnswer> {
  const found = await findCall(request, mayReadCall, directory);
  if (!found.ok) return found.answer;
  const { contactId, rootContactId, legs, consults, userArn } = found.call;
  const [leg, consult] = partyOf(legs, userArn) === 'party' ? [same, same] : [maskedLeg, maskedConsult];
  const shown = { legs: legs.map((one) => [one, leg(one)] as const), consults: consults.map((one) => [one, consult(one)] as const) };
  const seen = { legs: shown.legs.map(([, one]) => one), consults: shown.consults.map(([, one]) => one) };
  const names = namesIn(shown, await readNames(book, request.nowMs));
  const missing = [...new Set([...legs, ...consults].flatMap((one) => one.missing))].sort();
  return { status: 200, body: { contactId, rootContactId, ...seen, names, missing } };
}

const same = <T>(one: T): T => one;
