import { type Operation, page } from '../operation.ts';

/** The functions that flows of the instance may call. */
export const listLambdaFunctions: Operation = {
  name: 'ListLambdaFunctions',
  method: 'GET',
  path: '/instance/{InstanceId}/lambda-functions',
  resources: ({ arns }) => [arns.instance],
  run: ({ registry }, input) => {
    const { rows, NextToken } = page([...registry.functions], input);
    return { LambdaFunctions: rows, NextToken };
  },
};
