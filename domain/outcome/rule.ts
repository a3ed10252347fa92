import type { Outcome } from '../../contract/outcomes.ts';
import { coarsest, type Known } from '../fold/instant.ts';
import type { Evidence } from './evidence.ts';

interface Decision {
  readonly outcome: Exclude<Outcome, 'pending' | 'unknown'>;
  readonly method: Known;
}

/** Says its outcome where the evidence shows it, and nothing where it does not: what is missing never speaks. */
export type Rule = (evidence: Evidence) => Decision | null;

/** The outcome, as well known as the coarsest of what it was concluded from. */
export const decided = (outcome: Decision['outcome'], ...from: readonly (Known | { readonly method: Known })[]): Decision => ({
  outcome,
  method: coarsest(...from.map((each) => (typeof each === 'string' ? each : each.method))),
});
