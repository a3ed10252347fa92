import type { Operation } from '../operation.ts';

const ALIAS = 'simulated';

/** The instance itself. */
export const describeInstance: Operation = {
  name: 'DescribeInstance',
  method: 'GET',
  path: '/instance/{InstanceId}',
  resources: ({ arns }) => [arns.instance],
  run: ({ arns }) => ({
    Instance: {
      Id: arns.instanceId,
      Arn: arns.instance,
      IdentityManagementType: 'CONNECT_MANAGED',
      InstanceAlias: ALIAS,
      InstanceStatus: 'ACTIVE',
      InboundCallsEnabled: true,
      OutboundCallsEnabled: true,
      InstanceAccessUrl: `https://${ALIAS}.my.connect.aws`,
    },
  }),
};
