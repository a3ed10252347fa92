import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { audit } from '../../../cli/audit/audit.ts';
import { Progress } from '../../../cli/progress.ts';
import { SpillFolder } from '../../../cli/spill/spill-folder.ts';
import { eraseFound, eraseRests } from '../../../cli/subject/erase-found.ts';
import { findSubject } from '../../../cli/subject/find-subject.ts';
import { agentSubject, contactSubject, numberSubject, type Subject } from '../../../cli/subject/subject.ts';
import { parseContactEvent } from '../../../domain/parse-contact-event.ts';
import { parseContactRecord } from '../../../domain/parse-contact-record.ts';
import { projectChain } from '../../../lambdas/ledger/projection/project-chain.ts';
import { putDisposition } from '../../../lambdas/store/disposition.ts';
import { expiryOf } from '../../../lambdas/store/expiry.ts';
import { keepFact } from '../../../lambdas/store/keep-fact.ts';
import type { Ledger } from '../../../lambdas/store/ledger.ts';
import { putNote, putNoteNews } from '../../../lambdas/store/note.ts';
import { putPresence } from '../../../lambdas/store/put-presence.ts';
import { readReport } from '../../../lambdas/store/read-report.ts';
import { rememberSocket, watchPresence } from '../../../lambdas/store/sockets.ts';
import { overtake } from '../../lambdas/ledger/project-consults/interleaving.ts';
import { itemsOf, useLocalLedger } from '../../lambdas/local-ledger.ts';
import { ALICE, at, BOB, CAROL, type Contact, contactEvents, contactRecord } from '../../lambdas/payloads.ts';
import { silentReport } from '../../lambdas/silent-report.ts';
import { CONSULT, CUSTOMER, OUTSIDE, tellChain } from '../../lambdas/told-chain.ts';

const MONTHS = 25;
const CALL = [CUSTOMER, CONSULT, OUTSIDE];
/** Another call, of Carol's: Bob is asked there too. */
const OTHER: readonly Contact[] = [
  { ...CUSTOMER, id: 'd1', agent: CAROL },
  { ...CONSULT, id: 'd2', root: 'd1', prev: 'd1' },
];
const NUMBER = OUTSIDE.outsideNumber ?? '';
/** Two days after the calls. */
const NOW_MS = Date.parse(at(0)) + 2 * 86_400_000;
const RULES = { retentionMonths: MONTHS, nowMs: NOW_MS };
const HASH = 'h';

const local = useLocalLedger();
let ledger: Ledger & { readonly db: DynamoDBClient };
let folder: SpillFolder;
beforeEach(async () => {
  ledger = await local.newLedger();
  folder = new SpillFolder();
  await tellChain(ledger, CALL, MONTHS);
  await tellChain(ledger, OTHER, MONTHS);
});
afterEach(() => folder.remove());

async function writeNote(root: string, by: string, matters: string): Promise<void> {
  const write = {
    root,
    note: { reason: '', matters, tried: '', version: 1, by, at: at(60) },
    expiresAt: expiryOf(at(60), 1),
    nowMs: Date.parse(at(60)),
  };
  await putNote(ledger, write);
  await putNoteNews(ledger, write);
}

async function erase(subject: Subject, on: Ledger = ledger): Promise<number> {
  await eraseFound(on, await findSubject(on, subject, NOW_MS, () => undefined), subject, RULES);
  const rest = await findSubject(on, subject, NOW_MS, () => undefined);
  return rest.calls.length + rest.items.own.length + rest.items.counts.length + (await eraseRests(on, rest));
}

const audited = () =>
  audit({
    ledger,
    retentionMonths: MONTHS,
    hashNumber: () => HASH,
    nowSeconds: NOW_MS / 1_000,
    segments: 2,
    folder: new SpillFolder(),
    progress: new Progress({ write: () => undefined }, () => 0),
    settle: async () => undefined,
  });

const asText = async () => JSON.stringify(await itemsOf(ledger));
const report = (dim: 'all' | 'agent' | 'target', value: string) =>
  readReport(ledger, { from: at(-3_600), to: at(3_600), dim, value }, true);
const consultsIn = async (...of: Parameters<typeof report>) =>
  (await report(...of)).reduce((sum, { counters }) => sum + (counters['VOICE.consults'] ?? 0), 0);

const messagesOf = (contact: Contact) => [
  ...contactEvents(contact).map((event) => parseContactEvent(event)),
  parseContactRecord({ ...contactRecord(contact), LastUpdateTimestamp: '2027-01-01T00:00:00Z' }),
];

describe('a contact that is erased', () => {
  const subject = contactSubject('c2');

  test('takes its whole call along, and leaves other calls as they are', async () => {
    const before = await itemsOf(ledger);
    await writeNote('c1', ALICE, 'He moves in May');
    await putDisposition(ledger, {
      root: 'c1',
      disposition: { contactId: 'c2', code: 'solved', notes: 'Paid', by: BOB, at: at(120) },
      expiresAt: expiryOf(at(0), MONTHS),
    });
    expect(await erase(subject)).toBe(0);
    const after = await itemsOf(ledger);
    const ofOther = ({ pk, sk }: Readonly<Record<string, unknown>>) => /#d[12]$|#d[12]\b/.test(`${pk}#${sk}`);
    expect(after.filter(ofOther)).toEqual(before.filter(ofOther));
    for (const left of ['He moves', 'Paid', NUMBER]) expect(JSON.stringify(after)).not.toContain(left);
    expect(after.filter(({ pk }) => /^(WRITTEN|CHAIN)#c1/.test(String(pk)))).toEqual([]);
  });

  test('leaves a tombstone that says nothing but that, and goes once nothing about it would be let in', async () => {
    await erase(subject);
    const left = (await itemsOf(ledger)).filter(({ pk }) => /#c[123]$/.test(String(pk)));
    const week = 7 * 86_400;
    expect(left.map(({ pk, sk }) => `${pk}/${sk}`)).toEqual([
      ...['ACTIONS#c1/ACTIONS', 'ACTIONS#c2/ACTIONS', 'ACTIONS#c3/ACTIONS'],
      ...['CONSULT#c1/ROW', 'CONSULT#c2/ROW', 'CONSULT#c3/ROW'],
      ...['HANDOFF#c1/HANDOFF', 'HANDOFF#c2/HANDOFF', 'HANDOFF#c3/HANDOFF'],
      ...['LEG#c1/FACTS', 'LEG#c2/FACTS', 'LEG#c3/FACTS'],
    ]);
    for (const { pk: _, sk: __, seen: ___, expiresAt, ...said } of left) {
      expect(said).toEqual({ erased: undefined });
      expect(Number(expiresAt)).toBeGreaterThanOrEqual(expiryOf(at(0), MONTHS) + week);
    }
  });

  test('counts on in every number, and the audit agrees', async () => {
    const sums = async () => (await itemsOf(ledger, 'REPORT#')).map(({ pk, sk, expiresAt: _, ...counters }) => ({ pk, sk, counters }));
    const before = await sums();
    await erase(subject);
    expect(await sums()).toEqual(before);
    expect(await audited()).toMatchObject({ rows: [], numbers: [] });
  });

  test.each(CALL.map((contact) => [contact.id, contact] as const))(
    'does not come back when everything is told again of %s',
    async (_, contact) => {
      await erase(subject);
      const before = await asText();
      for (const parsed of messagesOf(contact)) {
        if (!parsed.ok) throw new Error(parsed.rejection.message);
        for (const fact of parsed.facts)
          expect(await keepFact(fact, new Date(NOW_MS).toISOString(), { ledger, retentionMonths: MONTHS })).toBe('erased');
      }
      const act = { contactId: contact.id, add: { act: [`a1|${ALICE}|left|${at(100)}|0`] } };
      expect(await keepFact(act, new Date(NOW_MS).toISOString(), { ledger, retentionMonths: MONTHS })).toBe('erased');
      expect(await asText()).toBe(before);
      expect(await audited()).toMatchObject({ rows: [], numbers: [] });
    },
  );

  test('erased again changes nothing', async () => {
    await erase(subject);
    const before = await asText();
    expect(await erase(subject)).toBe(0);
    expect(await asText()).toBe(before);
  });

  test('is left while somebody may still be on the call', async () => {
    const open = { id: 'o1', method: 'INBOUND', agent: ALICE, initiated: 0, disconnected: 90 };
    for (const parsed of contactEvents(open).map((event) => parseContactEvent(event)))
      if (parsed.ok) for (const fact of parsed.facts) await keepFact(fact, at(100), { ledger, retentionMonths: MONTHS });
    const found = await findSubject(ledger, contactSubject('o1'), Date.parse(at(3_600)), () => undefined);
    expect([found.calls.length, found.openCalls.length]).toEqual([0, 1]);
    expect((await findSubject(ledger, contactSubject('o1'), NOW_MS, () => undefined)).calls).toHaveLength(1);
  });
});

describe('a projection that is overtaken by an erasure, before any of its requests', () => {
  test('brings nothing back, and the numbers stay right', async () => {
    const projection = (on: Ledger) => ({ ledger: on, retentionMonths: MONTHS, hashNumber: () => HASH, ...silentReport() });
    const expiries = new Map(CALL.map(({ id, initiated }) => [id, expiryOf(at(initiated), MONTHS)]));
    for (let before = 0, requests = 1; before <= requests; before++) {
      ledger = await local.newLedger();
      await tellChain(ledger, CALL, MONTHS);
      await keepFact({ contactId: 'c2', add: { reason: ['event|CUSTOMER_DISCONNECT'] } }, at(300), { ledger, retentionMonths: MONTHS });
      const slow = (on: Ledger) => projectChain('c1', expiries, projection(on));
      const fast = async (on: Ledger) => void (await erase(contactSubject('c1'), on));
      requests = (await overtake(ledger, slow, fast, before)).requests;
      const items = await itemsOf(ledger);
      expect(items.filter(({ row, rec, ev }) => row ?? rec ?? ev)).toEqual([]);
      expect(items.filter(({ pk }) => String(pk).startsWith('LIST#'))).toEqual([]);
      expect(await audited()).toMatchObject({ rows: [], numbers: [] });
      expect(await consultsIn('all', 'all')).toBe(2);
    }
  });
});

describe('an agent who is erased', () => {
  const subject = agentSubject(BOB, 'bob');
  beforeEach(async () => {
    const presence = { agentArn: BOB, at: at(0), state: 'available', chosenAt: null, queues: [], becameAt: null } as const;
    await putPresence(ledger, { presence: presence as unknown as Parameters<typeof putPresence>[1]['presence'], sequenceNumber: '1' });
    await rememberSocket(ledger, { connectionId: 'x1', endpoint: 'https://e' }, { agentArn: BOB, untilMs: NOW_MS + 60_000, nowMs: NOW_MS });
    await watchPresence(ledger, { connectionId: 'x1', endpoint: 'https://e' }, { untilMs: NOW_MS + 60_000, nowMs: NOW_MS });
    await rememberSocket(
      ledger,
      { connectionId: 'y1', endpoint: 'https://e' },
      { agentArn: ALICE, untilMs: NOW_MS + 60_000, nowMs: NOW_MS },
    );
  });

  test('is nowhere any more: facts, rows, lists, presence, sockets, names of numbers; the numbers of all stay', async () => {
    const [all, alice] = [await consultsIn('all', 'all'), await consultsIn('agent', ALICE)];
    expect(await consultsIn('target', BOB)).toBe(2);
    expect(await erase(subject)).toBe(0);
    const text = await asText();
    expect(text).not.toContain(BOB.split('/').at(-1));
    expect(text).not.toContain('x1');
    expect(text).toContain('SOCKET#y1');
    expect([await consultsIn('all', 'all'), await consultsIn('agent', ALICE)]).toEqual([all, alice]);
    expect(await consultsIn('target', 'erased')).toBe(2);
    expect(await audited()).toMatchObject({ rows: [], numbers: [] });
  });

  test('is taken out of what earlier erasures have left, too', async () => {
    await erase(contactSubject('c1'));
    expect(await asText()).toContain(ALICE);
    expect(await erase(agentSubject(ALICE, 'alice'))).toBe(0);
    expect(await asText()).not.toContain(ALICE);
    expect(await consultsIn('agent', 'erased')).toBe(2);
    expect(await audited()).toMatchObject({ rows: [], numbers: [] });
  });
});

describe('a number that is erased', () => {
  const subject = numberSubject(NUMBER, () => HASH);

  test('takes along the call on which it was dialled, and its name in the report', async () => {
    expect(await consultsIn('target', HASH)).toBe(1);
    expect(await erase(subject)).toBe(0);
    expect(await asText()).not.toContain(NUMBER);
    expect(await consultsIn('target', HASH)).toBe(0);
    expect(await consultsIn('all', 'all')).toBe(3);
    expect(await audited()).toMatchObject({ rows: [], numbers: [] });
  });

  test('takes along the call on which somebody wrote it down', async () => {
    await writeNote('d1', CAROL, 'Wants to be called at 206.555.0100');
    expect(await erase(subject)).toBe(0);
    expect(await asText()).not.toContain('206.555');
    expect((await itemsOf(ledger, 'LEG#d')).every(({ ev, rec }) => ev === undefined && rec === undefined)).toBe(true);
  });
});
