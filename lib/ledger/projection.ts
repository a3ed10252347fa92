import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type EventSourceMapping, FilterCriteria, FilterRule } from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ENV } from '../../contract/env.ts';
import { PREFIXES } from '../../contract/keys.ts';
import type { Config } from '../config/schema.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import type { FailureBucket } from '../constructs/failure-bucket.ts';
import { HouseFunction } from '../constructs/house-function.ts';
import { mapStream } from '../constructs/stream-mapping.ts';
import type { Ledger } from './ledger.ts';
import { KEYS, type Writes } from './written-keys.ts';

/** Only facts of legs: what the projection itself writes must not call it again, and expiry is no news. */
const LEG_FACTS = FilterCriteria.filter({
  eventName: FilterRule.or('INSERT', 'MODIFY'),
  dynamodb: { Keys: { pk: { S: FilterRule.beginsWith(PREFIXES.facts) } } },
});
/** What desks logged is part of a leg, too. */
const LEG_ACTIONS = FilterCriteria.filter({
  eventName: FilterRule.or('INSERT', 'MODIFY'),
  dynamodb: { Keys: { pk: { S: FilterRule.beginsWith(PREFIXES.actions) } } },
});

export interface ProjectionProps {
  readonly config: Config;
  readonly ledger: Ledger;
  readonly failures: FailureBucket;
  /** Where it sets aside a call that is too heavy for it. */
  readonly poison: IQueue;
}

/** Turns changed facts into consults and report numbers. */
export class Projection extends Construct {
  readonly function: HouseFunction;
  readonly mapping: EventSourceMapping;
  /** Outside numbers stand in report keys as an HMAC under this key; a new key would begin new rows for the same numbers. */
  readonly targetHashKey: Secret;

  constructor(scope: Construct, id: string, { config, ledger, failures, poison }: ProjectionProps) {
    super(scope, id);
    this.targetHashKey = this.#newTargetHashKey();
    this.function = new HouseFunction(this, 'project-consults', {
      caller: 'stream',
      timeout: Duration.seconds(60),
      memorySize: 1024,
      environment: {
        [ENV.tableName]: ledger.table.tableName,
        [ENV.retentionMonths]: String(config.retentionMonths),
        [ENV.poisonQueueUrl]: poison.queueUrl,
        // Where the key is: everybody who may read the function's configuration sees its environment.
        [ENV.targetHashSecretArn]: this.targetHashKey.secretArn,
      },
    });
    ledger.allowReads(this.function, 'dynamodb:BatchGetItem', 'dynamodb:Query');
    ledger.allowWrites(this.function, ...COMMITS);
    this.function.allow(['sqs:SendMessage'], [poison.queueArn]);
    ledger.allowStream(this.function);
    this.function.allow(['secretsmanager:GetSecretValue'], [this.targetHashKey.secretArn]);
    this.mapping = mapStream(this.function, 'Ledger', {
      sourceArn: ledger.streamArn,
      failures,
      batchWindow: Duration.seconds(1),
      filters: [LEG_FACTS, LEG_ACTIONS],
    });
  }

  #newTargetHashKey(): Secret {
    const secret = new Secret(this, 'TargetHashKey', {
      description: 'Consult Call: key of the HMAC for outside numbers in report keys',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const reason = 'Rotation would part the report rows of one outside number in two; the key protects names of rows, no access.';
    acknowledge(secret, reason, 'AwsSolutions-SMG4');
    return secret;
  }
}

/** A row, its numbers and its places in lists change in one transaction. Of facts and markers it moves the expiry alone. */
const COMMITS: readonly Writes[] = [
  { actions: ['dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'], keys: [KEYS.consults, KEYS.report, KEYS.lists] },
  { actions: ['dynamodb:UpdateItem'], keys: [KEYS.facts, KEYS.markers] },
];
