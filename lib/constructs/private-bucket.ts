import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

export interface PrivateBucketProps {
  /** @default - Amazon S3's own key */
  readonly encryptionKey?: IKey;
  /** @default - kept until deleted */
  readonly expireAfter?: Duration;
  /** What can be built again goes with its stack; everything else stays. @default RETAIN */
  readonly removalPolicy?: RemovalPolicy;
}

/** A bucket nobody outside can read, over TLS only. */
export class PrivateBucket extends Bucket {
  constructor(scope: Construct, id: string, props: PrivateBucketProps = {}) {
    const { encryptionKey, expireAfter, removalPolicy = RemovalPolicy.RETAIN } = props;
    super(scope, id, {
      encryption: encryptionKey ? BucketEncryption.KMS : BucketEncryption.S3_MANAGED,
      ...(encryptionKey && { encryptionKey, bucketKeyEnabled: true }),
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      ...(expireAfter && { lifecycleRules: [{ expiration: expireAfter }] }),
      removalPolicy,
      // CloudFormation deletes no bucket that holds something.
      autoDeleteObjects: removalPolicy === RemovalPolicy.DESTROY,
    });
  }
}
