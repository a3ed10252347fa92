import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../../domain/fact.ts';
import { rootClaims } from '../../../../domain/root-of.ts';
import { wantedExpiry } from '../../../../lambdas/ledger/project-consults/keep-expiry.ts';
import { type BatchProjection, projectBatch } from '../../../../lambdas/ledger/project-consults/project-batch.ts';
import { expiryOfMarker } from '../../../../lambdas/ledger/projection/expiry-of-marker.ts';
import { projectChain } from '../../../../lambdas/ledger/projection/project-chain.ts';
import { ChainBusyError } from '../../../../lambdas/store/errors.ts';
import { keepFact } from '../../../../lambdas/store/keep-fact.ts';
import { bucketInKey } from '../../../../lambdas/store/keys.ts';
import type { Ledger } from '../../../../lambdas/store/ledger.ts';
import { readLeg } from '../../../../lambdas/store/read-legs.ts';
import { seeded } from '../../../support/seeded.ts';
import { itemsOf, useLocalLedger } from '../../local-ledger.ts';
import { silentReport } from '../../silent-report.ts';
import { MESSAGES, type Told } from './chain-messages.ts';
import { expectedLedger, hashNumber, RECEIVED_AT, RETENTION_MONTHS, sumOf } from './expected-ledger.ts';
import { FAULTS, type Fault, type FaultyLedger, faultyLedger } from './faulty-ledger.ts';
import { interleave, overtake } from './interleaving.ts';
import { openTableStream, type TableStream } from './table-stream.ts';

const local = useLocalLedger();

type Table = Ledger & { readonly db: DynamoDBClient };
type Faults = ReadonlyMap<number, Fault>;

/** A table, its stream, and a process that projects it and may die. */
interface Run {
  readonly table: Table;
  readonly stream: TableStream;
  readonly ledger: FaultyLedger;
  readonly projection: BatchProjection;
}

async function newRun(faults?: Faults, table?: Table): Promise<Run> {
  const own = table ?? (await local.newLedgerWithStream());
  const ledger = faultyLedger(own, faults);
  const projection = { ledger, poison: NO_QUEUE, retentionMonths: RETENTION_MONTHS, hashNumber, ...silentReport() };
  return { table: own, stream: await openTableStream(own), ledger, projection };
}

/** No chain of these is set aside. */
const NO_QUEUE = { url: '', sqs: { send: () => Promise.reject(new Error('A chain was set aside.')) } };

const keep = (fact: Fact, ledger: Ledger) => keepFact(fact, RECEIVED_AT, { ledger, retentionMonths: RETENTION_MONTHS });

/** Writes messages; one that a writer could not write whole is delivered to it again. */
async function write(messages: readonly Told[], ledger: FaultyLedger): Promise<void> {
  for (const { facts } of messages) {
    const writeAll = async (): Promise<void> => {
      for (const fact of facts) await keep(fact, ledger);
    };
    await deliver(async () => {
      ledger.revive();
      return writeAll().then(
        () => true,
        () => false,
      );
    });
  }
}

/**
 * Projects what the stream holds, as the event source does, until nothing more is written: a batch that failed is delivered again from
 * its first failed record.
 * @param repeats which batches are delivered again though they were done, first to last
 */
async function project(run: Run, isWriting: () => boolean = () => false, repeats: readonly boolean[] = []): Promise<void> {
  const again = [...repeats];
  let batch: readonly DynamoDBRecord[] = [];
  await deliver(async () => {
    const more = isWriting();
    batch = [...batch, ...(await run.stream.next())];
    run.ledger.revive();
    const { batchItemFailures } = await projectBatch(batch, run.projection);
    const left = afterFailure(batch, batchItemFailures);
    batch = left.length === 0 && again.shift() ? batch : left;
    return !more && batch.length === 0;
  });
}

const MOST_DELIVERIES = 400;

async function deliver(isDone: () => Promise<boolean>): Promise<void> {
  for (let deliveries = 0; !(await isDone()); deliveries++) {
    if (deliveries > MOST_DELIVERIES) throw new Error('It is delivered for ever.');
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
  await keep(fact, ledger);
  const leg = await readLeg(ledger, fact.contactId);
  if (!leg) throw new Error('The fact was not written.');
  for (const root of rootClaims(leg.facts)) {
    const project = () =>
      projectChain(root, new Map([[fact.contactId, wantedExpiry(leg, Date.now() / 1_000, RETENTION_MONTHS)]]), projection);
    await project().catch((error: unknown) => (error instanceof ChainBusyError ? project() : Promise.reject(error)));
  }
}

async function expectLedger(run: Run, messages: readonly Told[]): Promise<void> {
  expect([...(await itemsOf(run.table, 'ACTIONS#')), ...(await itemsOf(run.table, 'LEG#'))]).toEqual(expectedLedger(messages).legs);
  await expectDerived(run, messages);
  await expectMarkers(run, messages);
}

/** A marker expires after its contact, by the contact's first instant, in whatever order that was told. */
async function expectMarkers({ table }: Run, messages: readonly Told[]): Promise<void> {
  const expiries = new Map(expectedLedger(messages).legs.map(({ pk, expiresAt }) => [pk, Number(expiresAt)]));
  const markers = await itemsOf(table, 'CHAIN#');
  expect(markers.length).toBeGreaterThan(0);
  for (const { sk, expiresAt } of markers) expect(expiresAt).toBe(expiryOfMarker(expiries.get(sk) ?? 0));
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

const named = (...names: string[]) => MESSAGES.filter(({ name }) => names.includes(name.trim()));

/** Two calls that turn out to be one: a consult, a leg that turns out to be none, one that moves into the chain; a record sent again. */
const FEW = named(
  'INITIATED c1',
  'record c1',
  'flow c2',
  'answered c2',
  'CONNECTED_TO_AGENT c2',
  'record c2 320',
  'record c2 400',
  'joined c1',
  'flow c4',
  'record c4',
  'INITIATED c5',
  'record c5',
);
const WRITERS = 8;

const anyFaults = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom(...FAULTS)), { maxLength: 5 })
  .map((all) => new Map(all));
const anyRun = fc.record({
  order: fc
    .array(fc.constantFrom(...FEW), { maxLength: 4 })
    .chain((again) => fc.shuffledSubarray([...FEW, ...again], { minLength: FEW.length + again.length })),
  writing: fc.array(anyFaults, { minLength: WRITERS, maxLength: WRITERS }),
  projecting: fc.tuple(anyFaults, anyFaults),
  repeats: fc.array(fc.boolean(), { maxLength: 6 }),
});

describe('the projection', () => {
  test('all that is told in its order, a few messages at a time, gives what the fold gives', async () => {
    const run = await newRun();
    for (let from = 0; from < MESSAGES.length; from += 5) {
      await write(MESSAGES.slice(from, from + 5), faultyLedger(run.table));
      await project(run);
    }
    await expectLedger(run, MESSAGES);
  });

  test('8 writers and 2 projections at once give what the fold gives, whatever dies, is turned away or comes twice', {
    timeout: 60_000,
  }, async () => {
    const property = fc.asyncProperty(anyRun, async ({ order, writing, projecting: [first, second], repeats }) => {
      const one = await newRun(first);
      const other = await newRun(second, one.table);
      let left = WRITERS;
      const writers = writing.map(async (faults, i) => {
        await write(
          order.filter((_, n) => n % WRITERS === i),
          faultyLedger(one.table, faults),
        );
        left--;
      });
      const isWriting = () => left > 0;
      await Promise.all([...writers, project(one, isWriting, repeats), project(other, isWriting)]);
      await expectLedger(one, FEW);
    });
    await fc.assert(property, seeded(25));
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
    ['a desk logs something', ['flow c2', 'INITIATED c2'], 'answered c2'],
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

  // To die before a request is to die after the one before it; the runs above do both.
  test('a process that dies after any one request of a delivery leaves nothing half done', async () => {
    const messages = named('INITIATED c1', 'flow c2', 'answered c2', 'CONNECTED_TO_AGENT c2');
    for (let request = 1, last = 1; request < last || request === 1; request++) {
      const run = await newRun(new Map([[request, 'dies-after']]));
      await write(messages, faultyLedger(run.table));
      await project(run);
      await expectLedger(run, messages);
      last = Math.max(last, run.ledger.tried());
    }
  });
});
