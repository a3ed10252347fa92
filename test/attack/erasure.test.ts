import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { beforeEach, describe, expect } from 'vitest';
import { eraseFound } from '../../cli/subject/erase-found.ts';
import { findSubject } from '../../cli/subject/find-subject.ts';
import { agentSubject, contactSubject, namedBy, numberSubject, type Subject } from '../../cli/subject/subject.ts';
import type { KeptSession } from '../../domain/hand-off/hand-off.ts';
import { expiryOf } from '../../lambdas/store/expiry.ts';
import { putPass, putSession } from '../../lambdas/store/hand-off.ts';
import { loginKey } from '../../lambdas/store/keys.ts';
import { putNote } from '../../lambdas/store/note.ts';
import { itemsOf, type LocalLedger, useLocalLedger } from '../lambdas/local-ledger.ts';
import { ALICE, at, BOB, CAROL } from '../lambdas/payloads.ts';
import { CONSULT, CUSTOMER, tellChain } from '../lambdas/told-chain.ts';
import { attacks } from './attacks.ts';

const NUMBER = '+12065550142';
const NOW_MS = Date.parse(at(0)) + 2 * 86_400_000;
const local = useLocalLedger();
let ledger: Awaited<ReturnType<LocalLedger['newLedger']>>;

/** A call of Alice and Bob, another of Carol and Bob, and one of an agent whose contact ids begin as the first call's do. */
beforeEach(async () => {
  ledger = await local.newLedger();
  await tellChain(ledger, [CUSTOMER, CONSULT]);
  await tellChain(ledger, [
    { ...CUSTOMER, id: 'd1', agent: CAROL },
    { ...CONSULT, id: 'd2', root: 'd1', prev: 'd1' },
  ]);
  await tellChain(ledger, [{ ...CUSTOMER, id: 'c11', agent: CAROL }]);
});

/** Writes versions of the note on a call, each by another agent. */
async function writeNotes(root: string, ...versions: readonly (readonly [by: string, matters: string])[]): Promise<void> {
  for (const [i, [by, matters]] of versions.entries()) {
    const note = { reason: '', matters, tried: '', version: i + 1, by, at: at(60 + i) };
    await putNote(ledger, { root, note, expiresAt: expiryOf(at(60), 12), nowMs: Date.parse(at(60)) });
  }
}

async function erase(subject: Subject): Promise<string> {
  const found = await findSubject(ledger, subject, NOW_MS, () => undefined);
  await eraseFound(ledger, found, subject, { retentionMonths: 25, nowMs: NOW_MS });
  return JSON.stringify(await itemsOf(ledger));
}

describe('a number that an agent wrote into a note does not stay, written', () => {
  const WRITINGS: readonly (readonly [string, string])[] = [
    ['with dots', '206.555.0142'],
    ['with dashes of every width', '206\u2013555\u20140142'],
    ['with zero-width spaces', '2\u200b0\u200b6\u200b5\u200b5\u200b5\u200b0\u200b1\u200b4\u200b2'],
    ['over several lines', '206\n555\n0142'],
    ['in full-width digits', '\uff12\uff10\uff16\uff15\uff15\uff15\uff10\uff11\uff14\uff12'],
    ['in Arabic-Indic digits', '\u0662\u0660\u0666\u0665\u0665\u0665\u0660\u0661\u0664\u0662'],
    ['in Devanagari digits', '\u0968\u0966\u096c\u096b\u096b\u096b\u0966\u0967\u096a\u0968'],
    ['in circled digits', '\u2461\u24ea\u2465\u2464\u2464\u2464\u24ea\u2460\u2463\u2461'],
    ['with its country code in brackets', '(+1) (206) 555 0142'],
  ];
  attacks('erasure', WRITINGS, async (writing) => {
    await writeNotes('c1', [ALICE, `Call ${writing} back`]);
    const left = await erase(numberSubject(NUMBER, () => 'h'));
    expect(left).not.toContain(JSON.stringify(writing).slice(1, -1));
    expect(left).toContain(CAROL);
  });
});

describe('what an AI agent handed over goes with a number in it, written', () => {
  const SAID: readonly (readonly [string, Partial<KeptSession>])[] = [
    ['as the caller’s', { caller: { number: NUMBER } }],
    ['in the reason, with dots', { reason: 'Call 206.555.0142 back' }],
    ['in a turn of the transcript', { transcript: [{ role: 'caller', text: 'My number is 206 555 0142', at: null, offsetMs: 0 }] }],
    ['in an attribute', { attributes: { number: '(206) 555-0142' } }],
  ];
  attacks('erasure', SAID, async (said) => {
    const nowMs = Date.parse(at(60));
    const expiresAt = expiryOf(at(60), 12);
    await putPass(ledger, { contactId: 'c1', aiAgent: 'Nova', code: '0123456789', nowMs, expiresAt });
    const own = { aiAgent: 'Nova', sessionId: 's1', occurredAt: at(60), version: 1, firstPostedAt: at(60), postedAt: at(60) };
    const message = { id: 'm', bodyHash: 'h', version: 1 };
    const write = { contactId: 'c1', aiAgent: 'Nova', sessionId: 's1', session: { ...own, ...said }, message, nowMs, expiresAt };
    expect(await putSession(ledger, write)).toBe('kept');
    const left = await erase(numberSubject(NUMBER, () => 'h'));
    expect(left).not.toMatch(/5550142|555.0142|firstPostedAt/);
    expect(left).toContain(CAROL);
  });
});

describe('an agent is nowhere any more, though they are named only', () => {
  const PLACES: readonly (readonly [string, () => Promise<void>])[] = [
    ['as the writer of an earlier version of a note', () => writeNotes('c1', [CAROL, 'first'], [ALICE, 'second'])],
    ['as the writer of a note on a call that has expired', () => writeNotes('e1', [CAROL, 'first'], [BOB, 'second'], [BOB, 'third'])],
    ['in what another agent wrote', () => writeNotes('c1', [ALICE, `Ask ${CAROL}`])],
    [
      'by a login that is kept in other letters than it was given in',
      async () => {
        const Item = { ...loginKey('carol'), userArn: { S: CAROL }, expiresAt: { N: '1' } };
        await ledger.db.send(new PutItemCommand({ TableName: ledger.tableName, Item }));
      },
    ],
    [
      'in an item of a kind that this version does not know',
      async () => {
        const Item = { pk: { S: 'LATER#x' }, sk: { S: 'X' }, map: { M: { list: { L: [{ S: `by ${CAROL}` }] } } } };
        await ledger.db.send(new PutItemCommand({ TableName: ledger.tableName, Item }));
      },
    ],
  ];
  attacks('erasure', PLACES, async (write) => {
    await write();
    const left = await erase(agentSubject(CAROL, 'CAROL'));
    expect(left.replaceAll(/"(?:LIST|REPORT)#[^"]*"/g, '')).not.toContain(CAROL);
    expect(left).not.toContain('LOGIN#carol');
    expect(left).toContain(ALICE);
  });
});

describe('nothing of others is erased by', () => {
  const NEAR: readonly (readonly [string, Subject])[] = [
    ['a number with a digit more', numberSubject('+120655501420', () => 'h')],
    ['a number whose last digits are those of another', numberSubject('+442065550199', () => 'h')],
    ['a contact id that others begin with', contactSubject('c')],
    ['a contact id that is longer than another', contactSubject('c111')],
    ['an agent whose id is the beginning of another’s', agentSubject(ALICE.slice(0, -2), null)],
  ];
  attacks('erasure', NEAR, async (subject) => {
    await writeNotes('c1', [ALICE, 'Call 206 555 0142 back']);
    const before = JSON.stringify(await itemsOf(ledger));
    expect((await erase(subject)) === before).toBe(true);
  });
});

describe('a word that many items hold is taken for nobody:', () => {
  const WORDS = ['LEG', 'FACTS', 'VOICE', 'INBOUND', 'returned', 'all', 'S', '2026-11-21', 'arn', '-', '', 'c1', '0f8fad5b'];
  attacks(
    'erasure',
    WORDS.map((word) => [`--contact ${word}`, word] as const),
    (word) => expect(() => namedBy({ contact: word })).toThrow(/contact id/),
  );
});
