import { type ReadChain, type RowRules, refold } from '../../lambdas/ledger/projection/rows-to-write.ts';
import { type ConsultCommit, commitConsult } from '../../lambdas/store/commit-consult.ts';
import type { Ledger } from '../../lambdas/store/ledger.ts';
import { readConsultRows } from '../../lambdas/store/read-consult-rows.ts';
import { readLegs } from '../../lambdas/store/read-legs.ts';
import { readMarkers } from '../../lambdas/store/read-markers.ts';
import { backOff } from '../../lambdas/store/retry.ts';
import { rowDifference } from './differences.ts';
import { isChainLeaving } from './leaving.ts';

/** How often a chain is read again because somebody wrote it at the same time. */
const ROUNDS = 6;

/** What rows depend on, and when the audit runs, in seconds since 1970 UTC. */
export interface AuditRules extends RowRules {
  readonly nowSeconds: number;
}

/**
 * The commits that a chain needs, read strongly consistent: rows before legs, as the projection does. None while it leaves the ledger:
 * what is left of its facts would say something else.
 */
export async function neededCommits(root: string, ledger: Ledger, rules: AuditRules): Promise<readonly ConsultCommit[]> {
  const members = [root, ...(await readMarkers(ledger, root))];
  const rows = await readConsultRows(ledger, members);
  const chain: ReadChain = { root, rows, legs: await readLegs(ledger, members) };
  if (isChainLeaving(chain.legs, rules.nowSeconds)) return [];
  return refold(chain, rules).filter((commit) => rowDifference(root, commit) !== undefined);
}

/**
 * Brings the rows of a chain, and the report with them, to what the facts say; also those that were derived from the same facts by
 * other rules.
 * @returns how many rows were written, or null when others kept writing the chain
 */
export async function mendChain(root: string, ledger: Ledger, rules: AuditRules): Promise<number | null> {
  let written = 0;
  for (let round = 1; round <= ROUNDS; round += 1) {
    const commits = await neededCommits(root, ledger, rules);
    const results = await Promise.all(commits.map((commit) => commitConsult(ledger, commit)));
    written += results.filter((result) => result === 'committed').length;
    if (!results.includes('refused')) return written;
    await backOff(round);
  }
  return null;
}
