import type { AgentSeen, CallSeen, Line, PhoneSnapshot } from '../../../softphone/call/snapshot.ts';

/** Hand-made snapshots for tests, with what matters given and the rest filled in. */
export const ALICE: AgentSeen = {
  login: 'alice',
  arn: 'arn:aws:connect:us-east-1:111122223333:instance/i/agent/alice',
  name: 'Alice',
  stateName: 'Available',
  stateType: 'routable',
};

export const line = (role: Line['role'], state: Line['state'], more: Partial<Line> = {}): Line => ({
  connectionId: role,
  role,
  state,
  since: 0,
  number: role === 'customer' ? '+12065550142' : null,
  quickConnectName: null,
  muted: false,
  forceMuted: false,
  ...more,
});

export const self = (more: Partial<Line> = {}): Line => line('self', 'connected', more);
export const customer = (state: Line['state'] = 'connected', more: Partial<Line> = {}): Line => line('customer', state, more);
export const bob = (state: Line['state'], more: Partial<Line> = {}): Line =>
  line('third', state, { connectionId: 'bob', quickConnectName: 'Bob', ...more });
export const outside = (state: Line['state'], more: Partial<Line> = {}): Line =>
  line('third', state, { connectionId: 'outside', number: '+12065550199', quickConnectName: 'Supplier', ...more });

export const call = (lines: readonly Line[], more: Partial<CallSeen> = {}): CallSeen => ({
  contactId: 'c1',
  rootContactId: 'c1',
  phase: 'connected',
  since: 0,
  direction: 'inbound',
  askedIn: false,
  cameBack: null,
  originKnown: true,
  callback: false,
  queueName: 'Support',
  queueArn: 'queue/support',
  attributes: {},
  multiParty: true,
  lines,
  ...more,
});

export const seen = (calls: readonly CallSeen[], more: Partial<PhoneSnapshot> = {}): PhoneSnapshot => ({
  skewMs: 0,
  agent: ALICE,
  calls,
  ...more,
});
