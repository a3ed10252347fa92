import { gzipSync } from 'node:zlib';
import { ALICE, BOB, type Contact, contactEvents, contactRecord, INSTANCE } from '../lambdas/payloads.ts';
import { CONSULT, CUSTOMER } from '../lambdas/told-chain.ts';

type Json = Record<string, unknown>;
const text = (...messages: readonly unknown[]) => messages.map((message) => `${JSON.stringify(message)}\n`).join('');

/** A call with one consult that nothing is wrong with: whatever is beside it, it must be reported. */
export const HONEST = text(contactRecord(CUSTOMER), contactRecord(CONSULT));

/** A call of its own with a consult, its ids beginning so. */
const call = (prefix: string, change: Partial<Contact> = {}, asked: Partial<Contact> = {}): readonly Contact[] => [
  { ...CUSTOMER, id: `${prefix}1`, ...change },
  { ...CONSULT, id: `${prefix}2`, root: `${prefix}1`, prev: `${prefix}1`, ...asked },
];
const records = (contacts: readonly Contact[], change: Json = {}) =>
  text(...contacts.map((contact) => ({ ...contactRecord(contact), ...change })));
/** ARNs may hold every sign but blanks and bars. */
const agent = (name: string) => `${INSTANCE}/agent/${name}`;

const ESCAPES = '\x1b[2J\x1b]0;owned\x07\x9b31m';
const TURNED = '\u202e\u2066fdp.exe';

/** Exports that were made to do harm, each named by what it tries. */
export const HOSTILE_EXPORTS: readonly (readonly [says: string, content: string | Buffer])[] = [
  ['agents whose ARN clears the screen', records(call('esc', { agent: agent(ESCAPES) }, { agent: agent(ESCAPES) }))],
  ['agents whose ARN turns the direction of writing', records(call('rlo', { agent: agent(TURNED) }, { agent: agent(TURNED) }))],
  ['an ARN that breaks out of a cell of CSV', records(call('csv', { agent: agent('x",=cmd()') }, { agent: agent('x"\r\n=1+1') }))],
  ['an ARN of half a character', records(call('half', { agent: agent('\ud83d') }))],
  [
    'names that are formulas',
    records(call('sum'), { Queue: { ARN: '=1+1', Name: '＝HYPERLINK("x")' }, Agent: { ARN: '@SUM(A1)', Username: '+1' } }),
  ],
  ['ids with line ends, tabs and escapes', records(call('id\n\t\x1b[31m'))],
  [
    'ids that are names of an object',
    records([
      { ...CUSTOMER, id: '__proto__' },
      { ...CONSULT, id: 'constructor', root: '__proto__', prev: '__proto__' },
    ]),
  ],
  [
    'fields that would change every object',
    '{"__proto__":{"ContactId":"x","polluted":true},"constructor":{"prototype":{"polluted":true}},"ContactId":"p1"}\n',
  ],
  ['a contact that is its own parent', records([{ ...CONSULT, id: 's1', root: 's1', prev: 's1' }])],
  [
    'contacts that are each other’s parents',
    records([
      { ...CONSULT, id: 'y1', root: 'y2', prev: 'y2' },
      { ...CONSULT, id: 'y2', root: 'y1', prev: 'y1' },
    ]),
  ],
  [
    'five hundred contacts in one chain of parents',
    records(Array.from({ length: 500 }, (_, i) => ({ ...CONSULT, id: `n${i}`, root: `n${i - 1}`, prev: `n${i - 1}` }))),
  ],
  [
    'instants beyond all calendars',
    records(call('t'), { InitiationTimestamp: '+275760-09-13T00:00:00.001Z', DisconnectTimestamp: '-271821-04-20T00:00:00Z' }),
  ],
  ['durations beyond all numbers', records(call('d')).replaceAll(/"(AgentInteractionDuration|CustomerHoldDuration)":\d+/g, '"$1":1e999')],
  [
    'events whose kind is an escape',
    text(
      ...contactEvents(CUSTOMER).map((event) => ({ ...event, detail: { ...(event.detail as Json), contactId: 'k1', eventType: ESCAPES } })),
    ),
  ],
  ['a message nested 100,000 deep', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}\n`],
  ['lists within lists, 100,000 deep', `${'['.repeat(100_000)}\n`],
  ['a text without an end, of 3 MB', `{"ContactId":"${'x'.repeat(3_000_000)}\n`],
  ['30 MB of blanks in 30 KB', gzipSync(Buffer.alloc(30_000_000, ' '))],
  ['gzip data cut off', gzipSync(Buffer.from(records(call('g')))).subarray(0, 60)],
  ['bytes of no text', Buffer.from([0, 255, 254, 128, 10])],
  [
    'an agent event with an escape for its state',
    text({
      AgentARN: ALICE,
      InstanceARN: INSTANCE,
      EventType: ESCAPES,
      EventTimestamp: 'now',
      CurrentAgentSnapshot: { AgentStatus: { Name: ESCAPES }, Contacts: [{ ContactId: ESCAPES, State: ESCAPES }] },
    }),
  ],
  [
    'a record of another shape in each field',
    text({ ContactId: ['x'], Agent: 'x', Queue: 7, InitiationTimestamp: {}, CustomerEndpoint: [BOB], Attributes: null }),
  ],
];
