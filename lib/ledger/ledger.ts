import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, StreamViewType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
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

/** The one table of grow-only facts, and the key it is encrypted with. Both stay when the stack goes. */
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
