import type { Chain } from '../../domain/consult.ts';
import { foldChain } from '../../domain/fold-chain.ts';
import { maskedConsult, maskedLeg } from '../../domain/masked.ts';
import { namesIn } from '../../domain/names.ts';
import { partyOf } from '../../domain/party-of.ts';
import { rootOf } from '../../domain/root-of.ts';
import { type ApiAnswer, PROBLEM } from '../runtime/api.ts';
import type { Caller } from '../runtime/caller.ts';
import { type AgentDirectory, agentOfLogin } from '../store/agent-of-login.ts';
import { type NameBook, readNames } from '../store/names.ts';
import { readChainOf } from '../store/read-chain-of.ts';
import { readLeg } from '../store/read-legs.ts';

/** A request for the tree of one contact. */
export interface TreeRequest {
  readonly contactId: string | undefined;
  readonly caller: Caller;
  /** Milliseconds since 1970 UTC. */
  readonly nowMs: number;
}

const CONTACT_ID = /^[\w-]{1,256}$/;

/** The legs and consults of the chain that a contact belongs to, for its agents and for supervisors (`docs/api.md`). */
export async function getContactTree(request: TreeRequest, directory: AgentDirectory, book: NameBook): Promise<ApiAnswer> {
  const { contactId, caller, nowMs } = request;
  if (!contactId || !CONTACT_ID.test(contactId)) return PROBLEM.badField('id', 'A contact id has letters, digits and dashes only.');
  if (caller.login === null && !caller.supervisor) return PROBLEM.noLogin;
  const chain = await chainOf(contactId, directory);
  if (!chain) return PROBLEM.unknownContact;
  const { rootContactId, legs, consults } = chain;
  const party = partyOf(legs, caller.login === null ? null : await agentOfLogin(directory, caller.login, nowMs));
  if (!caller.supervisor && party !== 'party') return party === 'not-a-party' ? PROBLEM.notAParty : PROBLEM.notKnownYet;
  const [leg, consult] = party === 'party' ? [same, same] : [maskedLeg, maskedConsult];
  const shown = { legs: legs.map((one) => [one, leg(one)] as const), consults: consults.map((one) => [one, consult(one)] as const) };
  const seen = { legs: shown.legs.map(([, one]) => one), consults: shown.consults.map(([, one]) => one) };
  const names = namesIn(shown, await readNames(book, nowMs));
  const missing = [...new Set([...legs, ...consults].flatMap((one) => one.missing))].sort();
  return { status: 200, body: { contactId, rootContactId, ...seen, names, missing } };
}

const same = <T>(one: T): T => one;

async function chainOf(contactId: string, { ledger }: AgentDirectory): Promise<Chain | undefined> {
  const asked = await readLeg(ledger, contactId);
  return asked && foldChain(rootOf(asked.facts), await readChainOf(ledger, asked.facts));
}
