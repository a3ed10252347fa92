import { factsHash } from '../../../domain/facts-hash.ts';
import { foldChain } from '../../../domain/fold-chain.ts';
import { askedAgents } from '../../../domain/lists/asked-agents.ts';
import { listKeysOf } from '../../../domain/lists/list-keys.ts';
import { contributionOf, diffContributions } from '../../../domain/report/contribution-of.ts';
import { rootOf } from '../../../domain/root-of.ts';
import type { ConsultCommit } from '../../store/commit-consult.ts';
import type { StoredConsult } from '../../store/consult-item.ts';
import type { StoredLeg } from '../../store/leg-item.ts';
import { expiryOfLeg } from './expiry-of-leg.ts';

/** What was read of a chain: its rows first, then the legs that may belong to it. */
export interface ReadChain {
  readonly root: string;
  readonly rows: ReadonlyMap<string, StoredConsult>;
  readonly legs: readonly StoredLeg[];
}

/** What rows depend on beside the facts. */
export interface RowRules {
  readonly retentionMonths: number;
  /** What stands for an outside number in a report key. */
  readonly hashNumber: (phoneNumber: string) => string;
}

/** Every row that a chain should have, beside the one that stands; of the root only if it has one. */
export function refold({ root, rows, legs }: ReadChain, { retentionMonths, hashNumber }: RowRules): readonly ConsultCommit[] {
  const members = legs.filter(({ facts }) => rootOf(facts) === root);
  const chain = foldChain(
    root,
    members.map(({ facts }) => facts),
  );
  const consults = new Map(chain.consults.map((consult) => [consult.contactId, consult]));
  const seen = factsHash(members.map(({ facts }) => facts));
  return members.flatMap((leg) => {
    const { contactId } = leg.facts;
    const before = rows.get(contactId);
    if (!before && contactId === root) return [];
    const consult = consults.get(contactId) ?? null;
    const contribution = consult ? contributionOf(consult, hashNumber) : {};
    const lists = consult ? listKeysOf(consult, askedAgents(consult, chain)) : [];
    const difference = diffContributions(before?.contribution ?? {}, contribution);
    const expiresAt = expiryOfLeg(leg.facts, retentionMonths) ?? leg.expiresAt;
    return [{ contactId, before, after: { consult, contribution, lists, seen }, difference, expiresAt, retentionMonths }];
  });
}

/**
 * The rows of a chain that were derived from other facts than are known now, as they should be.
 * Every leg of the chain but its root has a row, also one that is no consult: without the row a slower projection, which still
 * takes the leg for a consult, would find nothing in its way.
 */
export const rowsToWrite = (chain: ReadChain, rules: RowRules): readonly ConsultCommit[] =>
  refold(chain, rules).filter(({ before, after }) => before?.seen !== after.seen);
