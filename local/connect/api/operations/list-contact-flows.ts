import { type Operation, page } from '../operation.ts';

/** The flows of the instance. */
export const listContactFlows: Operation = {
  name: 'ListContactFlows',
  method: 'GET',
  path: '/contact-flows-summary/{InstanceId}',
  resources: ({ arns }) => [arns.flow('*')],
  run: ({ registry }, input) => {
    const { rows, NextToken } = page([...registry.flows.values()], input);
    return {
      ContactFlowSummaryList: rows.map(({ id, arn, name, type }) => ({ Id: id, Arn: arn, Name: name, ContactFlowType: type })),
      NextToken,
    };
  },
};
