import type { DynamoDBRecord } from 'aws-lambda';
import type { RowChange } from '../../../../domain/events/settled-news.ts';
import { storedConsult } from '../../../store/consult-item.ts';
import { consultIdOf } from '../../../store/keys.ts';
import { imageOf } from '../../../store/stream-image.ts';

/** Reads a stream record; undefined for one that changed no row. */
export function rowChange({ dynamodb }: DynamoDBRecord): RowChange | undefined {
  const after = storedConsult(imageOf(dynamodb?.NewImage));
  const [pk, sequenceNumber] = [dynamodb?.Keys?.pk?.S, dynamodb?.SequenceNumber];
  if (!after || pk === undefined || sequenceNumber === undefined) return undefined;
  return { contactId: consultIdOf(pk), sequenceNumber, before: storedConsult(imageOf(dynamodb?.OldImage)), after };
}
