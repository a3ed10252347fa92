import type { Command } from './command.ts';
import type { PhoneErrorCode } from './phone.ts';
import type { Reason } from './reason.ts';

/** Why a command did not go through, and what to try again. */
export interface Problem {
  readonly command: Command;
  readonly cause:
    | { readonly kind: 'not-now'; readonly why: Reason }
    | { readonly kind: 'refused'; readonly code: PhoneErrorCode }
    /** The deadline passed without a snapshot that shows it. `accepted`: the phone had said yes. */
    | { readonly kind: 'no-answer'; readonly accepted: boolean };
}
