import { correctNumbers } from '../../lambdas/store/correct-numbers.ts';
import { expiryOf } from '../../lambdas/store/expiry.ts';
import { bucketInKey } from '../../lambdas/store/keys.ts';
import type { Ledger } from '../../lambdas/store/ledger.ts';
import type { Findings } from './audit.ts';
import { type AuditRules, mendChain } from './look-again.ts';

/** What a repair has done, and what it had to leave. */
export interface Repair {
  readonly rows: number;
  readonly numbers: number;
  /** Chains and report items that others kept writing, and rows whose facts are gone. */
  readonly left: number;
}

/**
 * Mends what an audit has found. Numbers first, as they were compared with the rows that stand: a row that is mended then takes its own
 * difference with it.
 */
export async function repair({ rows, numbers }: Findings, ledger: Ledger, rules: AuditRules): Promise<Repair> {
  const corrected = await Promise.all(
    numbers.map((one) => correctNumbers(ledger, { ...one, expiresAt: expiryOf(bucketInKey(one.key.sk.S), rules.retentionMonths) })),
  );
  const roots = new Set(rows.flatMap(({ rootContactId, kind }) => (kind === 'without-facts' ? [] : [rootContactId])));
  const mended: (number | null)[] = [];
  for (const root of roots) mended.push(await mendChain(root, ledger, rules));
  return {
    rows: mended.reduce<number>((sum, one) => sum + (one ?? 0), 0),
    numbers: corrected.filter((one) => one === 'corrected').length,
    left:
      mended.filter((one) => one === null).length +
      corrected.filter((one) => one === 'changed').length +
      rows.filter(({ kind }) => kind === 'without-facts').length,
  };
}
