import { METRICS } from '../contract/metrics.ts';
import { pushNews } from '../lambdas/features/live-updates/push/push-news.ts';
import { projectBatch } from '../lambdas/ledger/project-consults/project-batch.ts';
import { openNameBook } from '../lambdas/store/names.ts';
import { callOf } from '../test/cli/generated-export.ts';
import { openTableStream } from '../test/lambdas/ledger/project-consults/table-stream.ts';
import type { Benchmark } from './figure.ts';
import { openScratchLedger, type ScratchLedger, SILENT } from './scratch-ledger.ts';
import { TOLD } from './told.ts';

const CALLS = 60;
/** What the stack's event source mapping hands over at once. */
const BATCH = 100;

/** What the stack's second reader of the stream is given. */
const NEWS = ['CONSULT#', 'LEG#', 'CHAIN#', 'AGENT#'];

/** DynamoDB requests for a contact, and what they carry, by who tells of it; and what its projection adds, and telling desks of it. */
export const ledgerRequests: Benchmark = {
  names: ['ledger.requests-per-contact', 'ledger.bytes-per-contact'],
  run: async (tell) => {
    const ledger = await openScratchLedger();
    try {
      const [changes, news] = [await openTableStream(ledger), await openTableStream(ledger, NEWS)];
      const legs = Array.from({ length: CALLS }, (_, call) => callOf(call)).flat();
      const told = (source: string) => {
        const { requests, bytes, unitsWritten, unitsRead } = ledger.counted();
        const perContact = (value: number) => Math.round((value * 100) / legs.length) / 100;
        const units = { unitsWritten: perContact(unitsWritten), unitsRead: perContact(unitsRead), contacts: legs.length };
        tell({ name: `ledger.requests-per-contact.${source}`, value: perContact(requests), unit: 'count', ...units });
        tell({ name: `ledger.bytes-per-contact.${source}`, value: Math.round(bytes / legs.length), unit: 'bytes', contacts: legs.length });
      };
      ledger.counted();
      for (const { source, of } of Object.values(TOLD)) {
        for (const take of legs.flatMap(of)) await take(ledger);
        told(source);
      }
      await project(ledger, await changes.next());
      told('projection');
      await push(ledger, await news.next());
      told('push');
    } finally {
      await ledger.close();
    }
  },
};

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
