/**
 * An agent who acts by script, through the same port as the desk. Every act resolves when the snapshot that confirms it is there.
 * @throws WaitedInVainError after 10 s (for others' acts: 2 min) on the clock; NotPossibleNowError; CtiError when the service refuses.
 */
export interface ScriptedAgent {
  readonly login: string;
  readonly arn: string;
  /** Whether they are on a call, or being offered one. */
  isOnCall(): boolean;
  available(): Promise<void>;
  offline(): Promise<void>;
  /** Waits until a call is offered; the contact id. */
  rings(): Promise<string>;
  /** Waits for the offer if need be, and takes it; the contact id. */
  accept(): Promise<string>;
  decline(): Promise<void>;
  /** Waits until an offer is over without having been taken. */
  misses(): Promise<void>;
  /** Invites by quick connect name or E.164 number; the new line's connection id. The customer goes on hold. */
  consult(target: string): Promise<string>;
  /** Waits until an outside party's line is up. For agents and queues this is not their answer. */
  lineConnects(connectionId: string): Promise<void>;
  /** Waits until a line has ended without this agent's doing. */
  lineEnds(connectionId: string): Promise<void>;
  /** Takes an invitation back; the customer stays on hold. */
  cancel(connectionId: string): Promise<void>;
  /** Drops the consulted party if they are still there, then resumes the customer. */
  returnToCustomer(connectionId: string): Promise<void>;
  swap(): Promise<void>;
  conference(): Promise<void>;
  /** Leaves the others to themselves: a transfer. */
  leave(): Promise<void>;
  /** Holds the customer, or the named line. */
  hold(connectionId?: string): Promise<void>;
  resume(connectionId?: string): Promise<void>;
  /** Ends one line. */
  drop(connectionId: string): Promise<void>;
  /** Ends the call with the customer, with nobody else in it. */
  hangUp(): Promise<void>;
  /** Ends everybody else's line, then their own. */
  endForAll(): Promise<void>;
  /** Calls an outside number; resolves while it rings, with the contact id. */
  dial(number: string): Promise<string>;
  /** Waits until a dialled call is answered. */
  isAnswered(): Promise<void>;
  /** Waits until the call is over without this agent's doing. */
  callEnds(): Promise<void>;
  /** Ends after-contact work, or puts a missed call away. */
  clear(): Promise<void>;
  /** At the end of the day: puts away what is over, and takes no more calls. */
  goesHome(): Promise<void>;
}
