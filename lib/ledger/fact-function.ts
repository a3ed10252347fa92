import type { Duration } from 'aws-cdk-lib';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { ENV } from '../../contract/env.ts';
import type { Config } from '../config/schema.ts';
import { type Caller, HouseFunction } from '../constructs/house-function.ts';
import type { Ledger } from './ledger.ts';
import { KEYS, type WrittenKey } from './written-keys.ts';

/** What every function that writes facts needs. */
export interface FactFunctionProps {
  readonly config: Config;
  readonly ledger: Ledger;
  /** Where it sends what it cannot read. */
  readonly poison: IQueue;
}

interface FactFunctionSpec extends FactFunctionProps {
  readonly caller: Caller;
  readonly timeout: Duration;
  readonly memorySize?: number;
  /** What it writes. @default facts alone */
  readonly keys?: readonly WrittenKey[];
}

/** A function that turns messages into facts: one UpdateItem for each, what it cannot read into the poison queue, nothing else. */
export class FactFunction extends HouseFunction {
  constructor(
    scope: Construct,
    name: string,
    { config, ledger, poison, caller, timeout, memorySize, keys = [KEYS.facts] }: FactFunctionSpec,
  ) {
    super(scope, name, {
      caller,
      timeout,
      ...(memorySize && { memorySize }),
      environment: {
        [ENV.tableName]: ledger.table.tableName,
        [ENV.poisonQueueUrl]: poison.queueUrl,
        [ENV.instanceArn]: config.instance.arn,
        [ENV.retentionMonths]: String(config.retentionMonths),
      },
    });
    ledger.allowWrites(this, { actions: ['dynamodb:UpdateItem'], keys });
    this.allow(['sqs:SendMessage'], [poison.queueArn]);
  }
}
