/** What an agent, a customer or an outside party does of their own accord. */
export type Act =
  | 'available'
  | 'offline'
  | 'accept'
  | 'decline'
  | 'consult'
  | 'cancel'
  | 'return'
  | 'swap'
  | 'conference'
  | 'hold'
  | 'resume'
  | 'drop'
  | 'leave'
  | 'end-for-all'
  | 'hang-up'
  | 'clear'
  | 'call-customer'
  | 'lose-browser'
  | 'listen'
  | 'barge'
  | 'answer';

/** One thing one person does. */
export interface Deed {
  /** An agent's login, `customer`, or the number of an outside party. */
  readonly who: string;
  readonly does: Act;
  /** Whom it is about: `customer`, a quick connect, a number, or the login a supervisor listens to. */
  readonly to?: string;
  /** Done on the bare softphone: the desk logs nothing of it. @default false */
  readonly unlogged?: boolean;
}

/** A deed of a script. */
export interface Step extends Deed {
  /** Milliseconds since the step before. */
  readonly afterMs: number;
}

/** A step as one line of a script, `+3200 alice consult Bob`. */
export const stepText = ({ afterMs, who, does, to, unlogged }: Step): string =>
  [`+${afterMs}`, who, does, to, unlogged ? '(unlogged)' : undefined].filter((part) => part !== undefined).join(' ');
