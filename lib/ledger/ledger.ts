import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, StreamViewType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { HouseFunction } from '../constructs/house-function.ts';

/** What DynamoDB asks of a caller for a table under a key of one's own, action by action (DynamoDB guide, encryption usage notes). */
const KEY_ACTIONS = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'];

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

  /** Allows a function exactly these DynamoDB actions on the table, and the use of its key. */
  allow(fn: HouseFunction, ...actions: readonly string[]): void {
    fn.allow(actions, [this.table.tableArn]);
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
