import { type Account, arnOf } from '../account.ts';
import { LocalShards } from '../dynamodb/local-shards.ts';
import { TableStream } from '../dynamodb/table-stream.ts';
import { TemplateError, UnsupportedError } from '../errors.ts';
import type { ResourceRequest } from '../template/stack-maker.ts';
import { physicalName } from './physical-name.ts';
import { Properties } from './properties.ts';
import { ENCRYPTION, ignoring, type ResourceType, TAGS } from './resource-type.ts';

const DYNAMODB = 'DynamoDB_20120810';
/** What DynamoDB Local knows of a table, as the template writes it. */
const PASSED_ON = ['AttributeDefinitions', 'KeySchema', 'LocalSecondaryIndexes'];
const LIVES_SHORT = 'the table lives as long as this process';

const HONOURED = ['TableName', ...PASSED_ON, 'GlobalSecondaryIndexes', 'StreamSpecification', 'TimeToLiveSpecification'];
const IGNORED = {
  ...ignoring(ENCRYPTION, 'SSESpecification'),
  ...ignoring(LIVES_SHORT, 'PointInTimeRecoverySpecification', 'DeletionProtectionEnabled'),
  ...ignoring(
    'DynamoDB Local has no capacity to run out of; throttles are injected',
    'BillingMode',
    'ProvisionedThroughput',
    'OnDemandThroughput',
    'WarmThroughput',
  ),
  ...ignoring('a matter of cost', 'TableClass'),
  ...ignoring('only watched on AWS', 'ContributorInsightsSpecification'),
  ...TAGS,
};

/** `AWS::DynamoDB::Table` in DynamoDB Local. */
export const DYNAMODB_TABLE: ResourceType = { type: 'AWS::DynamoDB::Table', honours: HONOURED, ignores: IGNORED, make };

/** `AWS::DynamoDB::GlobalTable` (CDK's TableV2) with its one replica here. */
export const DYNAMODB_GLOBAL_TABLE: ResourceType = {
  type: 'AWS::DynamoDB::GlobalTable',
  honours: [...HONOURED, 'Replicas'],
  ignores: {
    ...IGNORED,
    ...ignoring('DynamoDB Local has no capacity to run out of', 'WriteProvisionedThroughputSettings', 'WriteOnDemandThroughputSettings'),
  },
  make: (request, account) => {
    const replicas = new Properties(request.properties).parts('Replicas');
    if (replicas.some((replica) => replica.text('Region') !== account.region))
      throw new UnsupportedError('replicas in other regions are not supported by the local cloud');
    return make(request, account);
  },
};

async function make(request: ResourceRequest, account: Account) {
  const properties = new Properties(request.properties);
  const name = properties.optionalText('TableName') ?? physicalName(request, 255);
  const arn = arnOf(account, 'dynamodb', `table/${name}`);
  const { LatestStreamArn, LatestStreamLabel } = await createTable(name, properties, account);
  await startTimeToLive(name, properties.part('TimeToLiveSpecification'), account);
  const streamArn = `${arn}/stream/${LatestStreamLabel}`;
  const { clock, pace, onFault, region, sizes } = account;
  const spec = { arn: streamArn, region, partitionKey: partitionKey(properties), shardCount: sizes.shards };
  const stream =
    LatestStreamArn === undefined
      ? null
      : new TableStream(spec, { shards: new LocalShards(account.dynamoDb, LatestStreamArn), clock, pace, onFault });
  const indexes = [...properties.parts('GlobalSecondaryIndexes'), ...properties.parts('LocalSecondaryIndexes')];
  const indexKeys = Object.fromEntries(indexes.map((index) => [index.text('IndexName'), partitionKey(index)]));
  const { stackName, logicalId } = request;
  account.tables.add({ stackName, logicalId, name, arn, partitionKey: partitionKey(properties), indexKeys, stream });
  return { ref: name, attributes: { Arn: arn, ...(stream && { StreamArn: streamArn }) } };
}

async function createTable(name: string, properties: Properties, { dynamoDb }: Account) {
  const passedOn = Object.fromEntries(PASSED_ON.filter((key) => properties.has(key)).map((key) => [key, properties.raw[key]]));
  const indexes = properties
    .parts('GlobalSecondaryIndexes')
    .map(({ raw }) => ({ IndexName: raw.IndexName, KeySchema: raw.KeySchema, Projection: raw.Projection }));
  const { StreamViewType } = properties.part('StreamSpecification').raw;
  const { TableDescription } = await dynamoDb.call<{ TableDescription: { LatestStreamArn?: string; LatestStreamLabel?: string } }>(
    `${DYNAMODB}.CreateTable`,
    {
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      ...passedOn,
      ...(indexes.length > 0 && { GlobalSecondaryIndexes: indexes }),
      ...(StreamViewType !== undefined && { StreamSpecification: { StreamEnabled: true, StreamViewType } }),
    },
  );
  return TableDescription;
}

async function startTimeToLive(TableName: string, specification: Properties, { dynamoDb }: Account): Promise<void> {
  if (!specification.flag('Enabled')) return;
  const TimeToLiveSpecification = { AttributeName: specification.text('AttributeName'), Enabled: true };
  await dynamoDb.call(`${DYNAMODB}.UpdateTimeToLive`, { TableName, TimeToLiveSpecification });
}

function partitionKey(properties: Properties): string {
  const hash = properties.parts('KeySchema').find((key) => key.optionalText('KeyType') === 'HASH');
  if (!hash) throw new TemplateError('the table has no partition key');
  return hash.text('AttributeName');
}
