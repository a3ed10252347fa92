import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { Catalog } from './analytics/catalog.ts';
import { Delivery } from './analytics/delivery.ts';
import { Questions } from './analytics/questions.ts';
import { ownNames } from './config/own-names.ts';
import type { Config } from './config/schema.ts';
import { acknowledge } from './constructs/acknowledge.ts';
import { Alarms } from './constructs/alarms.ts';
import { PrivateBucket } from './constructs/private-bucket.ts';

export interface AnalyticsStackProps extends StackProps {
  readonly config: Config;
  /** Is told of settled consults. */
  readonly bus: IEventBus;
  /** The ledger's key. */
  readonly key: IKey;
}

const DAYS_A_MONTH = 31;
const ANSWERS_KEPT = Duration.days(7);

/** Settled consults as files that Athena reads, and the questions a centre asks of them. */
export class AnalyticsStack extends Stack {
  constructor(scope: Construct, id: string, { config, bus, key, ...props }: AnalyticsStackProps) {
    super(scope, id, { description: 'Consult Call for Amazon Connect: settled consults for Athena', ...props });
    const names = ownNames(config);
    const bucket = new PrivateBucket(this, 'Consults', {
      encryptionKey: key,
      expireAfter: Duration.days(config.retentionMonths * DAYS_A_MONTH),
    });
    const answers = new PrivateBucket(this, 'Answers', {
      encryptionKey: key,
      expireAfter: ANSWERS_KEPT,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    acknowledge(
      bucket,
      'Written by one delivery stream and read by Athena, whose queries CloudTrail logs: an access log would repeat them.',
      'AwsSolutions-S1',
    );
    acknowledge(
      answers,
      'Holds answers of Athena for a week, each of which CloudTrail logs with who asked: an access log would repeat them.',
      'AwsSolutions-S1',
    );
    const catalog = new Catalog(this, 'Catalog', { bucket, databaseName: names.database });
    const delivery = new Delivery(this, 'Delivery', { bus, bucket, key, catalog });
    delivery.stream.node.addDependency(catalog);
    const workGroupName = names.workGroup;
    new Questions(this, 'Questions', { workGroupName, databaseName: catalog.databaseName, answers, key });
    new Alarms(this, 'Alarms', config.alarmTopicArn).watch('Refused', {
      metric: delivery.refused.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5), statistic: Stats.MAXIMUM }),
      meaning: 'A settled consult could not be handed to the delivery stream. It waits in the queue.',
    });
    new CfnOutput(this, 'ConsultsBucket', { value: bucket.bucketName });
    new CfnOutput(this, 'WorkGroup', { value: workGroupName });
    new CfnOutput(this, 'RefusedUrl', { value: delivery.refused.queueUrl });
  }
}
