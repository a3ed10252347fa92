import { CfnQuickConnect } from 'aws-cdk-lib/aws-connect';
import { Construct } from 'constructs';
import type { Config } from '../config/schema.ts';
import type { Flows } from './flows.ts';
import type { Queues } from './queues.ts';
import { stableId } from './stable-id.ts';

export interface QuickConnectsProps {
  readonly config: Config;
  readonly queues: Queues;
  readonly flows: Flows;
}

type Endpoint = CfnQuickConnect.QuickConnectConfigProperty;

/** One quick connect for every colleague, team and outside number of the config. */
export class QuickConnects extends Construct {
  readonly all: readonly CfnQuickConnect[];

  constructor(scope: Construct, id: string, { config, queues, flows }: QuickConnectsProps) {
    super(scope, id);
    const { agents, queues: teams, externals, instance } = config;
    const create = (name: string, identity: string, description: string, quickConnectConfig: Endpoint) =>
      new CfnQuickConnect(this, identity, { instanceArn: instance.arn, name, description, quickConnectConfig });
    this.all = [
      ...agents.map(({ name, userArn }) =>
        create(name, stableId('agent', userArn), 'Consult Call: a colleague', {
          quickConnectType: 'USER',
          userConfig: { userArn, contactFlowArn: flows.agentTransfer.attrContactFlowArn },
        }),
      ),
      ...teams.map(({ name, arn }) =>
        create(name, stableId('team', arn ?? name), 'Consult Call: a team', {
          quickConnectType: 'QUEUE',
          queueConfig: { queueArn: queues.arnOf(name), contactFlowArn: flows.queueTransfer.attrContactFlowArn },
        }),
      ),
      ...externals.map(({ name, phoneNumber }) =>
        create(name, stableId('outside', name), 'Consult Call: an outside number', {
          quickConnectType: 'PHONE_NUMBER',
          phoneConfig: { phoneNumber },
        }),
      ),
    ];
  }
}
