import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { projectBatch } from '../../../lambdas/project-consults/project-batch.ts';
import type { Projection } from '../../../lambdas/project-consults/project-chain.ts';
import type { Ledger } from '../../../lambdas/store/ledger.ts';
import { putFact } from '../../../lambdas/store/put-fact.ts';
import { itemsOf, useLocalLedger } from '../local-ledger.ts';
import { silentReport } from '../silent-report.ts';
import { MESSAGES, type Told } from './chain-messages.ts';
import { type CrashingLedger, crashingLedger } from './crashing-ledger.ts';
import { expectedLedger, hashNumber, RETENTION_MONTHS, sumOf } from './expected-ledger.ts';
import { openTableStream, type TableStream } from './table-stream.ts';

const local = useLocalLedger();

/** A table, its stream, and a process that projects it and may die. */
interface Run {
  readonly table: Ledger & { readonly db: DynamoDBClient };
  readonly stream: TableStream;
  readonly ledger: CrashingLedger;
  readonly projection: Projection;
}

async function newRun(table?: Run['table']): Promise<Run> {
  const own = table ?? (await local.newLedger());
  const ledger = crashingLedger(own);
  const projection = { ledger, retentionMonths: RETENTION_MONTHS, hashNumber, ...silentReport() };
  return { table: own, stream: await openTableStream(own, local.endpoint()), ledger, projection };
}

async function write({ table }: Run, messages: readonly Told[]): Promise<void> {
  for (const fact of messages.flatMap(({ facts }) => facts)) await putFact(table, fact);
}

/**
 * Projects what the stream holds, as the event source does: a batch that failed is delivered again from its first failed record.
 * @param deaths before which request the process dies, once for each delivery
 */
async function project(run: Run, deaths: readonly number[] = []): Promise<void> {
  const left = [...deaths];
  let batch = await run.stream.next();
  for (let deliveries = 0; batch.length > 0; deliveries++) {
    if (deliveries > 60) throw new Error('The projection runs after itself for ever.');
    const death = left.shift();
    if (death !== undefined) run.ledger.dieBefore(death);
    const { batchItemFailures } = await projectBatch(batch, run.projection);
    run.ledger.revive();
    batch = [...afterFailure(batch, batchItemFailures), ...(await run.stream.next())];
  }
}

function afterFailure(
  batch: readonly DynamoDBRecord[],
  failures: readonly { readonly itemIdentifier: string }[],
): readonly DynamoDBRecord[] {
  const failed = new Set(failures.map(({ itemIdentifier }) => itemIdentifier));
  const first = batch.findIndex(({ dynamodb }) => failed.has(dynamodb?.SequenceNumber ?? ''));
  return first < 0 ? [] : batch.slice(first);
}

async function expectLedger({ table }: Run, messages: readonly Told[]): Promise<void> {
  const expected = expectedLedger(messages);
  expect(await itemsOf(table, 'LEG#')).toEqual(expected.legs);
  expect(await itemsOf(table, 'CONSULT#')).toEqual(expected.consults);
  const shards = await itemsOf(table, 'REPORT#');
  const numbers = shards.map(({ pk, sk: _, expiresAt: __, ...counters }) => ({
    [String(pk).slice('REPORT#'.length)]: counters as Record<string, number>,
  }));
  expect(sumOf(numbers)).toEqual(expected.report);
}

/** The messages in another order, some told twice, cut into pieces: each piece is written, then projected. */
const deliveries = fc
  .tuple(fc.subarray([...MESSAGES], { minLength: MESSAGES.length - 4 }), fc.array(fc.constantFrom(...MESSAGES), { maxLength: 3 }))
  .chain(([some, again]) => fc.shuffledSubarray([...some, ...again], { minLength: some.length + again.length }))
  .chain((order) => fc.tuple(fc.constant(order), fc.array(fc.nat(order.length), { maxLength: 3 })))
  .map(([order, cuts]) => {
    const bounds = [0, ...cuts.sort((a, b) => a - b), order.length];
    return bounds.slice(1).map((to, i) => order.slice(bounds[i], to));
  });
const once = { numRuns: 6 };

describe('the projection', () => {
  test('every message told in its order gives what the fold gives', async () => {
    const run = await newRun();
    for (const message of MESSAGES) {
      await write(run, [message]);
      await project(run);
    }
    await expectLedger(run, MESSAGES);
  });

  test('any order, repetition, omission and splitting gives what the fold gives', async () => {
    await fc.assert(
      fc.asyncProperty(deliveries, async (pieces) => {
        const run = await newRun();
        for (const piece of pieces) {
          await write(run, piece);
          await project(run);
        }
        await expectLedger(run, pieces.flat());
      }),
      once,
    );
  });

  test('a process that dies between any two requests leaves nothing half done', async () => {
    const deaths = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(deliveries, deaths, async (pieces, when) => {
        const run = await newRun();
        for (const piece of pieces) {
          await write(run, piece);
          await project(run, when);
        }
        await expectLedger(run, pieces.flat());
      }),
      once,
    );
  });

  test('two projections of the same stream at the same time agree with each other', async () => {
    await fc.assert(
      fc.asyncProperty(deliveries, async (pieces) => {
        const one = await newRun();
        const other = await newRun(one.table);
        const writing = (async () => {
          for (const piece of pieces) await write(one, piece);
        })();
        await Promise.all([writing, project(one), project(other)]);
        await Promise.all([project(one), project(other)]);
        await expectLedger(one, pieces.flat());
      }),
      once,
    );
  });

  test('a death before every single request of one delivery, one after the other', async () => {
    const whole = await newRun();
    await write(whole, MESSAGES);
    await project(whole);
    const run = await newRun();
    await write(run, MESSAGES);
    await project(
      run,
      Array.from({ length: whole.ledger.sent() }, (_, i) => i + 1),
    );
    await expectLedger(run, MESSAGES);
  });
});
