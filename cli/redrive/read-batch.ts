/** What a stack's functions read: the stream's ARN by the function's. */
export type BatchFunctions = ReadonlyMap<string, string>;

/** A batch that its event source gave up, as Lambda keeps it (Lambda guide, retaining discarded records). */
export interface Batch {
  /** As the stack has it. */
  readonly functionArn: string;
  /** The event, a text of JSON. */
  readonly payload: string;
}

/** A batch to give to its function again, or why it is not given to any. */
export type ReadBatch =
  | { readonly ok: true; readonly batch: Batch }
  | { readonly ok: false; readonly code: string; readonly message: string };

/** The largest event that Lambda takes has 6 MB (Lambda quotas), which written as a text within JSON is at most six times as long. */
export const MAX_BATCH_BYTES = 40_000_000;

const LATEST = /:\$LATEST$/;

/**
 * Reads an object of the failure bucket. Nothing in it is believed: the function must be one of the stack's own, and every record must come from
 * the stream that this function reads. Never throws.
 * @param json the object's text
 */
export function readBatch(json: string, functions: BatchFunctions): ReadBatch {
  const { requestContext, payload } = fieldsOf(json);
  const named = Object(requestContext).functionArn;
  if (typeof named !== 'string' || typeof payload !== 'string') return no('unknown-shape', 'the object holds no batch of a function');
  const functionArn = named.replace(LATEST, '');
  const sourceArn = functions.get(functionArn);
  if (sourceArn === undefined) return no('unknown-function', 'it names a function that does not read a stream of this stack');
  const { Records: records } = fieldsOf(payload);
  if (!Array.isArray(records) || records.length === 0) return no('unknown-shape', 'the object holds no records of a stream');
  if (!records.every((record) => Object(record).eventSourceARN === sourceArn))
    return no('unknown-source', 'its records are not of the stream that its function reads');
  return { ok: true, batch: { functionArn, payload } };
}

const no = (code: string, message: string): ReadBatch => ({ ok: false, code, message });

function fieldsOf(json: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(json));
  } catch {
    // What JSON.parse says quotes the text.
    return {};
  }
}
