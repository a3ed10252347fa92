import { CustomResource, Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { ENV } from '../../contract/env.ts';
import type { KnownNames as Known } from '../../contract/known-names.ts';
import { offeredOn, offerGroups } from '../config/offered-on.ts';
import type { Config } from '../config/schema.ts';
import { HouseFunction } from '../constructs/house-function.ts';
import { packed } from '../constructs/packed.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { KEYS } from '../ledger/written-keys.ts';
import { aboutCalls } from './about-calls.ts';
import { outsideRules } from './outside-rules.ts';
import type { Queues } from './queues.ts';

export interface KnownNamesProps {
  readonly config: Config;
  readonly queues: Queues;
  readonly ledger: Ledger;
}

/**
 * Puts the names of the config, and what it says of calls, beside the facts, which have ARNs and numbers only. At deployment and not in the
 * desk's files: those are public, and who works here, on what, is for people who have signed in (docs/decisions/057, 147).
 */
export class KnownNames extends Construct {
  constructor(scope: Construct, id: string, { config, queues, ledger }: KnownNamesProps) {
    super(scope, id);
    const writer = new HouseFunction(this, 'put-names', {
      caller: 'cloudformation',
      timeout: Duration.seconds(30),
      environment: { [ENV.tableName]: ledger.table.tableName },
    });
    ledger.allowWrites(writer, { actions: ['dynamodb:PutItem'], keys: [KEYS.names] });
    new CustomResource(this, 'Names', {
      resourceType: 'Custom::Names',
      serviceToken: writer.functionArn,
      serviceTimeout: Duration.minutes(1),
      properties: { Names: packed(knownNames(config)), CreatedQueueArns: queues.createdArns },
    });
  }
}

function knownNames(config: Config): Known {
  const { agents, queues, externals } = config;
  return {
    agents: agents.map(({ name, userArn }) => ({ id: userArn, name })),
    queues: queues.map(({ name, arn = null }) => ({ name, arn })),
    externals: externals.map(({ name, phoneNumber }) => ({ id: phoneNumber, name })),
    offeredOn: offeredOn(config),
    offerGroups: offerGroups(config),
    settings: aboutCalls(config),
    outside: outsideRules(config) ?? null,
  };
}
