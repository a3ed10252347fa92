import {
  AssociateQueueQuickConnectsCommand,
  ConnectClient,
  DisassociateQueueQuickConnectsCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-connect';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { handleRequest, type Services } from '../../../lambdas/associate-quick-connects/handle-request.ts';
import { AnswerError } from '../../../lambdas/runtime/custom-resource/answer.ts';

const connect = mockClient(ConnectClient);
afterAll(() => connect.restore());
beforeEach(() => connect.reset());

const REQUEST = { ResponseURL: 'https://bucket.test/answer?signed', StackId: 'stack', RequestId: 'r1', LogicalResourceId: 'Offered' };
const PROPERTIES = { ServiceToken: 'arn', InstanceId: 'i1', Queues: [{ QueueId: 'q1', QuickConnectIds: ['a', 'b'] }] };
const notFound = () => new ResourceNotFoundException({ message: 'gone', $metadata: {} });
const named = (name: string) => Object.assign(new Error('refused'), { name });

interface Answer {
  readonly Status: string;
  readonly Reason?: string;
  readonly PhysicalResourceId: string;
}

// Records every answer and every wait; `refusals` is how often the PUT fails first.
function services(refusals = 0) {
  const answers: Answer[] = [];
  const waits: number[] = [];
  let left = refusals;
  const made: Services = {
    connect: new ConnectClient({ region: 'us-east-1' }),
    wait: async (ms) => void waits.push(ms),
    fetch: async (_url, init) => {
      if (left-- > 0) return new Response('', { status: 503 });
      expect(new Headers(init?.headers).get('content-type')).toBe('');
      answers.push(JSON.parse(String(init?.body)));
      return new Response('');
    },
    log: { info: vi.fn(), warn: vi.fn(), error: vi.fn() },
  };
  return { made, answers, waits };
}

const calls = () => connect.calls().map(({ args }) => [args[0].constructor.name.replace(/Queue.*/, ''), args[0].input]);

describe('handleRequest', () => {
  test('a creation associates and answers SUCCESS with what CloudFormation asked for', async () => {
    const { made, answers } = services();
    await handleRequest({ ...REQUEST, RequestType: 'Create', ResourceProperties: PROPERTIES }, 60_000, made);
    expect(calls()).toEqual([['Associate', { InstanceId: 'i1', QueueId: 'q1', QuickConnectIds: ['a', 'b'] }]]);
    expect(answers).toEqual([
      { Status: 'SUCCESS', PhysicalResourceId: 'Offered@i1', StackId: 'stack', RequestId: 'r1', LogicalResourceId: 'Offered' },
    ]);
  });

  test('between two calls there is half a second, because Connect allows two a second', async () => {
    const { made, waits } = services();
    const Queues = ['q1', 'q2', 'q3'].map((QueueId) => ({ QueueId, QuickConnectIds: ['a'] }));
    await handleRequest({ ...REQUEST, RequestType: 'Create', ResourceProperties: { InstanceId: 'i1', Queues } }, 60_000, made);
    expect(waits).toEqual([500, 500]);
  });

  test.each([
    ['AccessDeniedException', /role/],
    ['ResourceNotFoundException', /config/],
    ['TooManyRequestsException', /deploy again/],
    ['SomethingElse', /log/],
  ])('%s on a creation is answered FAILED with the queue and the next step', async (name, nextStep) => {
    connect.on(AssociateQueueQuickConnectsCommand).rejects(named(name));
    const { made, answers } = services();
    await handleRequest({ ...REQUEST, RequestType: 'Create', ResourceProperties: PROPERTIES }, 60_000, made);
    expect(answers[0]).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'Offered@i1' });
    expect(answers[0]?.Reason).toContain('q1');
    expect(answers[0]?.Reason).toMatch(nextStep);
  });

  test('properties of the wrong shape are answered FAILED with their place and without their value', async () => {
    const { made, answers } = services();
    const ResourceProperties = { InstanceId: 'i1', Queues: [{ QueueId: 'q1', QuickConnectIds: '+12065550100' }] };
    await handleRequest({ ...REQUEST, RequestType: 'Create', ResourceProperties }, 60_000, made);
    expect(answers[0]?.Status).toBe('FAILED');
    expect(answers[0]?.Reason).toContain('ResourceProperties.Queues.0.QuickConnectIds');
    expect(answers[0]?.Reason).not.toContain('2065550100');
  });

  test('a deletion with properties that could never be read succeeds, so that the stack can roll back', async () => {
    const { made, answers } = services();
    await handleRequest({ ...REQUEST, PhysicalResourceId: 'Offered', RequestType: 'Delete', ResourceProperties: {} }, 60_000, made);
    expect(answers).toMatchObject([{ Status: 'SUCCESS', PhysicalResourceId: 'Offered' }]);
  });

  test('a deletion of a queue that is gone succeeds', async () => {
    connect.on(DisassociateQueueQuickConnectsCommand).rejects(notFound());
    const { made, answers } = services();
    const event = { ...REQUEST, PhysicalResourceId: 'Offered@i1', RequestType: 'Delete', ResourceProperties: PROPERTIES };
    await handleRequest(event, 60_000, made);
    expect(answers).toMatchObject([{ Status: 'SUCCESS', PhysicalResourceId: 'Offered@i1' }]);
  });

  test('a deletion in which one quick connect is gone takes away the others one by one', async () => {
    connect.on(DisassociateQueueQuickConnectsCommand).callsFake(({ QuickConnectIds }: { QuickConnectIds: string[] }) => {
      if (QuickConnectIds.includes('a')) throw notFound();
      return {};
    });
    const { made, answers } = services();
    const event = { ...REQUEST, PhysicalResourceId: 'Offered@i1', RequestType: 'Delete', ResourceProperties: PROPERTIES };
    await handleRequest(event, 60_000, made);
    expect(calls().map(([, input]) => (input as { QuickConnectIds: string[] }).QuickConnectIds)).toEqual([['a', 'b'], ['a'], ['b']]);
    expect(answers).toMatchObject([{ Status: 'SUCCESS' }]);
  });

  test('when the time runs out it answers before the function is stopped', async () => {
    connect.on(AssociateQueueQuickConnectsCommand).callsFake(() => new Promise(() => {}));
    const { made, answers } = services();
    await handleRequest({ ...REQUEST, RequestType: 'Create', ResourceProperties: PROPERTIES }, 5_020, made);
    expect(answers).toMatchObject([{ Status: 'FAILED', Reason: expect.stringContaining('time ran out') }]);
  });

  test('an answer that is not taken is put again', async () => {
    const { made, answers, waits } = services(2);
    await handleRequest({ ...REQUEST, RequestType: 'Create', ResourceProperties: PROPERTIES }, 60_000, made);
    expect(answers).toHaveLength(1);
    expect(waits).toEqual([1_000, 1_500]);
  });

  test('an answer that is never taken is thrown, so that it stands in the log', async () => {
    const { made } = services(9);
    const done = handleRequest({ ...REQUEST, RequestType: 'Create', ResourceProperties: PROPERTIES }, 60_000, made);
    await expect(done).rejects.toThrow(AnswerError);
  });
});
