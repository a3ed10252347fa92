import type { ConnectContactFlowEvent, Context, SQSEvent } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import { parseAgentEvent } from '../../domain/parse-agent-event.ts';
import { parseContactEvent } from '../../domain/parse-contact-event.ts';
import { parseContactRecord } from '../../domain/parse-contact-record.ts';
import { parseLegStart } from '../../domain/parse-leg-start.ts';
import type { Parsed } from '../../domain/parsed.ts';
import { expectedLedger } from './ledger/project-consults/expected-ledger.ts';
import { itemsOf, useLocalLedger } from './local-ledger.ts';
import { ALICE, agentEvent, BOB, type Contact, contactEvent, contactRecord, INSTANCE, legStart, SUPPORT, streamed } from './payloads.ts';
import { useFunctions } from './use-functions.ts';

const functions = useFunctions(useLocalLedger());

type Json = Record<string, unknown>;
const leg = (id: string): Contact => ({
  id,
  root: 'c1',
  prev: 'c1',
  method: 'TRANSFER',
  agent: BOB,
  queue: SUPPORT,
  initiated: 30,
  queued: 31,
  connected: 40,
  disconnected: 90,
});
const elsewhere = (text: string) => text.replaceAll('c0c0c0c0', 'd0d0d0d0');
const text = (value: unknown) => JSON.stringify(value);

/** A message, and the reason it is kept for; none for one that must be read, however odd. */
type Row = readonly [says: string, body: string, reason?: string];

const event = (id: string, change: Json = {}) => {
  const made = contactEvent(leg(id), 'DISCONNECTED', 90);
  return { ...made, detail: { ...(made.detail as Json), ...change } };
};
const pascal = (object: Json) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key.replace(/^./, (c) => c.toUpperCase()), value]));

const EVENTS: readonly Row[] = [
  ['as documented', text(event('e1'))],
  ['keys in PascalCase, the channel as Voice', text({ ...event('e2'), detail: pascal({ ...event('e2').detail, channel: 'Voice' }) })],
  ['1970 for "not yet"', text(event('e3', { disconnectTimestamp: '1970-01-01T00:00:00.001Z' }))],
  ['agent and queue as texts of JSON', text(event('e4', { agentInfo: text({ agentArn: BOB }), queueInfo: text({ queueArn: SUPPORT }) }))],
  ['agent and queue as texts of nothing', text(event('e5', { agentInfo: 'Bob', queueInfo: '' }))],
  [
    'ended before the agent came',
    text(event('e6', { agentInfo: { agentArn: BOB, connectedToAgentTimestamp: '2027-01-01T00:00:00.000Z' } })),
  ],
  ['a first contact with another root', text(event('e7', { initiationMethod: 'INBOUND', previousContactId: undefined }))],
  ['nulls for what is not known', text(event('e8', { queueInfo: null, agentInfo: null, disconnectTimestamp: null }))],
  ['no contact id', text(event('', { contactId: undefined })), 'no-contact-id'],
  ['an id that is none', text(event('e 9|x')), 'malformed'],
  ['no text of JSON', '{"detail": +12065550142', 'not-json'],
  ['a list', text([event('e10')]), 'not-an-object'],
  ['no detail', text({ ...event('e11'), detail: null }), 'unknown-shape'],
  ['an event of something else', text({ ...event('e12'), 'detail-type': 'Something else' }), 'unknown-shape'],
  ['an event of another instance', elsewhere(text(event('e13'))), 'other-instance'],
];

const record = (id: string, change: Json = {}) => ({ ...contactRecord(leg(id)), ...change });
const RECORDS: readonly Row[] = [
  ['as documented', text(record('r1'))],
  ['without its beginning', text(record('r2', { InitiationTimestamp: null }))],
  ['an unknown reason, an attribute that is a number', text(record('r3', { DisconnectReason: 'SOMETHING_NEW', Attributes: { n: 7 } }))],
  ['queue in lower case and null, keys missing', text({ ...record('r4', { Queue: undefined, Agent: undefined }), queue: null })],
  [
    'held longer than it lasted',
    text(record('r5', { Agent: { ARN: BOB, CustomerHoldDuration: 9_999, ConnectedToAgentTimestamp: 'soon' } })),
  ],
  ['the instance’s name in another case', text({ ...record('r6', { InstanceARN: undefined }), InstanceArn: INSTANCE })],
  ['bytes', '\u0000\uFFFD', 'not-json'],
  ['no contact id', text(record('r7', { ContactId: null })), 'no-contact-id'],
  ['nothing but an id', text({ ContactId: 'r8' }), 'unknown-shape'],
  ['a number', '7', 'not-an-object'],
  ['a record of another instance', elsewhere(text(record('r9'))), 'other-instance'],
];

const desk = (id: string, change: Json = {}) => ({ ...agentEvent(BOB, 40, { is: [[leg(id), 'CONNECTED']] }), ...change });
const AGENT_EVENTS: readonly Row[] = [
  ['as documented', text(desk('a1'))],
  ['a type that is new', text(desk('a2', { EventType: 'SOMETHING_NEW' }))],
  [
    'no snapshot before, 1970 for "not yet"',
    text(desk('a3', { PreviousAgentSnapshot: null })).replace(
      /"ConnectedToAgentTimestamp":"[^"]*"/,
      '"ConnectedToAgentTimestamp":"1970-01-01T00:00:00.001Z"',
    ),
  ],
  ['a contact without an id beside a good one', text(desk('a4')).replace('"Contacts":[', '"Contacts":[{"State":"CONNECTED"},')],
  ['no agent', text(desk('a5', { AgentARN: null })), 'malformed'],
  ['no instant', text(desk('a6', { EventTimestamp: 'soon' })), 'malformed'],
  ['no text of JSON', 'LOGIN', 'not-json'],
  ['an event of another instance', text(desk('a7', { InstanceARN: elsewhere(INSTANCE), AgentARN: elsewhere(ALICE) })), 'other-instance'],
];

const step = (id: string) => legStart(leg(id), { kind: 'agent', target: BOB });
const STEPS: readonly Row[] = [
  ['as documented', text(step('f1'))],
  ['a contact that is its own parent', text(legStart({ ...leg('f2'), root: 'f2', prev: 'f2' }, { kind: 'agent', target: BOB }))],
  ['no details', text({ Name: 'ContactFlowEvent' }), 'unknown-shape'],
  ['no contact', text({ Details: { Parameters: {} } }), 'unknown-shape'],
  ['no contact id', text(step('')).replace('"ContactId":""', '"ContactId":null'), 'no-contact-id'],
];

/** What stands in the ledger of contacts whose ids begin so, and what was kept of a function's messages. */
async function left(source: string, prefix: string) {
  const legs = (await itemsOf(functions.table(), `LEG#${prefix}`)).map(({ expiresAt: _, ...item }) => item);
  const kept = functions.poisoned.map((body) => JSON.parse(body)).filter((poison) => poison.source === source);
  return {
    legs,
    kept: kept
      .map(({ reason, body, encoding }) => [reason.code, Buffer.from(body, encoding === 'base64' ? 'base64' : 'utf8').toString()])
      .sort(byBody),
  };
}

/** What must: every readable message whole, every other kept as it came. */
function wanted(rows: readonly Row[], parse: (body: string) => Parsed) {
  const readable = rows.filter(([, , reason]) => reason === undefined);
  const told = readable.map(([name, body]) => {
    const parsed = parse(body);
    if (!parsed.ok) throw new Error(`${name}: ${parsed.rejection.message}`);
    return { name, facts: parsed.facts };
  });
  const kept = rows.flatMap(([, body, reason]) => (reason === undefined ? [] : [[reason, body]])).sort(byBody);
  return { legs: expectedLedger(told).legs.map(({ expiresAt: _, ...item }) => item), kept };
}

const textsOf = (rows: readonly Row[]) => rows.map(([, body]) => body);
const byBody = ([, a = '']: readonly string[], [, b = '']: readonly string[]) => (a < b ? -1 : 1);

describe('of a batch with everything that was ever seen or feared, exactly what cannot be read is kept, with its reason', () => {
  test('contact events', async () => {
    const { handler } = await import('../../lambdas/ledger/on-contact-event/index.ts');
    const Records = EVENTS.map(([, body], i) => ({ messageId: `m${i}`, body }));
    expect(await handler({ Records } as SQSEvent)).toEqual({ batchItemFailures: [] });
    expect(await left('on-contact-event', 'e')).toEqual(wanted(EVENTS, parseContactEvent));
  });

  test('contact records', async () => {
    const { handler } = await import('../../lambdas/ledger/on-contact-record/index.ts');
    expect(await handler(streamed(textsOf(RECORDS)))).toEqual({ batchItemFailures: [] });
    expect(await left('on-contact-record', 'r')).toEqual(wanted(RECORDS, parseContactRecord));
  });

  test('agent events', async () => {
    const { handler } = await import('../../lambdas/ledger/on-agent-event/index.ts');
    expect(await handler(streamed(textsOf(AGENT_EVENTS)))).toEqual({ batchItemFailures: [] });
    expect(await left('on-agent-event', 'a')).toEqual(wanted(AGENT_EVENTS, parseAgentEvent));
  });

  test('flow steps, each answered so that the call goes on', async () => {
    const { handler } = await import('../../lambdas/ledger/on-leg-start/index.ts');
    const call = ([, body]: Row, i: number) => handler(JSON.parse(body) as ConnectContactFlowEvent, { awsRequestId: `r${i}` } as Context);
    const answers = await Promise.all(STEPS.map(call));
    expect(answers.map(({ recorded }) => recorded)).toEqual(STEPS.map(([, , reason]) => String(reason === undefined)));
    expect(await left('on-leg-start', 'f')).toEqual(wanted(STEPS, (body) => parseLegStart(JSON.parse(body))));
  });

  test('and nothing of what was kept stands in the log', () => {
    expect(functions.said.join('')).not.toMatch(/2065550/);
  });
});
