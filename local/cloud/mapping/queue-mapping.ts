import type { LambdaFunction } from '../lambda/lambda-function.ts';
import type { Pace } from '../pace.ts';
import type { ReceivedMessage } from '../sqs/message.ts';
import type { Queue } from '../sqs/queue.ts';
import { failedItems } from './batch-failures.ts';
import type { RecordFilter } from './record-filter.ts';

/** A mapping from a queue, as the template describes it. */
export interface QueueMappingSettings {
  readonly batchSize: number;
  readonly windowSeconds: number;
  readonly reportsItems: boolean;
  readonly maxConcurrency: number;
  readonly passes: RecordFilter;
  readonly region: string;
}

/** Hands a queue's messages to a function in batches; what fails comes back after its visibility timeout. */
export class QueueMapping {
  readonly #queue: Queue;
  readonly #target: LambdaFunction;
  readonly #settings: QueueMappingSettings;
  readonly #pace: Pace;
  #active = 0;
  #pumpSoon: boolean = false;
  /** Set while a batching window runs, and after it ended until its messages are taken. */
  #window: 'none' | 'open' | 'over' = 'none';

  constructor(queue: Queue, target: LambdaFunction, settings: QueueMappingSettings, pace: Pace) {
    this.#queue = queue;
    this.#target = target;
    this.#settings = settings;
    this.#pace = pace;
    queue.onVisible(() => this.#pumpLater());
    this.#pumpLater();
  }

  // Later, so that messages sent together are received together.
  #pumpLater(): void {
    if (this.#pumpSoon) return;
    this.#pumpSoon = true;
    setImmediate(() => {
      this.#pumpSoon = false;
      this.#pump();
    });
  }

  #pump(): void {
    while (this.#queue.depth.visible > 0 && this.#active < this.#settings.maxConcurrency) {
      if (this.#waitsForMore()) return;
      this.#window = 'none';
      void this.#process(this.#queue.receive(this.#settings.batchSize));
    }
  }

  #waitsForMore(): boolean {
    const { windowSeconds, batchSize } = this.#settings;
    if (windowSeconds === 0 || this.#window === 'over' || this.#queue.depth.visible >= batchSize) return false;
    if (this.#window === 'none') {
      this.#window = 'open';
      this.#pace.after(windowSeconds * 1000, () => {
        this.#window = 'over';
        this.#pump();
      });
    }
    return true;
  }

  async #process(messages: readonly ReceivedMessage[]): Promise<void> {
    this.#active += 1;
    const records = messages.map((message) => ({ message, record: this.#record(message) }));
    const wanted = records.filter(({ record }) => this.#settings.passes(record));
    for (const { message } of records.filter((each) => !wanted.includes(each))) this.#queue.delete(message.receiptHandle);
    if (wanted.length > 0) await this.#deliver(wanted);
    this.#active -= 1;
    this.#pump();
  }

  async #deliver(batch: readonly { message: ReceivedMessage; record: Record<string, unknown> }[]): Promise<void> {
    const result = await this.#target.invoke({ Records: batch.map(({ record }) => record) });
    const ids = batch.map(({ message }) => message.messageId);
    const failed = failedItems(result, ids, this.#settings.reportsItems);
    for (const { message } of batch) {
      if (failed === 'all' || failed.has(message.messageId)) this.#queue.handBack(message.receiptHandle);
      else this.#queue.delete(message.receiptHandle);
    }
  }

  #record(message: ReceivedMessage): Record<string, unknown> {
    return {
      messageId: message.messageId,
      receiptHandle: message.receiptHandle,
      body: message.body,
      attributes: {
        ApproximateReceiveCount: String(message.receiveCount),
        SentTimestamp: String(message.sentAtMs),
        SenderId: message.senderId,
        ApproximateFirstReceiveTimestamp: String(message.firstReceivedAtMs),
        ...(message.deadLetterSourceArn && { DeadLetterQueueSourceArn: message.deadLetterSourceArn }),
      },
      messageAttributes: message.messageAttributes,
      md5OfBody: message.md5OfBody,
      eventSource: 'aws:sqs',
      eventSourceARN: this.#queue.spec.arn,
      awsRegion: this.#settings.region,
    };
  }
}
