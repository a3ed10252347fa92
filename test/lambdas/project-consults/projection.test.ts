import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../domain/fact.ts';
import { rootClaims } from '../../../domain/root-of.ts';
import { projectBatch } from '../../../lambdas/project-consults/project-batch.ts';
import { type Projection, projectChain } from '../../../lambdas/projection/project-chain.ts';
import { ChainBusyError } from '../../../lambdas/store/errors.ts';
import { bucketInKey } from '../../../lambdas/store/keys.ts';
import type { Ledger } from '../../../lambdas/store/ledger.ts';
import { putFact } from '../../../lambdas/store/put-fact.ts';
import { readLeg } from '../../../lambdas/store/read-legs.ts';
import { itemsOf, useLocalLedger } from '../local-ledger.ts';
import { silentReport } from '../silent-report.ts';
import { MESSAGES, type Told } from './chain-messages.ts';
import { type CrashingLedger, crashingLedger } from './crashing-ledger.ts';
import { expectedLedger, hashNumber, RETENTION_MONTHS, sumOf } from './expected-ledger.ts';
import { interleave, overtake } from './interleaving.ts';
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
  return { table: own, stream: await openTableStream(own), ledger, projection };
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

/** Writes one fact and projects what it touches, as often as the stream would deliver it. */
async function tellAndProject(fact: Fact, ledger: Ledger): Promise<void> {
  const projection = { ledger, retentionMonths: RETENTION_MONTHS, hashNumber, ...silentReport() };
  await putFact(ledger, fact);
  const leg = await readLeg(ledger, fact.contactId);
  if (!leg) throw new Error('The fact was not written.');
  for (const root of rootClaims(leg.facts)) {
    const project = () => projectChain(root, [fact.contactId], projection);
    await project().catch((error: unknown) => (error instanceof ChainBusyError ? project() : Promise.reject(error)));
  }
}

async function expectLedger(run: Run, messages: readonly Told[]): Promise<void> {
  expect(await itemsOf(run.table, 'LEG#')).toEqual(expectedLedger(messages).legs);
  await expectDerived(run, messages);
}

async function expectDerived({ table }: Pick<Run, 'table'>, messages: readonly Told[]): Promise<void> {
  const expected = expectedLedger(messages);
  expect(await itemsOf(table, 'CONSULT#')).toEqual(expected.consults);
  expect(await itemsOf(table, 'LIST#')).toEqual(expected.lists);
  const numbers = (await itemsOf(table, 'REPORT#')).map(({ pk, sk, expiresAt: _, ...counters }) => {
    const aspect = String(pk).slice('REPORT#2026-11-21'.length);
    return { [`${bucketInKey(String(sk))}${aspect}`]: counters as Record<string, number> };
  });
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
const few = { numRuns: 4 };

const named = (...names: string[]) => MESSAGES.filter(({ name }) => names.includes(name.trim()));

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
      few,
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
      few,
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
      few,
    );
  });

  test('projections that overlap request by request: the one that began last after a fact sees to it', async () => {
    // Few of them, on the same rows: the first two make a consult of the leg, the third takes that back, the last moves a chain.
    const messages = named('flow c2', 'INITIATED c2', 'CONNECTED_TO_AGENT c2', 'flow c4', 'record c4', 'INITIATED c5', 'record c5');
    expect(messages).toHaveLength(7);
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const table = await local.newLedger();
        const tellers = messages.flatMap(({ facts }) => facts).map((fact) => (ledger: Ledger) => tellAndProject(fact, ledger));
        await interleave(table, tellers, seed);
        await expectDerived({ table }, messages);
      }),
      { numRuns: 6 },
    );
  });

  test.each([
    ['the same leg is told more', ['flow c2', 'INITIATED c2'], 'CONNECTED_TO_AGENT c2'],
    ['another leg joins the chain', ['flow c2'], 'INITIATED c3'],
    ['a leg turns out to be no consult', ['flow c4'], 'record c4'],
    ['a leg moves into the chain', ['INITIATED c5', 'flow c2'], 'record c5'],
  ])('a projection that is overtaken before any of its requests writes nothing that is out of date: %s', async (_, early, late) => {
    const messages = named(...early, late);
    const [first, second] = [named(...early), named(late)].map((them) => them.flatMap(({ facts }) => facts));
    for (let before = 0, requests = 1; before <= requests; before++) {
      const table = await local.newLedger();
      const slow = async (ledger: Ledger) => {
        for (const fact of first ?? []) await tellAndProject(fact, ledger);
      };
      const fast = async (ledger: Ledger) => {
        for (const fact of second ?? []) await tellAndProject(fact, ledger);
      };
      requests = (await overtake(table, slow, fast, before)).requests;
      await expectDerived({ table }, messages);
    }
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
