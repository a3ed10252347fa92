/** What became of a consult, from the best kept customer to the least known: tables list them and bars stack them in this order. */
export const OUTCOMES = [
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
] as const;
export type Outcome = (typeof OUTCOMES)[number];
