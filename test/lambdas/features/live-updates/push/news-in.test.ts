import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import { newsIn } from '../../../../../lambdas/features/live-updates/push/news-in.ts';
import { consultKey, dispositionKey, legKey, markerKey, noteKey, noteNewsKey } from '../../../../../lambdas/store/keys.ts';

type Image = Readonly<Record<string, AttributeValue>>;

/** One leg of the chain of `c1`, as the ledger keeps what an event told of it. */
const leg = (contactId: string, method: string): Image => ({
  ...legKey(contactId),
  root: { SS: ['event|c1'] },
  method: { SS: [`event|${method}`] },
});
const changed = (NewImage: Image, OldImage?: Image): DynamoDBRecord => ({ dynamodb: { NewImage, ...(OldImage && { OldImage }) } });
/** The row of the consult of `c2`, which this outcome is known of. */
const row = (outcome: string): Image => ({
  ...consultKey('c2'),
  seen: { S: outcome },
  row: { S: JSON.stringify({ contactId: 'c2', rootContactId: 'c1', outcome }) },
});
/** That the chain's note was written, at this time of the day. */
const note = (version: number, at: string): Image => ({
  ...noteNewsKey('c1'),
  version: { N: String(version) },
  at: { S: `2026-11-21T${at}Z` },
});
const expiring = (image: Image): Image => ({ ...image, expiresAt: { N: '2000000000' } });

describe('what a change of the table is to desks', () => {
  test.each<[string, DynamoDBRecord, readonly string[]]>([
    ['a leg that was asked is news', changed(leg('c2', 'TRANSFER')), ['c2']],
    [
      'more of a leg that was asked is news',
      changed({ ...leg('c2', 'TRANSFER'), prev: { SS: ['event|c1'] } }, leg('c2', 'TRANSFER')),
      ['c2'],
    ],
    ['that a leg is kept for longer is none', changed(expiring(leg('c2', 'TRANSFER')), leg('c2', 'TRANSFER')), []],
    ['the first leg, which most calls have alone, is none', changed(leg('c1', 'INBOUND')), []],
    ['the place of a leg in its chain is news', changed(markerKey('c1', 'c2')), ['c2']],
    ['the place of the first leg in its own chain is none', changed(markerKey('c1', 'c1')), []],
    ['how a consult went is news, whichever leg told it', changed(row('transferred-warm'), row('pending')), ['c2']],
    [
      'that more was heard of a consult, and nothing else, is none',
      changed({ ...row('pending'), seen: { S: 'more' } }, row('pending')),
      [],
    ],
  ])('%s', (_, record, contactIds) => {
    const unread: unknown[] = [];
    const { chains } = newsIn([record], (error) => unread.push(error));
    expect(unread).toEqual([]);
    expect([...chains].map(([root, ids]) => [root, [...ids]])).toEqual(contactIds.length > 0 ? [['c1', contactIds]] : []);
  });

  test.each<[string, DynamoDBRecord, readonly (readonly [string, number])[]]>([
    ['a first note is news', changed(note(1, '10:00:00')), [['c1', 1]]],
    ['a note that goes over another is news', changed(note(2, '10:01:00'), note(1, '10:00:00')), [['c1', 2]]],
    ['the first note after one that expired is news', changed(note(1, '10:01:00'), note(1, '10:00:00')), [['c1', 1]]],
    ['that a note is kept for longer is none', changed(expiring(note(1, '10:00:00')), note(1, '10:00:00')), []],
    ['the note itself is none', changed({ ...noteKey('c1'), reason: { S: 'Refund' }, version: { N: '1' }, at: { S: '10:00' } }), []],
    ['what a call was about is none', changed({ ...dispositionKey('c1', 'c2'), code: { S: 'solved' }, at: { S: '10:00' } }), []],
  ])('%s', (_, record, written) => {
    const unread: unknown[] = [];
    const { chains, notes } = newsIn([record], (error) => unread.push(error));
    expect(unread).toEqual([]);
    expect([...chains]).toEqual([]);
    expect([...notes]).toEqual(written);
  });
});
