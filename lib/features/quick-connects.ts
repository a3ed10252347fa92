import { CustomResource, Duration } from 'aws-cdk-lib';
import { RecursiveLoop } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ENV } from '../../contract/env.ts';
import { instanceOf } from '../config/instance.ts';
import type { Config } from '../config/schema.ts';
import { offerPlan } from '../connect/offer-plan.ts';
import type { Queues } from '../connect/queues.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import { HouseFunction } from '../constructs/house-function.ts';
import { packed } from '../constructs/packed.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** One turn of the work. Eleven fill the hour that CloudFormation waits; Lambda stops a loop of its own making after 16. */
const TURN = Duration.minutes(6);
/** A turn that was cut off is taken again so soon. */
const HIDDEN = Duration.minutes(7);
/** What CloudFormation waits for a custom resource at most (AWS::CloudFormation::CustomResource, ServiceTimeout). */
const WAITED_FOR = Duration.hours(1);

const TURNS = ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage', 'sqs:SendMessage'] as const;

export interface OffersProps {
  readonly config: Config;
  readonly queues: Queues;
  readonly ledger: Ledger;
}

/**
 * Puts the quick connects into the directories of the agents: an agent sees those of all queues in their routing profile. By API and not by
 * the queue's own property, for the queues exist already, and one that offers a quick connect to itself would be a cycle. At 2 calls a second hundreds of queues
 * take longer than a function runs: it works in turns (docs/decisions/170).
 */
export class Offers extends Construct {
  readonly resource: CustomResource;

  constructor(scope: Construct, id: string, { config, queues, ledger }: OffersProps) {
    super(scope, id);
    const fn = this.#function(config);
    this.#turns(fn, ledger);
    this.resource = new CustomResource(this, 'QueueQuickConnects', {
      resourceType: 'Custom::QueueQuickConnects',
      serviceToken: fn.functionArn,
      serviceTimeout: WAITED_FOR,
      properties: { InstanceId: instanceOf(config).id, Plan: packed(offerPlan(config)), CreatedQueueArns: queues.createdArns },
    });
    // With its rights and its further turns, which are resources of their own.
    this.resource.node.addDependency(fn);
  }

  #turns(fn: HouseFunction, ledger: Ledger): void {
    const turns = new Queue(this, 'Turns', {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: ledger.key,
      enforceSSL: true,
      visibilityTimeout: HIDDEN,
      retentionPeriod: Duration.days(2),
    });
    acknowledge(
      turns,
      'A turn that was cut off three times is answered as failed; after the hour nobody waits for it.',
      'AwsSolutions-SQS3',
      'Serverless-SQSRedrivePolicy',
    );
    const mapping = fn.addEventSourceMapping('NextTurns', { eventSourceArn: turns.queueArn, batchSize: 1 });
    acknowledge(mapping, 'A turn that was cut off three times is answered as failed.', 'Serverless-LambdaEventSourceMappingDestination');
    fn.allow(TURNS, [turns.queueArn]);
    ledger.allowKey(fn);
    fn.addEnvironment(ENV.turnsQueueUrl, turns.queueUrl);
  }

  #function({ instance }: Config): HouseFunction {
    const fn = new HouseFunction(this, 'associate-quick-connects', {
      caller: 'cloudformation',
      timeout: TURN,
      environment: {},
      recursiveLoop: RecursiveLoop.ALLOW,
    });
    const quickConnects = `${instance.arn}/transfer-destination/*`;
    const kinds = [`${instance.arn}/queue/*`, quickConnects];
    fn.allow(['connect:AssociateQueueQuickConnects', 'connect:DisassociateQueueQuickConnects'], kinds);
    fn.allow(['connect:ListQuickConnects'], [quickConnects]);
    const reason =
      'The config says which; a list of hundreds would not fit into a policy, and what a new config drops must be taken away, too.';
    for (const kind of kinds) fn.acknowledgeWildcard(reason, `Resource::${kind}`);
    return fn;
  }
}
