import { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/** Long enough for a long weekend and a fix; the most SQS allows. */
const KEPT = Duration.days(14);
const DELIVERIES = 5;

const house = (encryptionMasterKey: IKey): QueueProps => ({
  encryption: QueueEncryption.KMS,
  encryptionMasterKey,
  enforceSSL: true,
  retentionPeriod: KEPT,
});

/** A queue that people empty: what it holds waits to be looked at. Messages are customers' data, so it is encrypted with the ledger's key. */
export class KeptQueue extends Queue {
  constructor(scope: Construct, id: string, { key, isDeadLetters = false }: { readonly key: IKey; readonly isDeadLetters?: boolean }) {
    super(scope, id, house(key));
    const reason = 'People read this queue, no function does: nothing can fail that a dead-letter queue would keep.';
    acknowledge(this, reason, 'Serverless-SQSRedrivePolicy', ...(isDeadLetters ? [] : ['AwsSolutions-SQS3']));
  }
}

/** A queue that a function reads; after 5 deliveries a message waits in `deadLetters` for a person. */
export class WorkQueue extends Queue {
  readonly deadLetters: KeptQueue;

  /** @param functionTimeout of the reader: a message stays hidden six times as long (Lambda guide, Amazon SQS event source). */
  constructor(scope: Construct, id: string, { key, functionTimeout }: { readonly key: IKey; readonly functionTimeout: Duration }) {
    const deadLetters = new KeptQueue(scope, `${id}DeadLetters`, { key, isDeadLetters: true });
    const props: QueueProps = {
      ...house(key),
      visibilityTimeout: Duration.seconds(functionTimeout.toSeconds() * 6),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: DELIVERIES },
    };
    super(scope, id, props);
    this.deadLetters = deadLetters;
  }
}
