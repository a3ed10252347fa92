import { DefaultStackSynthesizer, RemovalPolicy, Size, Stack } from 'aws-cdk-lib';
import { type Policy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { CfnBucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import type { DeskConfig } from '../../contract/desk-config.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import { buildDesk } from './build-desk.ts';

/** Puts the desk's files and its `/config.json` into the bucket. They are small and never cached unasked, so nothing has to be invalidated. */
export class Publication extends Construct {
  constructor(scope: Construct, id: string, { bucket, config }: { readonly bucket: IBucket; readonly config: DeskConfig }) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Log', { retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    const files = Stack.of(this).bundlingRequired ? [Source.asset(buildDesk())] : [];
    new BucketDeployment(this, 'Files', {
      sources: [...files, Source.jsonData('config.json', config)],
      destinationBucket: bucket,
      cacheControl: [CacheControl.noCache()],
      // The files go with the stack: a bucket with files in it would not.
      retainOnDelete: false,
      memoryLimit: 512,
      ephemeralStorageSize: Size.mebibytes(512),
      role,
      logGroup,
    });
    this.#acknowledgeFindings(role, bucket);
  }

  /** What CDK's own deployment function brings along. */
  #acknowledgeFindings(role: Role, bucket: IBucket): void {
    const stack = Stack.of(this);
    const files = stack.getLogicalId(bucket.node.defaultChild as CfnBucket);
    const policy = role.node.findChild('DefaultPolicy') as Policy;
    const reason =
      "CDK's deployment function copies the desk's files from the asset bucket into the desk's bucket; these are the grants CDK gives it.";
    const actions = ['s3:GetBucket*', 's3:GetObject*', 's3:List*', 's3:Abort*', 's3:DeleteObject*'].map((action) => `Action::${action}`);
    const qualifier = stack.synthesizer.bootstrapQualifier ?? DefaultStackSynthesizer.DEFAULT_QUALIFIER;
    const resources = [
      `Resource::<${files}.Arn>/*`,
      `Resource::arn:${stack.partition}:s3:::cdk-${qualifier}-assets-${stack.account}-${stack.region}/*`,
    ];
    acknowledge(policy, reason, ...[...actions, ...resources].map((finding) => `AwsSolutions-IAM5[${finding}]`));
    const fn = stack.node.children.find((child) => child.node.id.startsWith('Custom::CDKBucketDeployment'));
    if (!fn) throw new Error("CDK's deployment function has another name now.");
    acknowledge(fn, "CDK's own function, with the runtime CDK tests it on.", 'AwsSolutions-L1', 'Serverless-LambdaLatestVersion');
    acknowledge(fn, 'CloudFormation waits for its answer and rolls back when it fails.', 'Serverless-LambdaDLQ');
    acknowledge(fn, 'It runs at deployments only, and CDK offers no tracing for it.', 'Serverless-LambdaTracing');
  }
}
