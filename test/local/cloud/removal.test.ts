import { type App, CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { afterEach, describe, expect, test } from 'vitest';
import type { Cloud } from '../../../local/cloud/cloud.ts';
import { DeletionFailedError } from '../../../local/cloud/errors.ts';
import { assembled, ENV, handMade, oneStack, testCloud } from './test-cloud.ts';

let cloud: Cloud | undefined;
afterEach(async () => {
  await cloud?.stop();
  cloud = undefined;
});
const start = async (folder: string, options = {}) => {
  cloud = await testCloud(folder, options);
  return cloud;
};
const twoStacks = () =>
  assembled((app: App) => {
    const giver = new Stack(app, 'Giver', { env: ENV });
    const taker = new Stack(app, 'Taker', { env: ENV });
    const queue = new Queue(giver, 'Queue', { queueName: 'given' });
    new Queue(taker, 'Other');
    new CfnOutput(taker, 'Told', { value: queue.queueArn });
  });

describe('a stack that is deleted', () => {
  test('is refused while another one imports what it exports, and goes after that one', async () => {
    const { destroy } = bound(await start(twoStacks()));
    await expect(destroy('Giver')).rejects.toThrow(/^Export Giver:.* cannot be deleted as it is in use by Taker$/);
    await destroy('Taker');
    await destroy('Giver');
    await expect(destroy('Giver')).rejects.toThrow('There is no stack Giver');
  });

  test('is refused for a bucket that is not empty', async () => {
    const running = await start(oneStack((stack) => new Bucket(stack, 'Files', { removalPolicy: RemovalPolicy.DESTROY })));
    await put(running, running.resource('Test', 'Files').ref);
    await expect(running.destroy('Test')).rejects.toThrow(DeletionFailedError);
    await expect(running.destroy('Test')).rejects.toThrow(/Files\w+ \(AWS::S3::Bucket\) could not be deleted: .* is not empty/);
  });

  test('empties the buckets that are to be emptied, and leaves those that are to stay', async () => {
    const emptied = { Key: 'aws-cdk:auto-delete-objects', Value: 'true' };
    const running = await start(
      handMade({
        Files: { Type: 'AWS::S3::Bucket', Properties: { Tags: [emptied] }, DeletionPolicy: 'Delete' },
        Empty: { Type: 'Custom::S3AutoDeleteObjects', Properties: { BucketName: { Ref: 'Files' } }, DependsOn: ['Files'] },
        Kept: { Type: 'AWS::S3::Bucket', DeletionPolicy: 'Retain' },
      }),
    );
    const [files, kept] = ['Files', 'Kept'].map((id) => running.resource('Test', id).ref);
    for (const bucket of [files, kept]) await put(running, String(bucket));
    await running.destroy('Test');
    expect(running.buckets().map(({ name }) => name)).toEqual([kept]);
  });

  test('asks what other rooms made to go, the last first', async () => {
    const gone: string[] = [];
    const types = ['AWS::Connect::Queue', 'AWS::Connect::QuickConnect'];
    const running = await start(
      handMade({
        Q: { Type: 'AWS::Connect::Queue', Properties: { Name: 'q' } },
        C: { Type: 'AWS::Connect::QuickConnect', Properties: { Queue: { Ref: 'Q' } } },
      }),
      {
        providers: Object.fromEntries(types.map((type) => [type, async () => ({ ref: type })])),
        removers: Object.fromEntries(types.map((type) => [type, async (_: unknown, { ref }: { ref: string }) => void gone.push(ref)])),
      },
    );
    await running.destroy('Test');
    expect(gone).toEqual([...types].reverse());
  });
});

describe('a name that is in use', () => {
  test('is given to no second resource of the type', async () => {
    const folder = oneStack((stack) => ['One', 'Two'].map((id) => new Queue(stack, id, { queueName: 'calls' })));
    await expect(start(folder)).rejects.toThrow(/Two\w+ .*AWS::SQS::Queue calls already exists: One\w+ of Test has the name/);
  });
});

const bound = (running: Cloud) => ({ destroy: (stack: string) => running.destroy(stack) });

/** Puts an object as an operator does. */
async function put({ operatorEnvironment }: Cloud, Bucket: string): Promise<void> {
  const { PutObjectCommand, S3Client } = await import('@aws-sdk/client-s3');
  const {
    AWS_ACCESS_KEY_ID: accessKeyId = '',
    AWS_SECRET_ACCESS_KEY: secretAccessKey = '',
    AWS_REGION: region = '',
    AWS_ENDPOINT_URL: endpoint = '',
  } = operatorEnvironment;
  const client = new S3Client({ region, endpoint, credentials: { accessKeyId, secretAccessKey }, forcePathStyle: true });
  await client.send(new PutObjectCommand({ Bucket, Key: 'one', Body: 'text' }));
  client.destroy();
}
