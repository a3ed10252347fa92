import { type Account, arnOf } from '../account.ts';
import { UnsupportedError } from '../errors.ts';
import { parsePolicy } from '../iam/policy-document.ts';
import type { ResourceRequest } from '../template/stack-maker.ts';
import { physicalName } from './physical-name.ts';
import { Properties } from './properties.ts';
import { ENCRYPTION, ignoring, type ResourceType, TAGS } from './resource-type.ts';

/** `AWS::SQS::Queue`: standard queues. */
export const SQS_QUEUE: ResourceType = {
  type: 'AWS::SQS::Queue',
  honours: ['QueueName', 'VisibilityTimeout', 'DelaySeconds', 'RedrivePolicy', 'FifoQueue'],
  ignores: {
    ...ignoring(ENCRYPTION, 'KmsMasterKeyId', 'KmsDataKeyReusePeriodSeconds', 'SqsManagedSseEnabled'),
    ...ignoring('no queue lives so long here', 'MessageRetentionPeriod'),
    ...ignoring("the gateway takes messages up to the service's limit", 'MaximumMessageSize'),
    ...ignoring('a receive answers at once', 'ReceiveMessageWaitTimeSeconds'),
    ...ignoring('only restricts who may name this queue as theirs', 'RedriveAllowPolicy'),
    ...TAGS,
  },
  make: (request, account) => {
    const properties = new Properties(request.properties);
    if (properties.flag('FifoQueue')) throw new UnsupportedError('FIFO queues are not supported by the local cloud');
    const name = properties.optionalText('QueueName') ?? physicalName(request, 80);
    const url = `${account.endpoint}/${account.accountId}/${name}`;
    const arn = arnOf(account, 'sqs', name);
    account.queues.add({ ...identity(request), name, arn, url, ...settings(properties) });
    return { ref: url, attributes: { Arn: arn, QueueName: name, QueueUrl: url } };
  },
};

const identity = ({ stackName, logicalId }: ResourceRequest) => ({ stackName, logicalId });

function settings(properties: Properties) {
  const redrive = properties.part('RedrivePolicy');
  return {
    visibilityTimeoutSeconds: properties.number('VisibilityTimeout', 30),
    delaySeconds: properties.number('DelaySeconds', 0),
    redrive: redrive.has('deadLetterTargetArn')
      ? { deadLetterArn: redrive.text('deadLetterTargetArn'), maxReceiveCount: redrive.number('maxReceiveCount', 10) }
      : null,
  };
}

/** `AWS::SQS::QueuePolicy`: asked when an AWS service sends to the queue. */
export const SQS_QUEUE_POLICY: ResourceType = {
  type: 'AWS::SQS::QueuePolicy',
  honours: ['PolicyDocument', 'Queues'],
  ignores: {},
  make: (request, account: Account) => {
    const properties = new Properties(request.properties);
    const statements = parsePolicy(properties.raw.PolicyDocument, request.logicalId);
    for (const url of properties.texts('Queues')) {
      const queue = account.queues.byUrl(url);
      if (queue) queue.policy = [...queue.policy, ...statements];
    }
    return { ref: request.logicalId, attributes: { Id: request.logicalId } };
  },
};
