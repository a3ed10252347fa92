import { describe, expect, test } from 'vitest';
import { type Fault, Faults } from '../../../../local/cloud/gateway/faults.ts';
import { credentialScope } from '../../../../local/cloud/gateway/gateway.ts';
import { SQS_OPERATIONS, SqsService } from '../../../../local/cloud/gateway/sqs-service.ts';
import { Pace } from '../../../../local/cloud/pace.ts';
import { Queues } from '../../../../local/cloud/sqs/queues.ts';
import { wallClock } from '../wall-clock.ts';

describe('the credential scope', () => {
  const header = (scope: string) => `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=x`;
  test.each([
    ['of a signed request', header('ASIA1/20261121/us-east-1/dynamodb/aws4_request'), { accessKeyId: 'ASIA1', service: 'dynamodb' }],
    ['of an unsigned one', undefined, null],
    ['of a bearer token', 'Bearer x', null],
    ['of another form', header('ASIA1/us-east-1/dynamodb'), null],
  ])('%s', (_, authorization, expected) => expect(credentialScope(authorization)).toEqual(expected));
});

describe('faults', () => {
  const request = { logicalId: 'ProjectABC', service: 'dynamodb', operation: 'TransactWriteItems', body: '{"TransactItems":[{},{},{}]}' };
  const struck = (fault: Fault, more = {}) => new Faults({ seed: 1, faults: [fault] }).for({ ...request, ...more }) !== null;

  test.each([
    ['every request', { kind: 'throttle' }, true],
    ['a function by the beginning of its id', { kind: 'throttle', functionId: 'Project' }, true],
    ['not another function', { kind: 'throttle', functionId: 'Other' }, false],
    ['an operation', { kind: 'crash-before', operation: 'TransactWriteItems' }, true],
    ['not another operation', { kind: 'crash-after', operation: 'Query' }, false],
    ['never at probability 0', { kind: 'throttle', probability: 0 }, false],
  ] as const)('strike %s', (_, fault, expected) => expect(struck(fault)).toBe(expected));

  test('conflict only where two writers can meet', () => {
    expect(struck({ kind: 'conflict' })).toBe(true);
    expect(struck({ kind: 'conflict' }, { operation: 'UpdateItem' })).toBe(true);
    expect(struck({ kind: 'conflict' }, { operation: 'Query' })).toBe(false);
    expect(struck({ kind: 'conflict' }, { service: 'connect' })).toBe(false);
  });

  test('end after so many times', () => {
    const faults = new Faults({ seed: 1, faults: [{ kind: 'throttle', times: 2 }] });
    expect([1, 2, 3].map(() => faults.for(request) !== null)).toEqual([true, true, false]);
  });

  test('are the same for the same seed, and others for another', () => {
    const run = (seed: number) => {
      const faults = new Faults({ seed, faults: [{ kind: 'throttle', probability: 0.5 }] });
      return Array.from({ length: 64 }, () => (faults.for(request) ? 'x' : '.')).join('');
    };
    expect(run(7)).toBe(run(7));
    expect(run(7)).not.toBe(run(8));
    expect(run(7).replaceAll('.', '').length).toBeGreaterThan(16);
  });

  test.each([
    ['throttle', 'dynamodb', 'PutItem', 400, /ProvisionedThroughputExceededException/],
    ['throttle', 'sqs', 'SendMessage', 400, /RequestThrottled/],
    ['throttle', 'connect', 'DescribeContact', 429, /Rate exceeded/],
    ['conflict', 'dynamodb', 'PutItem', 400, /TransactionConflictException/],
  ] as const)("%s is answered in %s's words", (kind, service, operation, status, text) => {
    const answer = new Faults().answer({ kind }, { ...request, service, operation });
    expect(answer.status).toBe(status);
    expect(answer.body).toMatch(text);
  });

  test('a transaction that meets another is cancelled for one of its items', () => {
    const { __type, CancellationReasons } = JSON.parse(new Faults().answer({ kind: 'conflict' }, request).body);
    expect(__type).toMatch(/#TransactionCanceledException$/);
    const codes: string[] = CancellationReasons.map(({ Code }: { Code: string }) => Code);
    expect(codes.toSorted((a, b) => a.localeCompare(b))).toEqual(['None', 'None', 'TransactionConflict']);
  });
});

describe('SQS', () => {
  const queues = new Queues({ clock: wallClock, pace: new Pace() });
  const QueueUrl = 'http://127.0.0.1:1/1/q';
  const queue = queues.add({
    ...{ stackName: 'S', logicalId: 'Q', name: 'q', arn: 'arn:q', url: QueueUrl },
    ...{ visibilityTimeoutSeconds: 30, delaySeconds: 0, redrive: null },
  });
  const service = new SqsService(queues);
  const request = (operation: string, body: object) => ({
    ...{ method: 'POST', path: '/', query: new URLSearchParams(), headers: { 'x-amz-target': `AmazonSQS.${operation}` } },
    body: JSON.stringify({ QueueUrl, ...body }),
  });
  const ask = async (operation: string, body: object = {}) => JSON.parse((await service.handle(request(operation, body))).body);
  const entry = (Id: string, MessageBody = 'x') => ({ Id, MessageBody });

  test('a message goes in, out and away', async () => {
    expect(await ask('SendMessage', { MessageBody: 'hello' })).toMatchObject({ MD5OfMessageBody: '5d41402abc4b2a76b9719d911017c592' });
    const { Messages } = await ask('ReceiveMessage');
    expect(Messages).toMatchObject([{ Body: 'hello', Attributes: { ApproximateReceiveCount: '1' } }]);
    expect((await ask('GetQueueAttributes')).Attributes).toMatchObject({
      ApproximateNumberOfMessages: '0',
      ApproximateNumberOfMessagesNotVisible: '1',
    });
    await ask('DeleteMessage', { ReceiptHandle: Messages[0].ReceiptHandle });
    expect(queue.depth).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });

  test('a batch says which failed', async () => {
    const answer = await ask('SendMessageBatch', { Entries: [entry('a'), entry('b', '')] });
    expect(answer).toMatchObject({ Successful: [{ Id: 'a' }], Failed: [{ Id: 'b', SenderFault: true }] });
  });

  test.each([
    ['an empty body', 'SendMessage', { MessageBody: '' }, /InvalidParameterValue/],
    ['too large a body', 'SendMessage', { MessageBody: 'x'.repeat(1_048_577) }, /InvalidParameterValue/],
    ['an empty batch', 'SendMessageBatch', { Entries: [] }, /EmptyBatchRequest/],
    ['too many entries', 'SendMessageBatch', { Entries: Array.from({ length: 11 }, (_, index) => entry(String(index))) }, /TooManyEntries/],
    ['one id twice', 'SendMessageBatch', { Entries: [entry('a'), entry('a')] }, /BatchEntryIdsNotDistinct/],
    ['an unknown queue', 'SendMessage', { QueueUrl: 'http://127.0.0.1:1/1/none', MessageBody: 'x' }, /QueueDoesNotExist/],
    ['an unknown operation', 'PurgeQueue', {}, /UnknownOperationException/],
  ])('%s is refused', async (_, operation, body, type) => expect((await ask(operation, body)).__type).toMatch(type));

  test('a batch needs the permission of its parts', () => {
    expect(service.needs(request('SendMessageBatch', {}))).toEqual([{ action: 'sqs:SendMessage', resource: 'arn:q' }]);
    expect(Object.keys(SQS_OPERATIONS).map((operation) => service.needs(request(operation, {})).length)).toEqual([1, 1, 1, 1, 1]);
  });
});
