import { randomUUID } from 'node:crypto';
import type { Account } from '../account.ts';
import { TemplateError, UnsupportedError } from '../errors.ts';
import type { LambdaFunction } from '../lambda/lambda-function.ts';
import { failureRecord } from '../mapping/failure-destination.ts';
import { QueueMapping } from '../mapping/queue-mapping.ts';
import { recordFilter } from '../mapping/record-filter.ts';
import { StreamMapping } from '../mapping/stream-mapping.ts';
import type { RecordSource } from '../mapping/stream-record.ts';
import { Properties } from './properties.ts';
import { ignoring, type ResourceType, TAGS } from './resource-type.ts';

const QUEUE_ONLY = ['ScalingConfig'];
const STREAM_ONLY = [
  'StartingPosition',
  'BisectBatchOnFunctionError',
  'MaximumRetryAttempts',
  'MaximumRecordAgeInSeconds',
  'ParallelizationFactor',
  'DestinationConfig',
];

/** What Lambda asks of a function's role before it reads a source (Lambda Developer Guide, execution role permissions of each event source). */
const READ_PERMISSIONS = {
  sqs: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
  kinesis: [
    'kinesis:GetRecords',
    'kinesis:GetShardIterator',
    'kinesis:DescribeStream',
    'kinesis:DescribeStreamSummary',
    'kinesis:ListShards',
  ],
  dynamodb: ['dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:DescribeStream', 'dynamodb:ListStreams'],
} as const;

/** `AWS::Lambda::EventSourceMapping` from a queue, a Kinesis stream or a table's stream. */
export const EVENT_SOURCE_MAPPING: ResourceType = {
  type: 'AWS::Lambda::EventSourceMapping',
  honours: [
    ...[
      'EventSourceArn',
      'FunctionName',
      'Enabled',
      'BatchSize',
      'MaximumBatchingWindowInSeconds',
      'FilterCriteria',
      'FunctionResponseTypes',
    ],
    ...QUEUE_ONLY,
    ...STREAM_ONLY,
  ],
  ignores: { ...ignoring('only watched on AWS', 'MetricsConfig', 'LoggingConfig'), ...TAGS },
  make: (request, account) => {
    const properties = new Properties(request.properties);
    const mappingId = randomUUID();
    const target = account.functions.get(properties.text('FunctionName'));
    const sourceArn = properties.text('EventSourceArn');
    if (!properties.flag('Enabled', true)) throw new UnsupportedError('a mapping that is switched off is not supported by the local cloud');
    const kind = sourceArn.split(':')[2];
    if (kind === 'sqs') mapQueue(properties, target, account);
    else if (kind === 'kinesis' || kind === 'dynamodb') mapStream(properties, target, account, mappingId);
    else throw new UnsupportedError(`the event source ${sourceArn} is not supported by the local cloud`);
    return { ref: mappingId, attributes: { Id: mappingId } };
  },
};

function mapQueue(properties: Properties, target: LambdaFunction, account: Account): void {
  const queue = account.queues.byArn(properties.text('EventSourceArn'));
  demand(account, target, READ_PERMISSIONS.sqs, queue.spec.arn);
  if (queue.spec.visibilityTimeoutSeconds < target.spec.timeoutSeconds)
    throw new TemplateError(
      `Queue visibility timeout: ${queue.spec.visibilityTimeoutSeconds} seconds is less than Function timeout: ${target.spec.timeoutSeconds} seconds`,
    );
  queue.countAsWork(() => account.work.begin());
  const settings = {
    ...batching(properties, 10),
    maxConcurrency: properties.part('ScalingConfig').number('MaximumConcurrency', target.spec.concurrency),
    passes: recordFilter(properties.raw.FilterCriteria, 'body'),
    region: account.region,
  };
  new QueueMapping(queue, target, settings, account.pace);
}

function mapStream(properties: Properties, target: LambdaFunction, account: Account, mappingId: string): void {
  const source = sourceOf(properties.text('EventSourceArn'), account);
  demand(account, target, READ_PERMISSIONS[source.kind], source.arn);
  if (source.kind === 'dynamodb') countReader(source.arn, account);
  const settings = {
    ...batching(properties, 100),
    bisect: properties.flag('BisectBatchOnFunctionError'),
    maxRetries: properties.number('MaximumRetryAttempts', -1),
    maxAgeSeconds: properties.number('MaximumRecordAgeInSeconds', -1),
    parallelization: properties.number('ParallelizationFactor', 1),
    passes: recordFilter(properties.raw.FilterCriteria, source.kind === 'kinesis' ? 'data' : null),
  };
  const discard = discarder(properties, { source, target, mappingId }, account);
  new StreamMapping(source, target, settings, { pace: account.pace, beginWork: () => account.work.begin(), discard });
}

/**
 * Two processes at most should read a shard of a table's stream at the same time: more "can result in throttling" (DynamoDB Developer Guide, change
 * data capture for DynamoDB Streams). AWS takes the mapping all the same, and the throttling shows only under load: here the deployment fails.
 */
const READERS_OF_A_TABLE = 2;
const readers = new WeakMap<Account, Map<string, number>>();

function countReader(arn: string, account: Account): void {
  const counts = readers.get(account) ?? new Map<string, number>();
  readers.set(account, counts);
  const count = (counts.get(arn) ?? 0) + 1;
  if (count > READERS_OF_A_TABLE) throw new TemplateError(`${arn} has ${READERS_OF_A_TABLE} readers: a third would be throttled`);
  counts.set(arn, count);
}

function sourceOf(arn: string, account: Account): RecordSource {
  if (arn.split(':')[2] === 'dynamodb') return account.tables.stream(arn);
  const stream = account.streams.get(arn);
  if (!stream) throw new TemplateError(`there is no stream ${arn}`);
  return stream;
}

const batching = (properties: Properties, defaultSize: number) => ({
  batchSize: properties.number('BatchSize', defaultSize),
  windowSeconds: properties.number('MaximumBatchingWindowInSeconds', 0),
  reportsItems: properties.texts('FunctionResponseTypes').includes('ReportBatchItemFailures'),
});

// Lambda refuses a mapping whose function may not read the source, and so does the deployment.
function demand(account: Account, target: LambdaFunction, actions: readonly string[], resource: string): void {
  const { name: functionName, logicalId, role } = target.spec;
  const caller = { functionName, logicalId, role };
  const refused = actions.filter((action) => account.access.refusal(caller, { action, resource }) !== null);
  if (refused.length > 0)
    throw new TemplateError(`the role of ${target.spec.logicalId} does not allow ${refused.join(', ')} on ${resource}`);
}

interface Mapped {
  readonly source: RecordSource;
  readonly target: LambdaFunction;
  readonly mappingId: string;
}

function discarder(properties: Properties, { source, target, mappingId }: Mapped, account: Account): StreamMappingDiscard {
  const destination = properties.part('DestinationConfig').part('OnFailure').optionalText('Destination');
  const mapping = { mappingId, functionArn: target.spec.arn, sourceArn: source.arn, sourceKind: source.kind };
  if (destination === null) return (discarded) => account.onFault(lost(target, discarded.records.length, 'it has no failure destination'));
  const service = destination.split(':')[2];
  if (service === 's3') {
    const bucket = account.buckets.get(destination);
    demand(account, target, ['s3:ListBucket'], bucket.arn);
    demand(account, target, ['s3:PutObject'], `${bucket.arn}/*`);
    return (discarded) => {
      const { objectKey, withPayload } = failureRecord(mapping, discarded, account.clock);
      bucket.put(objectKey, JSON.stringify(withPayload), { contentType: 'application/json' });
    };
  }
  if (service !== 'sqs') throw new UnsupportedError(`the failure destination ${destination} is not supported by the local cloud`);
  const queue = account.queues.byArn(destination);
  demand(account, target, ['sqs:SendMessage'], queue.spec.arn);
  return (discarded) => {
    const { metadata } = failureRecord(mapping, discarded, account.clock);
    queue.send({ body: JSON.stringify(metadata), senderId: target.spec.role.name });
  };
}

type StreamMappingDiscard = ConstructorParameters<typeof StreamMapping>[3]['discard'];

const lost = (target: LambdaFunction, count: number, why: string) =>
  new Error(`${target.spec.logicalId}: ${count} records are lost, for ${why}.`);
