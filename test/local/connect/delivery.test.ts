import { describe, expect, test } from 'vitest';
import { createDeliver, DEFAULT_DELIVERY, type Delivery } from '../../../local/connect/emission/delivery.ts';
import { createRandom } from '../../../local/connect/random.ts';
import { createStage, type Stage } from './stage.ts';
import { accepts, available, callsIn, clears, consults, leaves, nothing, play } from './timeline.ts';

/** One consult to its end, with everything delivered. */
async function consulted(delivery: Partial<Delivery>, seed = 1): Promise<Stage> {
  const stage = await createStage({ delivery, seed });
  await play(stage, [
    [0, available('alice', 'bob')],
    [0, callsIn],
    [2_000, accepts('alice')],
    [5_000, consults('alice', 'Bob')],
    [8_000, accepts('bob')],
    [20_000, leaves('bob')],
    [21_000, clears('bob')],
    [30_000, leaves('alice')],
    [31_000, clears('alice')],
    [900_000, nothing],
  ]);
  return stage;
}

const ORDERLY = await consulted({});
const idsOf = ({ arrived }: Stage) => arrived.events.map(({ event }) => event.id);
const byText = (a: string, b: string) => a.localeCompare(b);

describe('delivery', () => {
  test('is orderly unless asked otherwise: each once', () => {
    expect(new Set(idsOf(ORDERLY)).size).toBe(ORDERLY.arrived.events.length);
    expect(ORDERLY.arrived.events).toHaveLength(10);
    expect(ORDERLY.arrived.records).toHaveLength(2);
  });

  test('is the same for the same seed and another for another', async () => {
    expect((await consulted({ late: 0.5, repeated: 0.5 }, 7)).arrived).toEqual((await consulted({ late: 0.5, repeated: 0.5 }, 7)).arrived);
    expect(idsOf(await consulted({ late: 0.5 }, 7))).not.toEqual(idsOf(await consulted({ late: 0.5 }, 8)));
  });

  test('late messages come out of order, all of them', async () => {
    const stage = await consulted({ late: 1 });
    expect(stage.told().map(([, what]) => what)).not.toEqual(ORDERLY.told().map(([, what]) => what));
    expect(
      stage
        .told()
        .map(([, what]) => what)
        .toSorted(byText),
    ).toEqual(
      ORDERLY.told()
        .map(([, what]) => what)
        .toSorted(byText),
    );
  });

  test('repeated messages are the same once more', async () => {
    const stage = await consulted({ repeated: 1 });
    expect(stage.arrived.events).toHaveLength(20);
    expect(new Set(idsOf(stage)).size).toBe(10);
    expect(new Set(stage.arrived.records.map(({ data }) => JSON.stringify(data))).size).toBe(2);
    expect(stage.arrived.records).toHaveLength(4);
  });

  test('only contact events go missing: records and agent events are at least once', async () => {
    const stage = await consulted({ missing: 1 });
    expect(stage.arrived.events).toEqual([]);
    expect(stage.arrived.records).toHaveLength(2);
    expect(stage.arrived.agentEvents.length).toBe(ORDERLY.arrived.agentEvents.length);
  });

  test.each([
    ['contact-events', 'events'],
    ['contact-records', 'records'],
    ['agent-events', 'agentEvents'],
  ] as const)('can do without %s and leaves the others as they were', async (source, empty) => {
    const stage = await consulted({ without: [source] });
    for (const kind of ['events', 'records', 'agentEvents'] as const) {
      expect(stage.arrived[kind].map(({ atMs }) => atMs)).toEqual(kind === empty ? [] : ORDERLY.arrived[kind].map(({ atMs }) => atMs));
    }
  });

  test('can lose a source between two calls, and get it back', async () => {
    const stage = await createStage({});
    const recordsOfCallAt = async (ms: number) => {
      const before = stage.arrived.records.length;
      await play(stage, [
        [ms, available('alice')],
        [ms, callsIn],
        [ms + 2_000, accepts('alice')],
        [ms + 30_000, leaves('alice')],
        [ms + 31_000, clears('alice')],
        [ms + 900_000, nothing],
      ]);
      return stage.arrived.records.length - before;
    };
    const counts = [await recordsOfCallAt(0)];
    stage.connect.deliverWithout(['contact-records']);
    counts.push(await recordsOfCallAt(1_000_000));
    stage.connect.deliverWithout([]);
    counts.push(await recordsOfCallAt(2_000_000));
    expect(counts).toEqual([1, 0, 1]);
  });

  test("one agent's events keep their order, however late", async () => {
    const stage = await consulted({ late: 1 });
    for (const arn of Object.values(stage.arn)) {
      const own = stage.arrived.agentEvents.filter(({ data }) => data.AgentARN === arn).map(({ data }) => String(data.EventTimestamp));
      expect(own).toEqual(own.toSorted(byText));
    }
  });
});

test("one agent's events keep their order where timers of nearly one instant fire the other way round", () => {
  const timers: (() => void)[] = [];
  const clock = {
    now: () => 0,
    after: (_delayMs: number, what: () => void) => {
      timers.unshift(what);
      return () => {};
    },
  };
  const deliver = createDeliver({ clock, random: createRandom(1), delivery: DEFAULT_DELIVERY });
  const sent: string[] = [];
  deliver('agent-events', () => sent.push('first of Alice'), 'alice');
  deliver('agent-events', () => sent.push('of Bob'), 'bob');
  deliver('agent-events', () => sent.push('second of Alice'), 'alice');
  for (const fire of timers) fire();
  expect(sent).toEqual(['first of Alice', 'of Bob', 'second of Alice']);
});

describe('a contact event', () => {
  const details = ORDERLY.arrived.events.map(({ event }) => event.detail);

  test('has the documented envelope', () => {
    expect(ORDERLY.arrived.events[0]?.event).toEqual({
      version: '0',
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      'detail-type': 'Amazon Connect Contact Event',
      source: 'aws.connect',
      account: '111122223333',
      time: '2026-11-21T10:00:00Z',
      region: 'us-east-1',
      resources: expect.arrayContaining([ORDERLY.connect.instanceArn]),
      detail: expect.objectContaining({ eventType: 'INITIATED', channel: 'VOICE', initiationMethod: 'INBOUND' }),
    });
  });

  test('of a first contact has no parent keys, of a leg both', () => {
    const root = details.find(({ initiationMethod }) => initiationMethod === 'INBOUND');
    const leg = details.find(({ initiationMethod }) => initiationMethod === 'TRANSFER');
    expect(root).not.toHaveProperty('initialContactId');
    expect(root).not.toHaveProperty('previousContactId');
    expect(leg).toMatchObject({ initialContactId: root?.contactId, previousContactId: root?.contactId });
  });

  test('tells queue and agent when there are any, and the work when it is over', () => {
    const completed = details.find(({ eventType, initiationMethod }) => eventType === 'COMPLETED' && initiationMethod === 'TRANSFER');
    expect(completed).toMatchObject({
      queueInfo: { queueType: 'AGENT', queueArn: expect.stringContaining('/queue/agent/') },
      agentInfo: {
        agentArn: ORDERLY.arn.bob,
        connectedToAgentTimestamp: '2026-11-21T10:00:08.000Z',
        afterContactWorkStartTimestamp: '2026-11-21T10:00:20.000Z',
        afterContactWorkEndTimestamp: '2026-11-21T10:00:21.000Z',
        afterContactWorkDuration: 1,
      },
    });
    expect(details[0]).not.toHaveProperty('queueInfo');
    expect(details[0]).not.toHaveProperty('agentInfo');
  });

  test('of a leg may leave its parent to later events, and name its reason, where that is so', async () => {
    const stage = await createStage({ assumptions: { initiatedNamesParent: false, disconnectReasonInEvents: true } });
    await play(stage, [
      [0, available('alice', 'bob')],
      [0, callsIn],
      [2_000, accepts('alice')],
      [5_000, consults('alice', 'Bob')],
      [7_000, leaves('alice')],
      [8_000, nothing],
    ]);
    const legs = stage.arrived.events.map(({ event }) => event.detail).filter(({ initiationMethod }) => initiationMethod === 'TRANSFER');
    expect(legs[0]).not.toHaveProperty('previousContactId');
    expect(legs[1]).toHaveProperty('previousContactId');
    expect(stage.arrived.events.map(({ event }) => event.detail)).toContainEqual(
      expect.objectContaining({ eventType: 'DISCONNECTED', disconnectReason: 'AGENT_DISCONNECT' }),
    );
  });
});
