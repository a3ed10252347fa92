import { gunzipSync } from 'node:zlib';
import { JsonSplitter, type Piece } from './json-splitter.ts';

type Json = Readonly<Record<string, unknown>>;
/** What a wrapper holds: text, base64 of anything, or something else, which cannot be read. */
type Content = { readonly text: unknown } | { readonly base64: unknown };

/** Messages in an SNS notification in an SQS message are two deep, log events in a Kinesis record three. */
const DEEPEST = 4;
/** Kinesis takes at most 10 MiB a record, and log events compress well. */
const MAX_BYTES = 64 * 1024 * 1024;
const GZIP = [0x1f, 0x8b];

/**
 * The messages in one that the ways between Connect and a file wrapped: Kinesis (`GetRecords`, what a function gets), Firehose, SQS
 * (`ReceiveMessage`, what a function gets), SNS and CloudWatch Logs (`FilterLogEvents`, a subscription, the same as a function gets it).
 * What is not wrapped stays as it is.
 */
export const unwrapped = (piece: Piece, depth = 0): readonly Piece[] => {
  const contents = piece.ok && depth < DEEPEST ? contentsOf(piece.value) : undefined;
  return contents ? contents.flatMap((content) => opened(piece, content).flatMap((one) => unwrapped(one, depth + 1))) : [piece];
};

function contentsOf(value: Json): readonly Content[] | undefined {
  const logs = objectOf(value.awslogs);
  if (logs) return [{ base64: logs.data }];
  if (value.Type === 'Notification') return [{ text: value.Message }];
  const records = listOf(value.Records) ?? listOf(value.records);
  if (records) return records.map(ofRecord);
  const messages = listOf(value.Messages);
  if (messages) return messages.map(({ Body }) => ({ text: Body }));
  const events = listOf(value.logEvents) ?? listOf(value.events);
  return events?.map(({ message }) => ({ text: message }));
}

/** A record of GetRecords, of Firehose, or of what a function gets from Kinesis, SQS or SNS. */
function ofRecord(record: Json): Content {
  const [kinesis, sns] = [objectOf(record.kinesis), objectOf(record.Sns)];
  if (kinesis) return { base64: kinesis.data };
  if (sns) return { text: sns.Message };
  return 'body' in record ? { text: record.body } : { base64: record.Data ?? record.data };
}

function opened({ line, byte }: Piece, content: Content): readonly Piece[] {
  const place = { line, ...(byte !== undefined && { byte }) };
  const bytes = bytesOf(content);
  if (!bytes) return [{ ...place, ok: false, message: 'a wrapped message that cannot be unwrapped' }];
  const splitter = new JsonSplitter();
  return [...splitter.push(bytes), ...splitter.end()].map((inner) => ({ ...inner, ...place }));
}

function bytesOf(content: Content): Buffer | undefined {
  const value = 'text' in content ? content.text : content.base64;
  if (typeof value !== 'string' || value === '') return undefined;
  const bytes = Buffer.from(value, 'text' in content ? 'utf8' : 'base64');
  if (!GZIP.every((byte, i) => bytes[i] === byte)) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_BYTES });
  } catch {
    // Damaged, or larger than anything that Connect sends: told as a message that cannot be unwrapped.
    return undefined;
  }
}

const objectOf = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;

const listOf = (value: unknown): readonly Json[] | undefined =>
  Array.isArray(value) ? value.map((one) => objectOf(one) ?? {}) : undefined;
