import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { acknowledge } from '../constructs/acknowledge.ts';
import { allowRule } from '../constructs/allow-rule.ts';
import { WorkQueue } from '../constructs/kept-queue.ts';
import { FactFunction, type FactFunctionProps } from './fact-function.ts';

/** What Lambda needs to read a queue (Lambda guide, Amazon SQS event source); CDK's own grant would let it do more. */
const READ = ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'];

const TIMEOUT = Duration.seconds(30);
const MAX_CONCURRENCY = 10;

/** Contact events of this instance: event rule, queue, function. */
export class ContactEvents extends Construct {
  readonly function: FactFunction;
  readonly queue: WorkQueue;

  constructor(scope: Construct, id: string, props: FactFunctionProps) {
    super(scope, id);
    this.queue = new WorkQueue(this, 'Queue', { key: props.ledger.key, functionTimeout: TIMEOUT });
    const { queueArn, deadLetters } = this.queue;
    const rule = new Rule(this, 'Rule', {
      description: 'Contact events of one Amazon Connect instance, for the ledger',
      eventPattern: {
        source: ['aws.connect'],
        detailType: ['Amazon Connect Contact Event'],
        detail: ofInstance(props.config.instance.arn),
      },
      targets: [{ bind: () => ({ arn: queueArn, deadLetterConfig: { arn: deadLetters.queueArn } }) }],
    });
    allowRule(rule, this.queue, deadLetters);
    this.function = new FactFunction(this, 'on-contact-event', { ...props, caller: 'queue', timeout: TIMEOUT });
    this.function.allow(READ, [queueArn]);
    const mapping = this.function.addEventSourceMapping('ContactEvents', {
      eventSourceArn: queueArn,
      batchSize: 10,
      // Bursts wait in the queue; unbounded they would take the account's concurrency from the flows' function.
      maxConcurrency: MAX_CONCURRENCY,
      reportBatchItemFailures: true,
    });
    acknowledge(
      mapping,
      'A queue has no failure destination: its dead-letter queue is one.',
      'Serverless-LambdaEventSourceMappingDestination',
    );
  }
}

/** The key of the instance is spelled three ways in events that were seen; a rule that knows one of them loses calls. */
const ofInstance = (arn: string) => ({ $or: ['instanceArn', 'InstanceArn', 'InstanceARN'].map((key) => ({ [key]: [arn] })) });
