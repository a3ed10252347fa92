import { idOf } from '../../arns.ts';
import type { QuickConnectTarget } from '../../resources/registry.ts';
import { quickConnectNamed } from '../find.ts';
import { type Operation, text } from '../operation.ts';
import { typeOf } from './list-queue-quick-connects.ts';

/** One quick connect by id; the API speaks of ids where CloudFormation takes ARNs. */
export const describeQuickConnect: Operation = {
  name: 'DescribeQuickConnect',
  method: 'GET',
  path: '/quick-connects/{InstanceId}/{QuickConnectId}',
  resources: ({ arns }, input) => [arns.quickConnect(text(input, 'QuickConnectId'))],
  run: (core, input) => {
    const { id, arn, name, description, target } = quickConnectNamed(core, text(input, 'QuickConnectId'));
    return {
      QuickConnect: {
        QuickConnectId: id,
        QuickConnectARN: arn,
        Name: name,
        ...(description !== null && { Description: description }),
        QuickConnectConfig: { QuickConnectType: typeOf(target.kind), ...config(target) },
        Tags: {},
      },
    };
  },
};

function config(target: QuickConnectTarget) {
  if (target.kind === 'agent') return { UserConfig: { UserId: idOf(target.agentArn), ContactFlowId: idOf(target.flowArn) } };
  if (target.kind === 'queue') return { QueueConfig: { QueueId: idOf(target.queueArn), ContactFlowId: idOf(target.flowArn) } };
  return { PhoneConfig: { PhoneNumber: target.phoneNumber } };
}
