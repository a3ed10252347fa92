import type { DynamoDBRecord } from 'aws-lambda';
import { beforeAll, describe, expect, test } from 'vitest';
import { pushNews } from '../../../../../lambdas/features/live-updates/push/push-news.ts';
import { handOffNewsKey, markerKey, noteNewsKey } from '../../../../../lambdas/store/keys.ts';
import type { Ledger } from '../../../../../lambdas/store/ledger.ts';
import { openNameBook } from '../../../../../lambdas/store/names.ts';
import { rememberSocket } from '../../../../../lambdas/store/sockets.ts';
import { EVE, tellListenedCall } from '../../../listened-call.ts';
import { useLocalLedger } from '../../../local-ledger.ts';
import { ALICE, BOB, CAROL } from '../../../payloads.ts';
import { silentReport } from '../../../silent-report.ts';

const local = useLocalLedger();
const NOW_MS = Date.UTC(2026, 10, 21, 10, 15);
let ledger: Ledger;
beforeAll(async () => {
  ledger = await local.newLedger();
  await tellListenedCall(ledger);
  for (const [connectionId, agent] of Object.entries({ alice: ALICE, bob: BOB, carol: CAROL, eve: EVE }))
    await rememberSocket(
      ledger,
      { connectionId, endpoint: 'https://sockets' },
      { agentArn: agent, untilMs: NOW_MS + 60_000, nowMs: NOW_MS },
    );
});

/** Which contacts each socket was told of. */
async function told(...records: readonly DynamoDBRecord[]): Promise<Readonly<Record<string, readonly string[]>>> {
  const heard: Record<string, readonly string[]> = {};
  const send = async ({ input }: { input: { ConnectionId: string; Data: string } }) => {
    heard[input.ConnectionId] = JSON.parse(input.Data).contactIds;
    return {};
  };
  const report = silentReport();
  await pushNews(records, NOW_MS, { ledger, book: openNameBook(ledger), senderOf: () => ({ send }) as never, ...report });
  expect(report.said).toEqual([]);
  return heard;
}

const changed = (contactId: string): DynamoDBRecord => ({ dynamodb: { NewImage: markerKey('c1', contactId) } });
const note: DynamoDBRecord = { dynamodb: { NewImage: { ...noteNewsKey('c1'), version: { N: '1' }, at: { S: '2026-11-21T10:00:00Z' } } } };
const handedOver: DynamoDBRecord = { dynamodb: { NewImage: { ...handOffNewsKey('c1'), at: { S: '2026-11-21T10:00:00Z' } } } };
const AGENTS = ['c1', 'c2', 'c3'];
const ALL = [...AGENTS, 'm1'];

describe('of a call that a supervisor listens to', () => {
  test.each([
    ['a leg that was asked', [changed('c2')]],
    ['a leg that was asked, and one of the listening, at once', [changed('c2'), changed('m1')]],
    ['a note', [note]],
    ['what an AI agent handed over', [handedOver]],
  ])('agents are told without the listening: %s', async (_, records) => {
    expect(await told(...records)).toEqual({ alice: AGENTS, bob: AGENTS, carol: AGENTS, eve: ALL });
  });

  test('nobody is told of a hand-off with a contact that the ledger does not know yet', async () => {
    expect(await told({ dynamodb: { NewImage: { ...handOffNewsKey('c9'), at: { S: '2026-11-21T10:00:00Z' } } } })).toEqual({});
  });

  test('of the listening alone nobody is told but who listens', async () => {
    expect(await told(changed('m1'))).toEqual({ eve: ALL });
  });
});
