import type { SQSRecord } from 'aws-lambda';
import { parseContactEvent } from '../../../domain/parse-contact-event.ts';
import type { Intake } from '../intake/open-intake.ts';
import { takeMessage } from '../intake/take-message.ts';

/**
 * Takes one contact event in: an SQS message whose body is the EventBridge envelope.
 * @param now ISO 8601
 * @throws when the message must be delivered again
 */
export async function takeEvent({ messageId, body }: Pick<SQSRecord, 'messageId' | 'body'>, now: string, intake: Intake): Promise<void> {
  await takeMessage({ ids: { messageId }, body, encoding: 'text', content: body, now }, parseContactEvent, intake);
}
