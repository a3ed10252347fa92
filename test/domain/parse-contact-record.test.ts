import { describe, expect, test } from 'vitest';
import { recordOf } from '../../domain/leg-record.ts';
import { parseContactRecord } from '../../domain/parse-contact-record.ts';

const INSTANCE = 'arn:aws:connect:us-east-1:111122223333:instance/c0c0c0c0-1111-4222-8333-444455556666';
const AGENT = `${INSTANCE}/agent/b0b00000-0000-4000-8000-000000000002`;
const RECORD = {
  AWSAccountId: '111122223333',
  ContactId: 'c2',
  InitialContactId: 'c1',
  PreviousContactId: 'c1',
  NextContactId: 'c9',
  InstanceARN: INSTANCE,
  Channel: 'VOICE',
  InitiationMethod: 'TRANSFER',
  InitiationTimestamp: '2026-11-21T10:15:01Z',
  DisconnectTimestamp: '2026-11-21T10:16:00Z',
  LastUpdateTimestamp: '2026-11-21T10:18:00Z',
  CustomerEndpoint: { Type: 'TELEPHONE_NUMBER', Address: '+12065550142' },
  Attributes: { name: 'Jane Doe', tries: 3 },
  Agent: {
    ARN: AGENT,
    Username: 'jane.doe',
    ConnectedToAgentTimestamp: '2026-11-21T10:15:07Z',
    AfterContactWorkStartTimestamp: '2026-11-21T10:16:00Z',
    AgentInteractionDuration: 0,
    CustomerHoldDuration: 53,
    NumberOfHolds: 1,
  },
  Queue: null,
};

function read(input: unknown) {
  const parsed = parseContactRecord(input, { instanceArn: INSTANCE });
  if (!parsed.ok) throw new Error(parsed.rejection.message);
  const fact = parsed.facts[0];
  if (!fact?.record) throw new Error('no record');
  return {
    fact,
    record: fact.record,
    meaning: recordOf({ contactId: fact.contactId, sets: {}, record: fact.record }),
    ignored: parsed.ignored,
  };
}

describe('a contact record', () => {
  test('keeps what the meaning needs, and nothing that names a person', () => {
    const { fact, meaning, record } = read(RECORD);
    expect(meaning).toEqual({
      root: 'c1',
      previous: 'c1',
      next: 'c9',
      channel: 'VOICE',
      method: 'TRANSFER',
      agent: AGENT,
      initiatedAt: '2026-11-21T10:15:01.000Z',
      connectedToAgentAt: '2026-11-21T10:15:07.000Z',
      disconnectedAt: '2026-11-21T10:16:00.000Z',
      acwStartedAt: '2026-11-21T10:16:00.000Z',
      interactionSeconds: 0,
      customerHoldSeconds: 53,
      holds: 1,
    });
    expect(fact.add).toEqual({});
    expect(record.json).not.toMatch(/Jane|jane|2065550142/);
  });

  test.each([
    ['in another order of keys', Object.fromEntries(Object.entries(RECORD).reverse())],
    ['with nulls where keys were missing', { ...RECORD, RelatedContactId: null, DisconnectReason: null }],
    ['with a lower-case queue beside', { ...RECORD, queue: null }],
    ['as JSON text', JSON.stringify(RECORD)],
  ])('has the same version %s', (_name, input) => {
    expect(read(input).record).toEqual(read(RECORD).record);
  });

  test('of a first contact has neither root nor parent, whether null or its own id', () => {
    expect(read({ ...RECORD, InitialContactId: null, PreviousContactId: 'c2' }).meaning).not.toHaveProperty('previous');
  });

  test('sent later has the greater version, and one that does not say when has the smallest', () => {
    const versions = [{}, { LastUpdateTimestamp: '2026-11-21T10:18:00Z' }, { LastUpdateTimestamp: '2027-01-01T00:00:00Z' }].map(
      (when) => read({ ...RECORD, LastUpdateTimestamp: undefined, ...when }).record.version,
    );
    expect([...versions].sort()).toEqual(versions);
  });

  test('keeps the number of an outside leg, because it is the target', () => {
    expect(read({ ...RECORD, InitiationMethod: 'EXTERNAL_OUTBOUND' }).meaning?.endpoint).toBe('+12065550142');
  });

  test('survives a missing start, an unknown reason and a hold longer than the contact', () => {
    const odd = {
      ...RECORD,
      InitiationTimestamp: undefined,
      DisconnectReason: 'SOMETHING_NEW',
      Agent: { ...RECORD.Agent, CustomerHoldDuration: 9999 },
    };
    expect(read(odd)).toMatchObject({ meaning: { reason: 'SOMETHING_NEW', customerHoldSeconds: 9999 }, ignored: [] });
  });

  test('names what it could not read', () => {
    expect(read({ ...RECORD, Agent: { ...RECORD.Agent, NumberOfHolds: 'many' }, Extra: 1 }).ignored).toEqual([
      'Extra',
      'Agent.NumberOfHolds',
    ]);
  });

  test.each([
    ['numbers as text', { ...RECORD.Agent, AgentInteractionDuration: '30' }, { interactionSeconds: 30 }],
    [
      'milliseconds',
      { ...RECORD.Agent, AgentInteractionDuration: undefined, AgentInteractionDurationMillis: 30_000 },
      { interactionSeconds: 30 },
    ],
    ['camel case', { arn: AGENT, connectedToAgentTimestamp: 1_795_256_107 }, { connectedToAgentAt: '2026-11-21T10:15:07.000Z' }],
  ])('is read in the forms that others export: %s', (_name, Agent, meaning) => {
    expect(read({ ...RECORD, Agent }).meaning).toMatchObject({ agent: AGENT, ...meaning });
  });

  test.each(['None', 'null', 'NaN', 'N/A', '\\N', ''])('takes the word %j for no value', (word) => {
    const { meaning, fact } = read({ ...RECORD, InitialContactId: word, PreviousContactId: word });
    expect(meaning).not.toHaveProperty('root');
    expect(meaning).not.toHaveProperty('previous');
    expect(fact.contactId).toBe('c2');
  });

  test.each([
    ['whose ARN is masked', { ...RECORD.Agent, ARN: '***' }, 'Agent.ARN'],
    ['whose ARN is absent', { ...RECORD.Agent, ARN: null }, 'Agent.ARN'],
    ['who is a text', 'jane.doe', 'Agent'],
  ])('names an agent who cannot be read, %s, as there', (_name, Agent, field) => {
    const parsed = parseContactRecord({ ...RECORD, Agent });
    expect(parsed).toMatchObject({ ok: true, unread: [field] });
    expect(read({ ...RECORD, Agent }).meaning).toMatchObject({ agentUnread: true });
  });

  test.each([
    ['without a value', null],
    ['empty', {}],
    ['of nothing but zeros', { ARN: null, NumberOfHolds: 0, CustomerHoldDuration: 0 }],
    ['whom it was only offered to', { ...RECORD.Agent, ConnectedToAgentTimestamp: '1970-01-01T00:00:00.001Z' }],
  ])('names no agent where the field is there, %s', (_name, Agent) => {
    expect(parseContactRecord({ ...RECORD, Agent })).not.toHaveProperty('unread');
    expect(read({ ...RECORD, Agent }).meaning).not.toHaveProperty('agent');
    expect(read({ ...RECORD, Agent }).meaning).not.toHaveProperty('agentUnread');
  });

  test.each([
    ['without a contact id', { ...RECORD, ContactId: undefined }, 'no-contact-id'],
    ['of another instance', { ...RECORD, InstanceARN: `${INSTANCE}7` }, 'other-instance'],
    ['that tells nothing', { ContactId: 'c2', Colour: 'red' }, 'unknown-shape'],
    ['cut off in the middle', '{"ContactId":"c2",', 'not-json'],
  ])('%s is rejected', (_name, input, code) => {
    expect(parseContactRecord(input, { instanceArn: INSTANCE })).toMatchObject({ ok: false, rejection: { code } });
  });
});
