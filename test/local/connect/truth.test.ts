import { describe, expect, test } from 'vitest';
import type { TrueLeg } from '../../../local/connect/truth.ts';
import { createStage, START_MS, type Stage, type StageOptions } from './stage.ts';
import {
  accepts,
  available,
  callsIn,
  conferences,
  consults,
  customerHangsUp,
  declines,
  drops,
  holds,
  leaves,
  nothing,
  outsideAnswers,
  outsideHangsUp,
  play,
  resumes,
  type Timeline,
} from './timeline.ts';

const TALKING: Timeline = [
  [0, available('alice', 'bob', 'carol')],
  [0, callsIn],
  [2_000, accepts('alice')],
];
const CONSULT: Timeline = [...TALKING, [5_000, consults('alice', 'Bob')], [6_000, nothing]];
const CONSULTED: Timeline = [...CONSULT, [8_000, accepts('bob')]];

async function played(timeline: Timeline, options: StageOptions = {}): Promise<Stage> {
  const stage = await createStage({ timings: { speechMsPerCharacter: 0 }, ...options });
  await play(stage, timeline);
  return stage;
}

const ms = (atMs: number | null) => (atMs === null ? null : atMs - START_MS);

/** The consult's leg in few words, instants in ms after the start, agents by login. */
function legOf(stage: Stage) {
  const leg = stage.connect.truth.calls()[0]?.legs[1];
  if (!leg) throw new Error('there is no leg');
  const who = (id: string | null) => Object.entries(stage.arn).find(([, arn]) => arn === id)?.[0] ?? id;
  return {
    askedBy: who(leg.askedBy),
    target: leg.target?.kind,
    started: ms(leg.startedAtMs),
    queued: ms(leg.queuedAtMs),
    rang: ms(leg.rangAtMs),
    answered: ms(leg.answeredAtMs),
    answeredBy: who(leg.answeredBy),
    declined: ms(leg.declinedAtMs),
    ended: ms(leg.endedAtMs),
    endedBy: who(leg.endedBy),
    held: heldOf(leg),
  };
}

const heldOf = ({ customerHeld }: TrueLeg) => customerHeld.map(({ fromMs, toMs }) => `${ms(fromMs)}-${ms(toMs) ?? ''}`).join(' ');

const ASKED = {
  askedBy: 'alice',
  target: 'agent',
  started: 5_000,
  queued: 5_250,
  rang: 5_350,
  answered: null,
  answeredBy: null,
  declined: null,
  ended: null,
  endedBy: null,
};
const ANSWERED = { ...ASKED, answered: 8_000, answeredBy: 'bob' };
const OUTSIDE = { ...ASKED, target: 'external', queued: null, rang: 5_250 };

describe('the truth of a consult', () => {
  const ROWS: readonly [what: string, timeline: Timeline, leg: Record<string, unknown>][] = [
    ['while it rings', CONSULT, { ...ASKED, held: '5000-' }],
    ['while it is private', CONSULTED, { ...ANSWERED, held: '5000-' }],
    ['that was cancelled', [...CONSULT, [7_000, drops('alice', 0)]], { ...ASKED, ended: 7_000, endedBy: 'alice', held: '5000-7000' }],
    [
      'that was declined',
      [...CONSULT, [7_000, declines('bob')]],
      { ...ASKED, declined: 7_000, ended: 7_000, endedBy: 'bob', held: '5000-7000' },
    ],
    ['that nobody answered', [...CONSULT, [60_000, nothing]], { ...ASKED, ended: 25_350, endedBy: 'system', held: '5000-25350' }],
    ['that came back', [...CONSULTED, [12_000, leaves('bob')]], { ...ANSWERED, ended: 12_000, endedBy: 'bob', held: '5000-12000' }],
    [
      'that was ended by the asker',
      [...CONSULTED, [12_000, drops('alice', 0)]],
      { ...ANSWERED, ended: 12_000, endedBy: 'alice', held: '5000-12000' },
    ],
    ['that became a conference', [...CONSULTED, [12_000, conferences('alice')]], { ...ANSWERED, held: '5000-12000' }],
    [
      'with a word to the customer in between',
      [...CONSULTED, [9_000, resumes('alice', 'customer')], [10_000, holds('alice', 'customer')]],
      { ...ANSWERED, held: '5000-9000 10000-' },
    ],
    ['that became a transfer', [...CONSULTED, [12_000, leaves('alice')]], { ...ANSWERED, held: '5000-12000' }],
    ['whose customer hung up', [...CONSULTED, [12_000, customerHangsUp]], { ...ANSWERED, held: '5000-12000' }],
    [
      'during which the colleague held the customer',
      [...CONSULTED, [12_000, conferences('alice')], [13_000, holds('bob', 'customer')]],
      { ...ANSWERED, held: '5000-12000' },
    ],
    [
      'with an outside number',
      [...TALKING, [5_000, consults('alice', '+12065550199')], [8_000, outsideAnswers]],
      { ...OUTSIDE, answered: 8_000, answeredBy: 'outside:+12065550199', held: '5000-' },
    ],
    [
      'with an outside number that hung up',
      [...TALKING, [5_000, consults('alice', '+12065550199')], [8_000, outsideAnswers], [9_000, outsideHangsUp]],
      {
        ...OUTSIDE,
        answered: 8_000,
        answeredBy: 'outside:+12065550199',
        ended: 9_000,
        endedBy: 'outside:+12065550199',
        held: '5000-9000',
      },
    ],
    [
      'with an outside number that does not answer',
      [...TALKING, [5_000, consults('alice', '+12065550199')], [80_000, nothing]],
      { ...OUTSIDE, ended: 65_250, endedBy: 'network:TELECOM_UNANSWERED', held: '5000-65250' },
    ],
    [
      'with a team',
      [...TALKING, [5_000, consults('alice', 'Billing')], [8_000, accepts('carol')]],
      { ...ASKED, target: 'queue', answered: 8_000, answeredBy: 'carol', held: '5000-' },
    ],
  ];
  test.each(ROWS)('%s', async (_what, timeline, leg) => {
    expect(legOf(await played(timeline))).toEqual(leg);
  });
});

describe('the truth of a call', () => {
  test('knows who was there from when to when, and who ended it', async () => {
    const stage = await played([...CONSULTED, [12_000, leaves('alice')], [20_000, customerHangsUp]]);
    const [call] = stage.connect.truth.calls();
    expect(call?.parties.map(({ kind, joinedAtMs, leftAtMs, endedBy }) => [kind, ms(joinedAtMs), ms(leftAtMs), endedBy])).toEqual([
      ['customer', 0, 20_000, 'customer'],
      ['agent', 2_000, 12_000, stage.arn.alice],
      ['agent', 8_000, 20_000, 'customer'],
    ]);
    expect(call?.together.map(({ fromMs, toMs }) => [ms(fromMs), ms(toMs)])).toEqual([
      [2_000, 5_000],
      [8_000, 12_000],
      [12_000, 20_000],
    ]);
  });

  test('counts an answer from the acceptance, being together from the line', async () => {
    const stage = await played(CONSULTED, { timings: { speechMsPerCharacter: 0, acceptMs: 400 } });
    await stage.pass(1_000);
    const [call] = stage.connect.truth.calls();
    expect([ms(call?.legs[1]?.answeredAtMs ?? null), ms(call?.together[1]?.fromMs ?? null)]).toEqual([8_000, 8_400]);
  });

  test('is written before anything is told of it', async () => {
    const { createConnect } = await import('../../../local/connect/connect.ts');
    const { createSimClock } = await import('../../../local/connect/sim-clock.ts');
    const clock = createSimClock({ startAtMs: START_MS });
    const seen: unknown[] = [];
    const outlets = { putEvent: () => {}, putRecord: () => {}, invokeFunction: async () => ({}) };
    const connect = createConnect({
      clock,
      seed: 1,
      outlets: () => outlets,
      account: '111122223333',
      region: 'us-east-1',
      instanceId: 'c0c0c0c0-1111-4222-8333-444455556666',
    });
    const port = connect.agentPort('alice');
    port.onUpdate(() => {
      const [call] = connect.truth.calls();
      seen.push([port.snapshot().contacts[0]?.state.type, call?.together.length]);
    });
    await port.request('createOutboundContact', { endpoint: { type: 'phone_number', phoneNumber: '+12065550142' } });
    await clock.advance(1_000);
    connect.phones.dialled()[0]?.answer();
    expect(seen).toEqual([
      ['connecting', 0],
      ['connecting', 0],
      ['connected', 1],
    ]);
  });
});
