import type { IConstruct, IDependable } from 'constructs';

/**
 * Makes resources come one after the other, in the order given. The control API of Amazon Connect takes 2 calls a second for an
 * account and Region (Admin Guide, service quotas); CloudFormation left alone creates all at once and fails.
 */
export function inOrder(resources: readonly IConstruct[], after?: IDependable): void {
  let previous = after;
  for (const resource of resources) {
    if (previous) resource.node.addDependency(previous);
    previous = resource;
  }
}
