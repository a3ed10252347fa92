import type { KinesisStreamRecord } from 'aws-lambda';
import { parseContactRecord } from '../../domain/parse-contact-record.ts';
import type { Intake } from '../intake/open-intake.ts';
import { takeMessage } from '../intake/take-message.ts';

/** What is read of a Kinesis record. */
export type StreamedRecord = Pick<KinesisStreamRecord, 'eventID'> & {
  readonly kinesis: Pick<KinesisStreamRecord['kinesis'], 'sequenceNumber' | 'data'>;
};

/**
 * Takes one contact record in: Connect puts one into each Kinesis record, as JSON.
 * @param now ISO 8601
 * @throws when the record must be delivered again
 */
export async function takeRecord(
  { eventID, kinesis: { sequenceNumber, data } }: StreamedRecord,
  now: string,
  intake: Intake,
): Promise<void> {
  const content = Buffer.from(data, 'base64').toString('utf8');
  const ids = { eventId: eventID, sequenceNumber };
  await takeMessage({ ids, body: data, encoding: 'base64', content, now }, parseContactRecord, intake);
}
