import { Construct } from 'constructs';
import { ApiFunction, type RouteParts } from '../desk/api-function.ts';

/** Whether an outside number may be dialled, where the config says so: what is dialled is counted for each agent and each call. */
export function outsideNumbers(scope: Construct, parts: RouteParts): void {
  if (!parts.config.outsideNumbers) return;
  const fn = new ApiFunction(new Construct(scope, 'Outside'), 'check-outside-number', {
    ...parts,
    reads: ['dynamodb:BatchGetItem', 'dynamodb:Query'],
  });
  parts.limits.countedBy(fn, 'OUTSIDE');
  parts.api.route(fn);
}
