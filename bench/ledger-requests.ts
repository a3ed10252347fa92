import { METRICS } from '../contract/metrics.ts';
import { pushNews } from '../lambdas/features/live-updates/push/push-news.ts';
import { projectBatch } from '../lambdas/ledger/project-consults/project-batch.ts';
import { openNameBook } from '../lambdas/store/names.ts';
import { callOf } from '../test/cli/generated-export.ts';
import type { LegPlan } from '../test/domain/leg-plan.ts';
import { openTableStream } from '../test/lambdas/ledger/project-consults/table-stream.ts';
import type { Benchmark } from './figure.ts';
import { type Counts, openScratchLedger, type ScratchLedger, SILENT } from './scratch-ledger.ts';
import { TOLD } from './told.ts';

const CALLS = 60;
/** What the stack's event source mapping hands over at once. */
const BATCH = 100;

/** What the stack's second reader of the stream is given. */
const NEWS = ['CONSULT#', 'LEG#', 'CHAIN#', 'AGENT#'];

/** Prices of us-east-1, on demand, for a million units (AWS price list, November 2026: 0.625 and 0.125 USD). */
const USD = { written: 0.625, read: 0.125 } as const;

/** The projection's batching window; the second reader of the stream has none. */
const WINDOW_MS = 1_000;

/**
 * DynamoDB requests for a contact, what they carry and what is charged for them, by who tells of it; what its projection adds, and telling desks of it. Calls are
 * told one after the other, each in the order of its own time, and the readers of the table's stream follow as they do on AWS.
 */
export const ledgerRequests: Benchmark = {
  names: ['ledger.requests-per-contact', 'ledger.bytes-per-contact', 'ledger.write-units-per-contact', 'ledger.read-units-per-contact'],
  run: async (tell) => {
    const ledger = await openScratchLedger();
    try {
      const calls = Array.from({ length: CALLS }, (_, call) => callOf(call));
      const contacts = calls.flat().length;
      const sums = await countsBySource(ledger, calls);
      const each = (value: number) => Math.round((value * 100) / contacts) / 100;
      for (const [source, { requests, bytes, unitsWritten, unitsRead }] of sums) {
        const units = { unitsWritten: each(unitsWritten), unitsRead: each(unitsRead), contacts };
        tell({ name: `ledger.requests-per-contact.${source}`, value: each(requests), unit: 'count', ...units });
        tell({ name: `ledger.bytes-per-contact.${source}`, value: Math.round(bytes / contacts), unit: 'bytes', contacts });
      }
      const all = [...sums.values()].reduce(added);
      const [written, read] = [each(all.unitsWritten), each(all.unitsRead)];
      const usdPerMillion = Math.round((written * USD.written + read * USD.read) * 100) / 100;
      tell({
        name: 'ledger.write-units-per-contact',
        value: written,
        unit: 'count',
        contacts,
        requests: each(all.requests),
        usdPerMillion,
      });
      tell({ name: 'ledger.read-units-per-contact', value: read, unit: 'count', contacts, requests: each(all.requests), usdPerMillion });
    } finally {
      await ledger.close();
    }
  },
};

async function countsBySource(ledger: ScratchLedger, calls: readonly (readonly LegPlan[])[]): Promise<ReadonlyMap<string, Counts>> {
  const [changes, news] = [await openTableStream(ledger), await openTableStream(ledger, NEWS)];
  const sums = new Map<string, Counts>();
  const countTo = (source: string) => {
    const counts = ledger.counted();
    const before = sums.get(source);
    sums.set(source, before ? added(before, counts) : counts);
  };
  const follow = async () => {
    await project(ledger, await changes.next());
    countTo('projection');
  };
  ledger.counted();
  for (const legs of calls) {
    let readAtMs = Number.NEGATIVE_INFINITY;
    for (const { atMs, source, take } of inOrderOfTime(legs)) {
      if (atMs - readAtMs > WINDOW_MS) {
        await follow();
        readAtMs = atMs;
      }
      await take(ledger);
      countTo(source);
      await push(ledger, await news.next());
      countTo('push');
    }
    await follow();
    await push(ledger, await news.next());
    countTo('push');
  }
  return sums;
}

const inOrderOfTime = (legs: readonly LegPlan[]) =>
  Object.values(TOLD)
    .flatMap(({ source, of }) => legs.flatMap((leg) => of(leg).map((told) => ({ source, ...told }))))
    .toSorted((a, b) => a.atMs - b.atMs);

const added = (a: Counts, b: Counts): Counts => ({
  requests: a.requests + b.requests,
  bytes: a.bytes + b.bytes,
  unitsWritten: a.unitsWritten + b.unitsWritten,
  unitsRead: a.unitsRead + b.unitsRead,
});

async function project(ledger: ScratchLedger, records: Parameters<typeof projectBatch>[0]): Promise<void> {
  const poison = {
    url: '',
    sqs: {
      send: () => {
        throw new Error('A chain was set aside.');
      },
    },
  };
  const projection = { ...SILENT, ledger, poison, retentionMonths: 25, hashNumber: (number: string) => number };
  for (let from = 0; from < records.length; from += BATCH) {
    const { batchItemFailures } = await projectBatch(records.slice(from, from + BATCH), projection);
    if (batchItemFailures.length > 0) throw new Error(`${batchItemFailures.length} records could not be projected.`);
  }
}

/** No desk is there: what is counted is how it is found out that nobody is to be told. */
async function push(ledger: ScratchLedger, records: Parameters<typeof pushNews>[0]): Promise<void> {
  const count = (name: string) => {
    if (name === METRICS.pushesFailed) throw new Error('Desks could not be looked for.');
  };
  const senderOf = () => {
    throw new Error('No desk has a socket here.');
  };
  const desks = { ...SILENT, metrics: { count, flush: () => {} }, ledger, book: openNameBook(ledger), senderOf };
  for (let from = 0; from < records.length; from += BATCH) await pushNews(records.slice(from, from + BATCH), Date.now(), desks);
}
