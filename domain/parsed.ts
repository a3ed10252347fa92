import type { Fact } from './fact.ts';

/** Why a message could not be read: a code to act on, the place in the message, and no value from it. */
export interface Rejection {
  readonly code: 'not-json' | 'not-an-object' | 'no-contact-id' | 'malformed' | 'unknown-shape' | 'other-instance' | 'older-than-retention';
  /** What was wrong, by path and kind only: never a value, so never a number or a name. */
  readonly message: string;
  readonly contactId?: string;
}

/** The answer of every parser at the door: the facts, with what was passed over, or the reason there are none. */
export type Parsed =
  | {
      readonly ok: true;
      readonly facts: readonly Fact[];
      /** Paths of fields that were passed over. */
      readonly ignored: readonly string[];
      /** Those among them that are needed and have a value of an unknown form; absent for none. */
      readonly unread?: readonly string[];
    }
  | { readonly ok: false; readonly rejection: Rejection };
