import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, StreamViewType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { HouseFunction } from '../constructs/house-function.ts';
import type { Writes } from './written-keys.ts';

/** What DynamoDB asks of a caller for a table under a key of one's own, action by action (DynamoDB guide, encryption usage notes). */
const KEY_ACTIONS = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'];

export type ReadAction = 'dynamodb:BatchGetItem' | 'dynamodb:GetItem' | 'dynamodb:Query';

/**
 * On items under these partition keys alone. A request without any would meet `ForAllValues` too, hence `Null` (IAM User Guide, set operators).
 */
export const onKeys = (keys: readonly string[]) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...keys] },
  Null: { 'dynamodb:LeadingKeys': 'false' },
});

/** What CloudWatch Logs does with the key of a log group (CloudWatch Logs guide, encrypt log data). */
const LOGS = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'];
/** What EventBridge needs to send to an encrypted queue (SQS guide, key management, permissions for AWS services). */
const EVENTS = ['kms:Decrypt', 'kms:GenerateDataKey'];

/** The one table of grow-only facts, and the key that it, queues, buckets and logs are encrypted with. Both stay when the stack goes. */
export class Ledger extends Construct {
  readonly key: Key;
  readonly table: Table;

  /** @param alias names the key for people, `alias/...` */
  constructor(scope: Construct, id: string, alias: string) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      alias,
      enableKeyRotation: true,
      description: 'Consult Call: the ledger',
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const statement of useByServices(Stack.of(this))) this.key.addToResourcePolicy(statement);
    this.table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: 'expiresAt',
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  /** Allows a function exactly these ways to read the table, and the use of its key. */
  allowReads(fn: HouseFunction, ...actions: readonly ReadAction[]): void {
    fn.allow(actions, [this.table.tableArn]);
    this.allowKey(fn);
  }

  /**
   * Allows a function to write exactly these items, and the use of the table's key. What one transaction writes has to stand in one of `writes`: AWS
   * does not say whether each of its parts is looked at alone.
   */
  allowWrites(fn: HouseFunction, ...writes: readonly Writes[]): void {
    for (const { actions, keys } of writes) fn.allow(actions, [this.table.tableArn], onKeys(keys));
    this.allowKey(fn);
  }

  /** Allows a function to read and write what is encrypted with the ledger's key. */
  allowKey(fn: HouseFunction): void {
    fn.allow(KEY_ACTIONS, [this.key.keyArn]);
  }

  /** Allows a function to be fed by the table's stream. */
  allowStream(fn: HouseFunction): void {
    fn.allow(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], [this.streamArn]);
    // Takes no resource (Service Authorization Reference); X-Ray's * is acknowledged already.
    fn.allow(['dynamodb:ListStreams'], ['*']);
  }

  get streamArn(): string {
    return this.table.tableStreamArn ?? '';
  }
}

/**
 * The services that use the key for nobody in particular: CloudWatch Logs for the log groups of these stacks, EventBridge for rules of this
 * account. A rule cannot be named here: it needs its queue, which needs the key. Whose rule may send to a queue is said by the queue.
 */
function useByServices({ partition, region, account }: Stack): readonly PolicyStatement[] {
  const arn = (service: string, resource: string) => `arn:${partition}:${service}:${region}:${account}:${resource}`;
  return [
    new PolicyStatement({
      principals: [new ServicePrincipal(`logs.${region}.amazonaws.com`)],
      actions: LOGS,
      resources: ['*'],
      conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': arn('logs', 'log-group:ConsultCall*') } },
    }),
    new PolicyStatement({
      principals: [new ServicePrincipal('events.amazonaws.com')],
      actions: EVENTS,
      resources: ['*'],
      conditions: { StringEquals: { 'aws:SourceAccount': account }, ArnLike: { 'aws:SourceArn': arn('events', 'rule/*') } },
    }),
  ];
}
