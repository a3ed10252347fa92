import type { Outcome } from '../../contract/outcomes.ts';
import type { Method } from '../../contract/times.ts';
import type { Evidence } from './evidence.ts';
import type { Rule } from './rule.ts';
import { cancelled } from './rules/cancelled.ts';
import { conferenced } from './rules/conferenced.ts';
import { customerLeft } from './rules/customer-left.ts';
import { declined } from './rules/declined.ts';
import { failed } from './rules/failed.ts';
import { notAnswered } from './rules/not-answered.ts';
import { returned } from './rules/returned.ts';
import { transferredCold } from './rules/transferred-cold.ts';
import { transferredWarm } from './rules/transferred-warm.ts';

/** In this order; the first that speaks decides. */
const RULES: readonly Rule[] = [
  failed,
  transferredCold,
  declined,
  cancelled,
  notAnswered,
  customerLeft,
  transferredWarm,
  conferenced,
  returned,
];

/**
 * The outcome of a consult. While no rule speaks it is `pending` as long as a contact record that may still come is missing, and
 * `unknown` once all are there.
 */
export function decideOutcome(evidence: Evidence, missing: readonly string[]): { readonly outcome: Outcome; readonly method: Method } {
  for (const rule of RULES) {
    const decision = rule(evidence);
    if (decision) return decision;
  }
  return { outcome: missing.length > 0 ? 'pending' : 'unknown', method: 'unknown' };
}
