import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/** Long enough for a long weekend and a fix; the most SQS allows. */
const KEPT = Duration.days(14);
const DELIVERIES = 5;

const HOUSE = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod: KEPT } as const;

/** A queue that people empty: what stands in it waits to be looked at. */
export class KeptQueue extends Queue {
  constructor(scope: Construct, id: string, props: { readonly isDeadLetters?: boolean } = {}) {
    super(scope, id, HOUSE);
    const reason = 'People read this queue, no function does: nothing can fail that a dead-letter queue would keep.';
    acknowledge(this, reason, 'Serverless-SQSRedrivePolicy', ...(props.isDeadLetters ? [] : ['AwsSolutions-SQS3']));
  }
}

/** A queue that a function reads; after 5 deliveries a message waits in `deadLetters` for a person. */
export class WorkQueue extends Queue {
  readonly deadLetters: KeptQueue;

  /** @param functionTimeout of the reader: a message stays hidden six times as long (Lambda guide, Amazon SQS event source). */
  constructor(scope: Construct, id: string, functionTimeout: Duration) {
    const deadLetters = new KeptQueue(scope, `${id}DeadLetters`, { isDeadLetters: true });
    const props: QueueProps = {
      ...HOUSE,
      visibilityTimeout: Duration.seconds(functionTimeout.toSeconds() * 6),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: DELIVERIES },
    };
    super(scope, id, props);
    this.deadLetters = deadLetters;
  }
}
