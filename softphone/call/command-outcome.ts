import type { Refusal } from '../../contract/schemas/outside-check.ts';
import type { Lane } from './command.ts';
import type { PhoneErrorCode } from './phone.ts';
import type { Problem } from './problem.ts';
import type { Reason } from './reason.ts';

/**
 * What came of a command. `done`: snapshots show it; `not-confirmed`: none showed it in time, it may still come true; `call-ended`: the call was over first;
 * `asks`: it needs a choice that only the agent can make, and nothing was sent.
 */
export type CommandOutcome =
  | { readonly outcome: 'done' | 'call-ended' | 'asks' }
  | { readonly outcome: 'refused'; readonly by: 'desk'; readonly why: Reason }
  | { readonly outcome: 'refused'; readonly by: 'phone'; readonly why: PhoneErrorCode }
  | { readonly outcome: 'refused'; readonly by: 'policy'; readonly why: Refusal }
  | { readonly outcome: 'not-confirmed'; readonly accepted: boolean };

/** How the last command of each lane ended, by the number of its wish. */
export type Endings = Readonly<Partial<Record<Lane, { readonly wish: number; readonly outcome: CommandOutcome }>>>;

/** A problem as the outcome of its command. */
export function outcomeOf(cause: Problem['cause']): CommandOutcome {
  if (cause.kind === 'no-answer') return { outcome: 'not-confirmed', accepted: cause.accepted };
  if (cause.kind === 'forbidden') return { outcome: 'refused', by: 'policy', why: cause.why };
  return cause.kind === 'refused'
    ? { outcome: 'refused', by: 'phone', why: cause.code }
    : { outcome: 'refused', by: 'desk', why: cause.why };
}
