import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { ENV } from '../../contract/env.ts';
import { takenPrefix } from '../../contract/keys.ts';
import type { Limited } from '../../contract/limits.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import type { HouseFunction } from '../constructs/house-function.ts';
import { type Ledger, onKeys } from '../ledger/ledger.ts';

/** What each caller has taken, shared by all processes: a bucket each, gone an hour after it was last used. */
export class Limits extends Construct {
  readonly #table: Table;
  readonly #ledger: Ledger;

  constructor(scope: Construct, id: string, ledger: Ledger) {
    super(scope, id);
    this.#ledger = ledger;
    this.#table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: ledger.key,
      timeToLiveAttribute: 'expiresAt',
      removalPolicy: RemovalPolicy.DESTROY,
    });
    acknowledge(
      this.#table,
      'Counts of the last hour are worth no backup: without them every caller begins with a full bucket.',
      'AwsSolutions-DDB3',
    );
  }

  /** Lets a function count what callers take of something, and nothing else of theirs. */
  countedBy(fn: HouseFunction, what: Limited): void {
    fn.addEnvironment(ENV.limitsTable, this.#table.tableName);
    fn.allow(['dynamodb:UpdateItem'], [this.#table.tableArn], onKeys([`${takenPrefix(what)}*`]));
    this.#ledger.allowKey(fn);
  }
}
