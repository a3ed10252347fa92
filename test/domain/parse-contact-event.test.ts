import { describe, expect, test } from 'vitest';
import { parseContactEvent } from '../../domain/parse-contact-event.ts';

const INSTANCE = 'arn:aws:connect:us-east-1:111122223333:instance/c0c0c0c0-1111-4222-8333-444455556666';
const AGENT = `${INSTANCE}/agent/b0b00000-0000-4000-8000-000000000002`;
const QUEUE = `${INSTANCE}/queue/5a000000-0000-4000-8000-0000000000a1`;

const envelope = (detail: unknown, time = '2026-11-21T10:15:07Z') => ({
  version: '0',
  id: 'e1',
  'detail-type': 'Amazon Connect Contact Event',
  source: 'aws.connect',
  account: '111122223333',
  time,
  region: 'us-east-1',
  resources: [`${INSTANCE}/contact/c2`, INSTANCE],
  detail,
});
const DETAIL = {
  contactId: 'c2',
  initialContactId: 'c1',
  previousContactId: 'c1',
  eventType: 'CONNECTED_TO_AGENT',
  channel: 'VOICE',
  instanceArn: INSTANCE,
  initiationMethod: 'TRANSFER',
  initiationTimestamp: '2026-11-21T10:15:01.250Z',
  queueInfo: { queueArn: QUEUE, queueType: 'STANDARD', enqueueTimestamp: '2026-11-21T10:15:01.400Z' },
  agentInfo: { agentArn: AGENT, connectedToAgentTimestamp: '2026-11-21T10:15:07.123Z' },
};
const FACT = {
  contactId: 'c2',
  add: {
    root: ['event|c1'],
    prev: ['event|c1'],
    agent: [`event|${AGENT}`],
    queue: [`event|${QUEUE}`],
    method: ['event|TRANSFER'],
    channel: ['event|VOICE'],
    ev: ['CONNECTED_TO_AGENT|2026-11-21T10:15:07.123Z', 'INITIATED|2026-11-21T10:15:01.250Z', 'QUEUED|2026-11-21T10:15:01.400Z'],
  },
};
const pascal = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key[0]?.toUpperCase() + key.slice(1), pascal(inner)]))
    : value;
const factOf = (detail: unknown, time?: string) => {
  const parsed = parseContactEvent(envelope(detail, time));
  return parsed.ok ? parsed.facts[0] : parsed.rejection;
};
const { agentInfo: _agent, ...WITHOUT_AGENT } = DETAIL;

describe('a contact event gives the same facts', () => {
  test.each([
    ['as it is', envelope(DETAIL)],
    ['as JSON text', JSON.stringify(envelope(DETAIL))],
    ['with PascalCase keys all through', envelope(pascal(DETAIL))],
    ['with PascalCase inside camelCase', envelope({ ...DETAIL, agentInfo: pascal(DETAIL.agentInfo) })],
    ['with Voice for VOICE', envelope({ ...DETAIL, channel: 'Voice' })],
    ['with InstanceARN', envelope({ ...DETAIL, instanceArn: undefined, InstanceARN: INSTANCE })],
    ['with queueInfo as a string of JSON', envelope({ ...DETAIL, queueInfo: JSON.stringify(DETAIL.queueInfo) })],
    ['with nulls for what it does not know', envelope({ ...DETAIL, relatedContactId: null, disconnectReason: null })],
    ['with 1970 for what has not happened', envelope({ ...DETAIL, disconnectTimestamp: '1970-01-01T00:00:00.001Z' })],
    [
      'with a customer endpoint, which is not kept',
      envelope({ ...DETAIL, customerEndpoint: { address: '+12065550142', type: 'TELEPHONE_NUMBER' } }),
    ],
    ['with another offset', envelope({ ...DETAIL, initiationTimestamp: '2026-11-21T11:15:01.250+01:00' })],
  ])('%s', (_name, input) => {
    expect(parseContactEvent(input, { instanceArn: INSTANCE })).toEqual({ ok: true, facts: [FACT], ignored: [] });
  });
});

describe('what a contact event says of ids and instants', () => {
  test('a contact that is said to be its own root and parent is neither', () => {
    const fact = factOf({ ...DETAIL, contactId: 'c1' });
    expect(fact).toMatchObject({ contactId: 'c1' });
    expect(fact).not.toHaveProperty('add.root');
    expect(fact).not.toHaveProperty('add.prev');
  });

  test('an event without its own instant happened within the second the envelope names', () => {
    const fact = factOf({ ...WITHOUT_AGENT, eventType: 'DISCONNECTED' });
    expect(fact).toHaveProperty('add.ev', expect.arrayContaining(['DISCONNECTED|2026-11-21T10:15:07Z']));
  });

  test('an end that names no agent says so', () => {
    const fact = factOf({ ...WITHOUT_AGENT, eventType: 'DISCONNECTED', disconnectTimestamp: '2026-11-21T10:15:09.000Z' });
    expect(fact).toHaveProperty('add.ev', expect.arrayContaining(['NO_AGENT|2026-11-21T10:15:09.000Z']));
  });

  test('an end whose agent cannot be read does not say that there was none', () => {
    const fact = factOf({ ...DETAIL, agentInfo: 'agent b', eventType: 'DISCONNECTED' });
    expect(JSON.stringify(fact)).not.toContain('NO_AGENT');
  });

  test('an agent whom the contact was only offered to is not its agent, and an end with them had none', () => {
    const agentInfo = { ...DETAIL.agentInfo, connectedToAgentTimestamp: '1970-01-01T00:00:00.001Z' };
    expect(factOf({ ...DETAIL, eventType: 'CONTACT_DATA_UPDATED', agentInfo })).not.toHaveProperty('add.agent');
    const ended = factOf({ ...DETAIL, eventType: 'DISCONNECTED', agentInfo, disconnectTimestamp: '2026-11-21T10:15:09.000Z' });
    expect(ended).toHaveProperty('add.ev', expect.arrayContaining(['NO_AGENT|2026-11-21T10:15:09.000Z']));
  });

  test('a completed contact carries the after-contact work', () => {
    const agentInfo = { ...DETAIL.agentInfo, afterContactWorkStartTimestamp: '2026-11-21T10:20:00.500Z' };
    const fact = factOf({ ...DETAIL, eventType: 'COMPLETED', agentInfo });
    expect(fact).toHaveProperty(
      'add.ev',
      expect.arrayContaining(['ACW_STARTED|2026-11-21T10:20:00.500Z', 'COMPLETED|2026-11-21T10:15:07Z']),
    );
  });

  test('the number of an outside leg is kept as its other end', () => {
    const outside = { ...WITHOUT_AGENT, initiationMethod: 'EXTERNAL_OUTBOUND', customerEndpoint: { address: '+442079460123' } };
    expect(factOf(outside)).toHaveProperty('add.endpoint', ['event|+442079460123']);
  });
});

describe('what cannot be read is passed by and named, without its value', () => {
  test.each([
    ['an unknown event type', { ...DETAIL, eventType: 'AMD_DISABLED' }, ['detail.eventType AMD_DISABLED']],
    ['an unknown field', { ...DETAIL, newThing: '+12065550142' }, ['detail.newThing']],
    ['a key that is no name', { ...DETAIL, 'Jane Doe': 1 }, ['detail.?']],
    ['a number for an event type', { ...DETAIL, eventType: '12065550142' }, ['detail.eventType ?']],
    ['a name and a number for an event type', { ...DETAIL, eventType: 'JANEDOE12065550142' }, ['detail.eventType ?']],
    ['a name with a dot for an event type', { ...DETAIL, eventType: 'jane.doe' }, ['detail.eventType ?']],
    ['an event type longer than any', { ...DETAIL, eventType: 'A'.repeat(33) }, ['detail.eventType ?']],
    ['no event type', { ...DETAIL, eventType: undefined }, ['detail.eventType missing']],
    ['a number for a field', { ...DETAIL, '12065550142': 1 }, ['detail.?']],
    ['a name and a number for a field', { ...DETAIL, Jane12065550142: 1 }, ['detail.?']],
    ['an address for a field', { ...DETAIL, 'jane.doe': 1 }, ['detail.?']],
    ['a field with a number of its own', { ...DETAIL, level1Group: 1 }, ['detail.level1Group']],
    ['queueInfo as a word', { ...DETAIL, queueInfo: 'Support' }, ['detail.queueInfo']],
    ['an instant that is none', { ...DETAIL, disconnectTimestamp: 'yesterday' }, ['detail.disconnectTimestamp']],
    ['an agent that is no ARN', { ...DETAIL, agentInfo: { agentArn: 'Jane' } }, ['detail.agentInfo.agentArn']],
  ])('%s', (_name, detail, ignored) => {
    expect(parseContactEvent(envelope(detail))).toMatchObject({ ok: true, ignored });
  });
});

describe('an event is rejected, by a code and without a value', () => {
  test.each([
    ['text that is no JSON', '+12065550142', { code: 'not-json', message: 'the message is text, but no JSON' }],
    ['a list', [], { code: 'not-an-object', message: 'the message is a list' }],
    ['null', 'null', { code: 'not-an-object', message: 'the message is null' }],
    ['no detail', { source: 'aws.connect' }, { code: 'unknown-shape', message: 'detail is no object but missing' }],
    [
      'another detail type',
      { ...envelope(DETAIL), 'detail-type': 'Scheduled Event' },
      { code: 'unknown-shape', message: 'detail-type is not that of a contact event' },
    ],
    ['no contact id', envelope({ ...DETAIL, contactId: undefined }), { code: 'no-contact-id', message: 'detail.contactId is missing' }],
    ['a null contact id', envelope({ ...DETAIL, contactId: null }), { code: 'no-contact-id', message: 'detail.contactId is missing' }],
    [
      'a number for a contact id',
      envelope({ ...DETAIL, contactId: 12065550142 }),
      { code: 'malformed', message: 'detail.contactId is no contact id but of type number' },
    ],
    [
      'a sentence for a contact id',
      envelope({ ...DETAIL, contactId: 'Jane|Doe' }),
      { code: 'malformed', message: 'detail.contactId is no contact id but some other text' },
    ],
    [
      'another instance',
      envelope({ ...DETAIL, instanceArn: `${INSTANCE}7` }),
      { code: 'other-instance', message: 'the instance is another one', contactId: 'c2' },
    ],
  ])('%s', (_name, input, rejection) => {
    expect(parseContactEvent(input, { instanceArn: INSTANCE })).toEqual({ ok: false, rejection });
  });
});
