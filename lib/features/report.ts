import type { Construct } from 'constructs';
import { ApiFunction, type RouteParts } from '../desk/api-function.ts';

/** Sums of the consults that began in a range of time. */
export function report(scope: Construct, parts: RouteParts): void {
  parts.api.route(new ApiFunction(scope, 'get-consult-report', { ...parts, reads: ['dynamodb:Query'] }));
}
