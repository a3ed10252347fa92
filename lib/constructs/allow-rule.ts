import type { IRule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';

/**
 * Allows one rule of EventBridge, and no other, to send to queues. CDK's own target would write the whole use of the queues' key into the
 * key's policy, for any rule: the ledger's key says itself what EventBridge needs.
 */
export function allowRule({ ruleArn }: IRule, ...queues: readonly Queue[]): void {
  for (const queue of queues)
    queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('events.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': ruleArn } },
      }),
    );
}
