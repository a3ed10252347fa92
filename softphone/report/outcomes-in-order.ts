import type { Outcome } from '../../domain/consult.ts';

/** Outcomes from the best kept customer to the least known, as tables list and bars stack them. */
export const OUTCOMES_IN_ORDER: readonly Outcome[] = [
  'returned',
  'conferenced',
  'transferred-warm',
  'transferred-cold',
  'not-answered',
  'declined',
  'cancelled',
  'failed',
  'customer-left',
  'pending',
  'unknown',
];
