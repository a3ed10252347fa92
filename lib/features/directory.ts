import { Construct } from 'constructs';
import { ApiFunction, type RouteParts } from '../desk/api-function.ts';
import { KEYS, turnAt } from '../ledger/written-keys.ts';

/** Who works here: where agents are is in the ledger, how busy queues are in the instance. Beside it, who the caller is. */
export function directory(scope: Construct, parts: RouteParts): void {
  parts.api.route(new ApiFunction(scope, 'get-me', { ...parts, reads: [] }));
  const { arn } = parts.config.instance;
  const fn = new ApiFunction(new Construct(scope, 'Directory'), 'get-directory', {
    ...parts,
    reads: ['dynamodb:BatchGetItem'],
    writes: [{ actions: ['dynamodb:PutItem'], keys: [KEYS.teamLoads, turnAt('GetCurrentMetricData')] }],
  });
  // Both types are required, though it asks about queues alone (Service Authorization Reference, Amazon Connect; docs/decisions/190).
  const asked = [`${arn}/queue/*`, `${arn}/routing-profile/*`];
  fn.allow(['connect:GetCurrentMetricData'], asked);
  const reason = 'The config says which; a list of a hundred queues would not fit into a policy.';
  for (const kind of asked) fn.acknowledgeWildcard(reason, `Resource::${kind}`);
  parts.api.route(fn);
}
