import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Instance } from '../config/instance.ts';
import type { HouseFunction } from './house-function.ts';

/** Allows the flows of this instance, and no other, to call a function. */
export function allowFlows(fn: HouseFunction, { arn, account }: Pick<Instance, 'arn' | 'account'>): void {
  fn.addPermission('Flows', { principal: new ServicePrincipal('connect.amazonaws.com'), sourceArn: arn, sourceAccount: account });
}
