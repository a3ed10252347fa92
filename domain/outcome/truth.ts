import type { Known } from '../fold/instant.ts';

/** A yes or no with the way it is known. */
export interface Truth {
  readonly is: boolean;
  readonly method: Known;
}

export const truth = (is: boolean, method: Known): Truth => ({ is, method });
