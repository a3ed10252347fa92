/** A message as a queue keeps it; instants in milliseconds since 1970 UTC. */
export interface Message {
  readonly messageId: string;
  readonly body: string;
  readonly md5OfBody: string;
  readonly messageAttributes: Readonly<Record<string, unknown>>;
  readonly sentAtMs: number;
  readonly firstReceivedAtMs: number | null;
  readonly receiveCount: number;
  readonly senderId: string;
  /** The queue it was moved from, once it is in a dead-letter queue. */
  readonly deadLetterSourceArn: string | null;
}

/** A message in somebody's hands, until it is deleted or comes back. */
export interface ReceivedMessage extends Message {
  readonly receiptHandle: string;
}

/** What a sender gives. */
export interface NewMessage {
  readonly body: string;
  readonly messageAttributes?: Readonly<Record<string, unknown>>;
  readonly delaySeconds?: number;
  readonly senderId: string;
}
