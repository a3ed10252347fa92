import { type Operation, page } from '../operation.ts';

/** The hours of operation of the instance. */
export const listHoursOfOperations: Operation = {
  name: 'ListHoursOfOperations',
  method: 'GET',
  path: '/hours-of-operations-summary/{InstanceId}',
  resources: ({ arns }) => [arns.instance],
  run: ({ registry }, input) => {
    const { rows, NextToken } = page([...registry.hours.values()], input);
    return { HoursOfOperationSummaryList: rows.map(({ id, arn, name }) => ({ Id: id, Arn: arn, Name: name })), NextToken };
  },
};
