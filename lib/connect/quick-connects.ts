import { createHash } from 'node:crypto';
import { NestedStack } from 'aws-cdk-lib';
import { CfnQuickConnect } from 'aws-cdk-lib/aws-connect';
import { Construct } from 'constructs';
import type { Config } from '../config/schema.ts';
import { inOrder } from '../constructs/in-order.ts';
import type { Flows } from './flows.ts';
import type { Queues } from './queues.ts';
import { stableId } from './stable-id.ts';

export interface QuickConnectsProps {
  readonly config: Config;
  readonly queues: Queues;
  readonly flows: Flows;
}

type Endpoint = CfnQuickConnect.QuickConnectConfigProperty;

interface Wanted {
  readonly name: string;
  readonly id: string;
  readonly description: string;
  readonly endpoint: Endpoint;
}

/**
 * One quick connect for every colleague, team and outside number of the config: in this stack, or above what one stack holds in nested ones, each in that of its id
 * for good. Moved from one stack to another, a quick connect would be created before the one of the same name is gone, and refused.
 */
export class QuickConnects extends Construct {
  /** What must be there before they can be offered, in order. */
  readonly all: readonly Construct[];

  constructor(scope: Construct, id: string, { config, queues, flows }: QuickConnectsProps) {
    super(scope, id);
    const wanted = [...colleagues(config, flows), ...teams(config, queues, flows), ...outside(config)];
    const parts = config.quickConnectStacks;
    this.all =
      parts === 1
        ? wanted.map((one) => create(this, one, config))
        : [...Map.groupBy(wanted, ({ id }) => partOf(id, parts))]
            .sort(([one], [other]) => one - other)
            .map(([part, ofPart]) => this.#nested(part, ofPart, config));
  }

  #nested(part: number, wanted: readonly Wanted[], config: Config): NestedStack {
    const stack = new NestedStack(this, `Part${part}`, { description: 'Consult Call for Amazon Connect: quick connects' });
    inOrder(wanted.map((one) => create(stack, one, config)));
    return stack;
  }
}

/** Which of so many nested stacks a quick connect lies in: by its id alone, wherever it is in the config. */
export const partOf = (id: string, parts: number): number => createHash('sha256').update(id).digest().readUInt32BE(0) % parts;

/** By its name, which is unique in an instance: whatever else it leads to from now on, it is the same one, updated in place. */
const idOf = (name: string): string => stableId('quick-connect', name);

const create = (scope: Construct, { name, id, description, endpoint }: Wanted, { instance }: Config): CfnQuickConnect =>
  new CfnQuickConnect(scope, id, { instanceArn: instance.arn, name, description, quickConnectConfig: endpoint });

const colleagues = ({ agents }: Config, { agentTransfer }: Flows): readonly Wanted[] =>
  agents.map(({ name, userArn }) => ({
    name,
    id: idOf(name),
    description: 'Consult Call: a colleague',
    endpoint: { quickConnectType: 'USER', userConfig: { userArn, contactFlowArn: agentTransfer.attrContactFlowArn } },
  }));

const teams = (config: Config, queues: Queues, { queueTransfer }: Flows): readonly Wanted[] =>
  config.queues.map(({ name }) => ({
    name,
    id: idOf(name),
    description: 'Consult Call: a team',
    endpoint: {
      quickConnectType: 'QUEUE',
      queueConfig: { queueArn: queues.arnOf(name), contactFlowArn: queueTransfer.attrContactFlowArn },
    },
  }));

const outside = ({ externals }: Config): readonly Wanted[] =>
  externals.map(({ name, phoneNumber }) => ({
    name,
    id: idOf(name),
    description: 'Consult Call: an outside number',
    endpoint: { quickConnectType: 'PHONE_NUMBER', phoneConfig: { phoneNumber } },
  }));
