import { describe, expect } from 'vitest';
import type { SimStack } from '../scenario/sim-stack.ts';
import type { AttackedCall } from './attacked-call.ts';
import { attacks } from './attacks.ts';
import { rawRequest } from './raw-request.ts';

/** A word in what is sent: no answer repeats it, and no log holds it. */
export const MARK = 'Vermilion';

const MEGABYTE = 1_000_000;

/** Bodies that are wrong for whatever they are sent to. */
const ANYWHERE: readonly (readonly [string, string | Buffer])[] = [
  ['nothing', ''],
  ['no JSON', `${MARK}!`],
  ['JSON that is cut', `{"reason":"${MARK}`],
  ['JSON behind a byte order mark', `\ufeff{"reason":"${MARK}"}x`],
  ['JSON with a comment', `{/* ${MARK} */}x`],
  ['a form', `reason=${MARK}&version=0`],
  ['XML with an entity of a file', `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;${MARK}</x>`],
  ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x7b])],
  ['null', 'null'],
  ['a text', `"${MARK}"`],
  ['a number', '1e999'],
  ['a list', `["${MARK}"]`],
  ['50,000 lists, one in the other', '['.repeat(50_000) + ']'.repeat(50_000)],
  ['50,000 objects, one in the other', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
  ['lists that never end', '['.repeat(MEGABYTE)],
  ['1 MB of blanks', ' '.repeat(MEGABYTE)],
  ['a text of 1 MB', JSON.stringify('x'.repeat(MEGABYTE))],
  ['20,000 fields', JSON.stringify(Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`f${at}`, at])))],
  ['fields of the prototype', `{"__proto__":{"code":"solved","version":0,"actions":[],"reason":"${MARK}"}}`],
  ['fields of the constructor', `{"constructor":{"prototype":{"code":"solved","version":0,"actions":[]}}}`],
];

const note = (fields: object) => JSON.stringify({ reason: MARK, matters: '', tried: '', version: 1, ...fields });
const OF_NOTES: readonly (readonly [string, string])[] = [
  ['a reason that is a number', note({ reason: 1 })],
  ['a reason that is null', note({ reason: null })],
  ['a reason that is a list', note({ reason: [MARK] })],
  ['a reason with a toString', note({ reason: { toString: MARK } })],
  ['a reason of 201 characters', note({ reason: 'x'.repeat(201) })],
  ['a reason of 1 MB', note({ reason: 'x'.repeat(MEGABYTE) })],
  ['what matters in 1,001 characters', note({ matters: 'x'.repeat(1_001) })],
  ['a version that is a text', note({ version: '1' })],
  ['a version below zero', note({ version: -1 })],
  ['a version of one and a half', note({ version: 1.5 })],
  ['a version beyond exact numbers', note({}).replace('"version":1', '"version":9007199254740993')],
  ['a version beyond all numbers', note({}).replace('"version":1', '"version":1e999')],
  ['a version that is true', note({ version: true })],
  ['no version', note({ version: undefined })],
  ['two versions, the second a text', note({}).replace('}', ',"version":"1"}')],
  ['two reasons, the second a list', note({}).replace('}', `,"reason":["${MARK}"]}`)],
];

const disposition = (fields: object) => JSON.stringify({ code: 'solved', notes: MARK, ...fields });
const OF_DISPOSITIONS: readonly (readonly [string, string])[] = [
  ['a code that is none', disposition({ code: MARK })],
  ['a code that is a key of every object', disposition({ code: '__proto__' })],
  ['a code that is a list', disposition({ code: ['solved'] })],
  ['a code that is a number', disposition({ code: 0 })],
  ['no code', disposition({ code: undefined })],
  ['a code in capitals', disposition({ code: 'SOLVED' })],
  ['two codes, the second none', disposition({}).replace('}', ',"code":"x"}')],
  ['notes that are an object', disposition({ notes: {} })],
  ['notes of 1,001 characters', disposition({ notes: 'x'.repeat(1_001) })],
];

const ACTION = { actionId: 'a', contactId: 'c', verb: 'joined', at: '2026-11-21T10:16:02.118Z', skewMs: 0 };
const action = (fields: object) => JSON.stringify({ actions: [{ ...ACTION, ...fields }] });
const OF_ACTIONS: readonly (readonly [string, string])[] = [
  ['no actions', '{"actions":[]}'],
  ['51 actions', JSON.stringify({ actions: Array.from({ length: 51 }, () => ACTION) })],
  ['20,000 actions', JSON.stringify({ actions: Array.from({ length: 20_000 }, () => ACTION) })],
  ['an object that says its length', '{"actions":{"length":1,"0":{}}}'],
  ['a list of null', '{"actions":[null]}'],
  ['an id with a separator', action({ actionId: 'a|arn:aws:x|joined' })],
  ['an id of 65 letters', action({ actionId: 'a'.repeat(65) })],
  ['an id that is a number', action({ actionId: 1 })],
  ['a contact with a separator', action({ contactId: 'c|x' })],
  ['a contact that is a key', action({ contactId: 'LEG#c' })],
  ['a contact that is an object', action({ contactId: { $ne: null } })],
  ['a verb that is none', action({ verb: MARK })],
  ['a verb that is a key of every object', action({ verb: 'constructor' })],
  ['an instant of words', action({ at: MARK })],
  ['an instant by a number', action({ at: 0 })],
  ['an instant before any contact centre', action({ at: '0001-01-01T00:00:00Z' })],
  ['an instant without a zone', action({ at: '2026-11-21T10:16:02' })],
  ['a skew that is a text', action({ skewMs: '0' })],
  ['a skew of a thousand years', action({ skewMs: 3e13 })],
  ['a skew of a half', action({ skewMs: 0.5 })],
  ['a skew beyond all numbers', action({}).replace('"skewMs":0', '"skewMs":1e999')],
];

/** What a party of the call could send in place of a note, a disposition or a log. */
export function bodyAttacks(running: () => SimStack, call: () => AttackedCall): void {
  const routes = () => ({
    note: { method: 'PUT', path: `/contacts/${call().root}/note` },
    disposition: { method: 'PUT', path: `/contacts/${call().root}/disposition` },
    actions: { method: 'POST', path: '/actions' },
  });
  const refused = async (where: keyof ReturnType<typeof routes>, body: string | Buffer) => {
    const { status, text } = await rawRequest(running().stack, 'alice', { ...routes()[where], body });
    expect([status, JSON.parse(text).code]).toEqual([400, 'bad-field']);
    expect(text).not.toContain(MARK);
  };
  const everywhere = (['note', 'disposition', 'actions'] as const).flatMap((where) =>
    ANYWHERE.map(([what, body]) => [`${what}, as ${where}`, { where, body }] as const),
  );

  describe('a body that is refused, and of which nothing is written', () => {
    attacks('bodies', everywhere, ({ where, body }) => refused(where, body));
    attacks('bodies', OF_NOTES, (body) => refused('note', body));
    attacks('bodies', OF_DISPOSITIONS, (body) => refused('disposition', body));
    attacks('bodies', OF_ACTIONS, (body) => refused('actions', body));
  });
}
