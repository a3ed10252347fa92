import type { MetricValue } from './lambda/function-log.ts';
import type { FunctionError } from './lambda/invocation.ts';
import type { LambdaFunction } from './lambda/lambda-function.ts';
import type { Bucket } from './s3/bucket.ts';
import type { Message } from './sqs/message.ts';
import type { Queue } from './sqs/queue.ts';

/** A function and what it did so far. */
export interface FunctionView {
  readonly stackName: string;
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly invocations: number;
  readonly errors: readonly FunctionError[];
  /** Log lines, oldest first. */
  readonly logs: readonly string[];
  readonly metrics: readonly MetricValue[];
}

/** A queue and what stands in it. */
export interface QueueView {
  readonly stackName: string;
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  /** Messages anybody could receive now, oldest first. */
  readonly messages: readonly Message[];
  readonly inFlight: number;
  readonly delayed: number;
  /** Whether another queue sends its failures here. */
  readonly isDeadLetterQueue: boolean;
}

/** A bucket and what is in it. */
export interface BucketView {
  readonly stackName: string;
  readonly logicalId: string;
  readonly name: string;
  readonly keys: readonly string[];
  /** An object's text; undefined when there is none of this key. */
  read(key: string): string | undefined;
}

/** A function as it stands now. */
export const functionView = ({ spec, invocations, errors, log }: LambdaFunction): FunctionView => ({
  stackName: spec.stackName,
  logicalId: spec.logicalId,
  name: spec.name,
  arn: spec.arn,
  variables: spec.variables,
  invocations,
  errors: [...errors],
  logs: log.lines(),
  metrics: log.metrics(),
});

/** Queues as they stand now. */
export function queueViews(queues: readonly Queue[]): QueueView[] {
  const deadLetterArns = queues.map(({ spec }) => spec.redrive?.deadLetterArn);
  return queues.map((queue) => {
    const { stackName, logicalId, name, arn, url } = queue.spec;
    const { inFlight, delayed } = queue.depth;
    return {
      stackName,
      logicalId,
      name,
      arn,
      url,
      messages: queue.visible(),
      inFlight,
      delayed,
      isDeadLetterQueue: deadLetterArns.includes(arn),
    };
  });
}

/** A bucket as it stands now. */
export const bucketView = (bucket: Bucket): BucketView => ({
  stackName: bucket.stackName,
  logicalId: bucket.logicalId,
  name: bucket.name,
  keys: bucket.keys(),
  read: (key) => bucket.get(key)?.body.toString('utf8'),
});
