import { describe, expect, test } from 'vitest';
import type { SeenLeg } from '../../../../../domain/come-back/seen-leg.ts';
import type { LegFacts } from '../../../../../domain/fact.ts';
import { chooseReturn, type Sight } from '../../../../../lambdas/features/hand-over/choose-return/choose-return.ts';
import { describeLeg } from '../../../../../lambdas/store/describe-leg.ts';

const INSTANCE = 'arn:aws:connect:us-east-1:111122223333:instance/c0c0c0c0-1111-4222-8333-444455556666';
const [ALICE, SUPPORT] = [`${INSTANCE}/agent/alice`, `${INSTANCE}/queue/support`];
const OWN = (agent: string) => `${INSTANCE}/queue/agent/${agent}`;
const START = Date.UTC(2026, 10, 21, 10);
const at = (seconds: number) => new Date(START + seconds * 1000).toISOString();

const facts = (contactId: string, sets: LegFacts['sets']): LegFacts => ({ contactId, sets });
const FIRST = facts('first', {
  method: ['event|INBOUND'],
  agent: [`event|${ALICE}`],
  queue: [`event|${SUPPORT}`],
  ev: [`INITIATED|${at(0)}`, `QUEUED|${at(1)}`, `CONNECTED_TO_AGENT|${at(5)}`],
});
const left = (leg: LegFacts, seconds: number): LegFacts =>
  facts(leg.contactId, { ...leg.sets, ev: [...(leg.sets.ev ?? []), `ACW_STARTED|${at(seconds)}`] });
const child = (contactId: string, parent: string, more: LegFacts['sets'] = {}) =>
  facts(contactId, {
    root: ['event|first'],
    prev: [`event|${parent}`],
    method: ['event|TRANSFER'],
    queue: [`event|${OWN('bob')}`],
    ...more,
  });
const LEG = child('leg', 'first', { ev: [`INITIATED|${at(20)}`, `QUEUED|${at(20)}`] });
const CAROL = child('carols', 'first', {
  agent: [`event|${INSTANCE}/agent/carol`],
  ev: [`INITIATED|${at(8)}`, `CONNECTED_TO_AGENT|${at(10)}`],
});
const BACK = child('back', 'leg', { method: ['event|QUEUE_TRANSFER'], queue: [`event|${OWN('alice')}`], ev: [`QUEUED|${at(90)}`] });

/** A call that went from queue to queue so often before alice got it and asked bob; `first` is its first contact. */
const longChain = (moves: number): readonly LegFacts[] => {
  const moved = Array.from({ length: moves }, (_, index) =>
    child(`c${index + 1}`, index === 0 ? 'first' : `c${index}`, {
      method: ['event|QUEUE_TRANSFER'],
      queue: [`event|${SUPPORT}`],
      ev: [`DISCONNECTED|${at(2)}`],
    }),
  );
  const began = facts('first', { method: ['event|INBOUND'], queue: [`event|${SUPPORT}`], ev: [`DISCONNECTED|${at(1)}`] });
  const last = moved.at(-1) ?? began;
  const talked = { ...last.sets, agent: [`event|${ALICE}`], ev: [`CONNECTED_TO_AGENT|${at(5)}`] };
  const leg = child('leg', last.contactId, { ev: [`INITIATED|${at(20)}`, `QUEUED|${at(20)}`] });
  return [began, ...moved.slice(0, -1), left(facts(last.contactId, talked), 22), leg];
};

const event = (contactId: string, parent: string, { method = 'TRANSFER', queue = OWN('bob') } = {}) => ({
  Details: {
    ContactData: {
      ContactId: contactId,
      InitialContactId: 'first',
      PreviousContactId: parent,
      InitiationMethod: method,
      InstanceARN: INSTANCE,
      Queue: { ARN: queue, Name: null },
    },
    Parameters: {},
  },
});
const CALL = event('leg', 'first');

interface Seen {
  readonly ledger: readonly LegFacts[];
  /** What the instance says of legs; a leg not named here was not to be asked about. */
  readonly instance?: Readonly<Record<string, Partial<SeenLeg>>>;
  readonly away?: boolean;
}

async function answer(call: unknown, { ledger, instance = {}, away = false }: Seen, seconds: number) {
  const warnings: unknown[] = [];
  const sight: Sight = {
    instanceArn: INSTANCE,
    patience: { returnAfterSeconds: 45, returnFromTeamAfterSeconds: 300, thenTeamAfterSeconds: 60 },
    log: { info: () => {}, error: () => {}, warn: (...said: unknown[]) => void warnings.push(said) },
    readChain: async () => ledger,
    isAway: async () => away,
    describe: async (contactId) => {
      const told = instance[contactId];
      if (!told) throw new Error(`Nobody was to ask about ${contactId}.`);
      return { contactId, parent: null, method: null, agent: null, queue: null, leftAt: null, waitsSince: null, ...told };
    },
  };
  return { ...(await chooseReturn(call, sight, START + seconds * 1000)), warnings };
}

const NOWHERE = { next: 'nowhere', sender: '', team: '' };
const TO_ALICE = { next: 'sender', sender: ALICE, team: SUPPORT };
const TO_SUPPORT = { next: 'team', sender: '', team: SUPPORT };
const THERE: Partial<SeenLeg> = { agent: ALICE, method: 'INBOUND' };

describe('the way back is chosen', () => {
  test.each<[string, unknown, Seen, number, object]>([
    ['from the ledger alone, where it knows', CALL, { ledger: [left(FIRST, 22), LEG] }, 67, TO_ALICE],
    ['not before its time', CALL, { ledger: [left(FIRST, 22), LEG] }, 66, NOWHERE],
    ['without a question to the instance while the leg is young', CALL, { ledger: [FIRST, LEG] }, 64, NOWHERE],
    ['not while the asker is on the line', CALL, { ledger: [FIRST, LEG], instance: { first: THERE } }, 999, NOWHERE],
    [
      'when the instance says that the asker has left',
      CALL,
      { ledger: [FIRST, LEG], instance: { first: { ...THERE, leftAt: at(22) } } },
      67,
      TO_ALICE,
    ],
    [
      'when the ledger knows nothing at all',
      CALL,
      { ledger: [], instance: { leg: { waitsSince: at(20) }, first: { ...THERE, queue: SUPPORT, leftAt: at(22) } } },
      67,
      TO_ALICE,
    ],
    ['not while a colleague has the caller', CALL, { ledger: [left(FIRST, 22), LEG, CAROL], instance: { carols: {} } }, 999, NOWHERE],
    ['once that colleague has left, too', CALL, { ledger: [left(FIRST, 22), LEG, left(CAROL, 30)] }, 999, TO_ALICE],
    [
      'not while somebody outside has the caller',
      CALL,
      {
        ledger: [left(FIRST, 22), LEG, child('outside', 'first', { method: ['event|EXTERNAL_OUTBOUND'], queue: [] })],
        instance: { outside: { method: 'EXTERNAL_OUTBOUND' } },
      },
      999,
      NOWHERE,
    ],
    [
      'past a supervisor who listens',
      CALL,
      { ledger: [left(FIRST, 22), LEG, child('listens', 'first', { method: ['event|MONITOR'] })] },
      999,
      TO_ALICE,
    ],
    ['to the team of an asker who is away', CALL, { ledger: [left(FIRST, 22), LEG], away: true }, 67, TO_SUPPORT],
    [
      'on to the team from an asker who does not take it back',
      event('back', 'leg', { method: 'QUEUE_TRANSFER', queue: OWN('alice') }),
      { ledger: [left(FIRST, 22), LEG, BACK], instance: { leg: {} } },
      150,
      TO_SUPPORT,
    ],
    [
      'no further from the team',
      event('back', 'leg', { method: 'QUEUE_TRANSFER', queue: SUPPORT }),
      { ledger: [left(FIRST, 22), LEG, BACK] },
      9_999,
      NOWHERE,
    ],
    ['to the team with the eleventh move of a chain', event('leg', 'c9'), { ledger: longChain(9) }, 67, TO_SUPPORT],
    ['to the sender while another move is left', event('leg', 'c8'), { ledger: longChain(8) }, 67, TO_ALICE],
    ['nowhere from the twelfth contact of a chain', event('leg', 'c10'), { ledger: longChain(10) }, 9_999, NOWHERE],
    ['for nobody whom no agent sent', event('first', 'first', { method: 'INBOUND' }), { ledger: [FIRST] }, 999, NOWHERE],
  ])('%s', async (_is, call, seen, seconds, expected) => {
    expect(await answer(call, seen, seconds)).toEqual({ ...expected, warnings: [] });
  });

  test('not for a payload that cannot be read, which is said without a value of it', async () => {
    const told = await answer({ Details: { ContactData: { ContactId: '+12065550142' } } }, { ledger: [] }, 0);
    expect(told).toMatchObject(NOWHERE);
    expect(told.warnings).toHaveLength(1);
    expect(JSON.stringify(told.warnings)).not.toContain('2065550142');
  });

  test('not for another instance', async () => {
    const other = { Details: { ContactData: { ...CALL.Details.ContactData, InstanceARN: `${INSTANCE}x` } } };
    expect(await answer(other, { ledger: [left(FIRST, 22), LEG] }, 999)).toMatchObject({ ...NOWHERE, warnings: [expect.anything()] });
  });
});

describe('what the instance says of a leg', () => {
  const described = (Contact: object) =>
    describeLeg({ instanceArn: INSTANCE, connect: { send: async () => ({ Contact }) } as never }, 'c1');
  test.each([
    [
      'an agent’s first contact',
      {
        InitiationMethod: 'INBOUND',
        AgentInfo: { Id: 'alice', AfterContactWorkStartTimestamp: new Date(START) },
        QueueInfo: { Id: 'support' },
      },
      { agent: ALICE, queue: SUPPORT, leftAt: at(0) },
    ],
    [
      'a leg in an agent’s own queue',
      { InitiationMethod: 'TRANSFER', QueueInfo: { Id: 'bob', EnqueueTimestamp: new Date(START) } },
      { agent: null, queue: null, waitsSince: at(0) },
    ],
    [
      'a contact whose customer hung up',
      { DisconnectTimestamp: new Date(START), DisconnectReason: 'CUSTOMER_DISCONNECT' },
      { leftAt: null },
    ],
    ['nothing', {}, { parent: null, method: null, agent: null, waitsSince: null }],
  ])('%s', async (_is, contact, seen) => {
    expect(await described(contact)).toMatchObject(seen);
  });
});
