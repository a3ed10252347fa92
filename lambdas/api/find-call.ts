import { CONTACT_ID } from '../../contract/formats.ts';
import type { Chain } from '../../domain/consult.ts';
import type { LegFacts } from '../../domain/fact.ts';
import { foldChain } from '../../domain/fold-chain.ts';
import { type Party, partyOf } from '../../domain/party-of.ts';
import { rootOf } from '../../domain/root-of.ts';
import { PROBLEM, type Refusal } from '../runtime/api.ts';
import type { ApiRequest } from '../runtime/api-request.ts';
import { type Caller, readsAll } from '../runtime/caller.ts';
import { type AgentDirectory, agentOfLogin } from '../store/agent-of-login.ts';
import { HeavyChainError } from '../store/errors.ts';
import { readChainOf } from '../store/read-chain-of.ts';
import { readLeg } from '../store/read-legs.ts';

/** A request about the call of a contact. */
export type CallRequest = Pick<ApiRequest, 'contactId' | 'caller' | 'nowMs'>;

/** The call of a contact, and who asks. */
export interface FoundCall extends Chain {
  readonly contactId: string;
  readonly facts: readonly LegFacts[];
  /** Null for a machine, and for a supervisor who is no agent. */
  readonly userArn: string | null;
}

/** The call that is asked for, or the answer that says why there is none. */
export type FindCall = { readonly ok: true; readonly call: FoundCall } | { readonly ok: false; readonly answer: Refusal<FindProblem> };

/** Why there is no call for the caller. */
type FindProblem = 'bad-field' | 'token-without-login' | 'not-a-party' | 'unknown-contact' | 'not-known-yet' | 'call-too-large';

/**
 * Finds the call of a contact for somebody who may do this with it.
 * @param may whether an agent of that ARN may. Supervisors and machines are asked about too: `null` is one who is no agent
 */
export async function findCall(
  { contactId, caller, nowMs }: CallRequest,
  may: (call: FoundCall, caller: Caller) => Party,
  directory: AgentDirectory,
): Promise<FindCall> {
  if (contactId === undefined || !CONTACT_ID.test(contactId))
    return no(PROBLEM.badField('id', 'A contact id has letters, digits and dashes only.'));
  if (caller.login === null && !readsAll(caller)) return no(PROBLEM.noLogin);
  const userArn = caller.login === null ? null : await agentOfLogin(directory, caller.login, nowMs);
  if (userArn === null && !readsAll(caller)) return no(PROBLEM.noUser);
  const asked = await readLeg(directory.ledger, contactId);
  if (!asked) return no(PROBLEM.unknownContact);
  const facts = await readChainOf(directory.ledger, asked.facts).catch(tooLarge);
  if (!facts) return no(PROBLEM.callTooLarge);
  const call = { ...foldChain(rootOf(asked.facts), facts), contactId, facts, userArn };
  const allowed = may(call, caller);
  if (allowed === 'party') return { ok: true, call };
  return no(allowed === 'not-a-party' ? PROBLEM.notAParty : PROBLEM.notKnownYet);
}

function tooLarge(error: unknown): undefined {
  if (!(error instanceof HeavyChainError)) throw error;
}

/** Whether somebody may read what is for the agents of a call and for supervisors. */
export const mayReadCall = ({ userArn, legs }: FoundCall, { supervisor }: Caller): Party => (supervisor ? 'party' : partyOf(legs, userArn));

const no = (answer: Refusal<FindProblem>): FindCall => ({ ok: false, answer });
