import { notFound } from '../errors.ts';
import { type Operation, text } from '../operation.ts';

/** One flow by id. Every flow of the instance is published: CloudFormation makes no other unless it is told to. */
export const describeContactFlow: Operation = {
  name: 'DescribeContactFlow',
  method: 'GET',
  path: '/contact-flows/{InstanceId}/{ContactFlowId}',
  resources: ({ arns }, input) => [`${arns.instance}/contact-flow/${text(input, 'ContactFlowId')}`],
  run: ({ registry }, input) => {
    const flow = [...registry.flows.values()].find(({ id }) => id === text(input, 'ContactFlowId'));
    if (!flow) throw notFound('flow');
    const { id, arn, name, type, document } = flow;
    const ContactFlow = {
      Id: id,
      Arn: arn,
      Name: name,
      Type: type,
      State: 'ACTIVE',
      Status: 'PUBLISHED',
      Content: JSON.stringify(document),
    };
    return { ContactFlow };
  },
};
