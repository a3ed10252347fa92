import { DeleteMessageCommand, type Message, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { keptTexts } from './kept-texts.ts';

/** What was looked at is hidden so long, so that a run meets no message twice. */
const HIDDEN_SECONDS = 120;
const MESSAGES_PER_CALL = 10;
const WAIT_SECONDS = 2;

export interface KeptMessages {
  readonly sqs: Pick<SQSClient, 'send'>;
  readonly url: string;
  /** Whether a text names the person. */
  readonly isOf: (text: string) => boolean;
  readonly remove: boolean;
}

/** Looks at every message of a queue that can be had. @returns the bodies that name the person; deleted when `remove` says so */
export async function keptMessages({ sqs, url, isOf, remove }: KeptMessages): Promise<readonly string[]> {
  const [seen, found] = [new Set<string>(), [] as string[]];
  for (;;) {
    const messages = (await receive(sqs, url)).filter(({ MessageId = '' }) => !seen.has(MessageId));
    if (messages.length === 0) return found;
    for (const { MessageId = '', Body = '', ReceiptHandle } of messages) {
      seen.add(MessageId);
      if (!keptTexts(Body).some(isOf)) continue;
      found.push(Body);
      if (remove) await sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle }));
    }
  }
}

async function receive(sqs: KeptMessages['sqs'], QueueUrl: string): Promise<readonly Message[]> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl,
      MaxNumberOfMessages: MESSAGES_PER_CALL,
      VisibilityTimeout: HIDDEN_SECONDS,
      WaitTimeSeconds: WAIT_SECONDS,
    }),
  );
  return Messages;
}
