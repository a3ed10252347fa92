import { TemplateError } from '../errors.ts';
import { eventMatcher } from '../events/event-pattern.ts';

/** Whether a record of an event source goes to the function. */
export type RecordFilter = (record: Readonly<Record<string, unknown>>) => boolean;

/** More only where AWS has raised the quota (Lambda Developer Guide, "Control which events Lambda sends to your function"). */
const MOST_FILTERS = 5;

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads an event source mapping's `FilterCriteria`; any of its patterns will do, and without one everything passes.
 * `payloadField` is the field whose text a pattern may look into: `body` (SQS), `data` (Kinesis, already decoded); null for DynamoDB,
 * whose records are JSON all through.
 * @throws UnsupportedError for a filter that cannot be evaluated, TemplateError for one that is no JSON or one too many.
 */
export function recordFilter(criteria: unknown, payloadField: 'body' | 'data' | null): RecordFilter {
  const { Filters = [] } = (criteria ?? {}) as { readonly Filters?: readonly { readonly Pattern?: string }[] };
  if (Filters.length > MOST_FILTERS)
    throw new TemplateError(`An event source takes ${MOST_FILTERS} filters, and this one has ${Filters.length}.`);
  const filters = Filters.map(({ Pattern }) => one(Pattern, payloadField));
  return (record) => filters.length === 0 || filters.some((passes) => passes(record));
}

function one(pattern: string | undefined, payloadField: string | null): RecordFilter {
  const parsed = parsePattern(pattern);
  const matches = eventMatcher(parsed);
  const inside = payloadField !== null && isObject(parsed[payloadField]);
  if (!inside) return (record) => matches(record);
  // A pattern that looks into the payload drops whatever is no JSON (Lambda Developer Guide, "Event filtering").
  return (record) => {
    const payload = jsonOf(record[payloadField]);
    return payload !== undefined && matches({ ...record, [payloadField]: payload });
  };
}

function parsePattern(pattern: string | undefined): Json {
  try {
    return JSON.parse(pattern ?? '') as Json;
  } catch (cause) {
    throw new TemplateError('An event filter pattern is no JSON.', { cause });
  }
}

function jsonOf(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
