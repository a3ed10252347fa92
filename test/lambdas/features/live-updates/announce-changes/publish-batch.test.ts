import type { PutEventsCommand, PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import type { Consult } from '../../../../../contract/schemas/consult.ts';
import { type Publication, publishBatch } from '../../../../../lambdas/features/live-updates/announce-changes/publish-batch.ts';
import { consultAttributes } from '../../../../../lambdas/store/consult-item.ts';
import { consultKey } from '../../../../../lambdas/store/keys.ts';
import { silentReport } from '../../../silent-report.ts';

const NONE = { ms: null, method: 'unknown', atLeastMs: null, atMostMs: null } as const;
const consultOf = (contactId: string, outcome: Consult['outcome'] = 'returned'): Consult => ({
  ...{ contactId, parentContactId: 'c1', rootContactId: 'c1', channel: 'VOICE', outcome, outcomeMethod: 'derived' },
  ...{ askedBy: { agent: null, queue: null }, target: { kind: 'agent', id: null }, answered: true, joined: false, customerLost: false },
  times: { consult: NONE, ring: NONE, queueWait: NONE, private: NONE, conference: NONE, customerHold: NONE },
  ...{ startedAt: null, missing: [] },
});

const WRITTEN_AT = 1_795_000_000;
const changed = (sequence: number, consult: Consult | null): DynamoDBRecord => ({
  eventName: 'INSERT',
  dynamodb: {
    Keys: consultKey(consult?.contactId ?? 'none'),
    NewImage: {
      ...consultKey(consult?.contactId ?? 'none'),
      ...consultAttributes({ consult, contribution: {}, lists: [], seen: 'f' }, null),
    },
    SequenceNumber: String(sequence),
    ApproximateCreationDateTime: WRITTEN_AT,
  },
});

/** A bus that refuses the entries of these contacts, or every call with an error. */
function busThat({ refuses = [], fails = false }: { refuses?: readonly string[]; fails?: boolean } = {}) {
  const taken: PutEventsRequestEntry[][] = [];
  const send = async ({ input }: PutEventsCommand) => {
    if (fails) throw new Error('no bus');
    taken.push([...(input.Entries ?? [])]);
    const refused = ({ Detail = '' }: PutEventsRequestEntry) => refuses.includes((JSON.parse(Detail) as { contactId: string }).contactId);
    return { Entries: input.Entries?.map((entry) => (refused(entry) ? { ErrorCode: 'ThrottlingException' } : { EventId: 'e' })) };
  };
  const report = silentReport();
  const publication: Publication = { events: { send } as unknown as Publication['events'], busName: 'bus', alsoVersion1: false, ...report };
  return { publication, report, taken };
}

describe('a batch of changed rows', () => {
  test('is put on the bus ten at a time, what is no news left out', async () => {
    const { publication, report, taken } = busThat();
    const records = [...Array(12).keys()].map((i) => changed(i, consultOf(`c${i}`)));
    const answer = await publishBatch([...records, changed(90, consultOf('p', 'pending')), changed(91, null)], publication);
    expect(answer).toEqual({ batchItemFailures: [] });
    expect(taken.map(({ length }) => length)).toEqual([10, 2]);
    expect(taken[0]?.[0]).toMatchObject({ EventBusName: 'bus', Source: 'consult-call', DetailType: 'Consult Settled v2' });
    expect(taken[0]?.[0]?.Time).toEqual(new Date(WRITTEN_AT * 1_000));
    expect(report.counted.EventsPublished).toBe(12);
  });

  test('is put there in version 1, too, where the config says so; what is not taken of the two comes again once', async () => {
    const { publication, taken } = busThat();
    await publishBatch([changed(1, consultOf('c1'))], { ...publication, alsoVersion1: true });
    const told = taken[0]?.map(({ DetailType, Detail = '' }) => [
      DetailType,
      (JSON.parse(Detail) as { schemaVersion: number }).schemaVersion,
    ]);
    expect(told).toEqual([
      ['Consult Settled v2', 2],
      ['Consult Settled', 1],
    ]);
    const refusing = { ...busThat({ refuses: ['c1'] }).publication, alsoVersion1: true };
    expect(await publishBatch([changed(1, consultOf('c1'))], refusing)).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] });
  });

  test('an event that is not taken costs itself: its record comes again', async () => {
    const { publication, report } = busThat({ refuses: ['c2'] });
    const answer = await publishBatch([changed(1, consultOf('c1')), changed(2, consultOf('c2'))], publication);
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
    expect(report.counted).toMatchObject({ EventsPublished: 1, RecordsFailed: 1 });
    expect(JSON.stringify(report.said)).toContain('recordId');
  });

  test('a bus that does not answer costs every event of the call', async () => {
    const { publication } = busThat({ fails: true });
    const answer = await publishBatch([changed(1, consultOf('c1')), changed(2, consultOf('c2'))], publication);
    expect(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(['1', '2']);
  });

  test('of no news asks nothing of the bus', async () => {
    const { publication, taken } = busThat({ fails: true });
    expect(await publishBatch([changed(1, null)], publication)).toEqual({ batchItemFailures: [] });
    expect(taken).toEqual([]);
  });
});
