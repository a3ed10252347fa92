import type { AwsRequest, AwsResponse, AwsService, NeededPermission } from '../../ports.ts';
import type { Queue } from '../sqs/queue.ts';
import type { Queues } from '../sqs/queues.ts';
import { jsonAnswer, jsonError, targetOperation } from './json-answers.ts';

interface Entry {
  readonly Id?: string;
  readonly MessageBody?: string;
  readonly DelaySeconds?: number;
  readonly MessageAttributes?: Readonly<Record<string, unknown>>;
}

interface SqsRequest extends Entry {
  readonly QueueUrl?: string;
  readonly Entries?: readonly Entry[];
  readonly ReceiptHandle?: string;
  readonly MaxNumberOfMessages?: number;
  readonly VisibilityTimeout?: number;
}

type Operation = (queue: Queue, request: SqsRequest) => AwsResponse;

const MAX_BODY_BYTES = 1_048_576;
const MAX_ENTRIES = 10;
/** The sender that stands in a message's attributes; AWS puts a role's unique id there. */
const SENDER_ID = 'AROALOCALCLOUDFUNCTION';

const sent = (queue: Queue, entry: Entry) => {
  const { messageId, md5OfBody } = queue.send({
    body: entry.MessageBody ?? '',
    senderId: SENDER_ID,
    ...(entry.MessageAttributes && { messageAttributes: entry.MessageAttributes }),
    ...(entry.DelaySeconds !== undefined && { delaySeconds: entry.DelaySeconds }),
  });
  return { MessageId: messageId, MD5OfMessageBody: md5OfBody };
};

/** Every SQS operation the gateway answers, over the AWS JSON protocol. */
export const SQS_OPERATIONS: Readonly<Record<string, Operation>> = {
  SendMessage: (queue, request) => {
    const fault = bodyFault(request.MessageBody);
    return fault ? jsonError('com.amazon.coral.service#InvalidParameterValueException', fault) : jsonAnswer(sent(queue, request));
  },
  SendMessageBatch: (queue, { Entries = [] }) => {
    const fault = batchFault(Entries);
    if (fault) return jsonError(...fault);
    const failures = Entries.filter((entry) => bodyFault(entry.MessageBody));
    const good = Entries.filter((entry) => !failures.includes(entry));
    return jsonAnswer({
      Successful: good.map((entry) => ({ Id: entry.Id, ...sent(queue, entry) })),
      Failed: failures.map(({ Id, MessageBody }) => ({
        Id,
        SenderFault: true,
        Code: 'InvalidParameterValue',
        Message: bodyFault(MessageBody),
      })),
    });
  },
  ReceiveMessage: (queue, { MaxNumberOfMessages = 1, VisibilityTimeout = queue.spec.visibilityTimeoutSeconds }) =>
    jsonAnswer({
      Messages: queue.receive(MaxNumberOfMessages, VisibilityTimeout).map((message) => ({
        MessageId: message.messageId,
        ReceiptHandle: message.receiptHandle,
        Body: message.body,
        MD5OfBody: message.md5OfBody,
        Attributes: { ApproximateReceiveCount: String(message.receiveCount), SentTimestamp: String(message.sentAtMs) },
      })),
    }),
  DeleteMessage: (queue, { ReceiptHandle = '' }) => {
    queue.delete(ReceiptHandle);
    return jsonAnswer({});
  },
  GetQueueAttributes: (queue) =>
    jsonAnswer({
      Attributes: {
        QueueArn: queue.spec.arn,
        VisibilityTimeout: String(queue.spec.visibilityTimeoutSeconds),
        ApproximateNumberOfMessages: String(queue.depth.visible),
        ApproximateNumberOfMessagesNotVisible: String(queue.depth.inFlight),
        ApproximateNumberOfMessagesDelayed: String(queue.depth.delayed),
      },
    }),
};

// What the batch operations ask of IAM is the permission of the single one.
const ACTION: Readonly<Record<string, string>> = { SendMessageBatch: 'SendMessage' };

/** SQS as the functions see it. */
export class SqsService implements AwsService {
  readonly signingName = 'sqs';
  readonly #queues: Queues;

  constructor(queues: Queues) {
    this.#queues = queues;
  }

  needs(request: AwsRequest): NeededPermission[] {
    const operation = targetOperation(request.headers);
    const queue = this.#queues.byUrl(parse(request).QueueUrl ?? '');
    return queue ? [{ action: `sqs:${ACTION[operation] ?? operation}`, resource: queue.spec.arn }] : [];
  }

  async handle(request: AwsRequest): Promise<AwsResponse> {
    const name = targetOperation(request.headers);
    const operation = SQS_OPERATIONS[name];
    if (!operation) return jsonError('com.amazon.coral.service#UnknownOperationException', `The local cloud does not answer sqs:${name}.`);
    const body = parse(request);
    const queue = this.#queues.byUrl(body.QueueUrl ?? '');
    if (!queue) return jsonError('com.amazonaws.sqs#QueueDoesNotExist', 'The specified queue does not exist.');
    return operation(queue, body);
  }

  denied(message: string): AwsResponse {
    return jsonError('com.amazon.coral.service#AccessDeniedException', message);
  }
}

const parse = (request: AwsRequest) => JSON.parse(request.body || '{}') as SqsRequest;

function bodyFault(body: string | undefined): string | undefined {
  if (!body) return 'The request must contain the parameter MessageBody.';
  const bytes = Buffer.byteLength(body);
  return bytes > MAX_BODY_BYTES
    ? `One or more parameters are invalid. Reason: Message must be shorter than ${MAX_BODY_BYTES} bytes.`
    : undefined;
}

function batchFault(entries: readonly Entry[]): [string, string] | undefined {
  if (entries.length === 0)
    return ['com.amazonaws.sqs#EmptyBatchRequest', 'There should be at least one SendMessageBatchRequestEntry in the request.'];
  if (entries.length > MAX_ENTRIES)
    return [
      'com.amazonaws.sqs#TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are ${MAX_ENTRIES}. You have sent ${entries.length}.`,
    ];
  const ids = entries.map(({ Id }) => Id);
  return new Set(ids).size < ids.length
    ? ['com.amazonaws.sqs#BatchEntryIdsNotDistinct', 'Ids of entries in a batch request must be distinct.']
    : undefined;
}
