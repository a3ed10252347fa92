import type { ResourceProvider } from '../../ports.ts';
import type { Core } from '../core.ts';
import { ResourceRefusedError } from './errors.ts';
import { existing, optionalText, type Properties, refuseTakenName, requiredObject, requiredText } from './properties.ts';
import type { FlowType, QuickConnectTarget } from './registry.ts';

const E164 = /^\+[1-9]\d{1,14}$/;

/** AWS::Connect::QuickConnect of type USER, QUEUE or PHONE_NUMBER. `Ref` is its ARN. */
export const quickConnect =
  (core: Core): ResourceProvider =>
  async (properties) => {
    const name = requiredText(properties, 'Name');
    refuseTakenName(core.registry.quickConnects.values(), name);
    const target = targetOf(core, requiredObject(properties, 'QuickConnectConfig'));
    const id = core.newId();
    const arn = core.arns.quickConnect(id);
    core.registry.quickConnects.set(arn, { id, arn, name, description: optionalText(properties, 'Description'), target });
    return { ref: arn, attributes: { QuickConnectArn: arn } };
  };

function targetOf(core: Core, config: Properties): QuickConnectTarget {
  const type = requiredText(config, 'QuickConnectType');
  if (type === 'USER') return agentTarget(core, requiredObject(config, 'UserConfig'));
  if (type === 'QUEUE') return queueTarget(core, requiredObject(config, 'QueueConfig'));
  if (type === 'PHONE_NUMBER') return phoneTarget(requiredObject(config, 'PhoneConfig'));
  throw new ResourceRefusedError('InvalidParameterException', `quick connect type ${type} is not supported`);
}

function agentTarget(core: Core, config: Properties): QuickConnectTarget {
  const agentArn = requiredText(config, 'UserArn');
  existing(new Map(core.agents.map((agent) => [agent.arn, agent])), agentArn, 'User');
  return { kind: 'agent', agentArn, flowArn: flowOf(core, config, 'AGENT_TRANSFER') };
}

function queueTarget(core: Core, config: Properties): QuickConnectTarget {
  const queueArn = existing(core.registry.queues, requiredText(config, 'QueueArn'), 'Queue').arn;
  return { kind: 'queue', queueArn, flowArn: flowOf(core, config, 'QUEUE_TRANSFER') };
}

function phoneTarget(config: Properties): QuickConnectTarget {
  const phoneNumber = requiredText(config, 'PhoneNumber');
  if (!E164.test(phoneNumber)) throw new ResourceRefusedError('InvalidParameterException', 'PhoneNumber must be in E.164 format');
  return { kind: 'external', phoneNumber };
}

function flowOf(core: Core, config: Properties, type: FlowType): string {
  const flow = existing(core.registry.flows, requiredText(config, 'ContactFlowArn'), 'Contact flow');
  if (flow.type !== type)
    throw new ResourceRefusedError('InvalidParameterException', `flow "${flow.name}" is of type ${flow.type}, needed is ${type}`);
  return flow.arn;
}
