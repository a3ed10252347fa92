/** What the phone shows at one moment, as plain values. Instants are milliseconds of the browser's clock. */
export interface PhoneSnapshot {
  /** The service's clock minus the browser's, in milliseconds. */
  readonly skewMs: number;
  readonly agent: AgentSeen;
  /** Voice contacts only. */
  readonly calls: readonly CallSeen[];
}

/** The agent the phone is signed in as. */
export interface AgentSeen {
  readonly login: string;
  readonly arn: string;
  readonly name: string;
  /** The state's own name (`Available`, `Lunch`, `AfterCallWork`) and Streams' type (`routable`, `not_routable`, `offline`, `system`, `error`). */
  readonly stateName: string;
  readonly stateType: string;
}

/** Where a contact stands, after Streams' ContactStateType; `error`, `missed` and `rejected` are one here. */
export type CallPhase = 'incoming' | 'connecting' | 'connected' | 'ended' | 'failed';

/** One voice contact as this agent's phone sees it. */
export interface CallSeen {
  readonly contactId: string;
  /** The first contact of the chain; the contact itself for a first one. */
  readonly rootContactId: string;
  readonly phase: CallPhase;
  readonly since: number;
  readonly direction: 'inbound' | 'outbound';
  /** Another agent asked this one in; null where the phone does not say and the ledger must (`origin.ts`). */
  readonly askedIn: boolean | null;
  /** Handed over before and not answered: brought back to this agent or their team; null for every other call. */
  readonly cameBack: CameBack | null;
  /** Whether the phone alone says where the contact comes from: otherwise `askedIn` and `cameBack` are likely, not certain. */
  readonly originKnown: boolean;
  /** A queued callback: the customer is called once an agent has accepted. */
  readonly callback: boolean;
  readonly queueName: string | null;
  readonly queueArn: string | null;
  /** The contact attributes of the chain, shown before the call is answered, too (Admin Guide, contact attributes). */
  readonly attributes: Readonly<Record<string, string>>;
  /** Up to six parties and equal rights for every agent; otherwise three, and the first agent leads. */
  readonly multiParty: boolean;
  /** In Connect's order: own line, customer, then the others as they were added. Ended lines stay listed. */
  readonly lines: readonly Line[];
}

/** To whom a caller came back, and the name of whoever did not answer; null when it is not told. */
export interface CameBack {
  readonly to: 'sender' | 'team';
  readonly asked: string | null;
}

export type LineState = 'connecting' | 'connected' | 'hold' | 'disconnected';

/** One participant's line, a connection in Streams. */
export interface Line {
  readonly connectionId: string;
  /** A `monitor` is a listening supervisor: no participant, and in no rule. */
  readonly role: 'self' | 'customer' | 'third' | 'monitor';
  readonly state: LineState;
  readonly since: number;
  /** E.164; null for lines inside the instance. */
  readonly number: string | null;
  /** Known only to agents who were on the call when the line was added (amazon-connect-streams issue 701). */
  readonly quickConnectName: string | null;
  readonly muted: boolean;
  /** Muted by a supervisor: the participant cannot take it back. */
  readonly forceMuted: boolean;
}

export const isLive = (line: Line): boolean => line.state !== 'disconnected';

/** A callback that was accepted: Connect calls the customer (amazon-connect-streams: it begins as `incoming`). */
export const isCalledBack = ({ callback, phase }: CallSeen): boolean => callback && phase === 'connecting';
