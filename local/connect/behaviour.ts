import { type Assumptions, DEFAULT_ASSUMPTIONS } from './assumptions.ts';
import { DEFAULT_TIMINGS, type Timings } from './timings.ts';

/** What an administrator may switch, what nobody could check on the real service, and how long things take. */
export interface Behaviour {
  /** Participants a call may have: 3 is the default mode, 6 is multi-party calls with enhanced contact monitoring. @default 6 */
  readonly parties?: 3 | 6;
  readonly assumptions?: Partial<Assumptions>;
  readonly timings?: Partial<Timings>;
}

/** A behaviour with nothing left open. */
export interface WholeBehaviour extends Required<Behaviour> {
  readonly assumptions: Assumptions;
  readonly timings: Timings;
}

/** What is not said is as usual. */
export const wholeBehaviour = ({ parties = 6, assumptions, timings }: Behaviour): WholeBehaviour => ({
  parties,
  assumptions: { ...DEFAULT_ASSUMPTIONS, ...assumptions },
  timings: { ...DEFAULT_TIMINGS, ...timings },
});
