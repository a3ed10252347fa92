import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { ENV } from '../../contract/env.ts';
import { instanceOf } from '../config/instance.ts';
import type { Config } from '../config/schema.ts';
import { allowFlows } from '../constructs/allow-flows.ts';
import { allowOnContacts } from '../constructs/allow-on-contacts.ts';
import { HouseFunction } from '../constructs/house-function.ts';
import type { Ledger } from '../ledger/ledger.ts';

export interface WhispersProps {
  readonly config: Config;
  readonly whisper: NonNullable<Config['whisper']>;
  readonly ledger: Ledger;
}

/** Tells the whisper flow who asks, and why: out of the ledger, and whether they are still on the line out of the instance. */
export class Whispers extends Construct {
  readonly function: HouseFunction;

  constructor(scope: Construct, id: string, { config, whisper, ledger }: WhispersProps) {
    super(scope, id);
    const instance = instanceOf(config);
    // The talk waits for it, so the flow waits 2 seconds; more memory is more processor, and a shorter cold start.
    this.function = new HouseFunction(this, 'say-who-asks', {
      caller: 'flow',
      timeout: Duration.seconds(2),
      memorySize: 1024,
      environment: {
        [ENV.tableName]: ledger.table.tableName,
        [ENV.instanceArn]: instance.arn,
        [ENV.whisperReason]: String(whisper.reason),
      },
    });
    ledger.allowReads(this.function, 'dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query');
    allowOnContacts(this.function, 'connect:DescribeContact', instance.arn);
    allowFlows(this.function, instance);
  }
}
