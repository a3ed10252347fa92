import { describe, expect, test } from 'vitest';
import type { Consult, Time } from '../../../contract/schemas/consult.ts';
import type { TimeName } from '../../../contract/times.ts';
import type { Fact } from '../../../domain/fact.ts';
import { actionFacts, agentFacts, consultOn, eventFacts, type LogEntry, recordFacts } from '../facts-of.ts';
import { ALICE, BILLING, BOB, CAROL, type LegPlan, ownQueueOf } from '../leg-plan.ts';
import { legsOf, type Story } from '../story.ts';

const A = { leg: 'c1', agent: ALICE };
const B = { leg: 'c2', agent: BOB };
const C = { leg: 'c3', agent: CAROL };

/** What is told of the leg where two things happened too near to one another for what tells of them. */
interface Row {
  readonly legs: readonly LegPlan[];
  readonly log?: readonly LogEntry[];
  readonly events?: boolean;
  readonly about?: string;
  readonly is: Omit<Partial<Consult>, 'times'> & { readonly times?: Partial<Record<TimeName, Pick<Time, 'ms' | 'method'>>> };
}

const rang = (givenUp: number, more: Partial<Story> = {}): Story => ({ invited: 20_000, givenUp, customerLeaves: 90_000, ...more });
const nested = (more: Partial<LegPlan>): LegPlan => ({
  id: 'c3',
  root: 'c1',
  parent: 'c2',
  method: 'TRANSFER',
  agent: CAROL,
  queue: ownQueueOf(CAROL),
  start: 50_000,
  queued: 50_300,
  answered: 55_000,
  left: 90_000,
  end: 90_000,
  acw: 9_000,
  ...more,
});
const JOINED: Story = { invited: 20_000, answered: 27_000, joined: 40_000, customerLeaves: 70_000, askerLeaves: 90_000 };
const parties = (story: Story, c1: Partial<LegPlan>, c2: Partial<LegPlan>): readonly LegPlan[] => {
  const [asker, consulted] = legsOf(story);
  return [
    { ...asker, ...c1 },
    { ...consulted, ...c2 },
  ];
};

const NOBODY = { agent: undefined, answered: undefined, left: undefined } as Partial<LegPlan>;
/** Alice asked Bob, all talked, and he asked Carol; he went a second after his contact had ended for the customer's sake, she stayed. */
const askedInTurn = (c1: Partial<LegPlan>): readonly LegPlan[] => [
  ...parties(
    { ...JOINED, joined: 30_000 },
    { ...c1, reason: 'AGENT_DISCONNECT' },
    { end: 49_000, left: 50_000, reason: 'CUSTOMER_DISCONNECT' },
  ),
  nested({
    start: 31_000,
    queued: 31_300,
    answered: 36_000,
    held: [[36_000, 37_000]],
    talk: [[37_000, 61_000]],
    left: 61_000,
    end: 61_000,
  }),
];

/** The customer was held for the consult, and once more. */
const HELD_TWICE: Partial<LegPlan> = {
  held: [
    [20_000, 40_000],
    [45_000, 50_000],
  ],
};

const ROWS: Readonly<Record<string, Row>> = {
  'given up at about the end of the ring time: cancelled or not answered, nothing tells': {
    legs: legsOf(rang(39_700)),
    log: [{ ...A, verb: 'cancelled', ms: 39_700 }],
    is: { outcome: 'unknown', answered: false },
  },
  'an outside dial that ended in the same second as the call: nothing tells whose doing it was': {
    legs: legsOf({ ...rang(31_000, { kind: 'external', reason: 'TELECOM_ORIGINATOR_CANCEL', customerLeaves: 31_800 }) }),
    is: { outcome: 'unknown', answered: false },
  },
  'two invitations in one second, one of them taken back: nothing tells which': {
    legs: [...legsOf(rang(20_400)), nested({ id: 'c3', parent: 'c1', start: 20_500, queued: 20_600, end: 20_800, left: 20_800 })].map(
      ({ answered, left, agent, ...leg }) => (leg.id === 'c1' ? { ...leg, agent, answered, left } : leg) as LegPlan,
    ),
    log: [{ ...A, verb: 'cancelled', ms: 20_400 }],
    about: 'c3',
    is: { answered: false, outcome: 'unknown' },
  },
  'a customer who hangs up while three agents talk ends the conference, on whichever contact their line stands': {
    legs: [...parties(JOINED, { end: 70_000, left: 90_000 }, { end: 90_000, left: 90_000 }), nested({ talk: [[60_000, 70_000]] })],
    log: [
      { ...A, verb: 'dialled', ms: 20_000 },
      { ...B, verb: 'answered', ms: 27_000 },
      { ...B, verb: 'dialled', ms: 50_000 },
      { ...C, verb: 'answered', ms: 55_000 },
      { ...B, verb: 'joined', ms: 60_000 },
    ],
    events: true,
    about: 'c3',
    is: { joined: true, times: { conference: { ms: 10_000, method: 'measured' } } },
  },
  'a customer who hung up on the consulted party a moment after the asker had left was not gone back to': {
    legs: parties(
      { invited: 20_000, answered: 27_000, consultedLeaves: 40_150, customerLeaves: 40_150, askerLeaves: 40_000 },
      { end: 40_000, left: 40_000, reason: 'AGENT_DISCONNECT' },
      { end: 40_150, left: 40_150, reason: 'CUSTOMER_DISCONNECT' },
    ),
    events: true,
    is: { outcome: 'unknown', answered: true },
  },
  'a joining that came with the end of the leg is about whoever is left': {
    legs: legsOf({ invited: 20_000, answered: 27_000, consultedLeaves: 36_000, customerLeaves: 90_000 }),
    log: [{ ...A, verb: 'joined', ms: 36_900 }],
    is: { outcome: 'returned', joined: false },
  },
  'a joining that came with the answer may have come before it': {
    legs: [...parties(JOINED, {}, { left: 90_000, end: 90_000 }), nested({ parent: 'c1', talk: [] })],
    log: [
      { ...A, verb: 'dialled', ms: 20_000 },
      { ...A, verb: 'dialled', ms: 50_000 },
      { ...B, verb: 'joined', ms: 54_600 },
    ],
    about: 'c3',
    is: { joined: false },
  },
  'an asker who hung up in the second of the customer left nobody behind, though the colleague went on to ask': {
    legs: [
      ...parties(
        { ...JOINED, askerLeaves: 70_700 },
        { end: 70_000, left: 70_700, reason: 'CUSTOMER_DISCONNECT' },
        { end: 90_000, left: 90_000, held: [[27_000, 40_000]], talk: [[40_000, 90_000]] },
      ),
      nested({ start: 69_000, queued: 69_200, answered: 75_000 }),
    ],
    is: { outcome: 'conferenced' },
  },
  'an asker who hung up in the second of the customer left nobody behind, though the colleague waited on for whom the first asker had asked':
    {
      legs: [
        ...askedInTurn({ end: 47_000, left: 47_000 }),
        nested({ id: 'c4', parent: 'c1', start: 42_000, queued: 42_200, ...NOBODY, end: 61_000 }),
      ],
      about: 'c3',
      is: { outcome: 'conferenced' },
    },
  'an asker whose contact the customer ended, as Connect has it, while the first asker and the colleague went on: they were handed over': {
    legs: askedInTurn({ end: 61_000, left: 61_000 }),
    about: 'c3',
    is: { outcome: 'transferred-warm' },
  },
  'a refusal when first the customer and then the asker had gone, the first asker’s contact ended by the customer: declined': {
    legs: [
      ...parties(
        { ...JOINED, askerLeaves: 84_000, customerLeaves: 90_000 },
        { end: 54_000, reason: 'CUSTOMER_DISCONNECT' },
        { end: 59_000, left: 59_000 },
      ),
      nested({ start: 49_000, queued: 49_200, ...NOBODY, end: 84_000 }),
    ],
    log: [
      { ...B, verb: 'dialled', ms: 49_000 },
      { ...C, verb: 'declined', ms: 73_000 },
    ],
    about: 'c3',
    is: { outcome: 'declined' },
  },
  'a refusal when the asker had gone, and the first asker’s contact ended for something that nothing tells: nobody knows whether they were handed over':
    {
      legs: [
        ...parties({ ...JOINED, askerLeaves: 84_000, customerLeaves: 90_000 }, { end: 54_000 }, { end: 59_000, left: 59_000 }),
        nested({ start: 49_000, queued: 49_200, ...NOBODY, end: 84_000 }),
      ],
      log: [
        { ...B, verb: 'dialled', ms: 49_000 },
        { ...C, verb: 'declined', ms: 73_000 },
      ],
      about: 'c3',
      is: { outcome: 'unknown' },
    },
  'talk that others may have interrupted by a hold is no proof that nobody joined': {
    legs: [
      ...parties(JOINED, { end: 90_000, left: 90_000, ownHolds: 30_000, held: [[20_000, 40_000]] }, { end: 50_000, left: 50_000 }),
      nested({ start: 30_000, queued: 30_300, answered: 35_000, talk: [[40_000, 55_000]], held: [[55_000, 90_000]] }),
    ],
    about: 'c3',
    is: { joined: null },
  },
  'a joining that may have come before the answer: the next one may not be the first': {
    legs: [...parties(JOINED, {}, { left: 90_000, end: 90_000 }), nested({ parent: 'c1', talk: [[70_000, 90_000]] })],
    log: [
      { ...A, verb: 'dialled', ms: 20_000 },
      { ...A, verb: 'dialled', ms: 50_000 },
      { ...B, verb: 'joined', ms: 54_600 },
      { ...A, verb: 'joined', ms: 70_000 },
      { ...C, verb: 'left', ms: 90_000 },
    ],
    about: 'c3',
    is: { joined: true, times: { private: { ms: null, method: 'unknown' } } },
  },
  'a joining by the colleague in the second in which the asker went, and one by the asker after it: the talk tells the first': {
    legs: legsOf({ ...JOINED, joined: 39_000, askerLeaves: 40_300 }),
    log: [
      { ...A, verb: 'dialled', ms: 20_000 },
      { ...B, verb: 'answered', ms: 27_000 },
      { ...B, verb: 'joined', ms: 39_000 },
      { ...A, verb: 'joined', ms: 39_800 },
    ],
    is: { joined: true, times: { private: { ms: 11_863, method: 'estimated' } } },
  },
  'a colleague who asks in turn, the customer on hold for the first asker: nothing tells whose hold it is': {
    legs: [...parties({ ...JOINED, joined: 85_000 }, {}, { held: [[27_000, 85_000]] }), nested({ end: 70_000, ...NOBODY })],
    about: 'c3',
    is: { outcome: 'not-answered', times: { customerHold: { ms: null, method: 'unknown' } } },
  },
  'a colleague who asks in turn and goes in the second in which the first asker’s contact ends: who went first is not told': {
    legs: [
      ...parties(JOINED, { end: 70_000, left: 70_000, reason: 'CUSTOMER_DISCONNECT' }, { end: 70_700, left: 70_700, held: [], talk: [] }),
      nested({ start: 50_000, left: 90_000 }),
    ],
    about: 'c3',
    is: { answered: true, outcome: 'unknown' },
  },
  'a customer taken off hold a second before they hung up: the talk that goes on without them joined nobody': {
    legs: parties(
      { ...JOINED, joined: undefined, customerLeaves: 50_000, askerLeaves: 60_000 },
      {},
      { held: [[27_000, 49_000]], talk: [[49_000, 60_000]] },
    ),
    is: { outcome: 'unknown', joined: null },
  },
  'a colleague put on hold after the joining: the talk no longer tells when it was': {
    legs: parties(
      { ...JOINED, consultedLeaves: 70_000, customerLeaves: 90_000 },
      {},
      {
        held: [
          [27_000, 40_000],
          [50_000, 52_000],
        ],
        talk: [
          [40_000, 50_000],
          [52_000, 70_000],
        ],
      },
    ),
    is: { joined: true, times: { private: { ms: null, method: 'unknown' }, conference: { ms: null, method: 'unknown' } } },
  },
  'a colleague’s colleague may have swapped, which is no hold of anybody’s: talk that adds up is no proof that nobody joined': {
    legs: [
      ...parties(
        { ...JOINED, joined: 32_000, askerLeaves: 40_000, customerLeaves: 66_000 },
        {},
        {
          left: 70_000,
          held: [
            [27_000, 32_000],
            [45_000, 70_000],
          ],
          talk: [[32_000, 45_000]],
          ownHolds: 15_000,
        },
      ),
      nested({
        start: 45_000,
        queued: 45_300,
        answered: 55_000,
        left: 70_000,
        end: 70_000,
        held: [[55_000, 60_000]],
        talk: [[60_000, 70_000]],
      }),
    ],
    is: { outcome: 'transferred-warm', joined: null, times: { private: { ms: null, method: 'unknown' } } },
  },
  'a colleague’s colleague who had the customer only afterwards held nobody: talk that adds up proves that nobody joined': {
    legs: [
      ...parties(
        { ...JOINED, joined: undefined, askerLeaves: 40_000, customerLeaves: 90_000 },
        {},
        {
          left: 70_000,
          end: 70_000,
          held: [
            [27_000, 40_000],
            [45_000, 70_000],
          ],
          talk: [[40_000, 45_000]],
          ownHolds: 25_000,
        },
      ),
      nested({ start: 45_000, queued: 45_300, held: [[55_000, 70_000]], talk: [[70_000, 90_000]] }),
    ],
    is: { outcome: 'transferred-warm', joined: false, times: { private: { ms: 13_000, method: 'estimated' } } },
  },
  'a colleague’s colleague who swapped, and held for somebody else later, is not cleared by the sum of it': {
    legs: [
      ...parties(
        { ...JOINED, joined: 32_000, askerLeaves: 40_000, customerLeaves: 90_000 },
        {},
        {
          left: 70_000,
          end: 70_000,
          held: [
            [27_000, 32_000],
            [45_000, 70_000],
          ],
          talk: [[32_000, 45_000]],
          ownHolds: 15_000,
        },
      ),
      nested({ start: 45_000, queued: 45_300, talk: [[60_000, 70_000]], ownHolds: 20_000 }),
    ],
    is: { outcome: 'transferred-warm', joined: null },
  },
  'an outside party whom a second agent kept on the line: talk that adds up is no proof that nobody joined': {
    legs: [
      ...parties(
        { kind: 'external', invited: 20_000, answered: 27_000, askerLeaves: 40_000, customerLeaves: 70_000 },
        {},
        { talk: [[30_000, 60_000]], end: 70_000 },
      ),
      nested({ parent: 'c1', start: 30_000, answered: 35_000, left: 72_000, end: 72_000 }),
    ],
    is: { outcome: 'transferred-warm', joined: null },
  },
  'talk that is too short for the time after the asker: somebody held, and nothing tells for how long': {
    legs: parties(
      { invited: 20_000, answered: 27_000, askerLeaves: 40_000, customerLeaves: 90_000 },
      {},
      { talk: [[60_000, 90_000]], held: [[27_000, 60_000]] },
    ),
    is: { outcome: 'transferred-warm', joined: null },
  },
  'a minute without a word to the customer: nobody was handed over': {
    legs: parties(
      { invited: 20_000, answered: 27_000, askerLeaves: 40_000, customerLeaves: 90_000 },
      {},
      { talk: [], held: [[27_000, 90_000]] },
    ),
    is: { outcome: 'unknown' },
  },
  'a customer who ended the asker’s contact, as Connect has it, while the colleague talked on: they were handed over': {
    legs: legsOf({ invited: 20_000, answered: 27_000, askerLeaves: 40_000, customerLeaves: 90_000, askerReason: 'CUSTOMER_DISCONNECT' }),
    log: [{ ...A, verb: 'left', ms: 40_000 }],
    is: { outcome: 'transferred-warm' },
  },
  'a line that was up for the dialling alone: the network says that nobody answered': {
    legs: legsOf({
      kind: 'external',
      invited: 20_000,
      answered: 21_000,
      consultedLeaves: 65_000,
      customerLeaves: 90_000,
      reason: 'TELECOM_UNANSWERED',
    }).map((leg) => (leg.id === 'c2' ? { ...leg, talk: [] } : leg)),
    events: true,
    is: { outcome: 'not-answered', answered: false },
  },
  'a joining that the asker logged, longer talk on the record of a colleague without a desk: they were joined before': {
    legs: legsOf({ ...JOINED, consultedLeaves: 70_000, customerLeaves: 90_000 }),
    log: [
      { ...A, verb: 'dialled', ms: 20_000 },
      { ...A, verb: 'joined', ms: 55_000 },
    ],
    is: { joined: true, times: { private: { ms: 13_000, method: 'estimated' } } },
  },
  'a joining that the asker logged, the team’s member without a desk, another of them having refused: it may not be the first': {
    legs: parties({ ...JOINED, kind: 'queue', consultedLeaves: 70_000, customerLeaves: 90_000 }, HELD_TWICE, { talk: [[50_000, 70_000]] }),
    log: [
      { ...A, verb: 'dialled', ms: 20_000 },
      { leg: 'c2', agent: CAROL, verb: 'declined', ms: 24_000 },
      { ...A, verb: 'joined', ms: 50_000 },
    ],
    is: { joined: true, times: { private: { ms: null, method: 'unknown' } } },
  },
  'a joining that the asker logged after a second hold, the colleague without a desk: it may not be the first': {
    legs: parties({ ...JOINED, consultedLeaves: 70_000, customerLeaves: 90_000 }, HELD_TWICE, { talk: [[50_000, 70_000]] }),
    log: [
      { ...A, verb: 'dialled', ms: 20_000 },
      { ...A, verb: 'joined', ms: 50_000 },
    ],
    is: { joined: true, times: { private: { ms: null, method: 'unknown' } } },
  },
};

describe.each(Object.entries(ROWS))('%s', (_name, { legs, log = [], events = false, about = 'c2', is }) => {
  test('by records and what the desks logged', () => {
    const facts = [...(events ? eventFacts(legs) : []), ...recordFacts(legs), ...actionFacts(log)];
    expect(consultOn(facts, about)).toMatchObject(is);
  });
});

test('a hold that ends on the asker’s desk alone may be a swap: the joining is told by the talk', () => {
  const [asker, consulted] = legsOf({ invited: 20_000, answered: 27_000, joined: 40_000, consultedLeaves: 70_000, customerLeaves: 90_000 });
  const swapped = { ...asker, held: [[20_000, 39_200]] } as const;
  const facts = [...eventFacts([asker, consulted]), ...recordFacts([swapped, consulted]), ...agentFacts([swapped])];
  expect(consultOn(facts).times.private).toMatchObject({ ms: 13_000, method: 'estimated' });
});

test.each([
  ['when the customer was held by hand just before', { held: 13_000, left: 29_000, over: 34_000 }],
  ['where it was no longer than 2 s', { held: 15_000, left: 28_050, over: 34_100 }],
])('an outside party who was put on hold after the joining: nothing tells when they joined, %s', (_what, { held, left, over }) => {
  const story: Story = { kind: 'external', invited: 15_000, answered: 16_000, joined: 21_000, askerLeaves: left, customerLeaves: over };
  const talk = [
    [21_000, 26_000],
    [left, over],
  ] as const;
  const legs = parties(story, { held: [[held, 21_000]] }, { talk });
  expect(consultOn([...recordFacts(legs), ...agentFacts(legs)])).toMatchObject({ joined: true, times: { private: { ms: null } } });
});

test('a team’s caller whose line broke 5 s after the answer, told in whole seconds: lost or not, nothing tells', () => {
  const legs = legsOf({ invited: 20_000, askerLeaves: 25_000, answered: 44_390, customerLeaves: 49_460 });
  const broken = legs.map((leg) => (leg.id === 'c2' ? { ...leg, queue: BILLING, reason: 'OTHER' } : leg));
  expect(consultOn(recordFacts(broken)).customerLost).toBeNull();
});

describe('what is not told yet is not taken for a customer who stayed', () => {
  const endless = ({ contactId, add }: Fact) => ({
    contactId,
    add: { ...add, ev: (add.ev ?? []).filter((event) => !/^(DISCONNECTED|COMPLETED|ACW)/.test(event)) },
  });
  const warm = legsOf({ invited: 20_000, answered: 27_000, askerLeaves: 60_000, customerLeaves: 90_000 });
  const asks = nested({ talk: [[70_000, 90_000]] });

  test('where the asker has left, and the event of their contact’s end is lost', () => {
    const [asker, consulted] = warm;
    const facts = [...eventFacts([asker]).map(endless), ...actionFacts([{ ...A, verb: 'left', ms: 60_000 }])];
    expect(consultOn([...facts, ...recordFacts([consulted])]).outcome).toBe('pending');
  });

  test('where the asker had left before a refusal, and Connect has told nothing of their contact', () => {
    const [asker, silent] = legsOf({ invited: 20_000, askerLeaves: 24_000, givenUp: 26_000 });
    const refused = actionFacts([{ ...B, verb: 'declined', ms: 26_000 }]);
    expect(consultOn([...agentFacts([asker]), ...recordFacts([silent]), ...refused]).outcome).toBe('pending');
  });

  test('where the asker outlasted the colleague, and Connect has told nothing of their contact', () => {
    const [asker, consulted] = legsOf({ invited: 20_000, answered: 27_000, consultedLeaves: 60_000, customerLeaves: 90_000 });
    const facts = [...agentFacts([asker]), ...recordFacts([consulted])];
    expect(consultOn(facts).outcome).toBe('pending');
    expect(consultOn([...facts, ...eventFacts([asker])]).outcome).toBe('returned');
  });

  test('where the asker was asked in, and the first contact has ended for no reason that is told', () => {
    const [asker, consulted] = legsOf({ ...JOINED, askerLeaves: 60_000, consultedLeaves: 70_000, customerLeaves: 90_000 });
    const facts = [...eventFacts([asker]), ...recordFacts([consulted, asks])];
    expect(consultOn(facts, 'c3').outcome).toBe('unknown');
    expect(consultOn([...facts, ...recordFacts([{ ...asker, reason: 'AGENT_DISCONNECT' }])], 'c3').outcome).toBe('transferred-warm');
  });
});

test('an asker who dialled somebody else later was still there when nobody answered', () => {
  const [asker, silent] = legsOf(rang(45_000));
  const told = eventFacts([asker]).slice(0, 3);
  const next = eventFacts([nested({ parent: 'c1' })]);
  expect(consultOn([...told, ...eventFacts([silent])]).outcome).toBe('pending');
  expect(consultOn([...told, ...eventFacts([silent]), ...next]).outcome).toBe('not-answered');
});
