import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import { getDirectory } from '../../lambdas/features/directory/get-directory/get-directory.ts';
import { pushNews } from '../../lambdas/features/live-updates/push/push-news.ts';
import { presenceKey } from '../../lambdas/store/keys.ts';
import type { Ledger } from '../../lambdas/store/ledger.ts';
import { openNameBook, putNames } from '../../lambdas/store/names.ts';
import { putPresence } from '../../lambdas/store/put-presence.ts';
import { watchPresence } from '../../lambdas/store/sockets.ts';
import { useLocalLedger } from '../lambdas/local-ledger.ts';
import { ALICE, BOB, CAROL, INSTANCE } from '../lambdas/payloads.ts';
import { silentReport } from '../lambdas/silent-report.ts';
import { attacks } from './attacks.ts';

const local = useLocalLedger();
const NOW_MS = Date.parse('2026-11-21T10:15:00Z');
const AT = '2026-11-21T10:14:00.000Z';
const STRANGER = `${INSTANCE}/agent/5a77a000-0000-4000-8000-000000000009`;
const idOf = (arn: string) => arn.slice(arn.lastIndexOf('/') + 1);

/** A ledger whose config names Alice and Bob, with a desk that watches. */
async function watched(agents: readonly string[] = [ALICE, BOB]): Promise<Ledger> {
  const ledger = await local.newLedger();
  await putNames(ledger, { agents: agents.map((id) => ({ id, name: idOf(id) })), queues: [], externals: [] });
  await watchPresence(ledger, { connectionId: 'c1=', endpoint: 'https://sockets' }, { untilMs: NOW_MS + 60_000, nowMs: NOW_MS });
  return ledger;
}

const became = (arn: string): DynamoDBRecord => ({
  dynamodb: {
    NewImage: {
      ...presenceKey(arn),
      presence: { S: JSON.stringify({ at: AT, state: 'available', chosenAt: AT, queues: [] }) },
      became: { S: `available|${AT}` },
    },
  },
});

/** Every text that is sent when these agents change their state. */
async function sentOf(ledger: Ledger, agents: readonly string[]): Promise<readonly string[]> {
  const sent: string[] = [];
  const send = async ({ input }: { readonly input: { readonly Data: string } }) => void sent.push(input.Data);
  const push = { ledger, book: openNameBook(ledger), senderOf: () => ({ send }) as never, ...silentReport() };
  await pushNews(agents.map(became), NOW_MS, push);
  return sent;
}

describe('who works here, and when, is not told of people outside the config', () => {
  const PUSHES: readonly (readonly [string, { readonly changed: readonly string[]; readonly seen: readonly string[] }])[] = [
    ['in a push: a stranger alone', { changed: [STRANGER], seen: [] }],
    ['in a push: several strangers', { changed: [STRANGER, CAROL], seen: [] }],
    ['in a push: a stranger between colleagues', { changed: [ALICE, STRANGER, BOB], seen: [ALICE, BOB] }],
    ['in a push: somebody whose id ends like a colleague’s', { changed: [`${INSTANCE}/agent/x-${idOf(ALICE)}`], seen: [] }],
    ['in a push: somebody whose id begins like a colleague’s', { changed: [`${ALICE}-x`], seen: [] }],
  ];

  attacks('presence', PUSHES, async ({ changed, seen }) => {
    const sent = await sentOf(await watched(), changed);
    const agents = seen.map((arn) => ({ agentId: idOf(arn), state: 'available', since: AT }));
    expect(sent).toEqual(seen.length === 0 ? [] : [JSON.stringify({ type: 'presence', agents })]);
  });

  test('in a push before there are any names', async () => {
    expect(await sentOf(await watched([]), [ALICE, STRANGER])).toEqual([]);
  });

  test('in the directory', async () => {
    const ledger = await watched();
    for (const agentArn of [ALICE, BOB, STRANGER]) {
      const presence = {
        agentArn,
        at: AT,
        state: 'available',
        chosenAt: AT,
        queues: [],
        becameAt: AT,
        tells: 'change',
        isRepeated: false,
      } as const;
      await putPresence(ledger, { presence, sequenceNumber: '1' });
    }
    const memory = new Map([['stranger', { userArn: STRANGER, untilSeconds: Number.POSITIVE_INFINITY }]]);
    const directory = { ledger, connect: { send: async () => ({ Users: [] }) }, instanceId: 'i', memory };
    const caller = { login: 'stranger', supervisor: false };
    const { status, body } = await getDirectory(
      { caller, nowMs: NOW_MS },
      { directory, book: openNameBook(ledger), loads: async () => ({}) },
    );
    expect(status).toBe(200);
    expect((body as { readonly agents: readonly { readonly id: string }[] }).agents.map(({ id }) => id)).toEqual([ALICE, BOB]);
  });
});
