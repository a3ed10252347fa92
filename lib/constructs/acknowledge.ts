import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Says why a finding of cdk-nag is right here; `findings` are its full ids, no patterns. On the resource itself only, so that
 * the same finding elsewhere is still found.
 */
export function acknowledge(resource: IConstruct, reason: string, ...findings: readonly string[]): void {
  Validations.of(resource).acknowledge(...findings.map((id) => ({ id, reason })));
}
