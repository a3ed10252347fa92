import type { Weakest } from './compare.ts';

/** What contact events and records must be able to tell: the customer's holds only to the second, a join not at all. */
export const WITHOUT_SOFTPHONE_LOG: Weakest = {
  ring: 'derived',
  queueWait: 'derived',
  private: 'derived',
  conference: 'unknown',
  customerHold: 'estimated',
};
