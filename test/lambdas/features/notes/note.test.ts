import { UpdateContactAttributesCommand } from '@aws-sdk/client-connect';
import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { beforeEach, describe, expect, test } from 'vitest';
import { METRICS } from '../../../../contract/metrics.ts';
import type { Note } from '../../../../contract/schemas/note.ts';
import { byText } from '../../../../domain/by-text.ts';
import { getNote } from '../../../../lambdas/features/notes/get-note/get-note.ts';
import { type NotePolicy, putNote } from '../../../../lambdas/features/notes/put-note/put-note.ts';
import { noteKey } from '../../../../lambdas/store/keys.ts';
import { readMarkers } from '../../../../lambdas/store/read-markers.ts';
import { faultyLedger } from '../../ledger/project-consults/faulty-ledger.ts';
import { deleteItem, itemsOf, useLocalLedger } from '../../local-ledger.ts';
import { aliceTalks, asks, bobAnswers, type CallShelf, NOW_MS, ringsAt, shelfOf, useLogins } from '../../on-a-call.ts';
import { ALICE, at, BOB } from '../../payloads.ts';

const local = useLocalLedger();
const connect = useLogins();
const POLICY: NotePolicy = { masks: ['card-numbers'], keepDays: 30, mirror: true };
const A_DAY_MS = 86_400_000;
const TEXT = { reason: 'Refund over the limit', matters: 'She is angry', tried: 'Voucher declined' };

let ledger: Awaited<ReturnType<typeof local.newLedger>>;
let shelf: CallShelf;
beforeEach(async () => {
  ledger = await local.newLedger();
  shelf = shelfOf(ledger);
  await aliceTalks(ledger);
});

interface Asked {
  readonly contactId?: string;
  readonly nowMs?: number;
}
const request = (login: string | null, { contactId = 'c1', nowMs = NOW_MS }: Asked) => ({
  contactId,
  nowMs,
  caller: { login, supervisor: false },
});
const write = (login: string | null, body: object | string, more: Asked & Partial<NotePolicy> = {}) =>
  putNote(
    { ...request(login, more), body: typeof body === 'string' ? body : JSON.stringify({ ...TEXT, version: 0, ...body }) },
    { ...POLICY, ...more },
    shelf,
  );
const read = (login: string | null, more: Asked = {}) => getNote(request(login, more), shelf.directory);
const noteIn = ({ body }: { readonly body: unknown }) => (body as { readonly note: Note | null }).note;

describe('a note', () => {
  test('is written by an agent of the call and read from any of its contacts', async () => {
    const first = { ...TEXT, version: 1, by: ALICE, at: at(74), earlier: [] };
    expect(await write('alice', {})).toEqual({
      status: 200,
      body: { contactId: 'c1', rootContactId: 'c1', note: first, mirrored: true },
    });
    await asks(ledger, 'Bob');
    expect(await read('alice', { contactId: 'c2' })).toEqual({
      status: 200,
      body: { contactId: 'c2', rootContactId: 'c1', note: first },
    });
    expect(shelf.counted).toEqual({ [METRICS.notesWritten]: 1 });
  });

  test('is null before anybody has written one', async () => {
    expect(noteIn(await read('alice'))).toBeNull();
  });

  test('is read by whom a call was dialled to, before they answer, but not written', async () => {
    await write('alice', {});
    await asks(ledger, 'Bob');
    expect(noteIn(await read('bob', { contactId: 'c2' }))).toMatchObject(TEXT);
    expect(await write('bob', { version: 1 }, { contactId: 'c2' })).toMatchObject({ status: 409, body: { code: 'not-known-yet' } });
    await bobAnswers(ledger);
    expect(noteIn(await write('bob', { version: 1, tried: 'Manager asked' }, { contactId: 'c2' }))).toMatchObject({ version: 2, by: BOB });
    expect(noteIn(await read('alice'))).toMatchObject({ tried: 'Manager asked' });
  });

  test('of a call for a team is read by the one it rings at', async () => {
    await write('alice', {});
    await asks(ledger, 'team');
    expect(await read('bob', { contactId: 'c2' })).toMatchObject({ status: 409, body: { code: 'not-known-yet' } });
    await ringsAt(ledger, BOB);
    expect(noteIn(await read('bob', { contactId: 'c2' }))).toMatchObject(TEXT);
    expect(await read('carol', { contactId: 'c2' })).toMatchObject({ status: 409 });
    await bobAnswers(ledger);
    expect(await read('carol', { contactId: 'c2' })).toMatchObject({ status: 403 });
  });

  test.each([
    ['with blanks', '4111 1111 1111 1111', '**** **** **** 1111'],
    ['with dots', '4111.1111.1111.1111', '****.****.****.1111'],
    ['on four lines', '4111\n1111\n1111\n1111', '****\n****\n****\n1111'],
    ['with signs that nobody sees', '4111\u200b1111\u00ad1111\u20601111', '****\u200b****\u00ad****\u20601111'],
    ['full-width', '４１１１１１１１１１１１１１１１', '************１１１１'],
  ])('hides card numbers in every field before it is stored, copied or answered: %s', async (_, card, hidden) => {
    const answer = await write('alice', { reason: card, matters: card, tried: card });
    const copied = connect.commandCalls(UpdateContactAttributesCommand).map(({ args }) => args[0].input.Attributes);
    expect(noteIn(answer)).toMatchObject({ reason: hidden, matters: hidden, tried: hidden });
    expect(await itemsOf(ledger, 'WRITTEN#c1')).toContainEqual(expect.objectContaining({ reason: hidden, matters: hidden, tried: hidden }));
    expect(copied).toEqual([{ consultReason: hidden, consultMatters: hidden, consultTried: hidden }]);
    expect(JSON.stringify([answer, copied, await itemsOf(ledger), shelf.said])).not.toContain(card);
  });

  test('is gone when its days are over, though the table has it still, and another can be written', async () => {
    await write('alice', {});
    const later = { nowMs: NOW_MS + 30 * A_DAY_MS };
    expect(noteIn(await read('alice', { nowMs: later.nowMs - 1_000 }))).not.toBeNull();
    expect(noteIn(await read('alice', later))).toBeNull();
    expect(noteIn(await write('alice', { reason: 'Again' }, later))).toMatchObject({ reason: 'Again', version: 1 });
  });

  test.each([
    ['the table has it still', async () => undefined],
    ['the table has deleted it', async () => deleteItem(ledger, noteKey('c1'))],
  ])('whose days are over is not written over, when %s', async (_, meanwhile) => {
    await write('alice', {});
    await meanwhile();
    const later = { nowMs: NOW_MS + 30 * A_DAY_MS };
    expect(await write('alice', { version: 1, matters: 'Later' }, later)).toMatchObject({ status: 409, body: { code: 'note-changed' } });
    expect(noteIn(await read('alice', later))).toBeNull();
  });

  test('is no leg of the chain', async () => {
    await asks(ledger, 'Bob');
    await write('alice', {});
    expect(await readMarkers(ledger, 'c1')).toEqual(['c2']);
  });
});

describe('who wrote which version', () => {
  test('is read by those who may read the note, of every version before the newest, without its text', async () => {
    await asks(ledger, 'Bob');
    await bobAnswers(ledger);
    await write('alice', { tried: 'A word that is replaced' });
    const by2 = await write('bob', { version: 1 }, { nowMs: NOW_MS + 1_000 });
    await write('alice', { version: 2 }, { nowMs: NOW_MS + 2_000 });
    const [one, two] = [
      { version: 1, by: ALICE, at: at(74) },
      { version: 2, by: BOB, at: at(75) },
    ];
    expect(noteIn(by2)).toMatchObject({ ...two, earlier: [one] });
    for (const login of ['alice', 'bob'])
      expect(noteIn(await read(login))).toMatchObject({ version: 3, by: ALICE, at: at(76), earlier: [one, two] });
    expect(JSON.stringify(await itemsOf(ledger))).not.toContain('A word that is replaced');
    expect(await read('carol')).toMatchObject({ status: 403 });
  });

  test('is kept of twenty versions before the newest', async () => {
    for (let version = 0; version < 24; version++) await write('alice', { version });
    const versions = noteIn(await read('alice'))?.earlier.map((one) => one.version);
    expect(versions).toEqual(Array.from({ length: 20 }, (_, i) => i + 4));
    const [item] = (await itemsOf(ledger, 'WRITTEN#')).filter(({ sk }) => sk === 'NOTE');
    expect(Object.keys(item ?? {}).filter((name) => name.startsWith('writer'))).toHaveLength(21);
  });

  test('is gone with a note whose days are over', async () => {
    await write('alice', {});
    await write('alice', { version: 1 });
    const later = { nowMs: NOW_MS + 30 * A_DAY_MS };
    expect(noteIn(await write('alice', {}, later))).toMatchObject({ version: 1, earlier: [] });
    expect(noteIn(await write('alice', { version: 1 }, later))?.earlier.map(({ version }) => version)).toEqual([1]);
  });

  test('is unknown of versions that were written before it was kept', async () => {
    await write('alice', {});
    const key = noteKey('c1');
    await ledger.db.send(new UpdateItemCommand({ TableName: ledger.tableName, Key: key, UpdateExpression: 'REMOVE writer1' }));
    expect(noteIn(await read('alice'))?.earlier).toEqual([]);
    expect(noteIn(await write('alice', { version: 1 }))).toMatchObject({ version: 2, earlier: [] });
  });
});

describe('when several write', () => {
  test('who has not read the newest is told so, and nothing is lost', async () => {
    await asks(ledger, 'Bob');
    await bobAnswers(ledger);
    await write('alice', {});
    await write('bob', { version: 1, matters: 'From Bob' });
    expect(await write('alice', { version: 1, matters: 'From Alice' })).toMatchObject({ status: 409, body: { code: 'note-changed' } });
    expect(await write('alice', { version: 0 })).toMatchObject({ status: 409, body: { code: 'note-changed' } });
    expect(noteIn(await read('alice'))).toMatchObject({ matters: 'From Bob', version: 2, by: BOB });
  });

  test('the same request again is answered the same and changes nothing', async () => {
    const first = await write('alice', {});
    expect(await write('alice', {}, { nowMs: NOW_MS + 5_000 })).toEqual(first);
    expect(await write('alice', { reason: `  ${TEXT.reason}\n` })).toEqual(first);
    expect(shelf.counted).toEqual({ [METRICS.notesWritten]: 1 });
  });

  test('of many at once with one version, one is taken', async () => {
    const all = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((reason) => write('alice', { reason })));
    expect(all.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    expect(noteIn(await read('alice'))?.version).toBe(1);
  });

  test('who reads and tries again gets through, and every text had its turn', async () => {
    const turns: string[] = [];
    const insist = async (reason: string): Promise<void> => {
      const version = noteIn(await read('alice'))?.version ?? 0;
      const { status } = await write('alice', { reason, version });
      if (status === 200) turns.push(reason);
      else await insist(reason);
    };
    await Promise.all(['a', 'b', 'c', 'd'].map(insist));
    expect(turns.toSorted(byText)).toEqual(['a', 'b', 'c', 'd']);
    expect(noteIn(await read('alice'))?.version).toBe(4);
  });
});

describe('nobody else', () => {
  test.each<[string, string | null, string, number, object]>([
    ['an agent of no leg', 'carol', 'c1', 403, { code: 'not-a-party' }],
    ['somebody who is no user', 'zoe', 'c1', 403, { code: 'not-a-party' }],
    ['a token without a login', null, 'c1', 401, { code: 'token-without-login' }],
    ['whoever names a contact nobody told of', 'alice', 'c7', 404, { code: 'unknown-contact' }],
    ['whoever names an id that is none', 'alice', 'c1#x', 400, { code: 'bad-field', field: 'id' }],
  ])('%s reads it or writes it', async (_, login, contactId, status, body) => {
    await write('alice', {});
    expect(await read(login, { contactId })).toMatchObject({ status, body });
    expect(await write(login, { version: 1 }, { contactId })).toMatchObject({ status, body });
    expect(noteIn(await read('alice'))).toMatchObject(TEXT);
  });
});

test('a machine that may read calls reads no note and writes none', async () => {
  await write('alice', {});
  const machine = { ...request(null, {}), caller: { login: null, supervisor: false, machine: { client: 'reporting' } } };
  const refused = { status: 403, body: { code: 'not-a-party' } };
  expect(await getNote(machine, shelf.directory)).toMatchObject(refused);
  expect(await putNote({ ...machine, body: JSON.stringify({ ...TEXT, version: 1 }) }, POLICY, shelf)).toMatchObject(refused);
});

describe('a wrong field', () => {
  test.each<[string, object | string, string]>([
    ['no JSON', '{', 'body'],
    ['a list', '[]', 'body'],
    ['a reason of 201 characters', { reason: 'x'.repeat(201) }, 'reason'],
    ['what matters in 1001 characters', { matters: 'x'.repeat(1_001) }, 'matters'],
    ['what was tried in 1001 characters', { tried: 'x'.repeat(1_001) }, 'tried'],
    ['a number for a text', { reason: 7 }, 'reason'],
    ['no version', { version: undefined }, 'version'],
    ['a version below none', { version: -1 }, 'version'],
  ])('%s is a 400 that names it and quotes nothing', async (_, body, field) => {
    const answer = await write('alice', body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'bad-field', field } });
    expect(JSON.stringify(answer)).not.toContain('xxx');
  });
});

describe('the news of a note', () => {
  const news = async () => (await itemsOf(ledger, 'WRITTEN#')).filter(({ sk }) => sk === 'NOTE-NEWS');

  test('say which version is the newest, and no word of it', async () => {
    await write('alice', {});
    await write('alice', { version: 1, tried: 'Manager asked' });
    expect(await news()).toEqual([
      { pk: 'WRITTEN#c1', sk: 'NOTE-NEWS', at: at(74), version: 2, expiresAt: Math.floor(NOW_MS / 1000) + 30 * 86_400 },
    ]);
  });

  test('that cannot be kept are counted, and the note is kept', async () => {
    await write('alice', {});
    const counted = faultyLedger(ledger);
    shelf = shelfOf(counted);
    await write('alice', { version: 1 });
    shelf = shelfOf(faultyLedger(ledger, new Map([[counted.tried(), 'throttled']])));
    expect(await write('alice', { version: 2 })).toMatchObject({ status: 200, body: { note: { version: 3 } } });
    expect(shelf.counted).toEqual({ [METRICS.notesWritten]: 1, [METRICS.noteNewsFailed]: 1 });
    expect(await news()).toMatchObject([{ version: 2 }]);
  });
});

describe('the copy in contact attributes', () => {
  const sent = () => connect.commandCalls(UpdateContactAttributesCommand).map(({ args }) => args[0].input);

  test('is made on the first contact of the call', async () => {
    await asks(ledger, 'Bob');
    await bobAnswers(ledger);
    await write('bob', { tried: '' }, { contactId: 'c2' });
    expect(sent()).toMatchObject([
      { InitialContactId: 'c1', Attributes: { consultReason: TEXT.reason, consultMatters: TEXT.matters, consultTried: '' } },
    ]);
  });

  test('that cannot be made is told and counted without a word of the note, which is kept', async () => {
    connect.on(UpdateContactAttributesCommand).rejects(Object.assign(new Error(TEXT.reason), { name: 'InvalidParameterException' }));
    expect(await write('alice', {})).toMatchObject({ status: 200, body: { mirrored: false } });
    expect(noteIn(await read('alice'))).toMatchObject(TEXT);
    expect(shelf.counted).toEqual({ [METRICS.notesWritten]: 1, [METRICS.noteMirrorsFailed]: 1 });
    expect(shelf.said).toEqual([['warn', expect.any(String), { rootContactId: 'c1', error: 'InvalidParameterException' }]]);
  });

  test('is made again with a request that comes again', async () => {
    connect
      .on(UpdateContactAttributesCommand)
      .rejectsOnce(Object.assign(new Error(), { name: 'TooManyRequestsException' }))
      .resolves({});
    expect(await write('alice', {})).toMatchObject({ body: { mirrored: false } });
    expect(await write('alice', {})).toMatchObject({ body: { mirrored: true } });
  });

  test('is not made where the config does not want it', async () => {
    expect(await write('alice', {}, { mirror: false })).toMatchObject({ status: 200, body: { mirrored: false } });
    expect(sent()).toEqual([]);
  });
});
