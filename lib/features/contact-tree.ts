import type { Construct } from 'constructs';
import { allowOnContacts } from '../constructs/allow-on-contacts.ts';
import { ApiFunction, type RouteParts } from '../desk/api-function.ts';
import { turnAt } from '../ledger/written-keys.ts';

/** The legs and consults of one call. */
export function contactTree(scope: Construct, parts: RouteParts): void {
  const fn = new ApiFunction(scope, 'get-contact-tree', {
    ...parts,
    reads: ['dynamodb:BatchGetItem', 'dynamodb:Query'],
    writes: [{ actions: ['dynamodb:PutItem'], keys: [turnAt('DescribeContact'), turnAt('GetContactMetrics')] }],
  });
  // Where a leg is in its queue the ledger does not know, nor always whether it was answered.
  allowOnContacts(fn, 'connect:GetContactMetrics', parts.config.instance.arn);
  allowOnContacts(fn, 'connect:DescribeContact', parts.config.instance.arn);
  parts.api.route(fn);
}
