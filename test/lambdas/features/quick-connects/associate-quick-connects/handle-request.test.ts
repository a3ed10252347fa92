import {
  AssociateQueueQuickConnectsCommand,
  ConnectClient,
  DisassociateQueueQuickConnectsCommand,
  ListQuickConnectsCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-connect';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OfferPlan } from '../../../../../contract/offer-plan.ts';
import {
  giveUp,
  handleRequest,
  type NextTurn,
  type Services,
} from '../../../../../lambdas/features/quick-connects/associate-quick-connects/handle-request.ts';
import { AnswerError } from '../../../../../lambdas/runtime/custom-resource/answer.ts';
import { packed } from '../../../../../lib/constructs/packed.ts';

const connect = mockClient(ConnectClient);
/** What the instance has, by name. */
let inInstance: Record<string, string> = {};
beforeEach(() => {
  connect.reset();
  inInstance = { a: 'id-a', b: 'id-b' };
  connect.on(ListQuickConnectsCommand).callsFake(() => ({
    QuickConnectSummaryList: Object.entries(inInstance).map(([Name, Id]) => ({ Name, Id })),
  }));
});
afterAll(() => connect.restore());

const INSTANCE = 'arn:aws:connect:us-east-1:111122223333:instance/i1';
const REQUEST = { ResponseURL: 'https://bucket.test/answer?signed', StackId: 'stack', RequestId: 'r1', LogicalResourceId: 'Offered' };
const at = (Key: string, CreatedQueueArns: readonly string[] = []) => ({
  ServiceToken: 'arn',
  InstanceId: 'i1',
  Plan: packed(PLANS[Key]),
  CreatedQueueArns,
});
const create = (key: string, created: readonly string[] = []) => ({
  ...REQUEST,
  RequestType: 'Create',
  ResourceProperties: at(key, created),
});
const update = (before: string, after: string) => ({
  ...REQUEST,
  PhysicalResourceId: 'Offered@i1',
  RequestType: 'Update',
  ResourceProperties: at(after),
  OldResourceProperties: at(before),
});
const remove = (key: string) => ({ ...REQUEST, PhysicalResourceId: 'Offered@i1', RequestType: 'Delete', ResourceProperties: at(key) });

const offering = (names: readonly string[], queues: readonly string[] = ['q1']): OfferPlan => ({
  queues: queues.map((name) => ({ name, arn: `${INSTANCE}/queue/${name}` })),
  offers: [{ queues, quickConnects: names }],
});
const CREATED: OfferPlan = { ...offering(['a']), queues: [{ name: 'q1', arn: null }] };
const PLANS: Readonly<Record<string, unknown>> = {
  ab: offering(['a', 'b']),
  a: offering(['a']),
  three: offering(['a'], ['q1', 'q2', 'q3']),
  created: CREATED,
  wrong: { ...offering(['a']), queues: [{ name: '+12065550100', arn: 7 }] },
};
const named = (name: string) => Object.assign(new Error('refused'), { name });

interface Answer {
  readonly Status: string;
  readonly Reason?: string;
  readonly PhysicalResourceId: string;
}

// Records every answer, wait and further turn; `refusals` is how often the PUT fails first.
function services(refusals = 0) {
  const answers: Answer[] = [];
  const waits: number[] = [];
  const turns: NextTurn[] = [];
  let left = refusals;
  let nowMs = 0;
  const made: Services = {
    connect: new ConnectClient({ region: 'us-east-1' }),
    now: () => nowMs,
    wait: async (ms) => {
      waits.push(ms);
      nowMs += ms;
    },
    goOn: async (next) => void turns.push(next),
    fetch: async (_url, init) => {
      if (left-- > 0) return new Response('', { status: 503 });
      expect(new Headers(init?.headers).get('content-type')).toBe('');
      answers.push(JSON.parse(String(init?.body)));
      return new Response('');
    },
    log: { info: vi.fn(), warn: vi.fn(), error: vi.fn() },
  };
  return { made, answers, waits, turns };
}

const calls = () =>
  connect
    .calls()
    .map(({ args }) => args[0])
    .filter((command) => !(command instanceof ListQuickConnectsCommand))
    .map((command) => [command.constructor.name.replace(/Queue.*/, ''), command.input]);
const begin = (event: unknown, made: Services, remainingMs = 360_000) => handleRequest({ event, nextCall: 0 }, remainingMs, made);

describe('a request of CloudFormation', () => {
  test('to create associates and answers SUCCESS with what CloudFormation asked for', async () => {
    const { made, answers } = services();
    await begin(create('ab'), made);
    expect(calls()).toEqual([['Associate', { InstanceId: 'i1', QueueId: 'q1', QuickConnectIds: ['id-a', 'id-b'] }]]);
    expect(answers).toEqual([
      { Status: 'SUCCESS', PhysicalResourceId: 'Offered@i1', StackId: 'stack', RequestId: 'r1', LogicalResourceId: 'Offered' },
    ]);
  });

  test('for a queue that the stack creates uses the ARN it is handed', async () => {
    const { made, answers } = services();
    await begin(create('created', [`${INSTANCE}/queue/new`]), made);
    expect(calls()).toMatchObject([['Associate', { QueueId: 'new' }]]);
    expect(answers).toMatchObject([{ Status: 'SUCCESS' }]);
  });

  test('waits half a second between two calls, because Connect allows two a second', async () => {
    const { made, waits } = services();
    await begin(create('three'), made);
    expect(waits).toEqual([500, 500, 500]);
  });

  test('to update calls only for what differs', async () => {
    const { made, answers } = services();
    await begin(update('ab', 'a'), made);
    expect(calls()).toEqual([['Disassociate', { InstanceId: 'i1', QueueId: 'q1', QuickConnectIds: ['id-b'] }]]);
    expect(answers).toMatchObject([{ Status: 'SUCCESS' }]);
  });
});

describe('work that takes longer than a turn', () => {
  test('goes on at the call where it was, until all is done and answered', async () => {
    const { made, answers, turns } = services();
    // 45 s are kept back; half a second for the list, half a second a call.
    await begin(create('three'), made, 45_000 + 600);
    expect([turns.length, answers.length, calls().length]).toEqual([1, 0, 2]);
    let taken = 0;
    for (let next = turns.shift(); next; next = turns.shift(), taken += 1) await handleRequest(next, 45_000 + 600, made);
    expect(taken).toBe(1);
    expect(calls().map(([, input]) => (input as { QueueId: string }).QueueId)).toEqual(['q1', 'q2', 'q3']);
    expect(answers).toMatchObject([{ Status: 'SUCCESS' }]);
  });

  test('that was cut in the middle of a turn is done again from where that turn began, and ends the same', async () => {
    const { made, answers, turns } = services();
    connect.on(AssociateQueueQuickConnectsCommand).resolvesOnce({}).resolvesOnce({}).rejectsOnce(named('Sandbox.Timedout')).resolves({});
    await begin(create('three'), made, 45_000 + 600);
    const [next] = turns;
    if (!next) throw new Error('There is another turn.');
    // The runtime dies: nothing is answered, and the queue delivers the message again.
    await expect(handleRequest(next, 360_000, { ...made, fetch: async () => Promise.reject(new Error('cut')) })).rejects.toThrow();
    await handleRequest(next, 360_000, made);
    expect(answers).toMatchObject([{ Status: 'SUCCESS' }]);
  });

  test('that is cut off again and again is answered FAILED', async () => {
    const { made, answers } = services();
    await giveUp({ event: create('ab') }, made);
    expect(answers).toMatchObject([{ Status: 'FAILED', Reason: expect.stringContaining('deploy again') }]);
  });
});

describe('what goes wrong', () => {
  test.each([
    ['AccessDeniedException', /role/],
    ['ResourceNotFoundException', /config/],
    ['TooManyRequestsException', /deploy again/],
    ['SomethingElse', /log/],
  ])('%s on a creation is answered FAILED with the queue and the next step', async (name, nextStep) => {
    connect.on(AssociateQueueQuickConnectsCommand).rejects(named(name));
    const { made, answers } = services();
    await begin(create('ab'), made);
    expect(answers[0]).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'Offered@i1' });
    expect(answers[0]?.Reason).toContain('q1');
    expect(answers[0]?.Reason).toMatch(nextStep);
  });

  test('a quick connect that is not in the instance is answered FAILED by how many and where, not by name', async () => {
    inInstance = { a: 'id-a' };
    const { made, answers } = services();
    await begin(create('ab'), made);
    expect(answers[0]).toMatchObject({ Status: 'FAILED', Reason: expect.stringMatching(/queue "q1".*by hand/) });
    expect(calls()).toEqual([]);
  });

  test.each([
    [
      'properties of the wrong shape',
      { ...create('ab'), ResourceProperties: { ...at('ab'), CreatedQueueArns: '+12065550100' } },
      'ResourceProperties.CreatedQueueArns',
    ],
    ['a plan of the wrong shape', create('wrong'), 'ResourceProperties.Plan.queues.0.arn'],
    [
      'a plan that is not packed',
      { ...create('ab'), ResourceProperties: { ...at('ab'), Plan: '+12065550100' } },
      'ResourceProperties.Plan',
    ],
  ])('%s: FAILED with the place and without a value', async (_, event, place) => {
    const { made, answers } = services();
    await begin(event, made);
    expect(answers[0]).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining(place) });
    expect(answers[0]?.Reason).not.toContain('2065550100');
  });

  test('an answer that is not taken is put again', async () => {
    const { made, answers, waits } = services(2);
    await begin(create('a'), made);
    expect(answers).toHaveLength(1);
    expect(waits).toEqual([500, 1_000, 1_500]);
  });

  test('an answer that is never taken is thrown, so that it stands in the log', async () => {
    const { made } = services(9);
    await expect(begin(create('a'), made)).rejects.toThrow(AnswerError);
  });
});

describe('a deletion succeeds', () => {
  test.each<[string, object]>([
    ['with properties that could never be read, so that the stack can roll back', { ...remove('ab'), ResourceProperties: {} }],
    ['with a plan that could never be read', { ...remove('ab'), ResourceProperties: { ...at('ab'), Plan: 'x' } }],
  ])('%s', async (_, event) => {
    const { made, answers } = services();
    await begin(event, made);
    expect(answers).toMatchObject([{ Status: 'SUCCESS', PhysicalResourceId: 'Offered@i1' }]);
  });

  test('of quick connects that are gone already', async () => {
    inInstance = {};
    const { made, answers } = services();
    await begin(remove('ab'), made);
    expect([calls(), answers]).toMatchObject([[], [{ Status: 'SUCCESS' }]]);
  });

  test('of a queue that is gone', async () => {
    connect.on(DisassociateQueueQuickConnectsCommand).rejects(new ResourceNotFoundException({ message: 'gone', $metadata: {} }));
    const { made, answers } = services();
    await begin(remove('ab'), made);
    expect(answers).toMatchObject([{ Status: 'SUCCESS', PhysicalResourceId: 'Offered@i1' }]);
  });

  test('in which one quick connect goes meanwhile, and takes away the others one by one', async () => {
    connect.on(DisassociateQueueQuickConnectsCommand).callsFake(({ QuickConnectIds }: { QuickConnectIds: string[] }) => {
      if (QuickConnectIds.includes('id-a')) throw new ResourceNotFoundException({ message: 'gone', $metadata: {} });
      return {};
    });
    const { made, answers } = services();
    await begin(remove('ab'), made);
    const taken = calls().map(([, input]) => (input as { QuickConnectIds: string[] }).QuickConnectIds);
    expect(taken).toEqual([['id-a', 'id-b'], ['id-a'], ['id-b']]);
    expect(answers).toMatchObject([{ Status: 'SUCCESS' }]);
  });
});
