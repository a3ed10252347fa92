import type { DynamoDBRecord } from 'aws-lambda';
import { factsHash } from '../../../domain/facts-hash.ts';
import { rootClaims } from '../../../domain/root-of.ts';
import { type LegItem, legItem } from '../../store/leg-item.ts';
import { imageOf } from '../../store/stream-image.ts';

/** One record of the table's stream that changed what is known of a contact. */
export interface Change {
  /** The record's sequence number. */
  readonly recordId: string;
  /** The item that was changed: one of the contact's two. */
  readonly leg: LegItem;
  /** The chains the contact may belong to by this item, or may have belonged to before: an item of actions names only the contact itself. */
  readonly roots: readonly string[];
  /** When DynamoDB wrote it, in seconds since 1970 UTC. */
  readonly writtenAt: number;
}

/**
 * Reads a stream record; undefined for one that changed no fact: an item of another kind, a deletion, or the expiry that the
 * projection itself set (which is how the projection does not run after itself for ever).
 */
export function changeOf({ dynamodb }: DynamoDBRecord): Change | undefined {
  const leg = legItem(imageOf(dynamodb?.NewImage));
  if (!leg || dynamodb?.SequenceNumber === undefined) return undefined;
  const before = legItem(imageOf(dynamodb.OldImage));
  if (before && factsHash([before.facts]) === factsHash([leg.facts])) return undefined;
  const roots = new Set([...(before ? rootClaims(before.facts) : []), ...rootClaims(leg.facts)]);
  return { recordId: dynamodb.SequenceNumber, leg, roots: [...roots].sort(), writtenAt: dynamodb.ApproximateCreationDateTime ?? 0 };
}
