import { DeleteMessageCommand, type Message, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Door } from '../../domain/door/other-instance.ts';
import { type FactShelf, keepFact } from '../../lambdas/store/keep-fact.ts';
import { type Became, orStays, stays, taken } from './kept.ts';
import type { ReadKept } from './read-kept.ts';

/** What stays is hidden so long, so that a run meets no message twice. */
const HIDDEN_SECONDS = 120;
const MESSAGES_PER_CALL = 10;
/** Asks longer, so that SQS looks on all of its servers (SQS guide, long polling). */
const WAIT_SECONDS = 2;

export interface QueueRedrive extends FactShelf {
  readonly sqs: Pick<SQSClient, 'send'>;
  readonly url: string;
  /** What the queue is called in the answer. */
  readonly name: string;
  readonly read: (body: string, door: Door) => ReadKept;
  readonly door: Door;
  readonly dryRun: boolean;
  /** ISO 8601 */
  readonly now: () => string;
  readonly onSeen: (count: number) => void;
}

/**
 * Writes what can be read now of everything that waits in a queue, and deletes what was written. A message that fails is
 * reported and stays.
 * @throws what the SDK throws when the queue cannot be read; what was not deleted is there again after two minutes
 */
export async function redriveQueue(redrive: QueueRedrive): Promise<readonly Became[]> {
  const became = new Map<string, Became>();
  for (;;) {
    const messages = (await receive(redrive)).filter(({ MessageId = '' }) => !became.has(MessageId));
    if (messages.length === 0) return [...became.values()];
    const results = await Promise.all(
      messages.map((message) => orStays(redrive.name, message.MessageId ?? '', () => redriveMessage(message, redrive))),
    );
    for (const result of results) became.set(result.id, result);
    redrive.onSeen(became.size);
  }
}

async function receive({ sqs, url }: QueueRedrive): Promise<readonly Message[]> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: url,
      MaxNumberOfMessages: MESSAGES_PER_CALL,
      VisibilityTimeout: HIDDEN_SECONDS,
      WaitTimeSeconds: WAIT_SECONDS,
    }),
  );
  return Messages;
}

async function redriveMessage({ MessageId = '', Body = '', ReceiptHandle }: Message, redrive: QueueRedrive): Promise<Became> {
  const { sqs, url, name, read, door, dryRun, now } = redrive;
  const parsed = read(Body, door);
  if (!parsed.ok) return stays(name, MessageId, parsed.rejection.code, parsed.rejection.message);
  if (dryRun) return taken(name, MessageId);
  const results = await Promise.all(parsed.facts.map((fact) => keepFact(fact, now(), redrive)));
  if (results.includes('unwritable')) return stays(name, MessageId, 'unwritable', 'the ledger refuses the fact for good');
  if (results.includes('too-old')) return stays(name, MessageId, 'older-than-retention', 'the ledger keeps nothing that old');
  await sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle }));
  return taken(name, MessageId);
}
