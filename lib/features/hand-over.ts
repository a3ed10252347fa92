import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { ENV } from '../../contract/env.ts';
import { instanceOf } from '../config/instance.ts';
import type { Config } from '../config/schema.ts';
import { allowFlows } from '../constructs/allow-flows.ts';
import { allowOnContacts } from '../constructs/allow-on-contacts.ts';
import { HouseFunction } from '../constructs/house-function.ts';
import type { Ledger } from '../ledger/ledger.ts';

export interface ReturnsProps {
  readonly config: Config;
  readonly ledger: Ledger;
}

/** Tells the waiting flow when a caller goes back, and to whom: out of the ledger, and where it does not know yet, out of the instance. */
export class Returns extends Construct {
  readonly function: HouseFunction;

  constructor(scope: Construct, id: string, { config, ledger }: ReturnsProps) {
    super(scope, id);
    const { handOver } = config;
    const instance = instanceOf(config);
    // The flow waits 6 seconds and then asks again; more memory is more processor, and a shorter cold start.
    this.function = new HouseFunction(this, 'choose-return', {
      caller: 'flow',
      timeout: Duration.seconds(6),
      memorySize: 1024,
      environment: {
        [ENV.tableName]: ledger.table.tableName,
        [ENV.instanceArn]: instance.arn,
        [ENV.returnAfterSeconds]: String(handOver.returnAfterSeconds),
        [ENV.returnFromTeamAfterSeconds]: String(handOver.returnFromTeamAfterSeconds),
        [ENV.thenTeamAfterSeconds]: String(handOver.thenTeamAfterSeconds),
      },
    });
    ledger.allowReads(this.function, 'dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query');
    allowOnContacts(this.function, 'connect:DescribeContact', instance.arn);
    allowFlows(this.function, instance);
  }
}
