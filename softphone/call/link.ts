/** Whether something the desk leans on can be reached, and since when (milliseconds of the browser's clock). */
export interface Link {
  readonly state: 'connecting' | 'up' | 'down';
  readonly since: number;
  readonly why: LinkTrouble | null;
}

/**
 * `sign-in`: somebody has to sign in; `denied`: signed in, but not allowed; `silent`: no answer.
 */
export type LinkTrouble = 'sign-in' | 'denied' | 'silent';

/** The phone is the CCP and its line to Connect; the ledger is the API that tells who answered. */
export type LinkName = 'phone' | 'ledger';
