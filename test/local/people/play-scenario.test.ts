import { describe, expect, it } from 'vitest';
import type { Consult, Time } from '../../../local/people/consult.ts';
import { playScenario, type Stage } from '../../../local/people/play-scenario.ts';
import { scenarioNamed } from '../../../local/people/scenarios/index.ts';
import { ALL_SOURCES } from '../../../local/people/sources.ts';
import { verdict } from '../../../local/people/verdict.ts';
import { simulatedInstance } from './simulated-instance.ts';

const derived = (time: Time): Time => ({ ...time, method: time.ms === null ? time.method : 'derived' });
const toldAs = (consult: Consult): Consult => ({
  ...consult,
  times: Object.fromEntries(Object.entries(consult.times).map(([name, time]) => [name, derived(time)])) as Consult['times'],
});

interface Asked {
  readonly path: string;
  readonly login: string;
}

/** A product that tells what the truth book says, `distort`ed. */
async function stageWith(distort: (consult: Consult) => Consult, status = 200): Promise<Stage & { readonly asked: Asked[] }> {
  const { connect, ...scene } = await simulatedInstance();
  const asked: Asked[] = [];
  let idle = false;
  const answer = (path: string) => {
    const consults = connect.truth.calls().flatMap(verdict).map(toldAs).map(distort);
    if (path.startsWith('/contacts/')) {
      const legs = connect.truth.calls().flatMap((call) => call.legs.map((leg) => ({ ...leg, rootContactId: call.rootContactId })));
      return { legs, consults };
    }
    const count = (holds: (consult: Consult) => boolean) => consults.filter(holds).length;
    const outcomes = new Set(consults.map(({ outcome }) => outcome));
    const warm = count(({ outcome }) => outcome === 'transferred-warm');
    const byOutcome = Object.fromEntries([...outcomes].map((one) => [one, count(({ outcome }) => outcome === one)]));
    const warmRate = { numerator: warm, denominator: warm, value: warm === 0 ? null : 1 };
    return {
      totals: {
        consults: consults.length,
        byOutcome,
        answered: count(({ answered }) => answered === true),
        joined: 0,
        customerLost: 0,
        warmRate,
      },
    };
  };
  return {
    ...scene,
    truth: connect.truth,
    sources: { ...ALL_SOURCES, deskLog: false, agentEvents: false },
    supervisor: 'sabine',
    asked,
    cloudIdle: async () => {
      idle = true;
    },
    api: async (path, login) => {
      expect(idle).toBe(true);
      asked.push({ path, login });
      return { status, body: answer(path) };
    },
  };
}

const warmTransfer = scenarioNamed('warm-transfer');
if (!warmTransfer) throw new Error('The scenario is gone.');

describe('playing a scenario', () => {
  it('agrees with a product that tells the truth', async () => {
    const played = await playScenario(warmTransfer, await stageWith((consult) => consult));
    expect(played).toMatchObject({ scenario: 'warm-transfer', agreed: true, differences: [] });
    expect(played.consults.map(({ outcome }) => outcome)).toEqual(['transferred-warm']);
  });

  it('names the differences of one that does not', async () => {
    const played = await playScenario(warmTransfer, await stageWith((consult) => ({ ...consult, outcome: 'returned' })));
    expect(played.agreed).toBe(false);
    expect(played.differences).toEqual([
      expect.stringContaining('outcome was transferred-warm, yet returned is told.'),
      'report: consults with outcome transferred-warm should be 1, yet 0 is told.',
      'report: consults with outcome returned should be 0, yet 1 is told.',
      'report: warm transfers should be 1, yet 0 is told.',
      'report: transfers should be 1, yet 0 is told.',
      'report: warm-transfer rate should be 1, yet null is told.',
    ]);
  });

  it('asks as supervisor for the tree of the call and for the report of its own quarter of an hour', async () => {
    const stage = await stageWith((consult) => consult);
    const played = await playScenario(warmTransfer, stage);
    expect(stage.asked).toEqual([
      { login: 'sabine', path: `/contacts/${played.truth.rootContactId}/tree` },
      { login: 'sabine', path: '/reports/consults?from=2026-11-21T10%3A15%3A00.000Z&to=2026-11-21T10%3A30%3A00.000Z' },
    ]);
  });

  it('begins each scenario in a fresh quarter and looks at its own call alone', async () => {
    const stage = await stageWith((consult) => consult);
    const first = await playScenario(warmTransfer, stage);
    const { asked } = stage;
    const second = await playScenario(warmTransfer, stage).catch(String);
    expect(asked[3]?.path).toContain('from=2026-11-21T10%3A30');
    expect(second).toMatchObject({ differences: expect.arrayContaining([expect.stringContaining(first.truth.rootContactId)]) });
  });

  it('fails when the product refuses to answer', async () => {
    await expect(playScenario(warmTransfer, await stageWith((consult) => consult, 403))).rejects.toThrow(/^\/contacts\/.* answered 403/);
  });

  it('lets every desk log what its agent did, and names what the product did not take of it', async () => {
    const logged: string[] = [];
    const stage = await stageWith((consult) => consult);
    const log: Stage['log'] = (login, { verb }) => void logged.push(`${login} ${verb}`);
    const { agreed, differences } = await playScenario(warmTransfer, { ...stage, log, logsTaken: async () => ['It was turned away.'] });
    expect(logged).toEqual(['alice answered', 'alice dialled', 'bob answered', 'alice left']);
    expect({ agreed, differences }).toEqual({ agreed: false, differences: ['It was turned away.'] });
  });
});
