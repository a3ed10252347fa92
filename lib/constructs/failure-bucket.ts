import { Duration, Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { DlqDestinationConfig, IEventSourceDlq, IEventSourceMapping, IFunction } from 'aws-cdk-lib/aws-lambda';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { HouseFunction } from './house-function.ts';
import { PrivateBucket } from './private-bucket.ts';

const KEPT_DAYS = 90;
/** The shortest month: nothing is kept here that the ledger has let go. */
const DAYS_A_MONTH = 28;

/**
 * Where exhausted batches of a stream are kept, records included: of all destinations only S3 keeps the records themselves
 * (Lambda guide, retaining discarded records). CDK's own S3 destination would let the function read and delete, too.
 */
export class FailureBucket extends PrivateBucket implements IEventSourceDlq {
  readonly #key: IKey;

  constructor(scope: Construct, id: string, { key, retentionMonths }: { readonly key: IKey; readonly retentionMonths: number }) {
    super(scope, id, { encryptionKey: key, expireAfter: Duration.days(Math.min(KEPT_DAYS, retentionMonths * DAYS_A_MONTH)) });
    this.#key = key;
    acknowledge(
      this,
      'Written by the functions that read streams, and by people at a redrive: its access log would only repeat theirs.',
      'AwsSolutions-S1',
    );
  }

  bind(_mapping: IEventSourceMapping, target: IFunction): DlqDestinationConfig {
    if (!(target instanceof HouseFunction)) throw new Error('A failure bucket takes the batches of a house function only.');
    target.allow(['s3:PutObject'], [this.arnForObjects('*')]);
    target.allow(['s3:ListBucket'], [this.bucketArn]);
    target.allow(['kms:GenerateDataKey'], [this.#key.keyArn]);
    const logicalId = Stack.of(this).getLogicalId(this.node.defaultChild as CfnBucket);
    target.acknowledgeWildcard('Lambda names the objects: one for each exhausted batch.', `Resource::<${logicalId}.Arn>/*`);
    return { destination: this.bucketArn };
  }
}
