import { Construct } from 'constructs';
import type { Config } from '../config/schema.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { KEYS, turnAt } from '../ledger/written-keys.ts';
import type { Api } from './api.ts';
import { ApiFunction } from './api-function.ts';
import type { Limits } from './limits.ts';

export interface DirectoryRouteProps {
  readonly api: Api;
  readonly config: Config;
  readonly ledger: Ledger;
  readonly limits: Limits;
}

/** The route of who can be asked: it reads where agents are in the ledger, and how busy queues are in the instance. */
export class DirectoryRoute extends Construct {
  constructor(scope: Construct, id: string, { api, config, ledger, limits }: DirectoryRouteProps) {
    super(scope, id);
    const fn = new ApiFunction(this, 'get-directory', {
      config,
      ledger,
      limits,
      reads: ['dynamodb:BatchGetItem'],
      writes: [{ actions: ['dynamodb:PutItem'], keys: [KEYS.teamLoads, turnAt('GetCurrentMetricData')] }],
    });
    // Both types are required, though it asks about queues alone (Service Authorization Reference, Amazon Connect; docs/decisions/190).
    const asked = [`${config.instance.arn}/queue/*`, `${config.instance.arn}/routing-profile/*`];
    fn.allow(['connect:GetCurrentMetricData'], asked);
    const reason = 'The config says which; a list of a hundred queues would not fit into a policy.';
    for (const kind of asked) fn.acknowledgeWildcard(reason, `Resource::${kind}`);
    api.route(fn);
  }
}
