import { Construct } from 'constructs';
import type { Api } from './api.ts';
import { ApiFunction, type ApiFunctionProps } from './api-function.ts';

export interface OutsideRouteProps extends Pick<ApiFunctionProps, 'config' | 'ledger' | 'limits'> {
  readonly api: Api;
}

/** The route that says whether an outside number may be dialled: what is dialled is counted for each agent and each call. */
export class OutsideRoute extends Construct {
  constructor(scope: Construct, id: string, { api, ...shared }: OutsideRouteProps) {
    super(scope, id);
    const fn = new ApiFunction(this, 'check-outside-number', {
      ...shared,
      reads: ['dynamodb:BatchGetItem', 'dynamodb:Query'],
    });
    shared.limits.countedBy(fn, 'OUTSIDE');
    api.route(fn);
  }
}
