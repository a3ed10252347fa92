import type { Refusal } from '../../contract/schemas/outside-check.ts';
import type { Command } from './command.ts';
import type { PhoneErrorCode } from './phone.ts';
import type { Reason } from './reason.ts';

/** Why a command did not go through, and what to try again. */
export interface Problem {
  readonly command: Command;
  readonly cause:
    | { readonly kind: 'not-now'; readonly why: Reason }
    | { readonly kind: 'refused'; readonly code: PhoneErrorCode }
    /** The centre's policy of outside numbers; `rule` as the config names it. */
    | { readonly kind: 'forbidden'; readonly why: Refusal; readonly rule: string | null }
    /** The deadline passed without a snapshot that shows it. `accepted`: the phone had said yes. */
    | { readonly kind: 'no-answer'; readonly accepted: boolean };
}
