import { matchesWildcard } from '../iam/wildcard.ts';

/** One `AWS::Lambda::Permission`: who may invoke a function, and on whose behalf. */
export interface InvokePermission {
  /** A service such as `connect.amazonaws.com`, an account or a principal ARN. */
  readonly principal: string;
  readonly action: string;
  readonly sourceArn: string | null;
  readonly sourceAccount: string | null;
}

/** A service's wish to invoke a function. */
export interface ServiceCall {
  readonly service: string;
  readonly sourceArn: string;
  readonly sourceAccount: string;
}

/** Whether some permission lets this service invoke on behalf of this source; what a permission leaves open does not restrict. */
export function mayInvoke(permissions: readonly InvokePermission[], call: ServiceCall): boolean {
  return permissions.some(
    ({ principal, action, sourceArn, sourceAccount }) =>
      principal === call.service &&
      matchesWildcard(action, 'lambda:InvokeFunction') &&
      (sourceArn === null || matchesWildcard(sourceArn, call.sourceArn)) &&
      (sourceAccount === null || sourceAccount === call.sourceAccount),
  );
}
