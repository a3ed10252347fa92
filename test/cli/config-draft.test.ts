import { describe, expect, test } from 'vitest';
import { configDraft } from '../../cli/discover/config-draft.ts';
import type { InstanceFindings } from '../../cli/discover/read-instance.ts';
import { parseConfig } from '../../lib/config/parse-config.ts';

const ARN = 'arn:aws:connect:us-east-1:111122223333:instance/c0c0c0c0-1111-4222-8333-444455556666';
const STREAM = 'arn:aws:kinesis:us-east-1:111122223333:stream/records';
const id = (n: number) => `a11ce000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const user = (n: number, name: string, login: string) => ({ name, login, arn: `${ARN}/agent/${id(n)}` });

const found = (more: Partial<InstanceFindings> = {}): InstanceFindings => ({
  arn: ARN,
  url: 'https://example.my.connect.aws',
  saml: false,
  users: [user(1, 'Alice Adams', 'alice'), user(2, 'Bob Brown', 'bob')],
  queues: [{ name: 'Support', arn: `${ARN}/queue/${id(9)}` }],
  hours: [],
  quickConnects: [],
  flows: [],
  approvedOrigins: [],
  functions: [],
  contactRecords: null,
  agentEvents: null,
  ...more,
});

describe('a draft', () => {
  test('is a config as it stands', () => {
    const { config, notes } = configDraft(found({ contactRecords: { storageType: 'KINESIS_STREAM', streamArn: STREAM } }));
    expect(parseConfig(config, 'draft.json')).toMatchObject({
      agents: [{ name: 'Alice Adams' }, { name: 'Bob Brown' }],
      queues: [{ name: 'Support' }],
      streams: { contactRecordsArn: STREAM },
    });
    expect(notes).toEqual([]);
  });

  test('gives two of one name, and who is called like a quick connect, their login beside it', () => {
    const users = [user(1, 'Alice Adams', 'alice'), user(2, 'Alice Adams', 'alice2'), user(3, 'SUPPORT', 'support-bot')];
    const { config } = configDraft(found({ users }));
    expect(config.agents.map(({ name }) => name)).toEqual(['Alice Adams', 'Alice Adams (alice2)', 'SUPPORT (support-bot)']);
    expect(() => parseConfig(config, 'draft.json')).not.toThrow();
  });

  test.each<[string, Partial<InstanceFindings>, RegExp]>([
    ['a queue whose name a quick connect has', { quickConnects: ['Support'] }, /called "Support" already/],
    [
      'a stream that no function can read',
      { agentEvents: { storageType: 'KINESIS_FIREHOSE', streamArn: null } },
      /agentEventsArn: .*KINESIS_FIREHOSE/,
    ],
    ['an instance that people enter through an identity provider', { saml: true }, /instance\.loginUrl/],
    ['an instance that tells no address', { url: null }, /instance\.url/],
    [
      'quotas that must be raised before, with the count',
      {
        users: Array.from({ length: 90 }, (_, n) => user(n, `Agent ${n}`, `a${n}`)),
        quickConnects: Array.from({ length: 20 }, (_, n) => `Q${n}`),
      },
      /20 quick connects are there and this config adds 91: .* room for 100 .* Ask for 111/,
    ],
    [
      'too many functions',
      { functions: Array.from({ length: 49 }, (_, n) => `arn:${n}`) },
      /49 Lambda functions .* adds 2: .* room for 50/,
    ],
    ['flows of our names', { flows: ['Default outbound', 'Consult Call - waiting'] }, /give this one a "prefix"/],
    ['hours of operation', { hours: [{ name: 'Always open', arn: `${ARN}/operating-hours/${id(3)}` }] }, /"Always open" arn:aws:connect/],
  ])('notes %s', (_, more, note) => {
    expect(configDraft(found(more)).notes).toEqual([expect.stringMatching(note)]);
  });

  test('gives a queue another name where a quick connect has its, so that the deployment is not refused', () => {
    const { config } = configDraft(found({ quickConnects: ['Support'] }));
    expect(config.queues.map(({ name }) => name)).toEqual(['Support (team)']);
  });

  test('lists the origins that are approved, so that none is approved twice', () => {
    const origins = ['https://crm.example.com'];
    expect(parseConfig(configDraft(found({ approvedOrigins: origins })).config, 'draft.json').approvedBefore).toEqual(origins);
  });

  test('lays more than 400 quick connects into eight stacks, and can be read', () => {
    const { config } = configDraft(found({ users: Array.from({ length: 400 }, (_, n) => user(n, `Agent ${n}`, `a${n}`)) }));
    expect(parseConfig(config, 'draft.json').quickConnectStacks).toBe(8);
  });
});
