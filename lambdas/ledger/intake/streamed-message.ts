import type { KinesisStreamRecord } from 'aws-lambda';
import type { Message } from './take-message.ts';

/** What is read of a Kinesis record. */
export type StreamedRecord = Pick<KinesisStreamRecord, 'eventID'> & {
  readonly kinesis: Pick<KinesisStreamRecord['kinesis'], 'sequenceNumber' | 'data'>;
};

/**
 * A Kinesis record as a message: Connect puts one JSON text into each.
 * @param now ISO 8601
 */
export function streamedMessage({ eventID, kinesis: { sequenceNumber, data } }: StreamedRecord, now: string): Message {
  const content = Buffer.from(data, 'base64').toString('utf8');
  return { ids: { eventId: eventID, sequenceNumber }, body: data, encoding: 'base64', content, now };
}
