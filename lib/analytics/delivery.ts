import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { type IEventBus, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { Effect, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, LogStream, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { CONSULT_SETTLED } from '../../contract/consult-event.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import { allowRule } from '../constructs/allow-rule.ts';
import { KeptQueue } from '../constructs/kept-queue.ts';
import { type Catalog, CONSULTS_PREFIX } from './catalog.ts';
import { DAY } from './columns.ts';

/** Files of Parquet want to be large; nobody waits for these rows. 64 MB is the least that Firehose allows with a conversion. */
const BUFFER = { sizeInMBs: 64, interval: Duration.minutes(15) };

const WRITE = ['s3:AbortMultipartUpload', 's3:PutObject'];
const LIST = ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'];
const READ_SCHEMA = ['glue:GetTable', 'glue:GetTableVersion', 'glue:GetTableVersions'];

export interface DeliveryProps {
  readonly bus: IEventBus;
  readonly bucket: Bucket;
  /** Encrypts the bucket, the queue and what the delivery stream gathers. */
  readonly key: IKey;
  readonly catalog: Catalog;
}

/** From the bus into the bucket: a rule, a delivery stream that writes Parquet by the catalog's schema, and a queue for what it refuses. */
export class Delivery extends Construct {
  readonly stream: CfnDeliveryStream;
  readonly refused: KeptQueue;

  constructor(scope: Construct, id: string, { bus, bucket, key, catalog }: DeliveryProps) {
    super(scope, id);
    this.refused = new KeptQueue(this, 'Refused', { key });
    this.stream = this.#stream(bucket, key, catalog);
    const role = roleFor(this, 'RuleRole', 'events.amazonaws.com', [
      allow(['firehose:PutRecord', 'firehose:PutRecordBatch'], [this.stream.attrArn]),
    ]);
    const rule = new Rule(this, 'Rule', {
      eventBus: bus,
      description: 'What consults came to, for the data catalog',
      eventPattern: { source: ['consult-call'], detailType: [CONSULT_SETTLED.detailType] },
    });
    const { stream, refused } = this;
    rule.addTarget({
      bind: () => ({
        arn: stream.attrArn,
        role,
        input: RuleTargetInput.fromEventPath('$.detail'),
        deadLetterConfig: { arn: refused.queueArn },
      }),
    });
    allowRule(rule, refused);
  }

  #stream(bucket: Bucket, key: IKey, catalog: Catalog): CfnDeliveryStream {
    const logs = new LogGroup(this, 'Log', { retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY });
    const log = new LogStream(this, 'Delivery', { logGroup: logs, removalPolicy: RemovalPolicy.DESTROY });
    const { account, region, partition } = Stack.of(this);
    const { databaseName, tableName } = catalog;
    const glue = (resource: string) => `arn:${partition}:glue:${region}:${account}:${resource}`;
    const role = roleFor(this, 'StreamRole', 'firehose.amazonaws.com', [
      allow(WRITE, [bucket.arnForObjects('*')]),
      allow(LIST, [bucket.bucketArn]),
      allow(['kms:Decrypt', 'kms:GenerateDataKey'], [key.keyArn]),
      allow(READ_SCHEMA, [glue('catalog'), glue(`database/${databaseName}`), glue(`table/${databaseName}/${tableName}`)]),
      allow(
        ['logs:PutLogEvents'],
        [`arn:${partition}:logs:${region}:${account}:log-group:${logs.logGroupName}:log-stream:${log.logStreamName}`],
      ),
    ]);
    const objects = `Resource::<${Stack.of(this).getLogicalId(bucket.node.defaultChild as CfnBucket)}.Arn>/*`;
    acknowledge(role, 'Firehose names the files: one for each 15 minutes, in a folder for each day.', `AwsSolutions-IAM5[${objects}]`);
    return new CfnDeliveryStream(this, 'Stream', {
      deliveryStreamType: 'DirectPut',
      deliveryStreamEncryptionConfigurationInput: { keyType: 'CUSTOMER_MANAGED_CMK', keyArn: key.keyArn },
      extendedS3DestinationConfiguration: {
        bucketArn: bucket.bucketArn,
        roleArn: role.roleArn,
        prefix: `${CONSULTS_PREFIX}${DAY.name}=!{timestamp:yyyy-MM-dd}/`,
        errorOutputPrefix: 'refused/!{firehose:error-output-type}/!{timestamp:yyyy-MM-dd}/',
        bufferingHints: { sizeInMBs: BUFFER.sizeInMBs, intervalInSeconds: BUFFER.interval.toSeconds() },
        cloudWatchLoggingOptions: { enabled: true, logGroupName: logs.logGroupName, logStreamName: log.logStreamName },
        dataFormatConversionConfiguration: {
          enabled: true,
          inputFormatConfiguration: { deserializer: { openXJsonSerDe: { caseInsensitive: true } } },
          outputFormatConfiguration: { serializer: { parquetSerDe: { compression: 'SNAPPY' } } },
          schemaConfiguration: { catalogId: account, region, databaseName, tableName, roleArn: role.roleArn, versionId: 'LATEST' },
        },
      },
    });
  }
}

const allow = (actions: readonly string[], resources: readonly string[]) =>
  new PolicyStatement({ effect: Effect.ALLOW, actions: [...actions], resources: [...resources] });

/** A role that one service may take, in this account only, with exactly these rights. */
const roleFor = (scope: Construct, id: string, service: string, statements: readonly PolicyStatement[]): Role =>
  new Role(scope, id, {
    assumedBy: new ServicePrincipal(service, { conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } } }),
    inlinePolicies: { Own: new PolicyDocument({ statements: [...statements] }) },
  });
