import { CustomResource, Duration, Fn } from 'aws-cdk-lib';
import type { CfnQuickConnect } from 'aws-cdk-lib/aws-connect';
import { Construct } from 'constructs';
import { ENV } from '../../lambdas/runtime/env.ts';
import { instanceOf } from '../config/instance.ts';
import { offeredOn } from '../config/offered-on.ts';
import type { Config } from '../config/schema.ts';
import { HouseFunction } from '../constructs/house-function.ts';
import type { Queues } from './queues.ts';

/** At 2 calls a second and 50 quick connects a call this is enough for 100 queues with 200 each. */
const TIMEOUT = Duration.minutes(10);

export interface OffersProps {
  readonly config: Config;
  readonly queues: Queues;
  readonly quickConnects: readonly CfnQuickConnect[];
}

/**
 * Puts the quick connects into the directories of the agents: an agent sees those of all queues in their routing profile. By API and not by
 * the queue's own property, for the queues exist already, and one that offers a quick connect to itself would be a cycle.
 */
export class Offers extends Construct {
  readonly resource: CustomResource;

  constructor(scope: Construct, id: string, { config, queues, quickConnects }: OffersProps) {
    super(scope, id);
    this.resource = new CustomResource(this, 'QueueQuickConnects', {
      resourceType: 'Custom::QueueQuickConnects',
      serviceToken: this.#function(config).functionArn,
      serviceTimeout: Duration.minutes(15),
      properties: {
        InstanceId: instanceOf(config).id,
        Queues: offeredOn(config).map((name) => ({
          QueueId: idOf(queues.arnOf(name)),
          QuickConnectIds: quickConnects.map(({ attrQuickConnectArn }) => idOf(attrQuickConnectArn)),
        })),
      },
    });
  }

  #function({ instance }: Config): HouseFunction {
    const fn = new HouseFunction(this, 'associate-quick-connects', {
      caller: 'cloudformation',
      timeout: TIMEOUT,
      environment: { [ENV.instanceArn]: instance.arn },
    });
    const kinds = [`${instance.arn}/queue/*`, `${instance.arn}/transfer-destination/*`];
    fn.allow(['connect:AssociateQueueQuickConnects', 'connect:DisassociateQueueQuickConnects'], kinds);
    const reason =
      'The config says which; a list of hundreds would not fit into a policy, and what a new config drops must be taken away, too.';
    for (const kind of kinds) fn.acknowledgeWildcard(reason, `Resource::${kind}`);
    return fn;
  }
}

/** The last part of `arn:...:instance/<id>/<kind>/<id>`, also when the ARN is known only at deployment. */
const idOf = (arn: string) => Fn.select(3, Fn.split('/', arn));
