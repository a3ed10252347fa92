import type { Endpoint } from './endpoint.ts';

/**
 * The agent's phone. Every call resolves when the phone has accepted the wish, which is no proof that anything changed:
 * only a snapshot tells that. Every call rejects with a PhoneError, and may never settle at all.
 */
export interface Phone {
  accept(contactId: string): Promise<void>;
  decline(contactId: string): Promise<void>;
  hold(contactId: string, connectionId: string): Promise<void>;
  resume(contactId: string, connectionId: string): Promise<void>;
  /** Dials somebody in; the call's connected lines go on hold. */
  consult(contactId: string, endpoint: Endpoint): Promise<void>;
  /** Ends another participant's line. */
  drop(contactId: string, connectionId: string): Promise<void>;
  /** Everybody on the call hears everybody. */
  conference(contactId: string): Promise<void>;
  /** Held and connected lines change places. */
  toggle(contactId: string): Promise<void>;
  /** Ends the agent's own line: two or more others stay together, else the call ends. */
  leave(contactId: string): Promise<void>;
  /** Ends after-contact work. */
  clear(contactId: string): Promise<void>;
  setMute(contactId: string, connectionId: string, muted: boolean): Promise<void>;
  /** Every endpoint the agent's queues offer, each once. */
  endpoints(): Promise<readonly Endpoint[]>;
}

export type PhoneErrorCode =
  | 'invalid-state'
  | 'too-many-parties'
  | 'bad-endpoint'
  | 'not-allowed'
  | 'gone'
  | 'signed-out'
  | 'link-lost'
  | 'no-answer'
  | 'not-accepted'
  | 'unknown';

/** A refusal by the phone or the service. `message` is the service's own text and may name no person. */
export class PhoneError extends Error {
  override readonly name = 'PhoneError';
  readonly code: PhoneErrorCode;
  constructor(code: PhoneErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
