import { Properties } from './properties.ts';
import type { ResourceType } from './resource-type.ts';

/** `AWS::Lambda::Permission`: asked when Connect, EventBridge or API Gateway invokes the function. */
export const LAMBDA_PERMISSION: ResourceType = {
  type: 'AWS::Lambda::Permission',
  honours: ['Action', 'FunctionName', 'Principal', 'SourceArn', 'SourceAccount'],
  ignores: {},
  make: (request, account) => {
    const properties = new Properties(request.properties);
    // A permission of a function that does not run here has nothing to permit.
    account.functions.find(properties.text('FunctionName'))?.permissions.push({
      principal: properties.text('Principal'),
      action: properties.text('Action'),
      sourceArn: properties.optionalText('SourceArn'),
      sourceAccount: properties.optionalText('SourceAccount'),
    });
    return { ref: request.logicalId, attributes: { Id: request.logicalId } };
  },
};
