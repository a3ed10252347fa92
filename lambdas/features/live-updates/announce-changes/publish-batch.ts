import {
  type EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
  type PutEventsResultEntry,
} from '@aws-sdk/client-eventbridge';
import type { DynamoDBRecord } from 'aws-lambda';
import { CONSULT_SETTLED, CONSULT_SETTLED_1 } from '../../../../contract/consult-event.ts';
import { METRICS } from '../../../../contract/metrics.ts';
import { asVersion1, settledNews } from '../../../../domain/events/settled-news.ts';
import { type BatchAnswer, type BatchReport, readEach, recordFailed } from '../../../runtime/process-batch.ts';
import { rowChange } from './row-change.ts';

/** PutEvents takes at most this many entries (EventBridge API Reference). */
const ENTRIES_PER_CALL = 10;

/** Where events go; built once for each cold start. */
export interface Publication extends BatchReport {
  readonly events: Pick<EventBridgeClient, 'send'>;
  readonly busName: string;
  /** Whether each event is put there in version 1, too. */
  readonly alsoVersion1: boolean;
}

/** News of one stream record. */
interface News {
  readonly recordId: string;
  readonly entry: PutEventsRequestEntry;
}

/**
 * Puts the news of a batch of stream records on the bus, in their order; a record that cannot be read, or whose event was not taken, is
 * reported failed.
 */
export async function publishBatch(records: readonly DynamoDBRecord[], publication: Publication): Promise<BatchAnswer> {
  const failed: string[] = [];
  const unread = ({ dynamodb: { SequenceNumber = '' } = {} }: DynamoDBRecord, error: unknown) => {
    recordFailed(SequenceNumber, error, publication);
    failed.push(SequenceNumber);
  };
  const news = readEach(records, (record) => newsOf(record, publication), unread);
  for (let from = 0; from < news.length; from += ENTRIES_PER_CALL) {
    failed.push(...(await put(news.slice(from, from + ENTRIES_PER_CALL), publication)));
  }
  publication.metrics.flush();
  return { batchItemFailures: [...new Set(failed)].map((itemIdentifier) => ({ itemIdentifier })) };
}

function newsOf(record: DynamoDBRecord, { busName: EventBusName, alsoVersion1 }: Publication): readonly News[] {
  const change = rowChange(record);
  const detail = change && settledNews(change);
  if (!change || !detail) return [];
  const entries = [
    entryOf(CONSULT_SETTLED, detail, record),
    ...(alsoVersion1 ? [entryOf(CONSULT_SETTLED_1, asVersion1(detail), record)] : []),
  ];
  return entries.map((entry) => ({ recordId: change.sequenceNumber, entry: { ...entry, EventBusName } }));
}

type EventName = typeof CONSULT_SETTLED | typeof CONSULT_SETTLED_1;

function entryOf(
  { source: Source, detailType: DetailType }: EventName,
  detail: object,
  { dynamodb }: DynamoDBRecord,
): PutEventsRequestEntry {
  const written = dynamodb?.ApproximateCreationDateTime;
  // When the row was written, not when this ran: a redelivery tells the same.
  return { Source, DetailType, Detail: JSON.stringify(detail), ...(written !== undefined && { Time: new Date(written * 1_000) }) };
}

/** Puts at most ten; the ids of the records whose events were not taken. */
async function put(news: readonly News[], publication: Publication): Promise<readonly string[]> {
  const { events, metrics } = publication;
  const entries = await events.send(new PutEventsCommand({ Entries: news.map(({ entry }) => entry) })).then(
    ({ Entries = [] }) => Entries,
    (error: unknown) => news.map(() => error),
  );
  const refused = news.flatMap(({ recordId }, i) => (isTaken(entries[i]) ? [] : [{ recordId, why: reasonOf(entries[i]) }]));
  for (const { recordId, why } of refused) recordFailed(recordId, why, publication);
  metrics.count(METRICS.eventsPublished, news.length - refused.length);
  return refused.map(({ recordId }) => recordId);
}

const isTaken = (result: unknown): boolean =>
  !(result instanceof Error) && (result as PutEventsResultEntry | undefined)?.EventId !== undefined;

const reasonOf = (result: unknown): unknown =>
  result instanceof Error
    ? result
    : new Error(`EventBridge did not take the event: ${(result as PutEventsResultEntry | undefined)?.ErrorCode}`);
