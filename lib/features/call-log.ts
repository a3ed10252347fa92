import type { Construct } from 'constructs';
import { ApiFunction, type RouteParts } from '../desk/api-function.ts';

/** The consults that began in a range of time, page by page. */
export function callLog(scope: Construct, parts: RouteParts): void {
  parts.api.route(new ApiFunction(scope, 'get-consults', { ...parts, reads: ['dynamodb:BatchGetItem', 'dynamodb:Query'] }));
}
