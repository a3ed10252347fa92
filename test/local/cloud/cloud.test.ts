import { CfnOutput, CustomResource, Duration, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { AttributeType, StreamViewType, Table, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, S3OnFailureDestination } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Cloud, CloudOptions } from '../../../local/cloud/cloud.ts';
import { DynamoDbLocalClient } from '../../../local/cloud/dynamodb/local-client.ts';
import { type DynamoDbLocal, startDynamoDbLocal } from '../../../local/cloud/dynamodb-local.ts';
import type { AwsService } from '../../../local/ports.ts';
import { ACCOUNT, bundled, node, oneStack, testCloud } from './test-cloud.ts';
import { wallClock } from './wall-clock.ts';

const INSTANCE = `arn:aws:connect:us-east-1:${ACCOUNT}:instance/i`;
const SECRET_LENGTH = 40;

/** Does what its event asks, with the unmodified AWS SDK. */
const WORKER = `
  import { DynamoDBClient, PutItemCommand, QueryCommand, ScanCommand, TransactWriteItemsCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
  import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
  import { ConnectClient, DescribeContactCommand } from '@aws-sdk/client-connect';
  import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
  const [db, sqs, connect] = [new DynamoDBClient({ maxAttempts: 2 }), new SQSClient({}), new ConnectClient({ maxAttempts: 1 })];
  const { TABLE_NAME: TableName, QUEUE_URL: QueueUrl } = process.env;
  const item = (pk: string) => ({ TableName, Item: { pk: { S: pk }, bytes: { B: new Uint8Array([1, 2]) } } });
  const DO: Record<string, (event: any) => Promise<unknown>> = {
    put: ({ pk }) => db.send(new PutItemCommand(item(pk))),
    update: ({ pk }) => db.send(new UpdateItemCommand({ TableName, Key: { pk: { S: pk } }, UpdateExpression: 'ADD n :one', ExpressionAttributeValues: { ':one': { N: '1' } } })),
    query: ({ pk }) => db.send(new QueryCommand({ TableName, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': { S: pk } } })).then(({ Count }) => Count),
    scan: () => db.send(new ScanCommand({ TableName })),
    transact: ({ pks }) => db.send(new TransactWriteItemsCommand({ TransactItems: pks.map((pk: string) => ({ Put: item(pk) })) })),
    send: ({ text }) => sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: text })),
    sendAll: ({ texts }) => sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries: texts.map((MessageBody: string, index: number) => ({ Id: String(index), MessageBody })) })),
    describe: () => connect.send(new DescribeContactCommand({ InstanceId: 'i', ContactId: 'c' })),
    index: ({ pk }) => db.send(new QueryCommand({ TableName: process.env.INDEXED, IndexName: 'by-other', KeyConditionExpression: 'colour = :pk', ExpressionAttributeValues: { ':pk': { S: pk } } })).then(({ Count }) => Count),
    leave: async () => process.exit(7),
    secret: async () => process.env.SECRET?.length,
    fetchSecret: ({ of }) => new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: process.env[of] })).then(({ SecretString }) => SecretString?.length),
    wait: ({ ms }) => new Promise((resolve) => setTimeout(resolve, ms)),
  };
  export const handler = async (event: any) => {
    try {
      return { did: await DO[event.do](event) };
    } catch (error: any) {
      return { error: error.name, message: error.message, tries: error.$metadata?.attempts, reasons: error.CancellationReasons?.map(({ Code }: any) => Code) };
    }
  };`;

/** Keeps what it got of a table's stream. */
const LISTENER = `
  export const handler = async (event: any) => {
    for (const record of event.Records) console.log(JSON.stringify({ record }));
  };`;

let dynamoDb: DynamoDbLocal;
let dir: string;
let cloud: Cloud;
let listenerCode: string;

beforeAll(async () => {
  const [started, worker, listener] = await Promise.all([startDynamoDbLocal(), bundled(WORKER), bundled(LISTENER)]);
  dynamoDb = started;
  listenerCode = listener;
  dir = oneStack((stack) => {
    const table = new Table(stack, 'Table', {
      ...{
        partitionKey: { name: 'pk', type: AttributeType.STRING },
        stream: StreamViewType.NEW_AND_OLD_IMAGES,
        timeToLiveAttribute: 'ttl',
      },
      ...{
        deletionProtection: true,
        removalPolicy: RemovalPolicy.RETAIN,
        pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      },
    });
    const colour = { name: 'colour', type: AttributeType.STRING };
    const globalSecondaryIndexes = [{ indexName: 'by-other', partitionKey: colour }];
    const indexed = new TableV2(stack, 'Indexed', { partitionKey: { name: 'pk', type: AttributeType.STRING }, globalSecondaryIndexes });
    const queue = new Queue(stack, 'Queue');
    const secret = new Secret(stack, 'Secret', { generateSecretString: { passwordLength: SECRET_LENGTH, excludePunctuation: true } });
    const other = new Secret(stack, 'OtherSecret');
    const environment = {
      TABLE_NAME: table.tableName,
      INDEXED: indexed.tableName,
      QUEUE_URL: queue.queueUrl,
      SECRET: secret.secretValue.unsafeUnwrap(),
      SECRET_ARN: secret.secretArn,
      OTHER_SECRET_ARN: other.secretArn,
    };
    const fn = node(stack, 'Worker', worker, { environment, timeout: Duration.seconds(30) });
    table.grant(fn, 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:Query');
    indexed.grantReadData(fn);
    queue.grantSendMessages(fn);
    secret.grantRead(fn);
    fn.addPermission('Flows', { principal: new ServicePrincipal('connect.amazonaws.com'), sourceAccount: ACCOUNT, sourceArn: INSTANCE });
    const filters = [FilterCriteria.filter({ dynamodb: { Keys: { pk: { S: FilterRule.beginsWith('LEG#') } } } })];
    const source = {
      startingPosition: StartingPosition.TRIM_HORIZON,
      retryAttempts: 1,
      onFailure: new S3OnFailureDestination(new Bucket(stack, 'Failures')),
    };
    node(stack, 'Listener', listener).addEventSource(
      new DynamoEventSource(table, { ...source, filters, maxBatchingWindow: Duration.seconds(1) }),
    );
    new CfnOutput(stack, 'WorkerArn', { value: fn.functionArn });
    new CfnOutput(stack, 'TableArn', { value: table.tableArn });
    new CfnOutput(stack, 'QueueArn', { value: queue.queueArn });
  });
  cloud = await start();
});
afterAll(async () => {
  await cloud.stop();
  await dynamoDb.stop();
});
afterEach(() => cloud.injectFaults({ seed: 0, faults: [] }));

const start = (options: Partial<CloudOptions> = {}) =>
  testCloud(dir, { dynamoEndpoint: dynamoDb.endpoint, sizes: { environments: 2 }, ...options });
const flow = { sourceArn: INSTANCE, sourceAccount: ACCOUNT, timeLimitMs: 30_000 };
const ask = (event: Record<string, unknown>, more = {}, of = cloud) =>
  of.outlets.invokeFunction({ functionArn: output('WorkerArn', of), payload: event, ...flow, ...more }) as Promise<Record<string, unknown>>;
const heard = () =>
  cloud
    .functions()
    .flatMap(({ logs }) => logs)
    .filter((line) => line.startsWith('{"record"'))
    .map((line) => JSON.parse(line).record);
const output = (name: string, of: Cloud) => {
  const { [name]: value = '' } = of.outputs('Test');
  return value;
};
const tableArn = () => output('TableArn', cloud);

describe('a function', () => {
  test('writes and reads a table with the unmodified SDK', async () => {
    await ask({ do: 'put', pk: 'a' });
    expect(await ask({ do: 'query', pk: 'a' })).toEqual({ did: 1 });
    expect(cloud.usedGrants()).toContainEqual({
      functionName: expect.any(String),
      logicalId: expect.stringMatching(/^Worker/),
      action: 'dynamodb:Query',
      resource: tableArn(),
      count: 1,
    });
  });

  test('asks an index, with a grant on the index', async () => {
    expect(await ask({ do: 'index', pk: 'a' })).toEqual({ did: 0 });
    const used = cloud.usedGrants().map(({ action, resource }) => `${action} ${resource}`);
    expect(used).toContainEqual(
      expect.stringMatching(/^dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table\/Test-Indexed\S+\/index\/by-other$/),
    );
  });

  test('sends messages, one and many', async () => {
    expect(await ask({ do: 'send', text: 'one' })).toMatchObject({ did: { MD5OfMessageBody: expect.any(String) } });
    await ask({ do: 'sendAll', texts: ['two', 'three'] });
    const queue = cloud.queues().find(({ logicalId }) => logicalId.startsWith('Queue'));
    expect(queue?.messages.map(({ body }) => body)).toEqual(['one', 'two', 'three']);
    expect(queue?.arn).toBe(cloud.outputs('Test').QueueArn);
  });

  test('has the value of a secret in its environment', async () => expect(await ask({ do: 'secret' })).toEqual({ did: SECRET_LENGTH }));

  test('fetches a secret its role allows, and no other', async () => {
    expect(await ask({ do: 'fetchSecret', of: 'SECRET_ARN' })).toEqual({ did: SECRET_LENGTH });
    expect(await ask({ do: 'fetchSecret', of: 'OTHER_SECRET_ARN' })).toMatchObject({
      error: 'AccessDeniedException',
      message: expect.stringContaining('is not authorized to perform: secretsmanager:GetSecretValue on resource: arn:aws:secretsmanager:'),
    });
  });

  test('is denied what its role does not allow, as AWS would', async () => {
    const answer = await ask({ do: 'scan' });
    expect(answer.error).toBe('AccessDeniedException');
    expect(answer.message).toMatch(
      /^User: arn:aws:sts::111122223333:assumed-role\/Test-WorkerServiceRole\S+ is not authorized to perform: dynamodb:Scan on resource: arn:aws:dynamodb:us-east-1:111122223333:table\/\S+ because no identity-based policy allows the dynamodb:Scan action$/,
    );
    expect(cloud.deniedRequests()).toContainEqual(expect.objectContaining({ action: 'dynamodb:Scan', resource: tableArn() }));
  });

  test('leaves its unused grants to be seen', async () => {
    const unused = cloud.unusedGrants().filter(({ logicalId }) => logicalId.startsWith('Worker'));
    expect(unused.map(({ action }) => action)).toEqual(expect.arrayContaining(['sqs:GetQueueUrl', 'dynamodb:UpdateItem']));
    expect(unused.map(({ action }) => action)).not.toContain('dynamodb:PutItem');
  });

  test('that calls a service nobody gave is told so, and so are we', async () => {
    expect(await ask({ do: 'describe' })).toMatchObject({ error: 'UnknownOperationException' });
    expect(cloud.troubles().map(({ message }) => message)).toEqual([expect.stringMatching(/called the service connect/)]);
  });
});

describe('a flow', () => {
  test.each([
    ['another instance', { sourceArn: `${INSTANCE}2` }],
    ['another account', { sourceAccount: '999999999999' }],
  ])('of %s may not call the function', async (_, more) => {
    await expect(ask({ do: 'secret' }, more)).rejects.toMatchObject({ code: 'AccessDeniedException' });
  });

  test('may not call a function without a permission', async () => {
    const functionArn = cloud.functions().find(({ logicalId }) => logicalId.startsWith('Listener'))?.arn;
    await expect(ask({}, { functionArn })).rejects.toMatchObject({ code: 'AccessDeniedException' });
  });

  test('is told that a function is not there', async () =>
    expect(ask({}, { functionArn: 'arn:aws:lambda:us-east-1:1:function:none' })).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
    }));

  test('waits no longer than its limit', async () =>
    expect(ask({ do: 'wait', ms: 1500 }, { timeLimitMs: 50 })).rejects.toMatchObject({ code: 'TimeLimitExceeded' }));

  test("is told the function's own error", async () =>
    expect(ask({ do: 'leave' })).rejects.toThrow(/^Runtime.ExitError: RequestId: \S+ Error: Runtime exited with error: exit status 7$/));
});

describe("a table's stream", () => {
  test('is read through the filter, in the form of the service, before idle() resolves', async () => {
    await ask({ do: 'put', pk: 'LEG#1' });
    await ask({ do: 'put', pk: 'OTHER#1' });
    await ask({ do: 'update', pk: 'LEG#1' });
    await cloud.idle();
    const records = heard();
    expect(records.map(({ eventName }) => eventName)).toEqual(['INSERT', 'MODIFY']);
    expect(records[0]).toMatchObject({
      awsRegion: 'us-east-1',
      eventSource: 'aws:dynamodb',
      eventSourceARN: expect.stringMatching(new RegExp(`^${tableArn()}/stream/`)),
      dynamodb: { Keys: { pk: { S: 'LEG#1' } }, NewImage: { bytes: { B: 'AQI=' } }, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
    expect(Math.abs(records[0].dynamodb.ApproximateCreationDateTime - Date.now() / 1000)).toBeLessThan(30);
    expect(records[1].dynamodb).toMatchObject({ OldImage: { pk: { S: 'LEG#1' } }, NewImage: { n: { N: '1' } } });
  });

  test('misses nothing under many writers, and keeps the order of each item', async () => {
    await cloud.idle();
    const before = heard().length;
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let n = 0; n < 5; n += 1) await ask({ do: 'update', pk: `LEG#w${writer}` });
    });
    await Promise.all(writers);
    await cloud.idle();
    const records = heard().slice(before);
    expect(records).toHaveLength(20);
    for (const writer of [0, 1, 2, 3]) {
      const own = records.filter(({ dynamodb }) => dynamodb.Keys.pk.S === `LEG#w${writer}`);
      expect(own.map(({ dynamodb }) => dynamodb.NewImage.n.N)).toEqual(['1', '2', '3', '4', '5']);
    }
  });

  test('hides nothing from idle() that was written past the gateway', async () => {
    await cloud.idle();
    const before = heard().length;
    const item = { TableName: tableArn().split('/')[1], Item: { pk: { S: 'LEG#direct' } } };
    await pastTheGateway(cloud).call('DynamoDB_20120810.PutItem', item);
    await cloud.idle();
    expect(heard()).toHaveLength(before + 1);
  });
});

describe('faults on request', () => {
  const inject = (...faults: Parameters<Cloud['injectFaults']>[0]['faults']) => cloud.injectFaults({ seed: 1, faults });

  test("a throttle is met by the SDK's own retry", async () => {
    inject({ kind: 'throttle', operation: 'PutItem', functionId: 'Worker', times: 1 });
    expect(await ask({ do: 'put', pk: 'throttled' })).toMatchObject({ did: {} });
  });

  test('throttles without end reach the function', async () => {
    inject({ kind: 'throttle', operation: 'PutItem' });
    expect(await ask({ do: 'put', pk: 'throttled' })).toMatchObject({ error: 'ProvisionedThroughputExceededException' });
  });

  test('a transaction meets another', async () => {
    inject({ kind: 'conflict' });
    const answer = await ask({ do: 'transact', pks: ['x', 'y'] });
    expect(answer.error).toBe('TransactionCanceledException');
    expect(new Set(answer.reasons as string[])).toEqual(new Set(['None', 'TransactionConflict']));
  });

  test.each([
    ['before its request is carried out', 'crash-before', 0],
    ['after it, before the answer', 'crash-after', 1],
  ] as const)('an environment dies %s', async (_, kind, count) => {
    inject({ kind, operation: 'PutItem', times: 1 });
    await expect(ask({ do: 'put', pk: kind })).rejects.toThrow(/Runtime.ExitError: .* signal: killed/);
    expect(await ask({ do: 'query', pk: kind })).toEqual({ did: count });
  });
});

test('services that are given answer to the SDK under the same permissions', async () => {
  const allowed: boolean[] = [];
  const service: AwsService = {
    signingName: 'connect',
    needs: ({ path }) => [
      { action: 'connect:DescribeContact', resource: `arn:aws:connect:us-east-1:${ACCOUNT}:instance/i${path.slice(-2)}` },
    ],
    handle: async () => {
      allowed.push(true);
      return { status: 200, headers: { 'content-type': 'application/json' }, body: '{"Contact":{"Id":"c"}}' };
    },
    denied: (message) => ({
      status: 403,
      headers: { 'content-type': 'application/json', 'x-amzn-errortype': 'AccessDeniedException' },
      body: JSON.stringify({ message }),
    }),
  };
  const other = await start({ services: [service] });
  try {
    expect(await ask({ do: 'describe' }, {}, other)).toMatchObject({ error: 'AccessDeniedException' });
    expect(allowed).toEqual([]);
    expect(other.deniedRequests()).toMatchObject([{ action: 'connect:DescribeContact' }]);
  } finally {
    await other.stop();
  }
});

describe('a custom resource', () => {
  const answering = (body: string) => `
    export const handler = async (event: any) => {
      console.log(JSON.stringify(event));
      ${body}
    };
    const put = (event: any, answer: object) => fetch(event.ResponseURL, { method: 'PUT', body: JSON.stringify({ ...answer, StackId: event.StackId, RequestId: event.RequestId, LogicalResourceId: event.LogicalResourceId }) });`;
  const app = async (body: string) => {
    const code = await bundled(answering(body));
    return oneStack((stack: Stack) => {
      const fn = node(stack, 'Maker', code);
      const made = new CustomResource(stack, 'Made', {
        serviceToken: fn.functionArn,
        resourceType: 'Custom::Made',
        properties: { Count: 3, Flag: true, List: [{ A: 1 }] },
      });
      new CfnOutput(stack, 'Colour', { value: made.getAttString('Colour') });
      new CfnOutput(stack, 'Id', { value: made.ref });
    });
  };

  test('is made by its function, by the real protocol', async () => {
    const made = await testCloud(
      await app("await put(event, { Status: 'SUCCESS', PhysicalResourceId: 'p-1', Data: { Colour: 'green' } });"),
    );
    try {
      expect(made.outputs('Test')).toEqual({ Colour: 'green', Id: 'p-1' });
      const event = JSON.parse(made.functions()[0]?.logs[0] ?? '');
      expect(event).toMatchObject({ RequestType: 'Create', ResourceType: 'Custom::Made', LogicalResourceId: 'Made' });
      expect(event.ResourceProperties).toMatchObject({ Count: '3', Flag: 'true', List: [{ A: '1' }] });
    } finally {
      await made.stop();
    }
  });

  test.each([
    [
      'it says so',
      "await put(event, { Status: 'FAILED', Reason: 'no quota left' });",
      /Made \(Custom::Made\) could not be made: the function answered FAILED: no quota left/,
    ],
    ['its function fails', "throw new Error('broken');", /the function failed: Error: broken/],
    ['its function ends without an answer', '', /ended without an answer to its ResponseURL/],
  ])('stops the start when %s', async (_, body, text) => expect(testCloud(await app(body))).rejects.toThrow(text));
});

test('in another time of day a function has its answers in that time: the SDK takes no clock for wrong, and asks once', async () => {
  const functionClock = { ...wallClock, now: () => Date.parse('2031-05-05T12:00:00Z') };
  const other = await start({ functionClock });
  try {
    expect(await ask({ do: 'scan' }, {}, other)).toMatchObject({ error: 'AccessDeniedException', tries: 1 });
  } finally {
    await other.stop();
  }
});

describe('the stream of a table', () => {
  const readBy = (count: number) => {
    const app = oneStack((stack) => {
      const table = new Table(stack, 'Table', {
        partitionKey: { name: 'pk', type: AttributeType.STRING },
        stream: StreamViewType.NEW_IMAGE,
      });
      const source = { startingPosition: StartingPosition.LATEST };
      for (let nth = 1; nth <= count; nth += 1)
        node(stack, `Reader${nth}`, listenerCode).addEventSource(new DynamoEventSource(table, source));
    });
    return testCloud(app, { dynamoEndpoint: dynamoDb.endpoint });
  };

  test('has two readers', async () => {
    const other = await readBy(2);
    try {
      expect(other.functions()).toHaveLength(2);
    } finally {
      await other.stop();
    }
  });

  test('has no third, which DynamoDB would throttle', async () => {
    await expect(readBy(3)).rejects.toThrow(/has 2 readers: a third would be throttled/);
  });
});

test('a DynamoDB Local that lives on is left as it was', async () => {
  const other = await start();
  const tables = async () =>
    (await pastTheGateway(other).call<{ TableNames: readonly string[] }>('DynamoDB_20120810.ListTables', {})).TableNames;
  expect(await tables()).toHaveLength(2);
  await other.stop();
  expect(await tables()).toEqual([]);
});

const pastTheGateway = ({ operatorEnvironment }: Cloud) =>
  new DynamoDbLocalClient(dynamoDb.endpoint, String(operatorEnvironment.AWS_ACCESS_KEY_ID));
