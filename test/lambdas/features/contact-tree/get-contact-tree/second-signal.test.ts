import { type Contact, DescribeContactCommand } from '@aws-sdk/client-connect';
import { beforeEach, describe, expect, test } from 'vitest';
import { METRICS } from '../../../../../contract/metrics.ts';
import type { Consult, Leg } from '../../../../../contract/schemas/consult.ts';
import { parseContactEvent } from '../../../../../domain/parse-contact-event.ts';
import { getContactTree } from '../../../../../lambdas/features/contact-tree/get-contact-tree/get-contact-tree.ts';
import type { Ledger } from '../../../../../lambdas/store/ledger.ts';
import { putFact } from '../../../../../lambdas/store/put-fact.ts';
import { putMarker } from '../../../../../lambdas/store/put-marker.ts';
import { readLegs } from '../../../../../lambdas/store/read-legs.ts';
import { useLocalLedger } from '../../../local-ledger.ts';
import { aliceTalks, asks, bobAnswers, NOW_MS, shelfOf, useLogins } from '../../../on-a-call.ts';
import { at, BOB, contactEvent } from '../../../payloads.ts';
import { CONSULT, OUTSIDE } from '../../../told-chain.ts';
import { treeShelfOf } from '../tree-shelf.ts';

const local = useLocalLedger();
const connect = useLogins();
const ANSWERED: Contact = { AgentInfo: { Id: BOB.split('/').at(-1), ConnectedToAgentTimestamp: new Date(at(73)) } };
const ANSWERED_AT = `${at(73).slice(0, 19)}.000Z`;

let ledger: Ledger;
beforeEach(async () => {
  ledger = await local.newLedger();
  await aliceTalks(ledger);
});

const said = (contact: Contact) => connect.on(DescribeContactCommand).resolves({ Contact: contact });
const asked = () => connect.commandCalls(DescribeContactCommand).map(({ args }) => args[0].input.ContactId);
/** A process with a memory of its own. */
function aProcess() {
  const shelf = treeShelfOf(shelfOf(ledger).directory);
  const read = (nowMs = NOW_MS, login = 'alice') => getContactTree({ contactId: 'c1', caller: { login, supervisor: false }, nowMs }, shelf);
  return { signal: shelf.signal, read };
}
const consulted = ({ body }: { readonly body: unknown }) => {
  const { legs, consults } = body as { readonly legs: readonly Leg[]; readonly consults: readonly Consult[] };
  return { leg: legs.find(({ contactId }) => contactId === 'c2'), consult: consults[0] };
};
async function tells(contact: typeof CONSULT, type: string, second: number) {
  const parsed = parseContactEvent(contactEvent(contact, type, second));
  if (!parsed.ok) throw new Error(parsed.rejection.message);
  for (const fact of parsed.facts) await putFact(ledger, fact);
  await putMarker(ledger, { root: 'c1', contactId: contact.id, expiresAt: 2_000_000_000 });
}

describe('while nothing told whether somebody answered', () => {
  beforeEach(() => asks(ledger, 'Bob'));

  test('the instance is asked about that leg, and what it says is in the tree, for whole seconds, and in no fact', async () => {
    said(ANSWERED);
    const before = await readLegs(ledger, ['c1', 'c2']);
    const { leg, consult } = consulted(await aProcess().read());
    expect(leg).toMatchObject({ connectedToAgentAt: ANSWERED_AT, agent: BOB });
    expect(consult).toMatchObject({ outcome: 'pending', answered: true });
    expect(asked()).toEqual(['c2']);
    expect(await readLegs(ledger, ['c1', 'c2'])).toEqual(before);
  });

  test('nobody is said to have answered when the instance names no agent', async () => {
    said({ QueueInfo: { EnqueueTimestamp: new Date(at(71)) } });
    expect(consulted(await aProcess().read()).leg).toMatchObject({ connectedToAgentAt: null, agent: null });
  });

  test('of any number of desks, in any number of processes, one asks in a quarter of a second', async () => {
    said({});
    const processes = [aProcess(), aProcess(), aProcess()];
    const readAll = (nowMs: number) => Promise.all(processes.flatMap(({ read }) => [read(nowMs), read(nowMs)]));
    expect((await readAll(NOW_MS)).map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect(asked()).toHaveLength(1);
    await readAll(NOW_MS + 249);
    await readAll(NOW_MS + 500);
    expect(asked()).toHaveLength(1);
    await readAll(NOW_MS + 750);
    expect(asked()).toHaveLength(2);
  });

  test('an answer once told stays told, without another question', async () => {
    said(ANSWERED);
    const { read } = aProcess();
    await read();
    expect(consulted(await read(NOW_MS + 10_000)).leg).toMatchObject({ connectedToAgentAt: ANSWERED_AT });
    expect(asked()).toHaveLength(1);
  });

  test('an event that comes later says it to the millisecond', async () => {
    said(ANSWERED);
    const { read } = aProcess();
    await read();
    await tells({ ...CONSULT, connected: 73 }, 'CONNECTED_TO_AGENT', 73);
    expect(consulted(await read()).leg).toMatchObject({ connectedToAgentAt: at(73) });
  });

  test.each(['TooManyRequestsException', 'ResourceNotFoundException', 'TimeoutError'])(
    'after %s the tree is what the ledger knows',
    async (name) => {
      connect.on(DescribeContactCommand).rejects(Object.assign(new Error(), { name }));
      const { read, signal } = aProcess();
      const answer = await read();
      expect(answer.status).toBe(200);
      expect(consulted(answer).leg).toMatchObject({ connectedToAgentAt: null });
      expect(signal.counted).toEqual({ [METRICS.answersAsked]: 1, [METRICS.answersNotTold]: 1 });
      expect(signal.said).toMatchObject([['warn', expect.any(String), { contactId: 'c2', error: { name } }]]);
    },
  );

  test('who may not read the tree asks nothing', async () => {
    expect(await aProcess().read(NOW_MS, 'carol')).toMatchObject({ status: 403 });
    expect(asked()).toEqual([]);
  });
});

describe('the instance is not asked', () => {
  test.each<[string, () => Promise<void>]>([
    ['without a consult', async () => undefined],
    [
      'about a leg that was answered',
      async () => {
        await asks(ledger, 'Bob');
        await bobAnswers(ledger);
      },
    ],
    [
      'about a leg that is over',
      async () => {
        await asks(ledger, 'Bob');
        await tells({ ...CONSULT, disconnected: 72 }, 'DISCONNECTED', 72);
      },
    ],
    ['about an outside party', () => tells({ ...OUTSIDE, initiated: 70 }, 'INITIATED', 70)],
  ])('%s', async (_, happens) => {
    await happens();
    expect(await aProcess().read()).toMatchObject({ status: 200 });
    expect(asked()).toEqual([]);
  });

  test('about a leg of which nothing came for more than an hour', async () => {
    await tells(CONSULT, 'INITIATED', 70);
    await aProcess().read(Date.parse(at(70)) + 3_600_001);
    expect(asked()).toEqual([]);
  });
});
