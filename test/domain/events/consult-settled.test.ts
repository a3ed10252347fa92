import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Consult } from '../../../contract/schemas/consult.ts';
import { consultSettled1Schema, consultSettledSchema } from '../../../domain/events/consult-settled.ts';
import { consultSettledJsonSchema } from '../../../domain/events/json-schema.ts';
import { asVersion1, type RowChange, settledNews, type TellableRow } from '../../../domain/events/settled-news.ts';
import { contributionOf } from '../../../domain/report/contribution-of.ts';

const schemaFile = (version: number) => join(import.meta.dirname, `../../../docs/events/consult-settled-${version}.schema.json`);
const UNKNOWN = { ms: null, method: 'unknown', atLeastMs: null, atMostMs: null } as const;

const returned: Consult = {
  contactId: 'c2',
  parentContactId: 'c1',
  rootContactId: 'c1',
  channel: 'VOICE',
  askedBy: { agent: 'arn:alice', queue: null },
  target: { kind: 'agent', id: 'arn:bob' },
  outcome: 'returned',
  outcomeMethod: 'derived',
  answered: true,
  joined: false,
  customerLost: false,
  startedAt: '2026-11-21T10:15:10.250Z',
  times: {
    consult: UNKNOWN,
    ring: { ms: 5_000, method: 'derived', atLeastMs: 4_998, atMostMs: 5_002 },
    queueWait: UNKNOWN,
    private: UNKNOWN,
    conference: UNKNOWN,
    customerHold: UNKNOWN,
  },
  missing: [],
};
/** Version 1 has five times, and no bounds. */
const NOTHING = { ms: null, method: 'unknown' } as const;
const AS_VERSION_1 = {
  ring: { ms: 5_000, method: 'derived' },
  queueWait: NOTHING,
  private: NOTHING,
  conference: NOTHING,
  customerHold: NOTHING,
};
const pending: Consult = { ...returned, outcome: 'pending', outcomeMethod: 'unknown', missing: ['record of c2'] };
const early: Consult = { ...returned, missing: ['record of c1'] };
const abroad: Consult = { ...returned, target: { kind: 'external', id: '+442079460018' } };

const row = (consult: Consult | null, seen = 'facts'): TellableRow => ({
  consult,
  contribution: consult ? contributionOf(consult, () => 'what#stands#for-it') : {},
  seen,
});
const news = (before: Consult | null | undefined, after: Consult | null, more: Partial<RowChange> = {}) =>
  settledNews({
    ...{ contactId: 'c2', sequenceNumber: '4200', before: before === undefined ? undefined : row(before, 'fewer'), after: row(after) },
    ...more,
  });

describe('a changed row is news', () => {
  test.each<[string, Consult | null | undefined, Consult | null, boolean]>([
    ['that is there at once, settled', undefined, returned, true],
    ['whose outcome stands now', pending, returned, true],
    ['whose last record has come', early, returned, true],
    ['that was settled and reads otherwise now', { ...returned, joined: true }, returned, true],
    ['that was a consult and is none', returned, null, true],
    ['not while it is pending', undefined, pending, false],
    ['not while a record must come', pending, early, false],
    ['not when other facts tell the same', returned, returned, false],
    ['not when it never was a consult', undefined, null, false],
    ['not when it still is none', null, null, false],
  ])('%s', (_, before, after, is) => expect(news(before, after) !== null).toBe(is));
});

describe('an event', () => {
  test('is known by its contact and the facts it was told from, the newer by its place in the stream', () => {
    const first = news(pending, returned);
    expect(first).toMatchObject({ schemaVersion: 2, id: 'c2#facts', contactId: 'c2', consult: returned });
    const later = news(returned, { ...returned, joined: true }, { sequenceNumber: '10000' });
    expect((later?.revision ?? '') > (first?.revision ?? '')).toBe(true);
  });

  test('takes a consult back that was none', () => {
    expect(news(returned, null)).toMatchObject({ id: 'c2#facts', targetKey: null, consult: null });
  });

  test('tells no outside number, only what stands for it', () => {
    const event = news(undefined, abroad);
    expect(event).toMatchObject({ targetKey: 'what#stands#for-it', consult: { target: { kind: 'external', id: '+44********18' } } });
    expect(JSON.stringify(event)).not.toContain('2079460018');
    expect(news(undefined, returned)?.targetKey).toBe('arn:bob');
  });

  test.each([
    ['of a consult', news(undefined, returned)],
    ['of an outside number', news(undefined, abroad)],
    ['that takes back', news(returned, null)],
  ])('%s is what the schemas say', (_, event) => {
    expect(consultSettledSchema.parse(event)).toEqual(event);
    const before = event && asVersion1(event);
    expect(consultSettled1Schema.parse(before)).toEqual(before);
  });

  test('in version 1 has five times without bounds, and nothing that does not apply', () => {
    const joined = { ...returned.times, conference: { ...UNKNOWN, method: 'not-applicable' } } as const;
    const event = news(undefined, { ...returned, times: joined });
    expect(event && asVersion1(event)).toEqual({ ...event, schemaVersion: 1, consult: { ...returned, times: AS_VERSION_1 } });
  });
});

test.each([1, 2] as const)('docs/events holds the schema of version %d, and a change of it needs a new version', (version) => {
  expect(JSON.parse(readFileSync(schemaFile(version), 'utf8'))).toEqual(consultSettledJsonSchema(version));
});
