import { type Operation, page } from '../operation.ts';

/** The pages that may embed the softphone of the instance. */
export const listApprovedOrigins: Operation = {
  name: 'ListApprovedOrigins',
  method: 'GET',
  path: '/instance/{InstanceId}/approved-origins',
  resources: ({ arns }) => [arns.instance],
  run: ({ registry }, input) => {
    const { rows, NextToken } = page([...registry.approvedOrigins], input);
    return { Origins: rows, NextToken };
  },
};
