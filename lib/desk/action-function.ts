import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ENV } from '../../lambdas/runtime/env.ts';
import type { Config } from '../config/schema.ts';
import { HouseFunction } from '../constructs/house-function.ts';
import type { Ledger } from '../ledger/ledger.ts';

/**
 * The function that takes the desks' log. It reads a contact's chain to see who is on it, writes facts, and may find out which
 * Connect user a login is, and remember that in the table.
 */
export class ActionFunction extends HouseFunction {
  constructor(scope: Construct, name: string, { config, ledger }: { readonly config: Config; readonly ledger: Ledger }) {
    super(scope, name, {
      caller: 'http',
      timeout: Duration.seconds(10),
      memorySize: 1024,
      environment: {
        [ENV.tableName]: ledger.table.tableName,
        [ENV.instanceArn]: config.instance.arn,
        [ENV.retentionMonths]: String(config.retentionMonths),
        [ENV.identityClaim]: config.identity.claim,
      },
    });
    ledger.allow(this, 'dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem');
    // The instance is the resource of this action (Service Authorization Reference, Amazon Connect).
    this.allow(['connect:SearchUsers'], [config.instance.arn]);
  }
}
