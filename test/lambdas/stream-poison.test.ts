import { type AttributeValue, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import { TIMES } from '../../contract/times.ts';
import { UNKNOWN } from '../../domain/times/time.ts';
import { consultKey, legKey } from '../../lambdas/store/keys.ts';
import { openTableStream } from './ledger/project-consults/table-stream.ts';
import { itemsOf, useLocalLedger } from './local-ledger.ts';
import { ALICE, BOB, type Contact, contactRecord, SUPPORT, streamed } from './payloads.ts';
import { useFunctions } from './use-functions.ts';

const functions = useFunctions(useLocalLedger());

type Attributes = Readonly<Record<string, AttributeValue>>;

/** What stands in an item beside its key, and whether a function cannot make anything of it. */
type Row = readonly [says: string, attributes: Attributes, poison?: 'poison'];

const NUMBER = '+12065550142';
const text = (S: string): AttributeValue => ({ S });
const set = (...SS: string[]): AttributeValue => ({ SS });
const record = (json: string): Attributes => ({ rec: text(json), recV: text('1') });

/** Facts of contacts, each asked into a chain of its own. */
const LEGS: readonly Row[] = [
  ['nothing', {}],
  ['an event of a kind nobody knows', { ev: set('TELEPATHY|2026-11-21T10:14:00.250Z') }],
  ['texts where sets are due', { ev: text('INITIATED|2026-11-21T10:14:00Z'), agent: text(`event|${ALICE}`) }],
  ['a record without a version', { rec: text('{') }],
  ['a record that is a list', record('[7]')],
  ['a record that breaks off', record(`{"endpoint":"${NUMBER}`), 'poison'],
  ['a record of nothing', record('null')],
  ['an event at no instant', { ev: set('INITIATED|soon') }, 'poison'],
  ['an event without an instant', { ev: set('INITIATED') }, 'poison'],
  ['a state without an instant', { st: set(`${BOB}|CONNECTED`) }, 'poison'],
  ['an entry of a log in one word', { act: set('joined') }],
];

const CONSULT = {
  ...{ contactId: 'x', parentContactId: 'r', rootContactId: 'r', channel: 'VOICE', outcome: 'returned', outcomeMethod: 'derived' },
  ...{ askedBy: { agent: ALICE, queue: null }, target: { kind: 'agent', id: BOB }, missing: [] },
  times: Object.fromEntries(TIMES.map((name) => [name, UNKNOWN])),
};
const row = (json: string, more: Attributes = {}): Attributes => ({ seen: text('f'), row: text(json), ...more });

/** Rows of consults. */
const ROWS: readonly Row[] = [
  ['as written', row(JSON.stringify(CONSULT))],
  ['no consult after all', row('null')],
  ['without the hash of its facts', { row: text('{') }],
  ['a row that breaks off', row(`{"target":{"id":"${NUMBER}`), 'poison'],
  ['a number', row('7'), 'poison'],
  ['a row of another shape', row('{}'), 'poison'],
  ['without a target', row(JSON.stringify({ ...CONSULT, target: undefined })), 'poison'],
  ['numbers for the report that break off', row(JSON.stringify(CONSULT), { contribution: text('{') }), 'poison'],
];

const idOf = (prefix: string, i: number) => `${prefix}${String(i).padStart(2, '0')}`;

/** Puts rows into the table, and gives the records of its stream. */
async function written(rows: readonly Row[], prefix: string, keyOf: typeof legKey): Promise<readonly DynamoDBRecord[]> {
  const { db, tableName } = functions.table();
  const kind = keyOf(prefix).pk.S;
  const stream = await openTableStream(functions.table(), [kind]);
  for (const [i, [, attributes]] of rows.entries()) {
    await db.send(new PutItemCommand({ TableName: tableName, Item: { ...keyOf(idOf(prefix, i)), ...attributes } }));
  }
  return stream.next();
}

const told = (records: readonly DynamoDBRecord[], failures: readonly { readonly itemIdentifier: string }[]) =>
  failures
    .map(({ itemIdentifier }) => records.find(({ dynamodb }) => dynamodb?.SequenceNumber === itemIdentifier)?.dynamodb?.Keys?.pk?.S)
    .sort();

const poisonIn = (rows: readonly Row[], prefix: string, keyOf: typeof legKey) =>
  rows.flatMap(([, , poison], i) => (poison ? [keyOf(idOf(prefix, i)).pk.S] : []));

describe('of a batch of the table’s stream with everything that was ever feared, exactly what cannot be read comes again', () => {
  test('facts, for the projection', async () => {
    const root: Contact = {
      id: 'g1',
      method: 'INBOUND',
      agent: ALICE,
      queue: SUPPORT,
      initiated: 0,
      queued: 1,
      connected: 5,
      disconnected: 90,
    };
    const asked: Contact = {
      ...root,
      id: 'g2',
      root: 'g1',
      prev: 'g1',
      method: 'TRANSFER',
      agent: BOB,
      initiated: 20,
      queued: 21,
      connected: 30,
      disconnected: 60,
    };
    const intake = await import('../../lambdas/ledger/on-contact-record/index.ts');
    const { handler } = await import('../../lambdas/ledger/project-consults/index.ts');
    const good = await openTableStream(functions.table(), ['LEG#g']);
    await intake.handler(streamed([root, asked].map((leg) => JSON.stringify(contactRecord(leg)))));
    const poison = await written(
      LEGS.map(([says, attributes, is]): Row => [says, { root: set(`event|root of ${says}`), ...attributes }, is]),
      'x',
      legKey,
    );
    const records = [...poison, ...(await good.next())];
    const { batchItemFailures } = await handler({ Records: [...records] });
    expect(told(records, batchItemFailures)).toEqual(poisonIn(LEGS, 'x', legKey));
    expect((await itemsOf(functions.table(), 'CONSULT#g')).map(({ pk }) => pk)).toEqual(['CONSULT#g2']);
  });

  test('rows, for the bus', async () => {
    const { handler } = await import('../../lambdas/features/live-updates/announce-changes/index.ts');
    const records = [...(await written(ROWS, 'y', consultKey)), ...(await written(LEGS, 'z', legKey))];
    const { batchItemFailures } = await handler({ Records: [...records] });
    expect(told(records, batchItemFailures)).toEqual(poisonIn(ROWS, 'y', consultKey));
    expect(functions.published.map((detail) => JSON.parse(detail).contactId)).toEqual([idOf('y', 0)]);
  });

  test('and nothing of it stands in the log', () => {
    expect(functions.said.join('')).not.toContain(NUMBER.slice(2));
  });
});
