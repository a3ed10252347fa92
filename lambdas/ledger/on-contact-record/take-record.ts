import { parseContactRecord } from '../../../domain/parse-contact-record.ts';
import type { Intake } from '../intake/open-intake.ts';
import { type StreamedRecord, streamedMessage } from '../intake/streamed-message.ts';
import { takeMessage } from '../intake/take-message.ts';

/**
 * Takes one contact record in: Connect puts one into each Kinesis record, as JSON.
 * @param now ISO 8601
 * @throws when the record must be delivered again
 */
export async function takeRecord(record: StreamedRecord, now: string, intake: Intake): Promise<void> {
  await takeMessage(streamedMessage(record, now), parseContactRecord, intake);
}
